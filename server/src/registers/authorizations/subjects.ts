import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { definePaging, idKey } from '../../kernel/http/cursor.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { authorizationAccess } from './access.ts';
import type { listSubjects as listEndpoint, SubjectInput, SubjectView } from './contract.ts';
import { subjectView } from './contract.ts';
import { authorizationSubject } from './schema.ts';

type SubjectRow = typeof authorizationSubject.$inferSelect;

const details = subjectView.omit({ id: true, kind: true });

/** Keeps whose permission is asked; name and dates sealed. */
export async function keepSubject(scope: Scope, input: SubjectInput): Promise<SubjectView> {
  const by = actingPersonId(scope);
  if (by === null) throw new TypeError('people ask for permissions');
  const now = scope.services.clock.now();
  const id = newId<'subject'>(now.getTime());
  const { kind, ...told } = input;
  await scope.tx.insert(authorizationSubject).values({
    organizationId: scope.organizationId,
    id,
    kind,
    detailsSealed: sealJson(scope.services.keyring, told, placeOf(scope.organizationId, id)),
    createdBy: by,
    createdAt: now,
  });
  return { id, ...input };
}

/** Throws `NOT_FOUND`. */
export async function getSubject(scope: Scope, subjectId: string): Promise<SubjectView> {
  const found = (await findSubjects(scope, [subjectId])).get(subjectId);
  if (found === undefined) throw notFound('person');
  return found;
}

export async function findSubjects(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectView>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.tx
    .select()
    .from(authorizationSubject)
    .where(
      and(
        eq(authorizationSubject.organizationId, scope.organizationId),
        inArray(authorizationSubject.id, [...new Set(ids)]),
      ),
    );
  return new Map(rows.map((row) => [row.id, toView(scope, row)]));
}

const paging = definePaging('authorization-subjects', z.tuple([idKey]));

/** People whose permission was asked, the newest first. */
export async function listSubjects(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<z.output<(typeof listEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see whose permission was asked');
  const before = query.after === undefined ? undefined : lt(authorizationSubject.id, paging.read(query.after)[0]);
  const rows = await scope.tx
    .select()
    .from(authorizationSubject)
    .where(and(eq(authorizationSubject.organizationId, scope.organizationId), before))
    .orderBy(desc(authorizationSubject.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ id }) => [id]);
  return { subjects: page.rows.map((row) => toView(scope, row)), next: page.next };
}

function toView({ services }: Scope, row: SubjectRow): SubjectView {
  const told = openJson(services.keyring, row.detailsSealed, placeOf(row.organizationId, row.id));
  return { id: row.id, kind: row.kind, ...details.parse(told) };
}

function placeOf(organizationId: string, id: string): string {
  return `authorization_subject.details:${organizationId}:${id}`;
}
