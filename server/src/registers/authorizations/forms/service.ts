import { createHash } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { canonicalJson } from '../../../kernel/audit/leaf.ts';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { readOrganization } from '../../org/service.ts';
import { namesOf } from '../../people/service.ts';
import { authorizationAccess } from '../access.ts';
import { type InstrumentKind, instrumentKind } from '../contract.ts';
import { houseFormDraft, houseFormVersion } from '../schema.ts';
import {
  type CheckedForm,
  type FormContent,
  type FormReading,
  type FormVersionView,
  formContent,
  frozenForm,
  type getForm as getEndpoint,
  type HouseFormView,
  type saveFormDraft as saveEndpoint,
  type getFormVersion as versionEndpoint,
} from './contract.ts';
import { formOf, shippedForm } from './forms.ts';
import {
  blanksOfKind,
  checkForm,
  contentOfFrozen,
  contentOfShipped,
  freezeForm,
  palette,
  usedFormOf,
} from './house-form.ts';
import { readingOf } from './reading.ts';

type VersionRow = typeof houseFormVersion.$inferSelect;
type OfKind = { readonly kind: InstrumentKind };
type OfVersion = OfKind & { readonly number: number };
type OfRevision = OfKind & { readonly revision: number };

/** The form of each kind: what Bedside brings, what the house published, and what it is writing. */
export async function listForms(scope: Scope): Promise<HouseFormView[]> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see the forms for permissions');
  return viewForms(scope, instrumentKind.options);
}

/** One form, with what a house may choose from. Where there is no draft, what a new one would begin from. */
export async function getForm(scope: Scope, kind: InstrumentKind): Promise<z.output<(typeof getEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see the forms for permissions');
  const draft = await findDraft(scope, kind);
  const [newest] = (await versionsOf(scope, kind)).filter(({ retiredAt }) => retiredAt === null);
  const begun = newest === undefined ? contentOfShipped(kind) : contentOfFrozen(kind, frozenForm.parse(newest.content));
  return {
    form: await viewOne(scope, kind),
    content: draft === null ? begun : readContent(draft),
    revision: draft?.revision ?? 0,
    palette: palette(kind),
    blanks: [...blanksOfKind(kind)],
  };
}

/** What keeps a form from being used, and how it would be shown. Nothing is kept. */
export async function checkHouseForm(scope: Scope, input: OfKind & { content: FormContent }): Promise<CheckedForm> {
  requireAnyRole(scope.actor, authorizationAccess.writeForms, 'write forms for permissions');
  const { kind, content } = input;
  const { name } = await readOrganization(scope);
  return {
    faults: [...checkForm(kind, content)],
    reading: readingOf(usedFormOf(kind, 1, freezeForm(kind, content)), name),
  };
}

/** One published form. Throws `NOT_FOUND`. */
export async function getFormVersion(
  scope: Scope,
  { kind, number }: OfVersion,
): Promise<z.output<(typeof versionEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see the forms for permissions');
  const row = (await versionsOf(scope, kind)).find((one) => one.number === number);
  const version = (await viewOne(scope, kind)).versions.find((one) => one.number === number);
  const { name } = await readOrganization(scope);
  const reading = row === undefined ? null : readVersion(row, name);
  if (row === undefined || version === undefined || reading === null) throw notFound('version');
  return { version, content: contentOfFrozen(kind, frozenForm.parse(row.content)), reading };
}

/** Keeps what the house is writing, whether it can be used yet or not. Throws `FORM_CHANGED_MEANWHILE`. */
export async function saveFormDraft(
  scope: Scope,
  input: OfRevision & { content: FormContent },
): Promise<z.output<(typeof saveEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.writeForms, 'write forms for permissions');
  const { kind, content, revision } = input;
  const { organizationId } = scope;
  const stamp = { revision: revision + 1, updatedBy: personIn(scope), updatedAt: scope.services.clock.now() };
  const kept =
    revision === 0
      ? await scope.tx
          .insert(houseFormDraft)
          .values({ organizationId, kind, content, ...stamp })
          .onConflictDoNothing()
          .returning({ kind: houseFormDraft.kind })
      : await scope.tx
          .update(houseFormDraft)
          .set({ content, ...stamp })
          .where(draftIs(scope, { kind, revision }))
          .returning({ kind: houseFormDraft.kind });
  if (kept.length === 0) throw changedMeanwhile();
  const faults = [...checkForm(kind, content)];
  await recordEvent(scope, {
    action: 'house_form.drafted',
    object: { type: 'house_form', id: kind, version: `draft-${stamp.revision}`, sha256: hashOf(content) },
    facts: { faults: faults.length },
  });
  return { revision: stamp.revision, faults };
}

/** Throws away what the house was writing. Throws `FORM_CHANGED_MEANWHILE`. */
export async function discardFormDraft(scope: Scope, input: OfRevision): Promise<HouseFormView> {
  requireAnyRole(scope.actor, authorizationAccess.writeForms, 'write forms for permissions');
  const { content } = await takeDraft(scope, input);
  await recordEvent(scope, {
    action: 'house_form.discarded',
    object: { type: 'house_form', id: input.kind, version: `draft-${input.revision}`, sha256: hashOf(content) },
  });
  return viewOne(scope, input.kind);
}

/**
 * Publishes the draft as the next version. What was sent before is signed as it was sent.
 * @throws `FORM_NOT_READY` with every reason, `FORM_CHANGED_MEANWHILE`
 */
export async function publishForm(scope: Scope, input: OfRevision): Promise<HouseFormView> {
  requireAnyRole(scope.actor, authorizationAccess.writeForms, 'publish forms for permissions');
  const { kind } = input;
  const content = readContent(await takeDraft(scope, input));
  const faults = checkForm(kind, content);
  if (faults.length > 0) {
    throw unprocessable({
      code: 'FORM_NOT_READY',
      message: 'This form cannot be used yet.',
      remedy: 'Look at what the editor tells of it, and set it right.',
      details: { faults },
    });
  }
  const frozen = freezeForm(kind, content);
  const number = ((await versionsOf(scope, kind))[0]?.number ?? 0) + 1;
  const sha256 = hashOf(frozen);
  const [published] = await scope.tx
    .insert(houseFormVersion)
    .values({
      organizationId: scope.organizationId,
      kind,
      number,
      content: frozen,
      sha256,
      publishedBy: personIn(scope),
      publishedAt: scope.services.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ number: houseFormVersion.number });
  if (published === undefined) throw changedMeanwhile();
  await recordEvent(scope, {
    action: 'house_form.published',
    object: { type: 'house_form', id: kind, version: String(number), sha256 },
    after: { title: frozen.title, counsel: frozen.counsel },
  });
  return viewOne(scope, kind);
}

/** Uses a version no more. Throws `ALREADY_RETIRED`, `NOT_FOUND`. */
export async function retireForm(scope: Scope, { kind, number }: OfVersion): Promise<HouseFormView> {
  requireAnyRole(scope.actor, authorizationAccess.writeForms, 'retire forms for permissions');
  const [retired] = await scope.tx
    .update(houseFormVersion)
    .set({ retiredBy: personIn(scope), retiredAt: scope.services.clock.now() })
    .where(
      and(
        eq(houseFormVersion.organizationId, scope.organizationId),
        eq(houseFormVersion.kind, kind),
        eq(houseFormVersion.number, number),
        isNull(houseFormVersion.retiredAt),
      ),
    )
    .returning({ sha256: houseFormVersion.sha256 });
  if (retired === undefined) {
    const isThere = (await versionsOf(scope, kind)).some((one) => one.number === number);
    if (!isThere) throw notFound('version');
    throw conflict('ALREADY_RETIRED', 'This version was retired already.');
  }
  await recordEvent(scope, {
    action: 'house_form.retired',
    object: { type: 'house_form', id: kind, version: String(number), sha256: retired.sha256 },
  });
  return viewOne(scope, kind);
}

async function takeDraft(scope: Scope, { kind, revision }: OfRevision): Promise<{ content: unknown }> {
  const [draft] = await scope.tx
    .delete(houseFormDraft)
    .where(draftIs(scope, { kind, revision }))
    .returning({ content: houseFormDraft.content });
  if (draft !== undefined) return draft;
  if ((await findDraft(scope, kind)) === null) throw notFound('draft');
  throw changedMeanwhile();
}

async function findDraft(scope: Scope, kind: InstrumentKind) {
  const [draft] = await scope.tx
    .select()
    .from(houseFormDraft)
    .where(and(eq(houseFormDraft.organizationId, scope.organizationId), eq(houseFormDraft.kind, kind)));
  return draft ?? null;
}

/** The newest first. */
function versionsOf(scope: Scope, kind: InstrumentKind): Promise<VersionRow[]> {
  return scope.tx
    .select()
    .from(houseFormVersion)
    .where(and(eq(houseFormVersion.organizationId, scope.organizationId), eq(houseFormVersion.kind, kind)))
    .orderBy(desc(houseFormVersion.number));
}

async function viewOne(scope: Scope, kind: InstrumentKind): Promise<HouseFormView> {
  const [view] = await viewForms(scope, [kind]);
  if (view === undefined) throw notFound('form');
  return view;
}

async function viewForms(scope: Scope, kinds: readonly InstrumentKind[]): Promise<HouseFormView[]> {
  const { organizationId } = scope;
  const [{ name: house }, names] = [await readOrganization(scope), await namesOf(scope)];
  const versions = await scope.tx
    .select()
    .from(houseFormVersion)
    .where(eq(houseFormVersion.organizationId, organizationId))
    .orderBy(desc(houseFormVersion.number));
  const drafts = await scope.tx.select().from(houseFormDraft).where(eq(houseFormDraft.organizationId, organizationId));
  return kinds.map((kind) => {
    const own = versions.filter((row) => row.kind === kind);
    const used = own.find(({ retiredAt }) => retiredAt === null);
    const draft = drafts.find((row) => row.kind === kind);
    const { title, version } = shippedForm(kind);
    return {
      kind,
      shipped: { version, title, ...toldOf(readingOf(shippedForm(kind), house)), isUsed: used === undefined },
      requires: [...formOf(kind).requires],
      versions: own.map((row) => ({ ...viewVersion(row, { house, names }), isUsed: row === used })),
      draft:
        draft === undefined
          ? null
          : {
              revision: draft.revision,
              updatedByName: names.get(draft.updatedBy) ?? '',
              updatedAt: draft.updatedAt.toISOString(),
              faults: checkForm(kind, readContent(draft)).length,
            },
    };
  });
}

function viewVersion(
  row: VersionRow,
  { house, names }: { house: string; names: ReadonlyMap<string, string> },
): Omit<FormVersionView, 'isUsed'> {
  return {
    number: row.number,
    publishedByName: names.get(row.publishedBy) ?? '',
    publishedAt: row.publishedAt.toISOString(),
    counsel: frozenForm.parse(row.content).counsel,
    sha256: row.sha256,
    ...toldOf(readVersion(row, house)),
    retiredByName: row.retiredBy === null ? null : (names.get(row.retiredBy) ?? ''),
    retiredAt: row.retiredAt?.toISOString() ?? null,
  };
}

function readVersion(row: VersionRow, house: string): FormReading | null {
  return readingOf(usedFormOf(row.kind, row.number, frozenForm.parse(row.content)), house);
}

function toldOf(reading: FormReading | null) {
  const grades = { en: reading?.en.readingGrade ?? null, es: reading?.es.readingGrade ?? null };
  return { grades, covers: reading?.covers ?? [] };
}

const readContent = ({ content }: { content: unknown }): FormContent => formContent.parse(content);

function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

function draftIs({ organizationId }: Scope, { kind, revision }: OfRevision) {
  return and(
    eq(houseFormDraft.organizationId, organizationId),
    eq(houseFormDraft.kind, kind),
    eq(houseFormDraft.revision, revision),
  );
}

function changedMeanwhile() {
  return conflict(
    'FORM_CHANGED_MEANWHILE',
    'Somebody else changed this form meanwhile.',
    'Read the page again, then change what is still to be changed.',
  );
}

function personIn(scope: Scope): string {
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people write forms.');
  return by;
}
