import { and, asc, eq, ilike, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { escapeLike } from '../../kernel/db/escape-like.ts';
import { conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import { definePaging, idKey, textKey } from '../../kernel/http/cursor.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { person } from '../people/schema.ts';
import { templateAccess } from './access.ts';
import {
  type addTemplate as addEndpoint,
  type changeTemplate as changeEndpoint,
  type listTemplates as listEndpoint,
  type TemplateView,
  templateContent,
} from './contract.ts';
import { template } from './schema.ts';

type TemplateRow = typeof template.$inferSelect;
type TemplateQuery = z.output<(typeof listEndpoint)['query']>;
type TemplatePage = z.output<(typeof listEndpoint)['answer']>;
type Named = { readonly templateId: string; readonly revision: number };

const nameOrder = sql<string>`lower(${template.name})`;
const paging = definePaging('templates', z.tuple([textKey, idKey]));

/** One page of templates by name. Throws `CURSOR_INVALID` for a place that does not exist. */
export async function listTemplates(scope: Scope, query: TemplateQuery): Promise<TemplatePage> {
  requireAnyRole(scope.actor, templateAccess.read, 'see templates');
  const rows = await selectTemplates(scope)
    .where(and(...wanted(scope, query), query.after === undefined ? undefined : isAfter(query.after)))
    .orderBy(asc(nameOrder), asc(template.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ order, row }) => [order, row.id]);
  return { templates: page.rows.map((found) => toView(scope, found)), next: page.next };
}

function isAfter(cursor: string): SQL {
  const [name, id] = paging.read(cursor);
  return sql`(${nameOrder}, ${template.id}) > (${name}::text, ${id}::uuid)`;
}

function selectTemplates(scope: Scope) {
  return scope.tx
    .select({ row: template, ownerName: person.name, order: nameOrder })
    .from(template)
    .innerJoin(person, and(eq(person.organizationId, scope.organizationId), eq(person.id, template.ownerPersonId)));
}
type FoundTemplate = Awaited<ReturnType<typeof selectTemplates>>[number];

function wanted(scope: Scope, query: TemplateQuery): (SQL | undefined)[] {
  const mine = query.owner === 'me' ? actingPersonId(scope) : null;
  const words = query.search === undefined || query.search === '' ? undefined : `%${escapeLike(query.search)}%`;
  return [
    eq(template.organizationId, scope.organizationId),
    eq(template.state, query.state),
    query.kind === undefined ? undefined : eq(template.kind, query.kind),
    query.language === undefined ? undefined : or(eq(template.language, query.language), isNull(template.language)),
    mine === null ? undefined : eq(template.ownerPersonId, mine),
    words === undefined
      ? undefined
      : or(
          ilike(template.name, words),
          ilike(sql`${template.content}->>'text'`, words),
          ilike(sql`${template.content}->>'tags'`, words),
        ),
  ];
}

/** Keeps words to use again; whoever does so owns them. Throws `TEMPLATE_EXISTS` when the name is taken. */
export async function addTemplate(scope: Scope, input: z.output<(typeof addEndpoint)['body']>): Promise<TemplateView> {
  requireAnyRole(scope.actor, templateAccess.write, 'keep templates');
  const owner = actingPersonId(scope);
  if (owner === null) throw new TypeError('templates are kept by people');
  const now = scope.services.clock.now();
  const id = newId<'template'>(now.getTime());
  await scope.tx
    .insert(template)
    .values({
      organizationId: scope.organizationId,
      id,
      ...valuesOf(input),
      ownerPersonId: owner,
      useCount: 0,
      state: 'active',
      revision: 1,
      createdAt: now,
      updatedAt: now,
    })
    .catch(refuseTwice);
  await recordEvent(scope, {
    action: 'template.added',
    object: { type: 'template', id },
    after: valuesOf(input),
    facts: { kind: input.kind },
  });
  return getTemplate(scope, id);
}

/** Changes a template. Throws `TEMPLATE_CHANGED` when it is not the revision that was read, `TEMPLATE_EXISTS`. */
export async function changeTemplate(
  scope: Scope,
  input: { templateId: string } & z.output<(typeof changeEndpoint)['body']>,
): Promise<TemplateView> {
  const before = await loadForChange(scope, input.templateId);
  await updateTemplate(scope, input, valuesOf(input));
  await recordEvent(scope, {
    action: 'template.changed',
    object: { type: 'template', id: input.templateId, version: String(input.revision + 1) },
    before: valuesOf(before),
    after: valuesOf(input),
    facts: { kind: input.kind },
  });
  return getTemplate(scope, input.templateId);
}

/** Puts a template away: it is offered no longer. Throws `TEMPLATE_CHANGED`. */
export async function archiveTemplate(scope: Scope, input: Named): Promise<TemplateView> {
  return moveTemplate(scope, input, { from: 'active', to: 'archived', action: 'template.archived' });
}

/** Brings a template back. Throws `TEMPLATE_EXISTS` when another one took its name since, `TEMPLATE_CHANGED`. */
export async function restoreTemplate(scope: Scope, input: Named): Promise<TemplateView> {
  return moveTemplate(scope, input, { from: 'archived', to: 'active', action: 'template.restored' });
}

async function moveTemplate(
  scope: Scope,
  input: Named,
  move: { from: TemplateRow['state']; to: TemplateRow['state']; action: string },
): Promise<TemplateView> {
  const { kind } = await loadForChange(scope, input.templateId);
  await updateTemplate(scope, { ...input, from: move.from }, { state: move.to });
  await recordEvent(scope, {
    action: move.action,
    object: { type: 'template', id: input.templateId },
    facts: { kind },
  });
  return getTemplate(scope, input.templateId);
}

/** Somebody put a template into a post. Its revision stays: nothing of its words changed. */
export async function countTemplateUse(scope: Scope, templateId: string): Promise<{ useCount: number }> {
  requireAnyRole(scope.actor, templateAccess.write, 'use templates');
  const [used] = await scope.tx
    .update(template)
    .set({ useCount: sql`${template.useCount} + 1`, usedAt: scope.services.clock.now() })
    .where(templateIs(scope, templateId))
    .returning({ useCount: template.useCount, kind: template.kind });
  if (used === undefined) throw notFound('template');
  await recordEvent(scope, {
    action: 'template.used',
    object: { type: 'template', id: templateId },
    facts: { kind: used.kind },
  });
  return { useCount: used.useCount };
}

/** Writes over the revision that was read, in the state that the change needs. */
async function updateTemplate(
  scope: Scope,
  input: Named & { readonly from?: TemplateRow['state'] },
  changes: Partial<TemplateRow>,
): Promise<void> {
  const changed = await scope.tx
    .update(template)
    .set({ ...changes, revision: input.revision + 1, updatedAt: scope.services.clock.now() })
    .where(
      and(
        templateIs(scope, input.templateId),
        eq(template.revision, input.revision),
        eq(template.state, input.from ?? 'active'),
      ),
    )
    .returning({ id: template.id })
    .catch(refuseTwice);
  if (changed.length === 0) throw conflict('TEMPLATE_CHANGED', 'Somebody else changed this template in the meantime.');
}

function refuseTwice(error: unknown): never {
  if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
  throw conflict('TEMPLATE_EXISTS', 'There is one with this name already.', 'Give it another name.');
}

/** A template that the acting person may change: one's own, or with a role for those of others. */
async function loadForChange(scope: Scope, templateId: string): Promise<TemplateRow> {
  requireAnyRole(scope.actor, templateAccess.write, 'change templates');
  const [row] = await scope.tx.select().from(template).where(templateIs(scope, templateId)).for('update');
  if (row === undefined) throw notFound('template');
  if (row.ownerPersonId !== actingPersonId(scope)) {
    requireAnyRole(scope.actor, templateAccess.changeOthers, 'change templates of others');
  }
  return row;
}

async function getTemplate(scope: Scope, templateId: string): Promise<TemplateView> {
  const [found] = await selectTemplates(scope).where(templateIs(scope, templateId));
  if (found === undefined) throw notFound('template');
  return toView(scope, found);
}

function templateIs(scope: Scope, templateId: string) {
  return and(eq(template.organizationId, scope.organizationId), eq(template.id, templateId));
}

function valuesOf({ kind, name, language, content }: Pick<TemplateRow, 'kind' | 'name' | 'language' | 'content'>) {
  return { kind, name, language, content };
}

function toView(scope: Scope, { row, ownerName }: FoundTemplate): TemplateView {
  const isOwn = row.ownerPersonId === actingPersonId(scope);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    language: row.language,
    // Parts that came later have their fallbacks.
    content: templateContent.parse(row.content),
    ownerPersonId: row.ownerPersonId,
    ownerName,
    mayChange: hasAnyRole(scope.actor, isOwn ? templateAccess.write : templateAccess.changeOthers),
    useCount: row.useCount,
    usedAt: row.usedAt?.toISOString() ?? null,
    state: row.state,
    revision: row.revision,
    updatedAt: row.updatedAt.toISOString(),
  };
}
