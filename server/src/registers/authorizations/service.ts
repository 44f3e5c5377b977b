import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { open, seal, sealJson } from '../../kernel/crypto/seal.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { definePaging, idKey } from '../../kernel/http/cursor.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { authorizationAccess } from './access.ts';
import { queueSending } from './chart/queue-sending.ts';
import type { AuthorizationView, listAuthorizations as listEndpoint, SubjectView } from './contract.ts';
import { noteEnds } from './ends/note-ends.ts';
import { planQuestion } from './ends/plan-question.ts';
import { planNotices } from './jobs.ts';
import { authorizationMedium, signedAuthorization } from './schema.ts';
import type { StoredFacts } from './stored-facts.ts';
import { findSubjects } from './subjects.ts';
import { type AuthorizationRow, factsPlace, viewAuthorizations } from './view-authorizations.ts';

export { authorizationAccess } from './access.ts';
export type { WhereUsed } from './asking/own-view.ts';
export { authorizationEnded } from './events.ts';
export { type HouseRules, loadHouseRules } from './house-rules.ts';
export { type PersonVerdict, type Picture, readPersons } from './judge-persons.ts';
export type { PictureUse } from './judge-use.ts';
export { type NamedAuthorization, readNamed } from './read-named.ts';

export type KeptDocument = {
  readonly subject: SubjectView;
  readonly requestId: string | null;
  readonly language: AuthorizationRow['language'];
  readonly facts: StoredFacts;
  readonly signerName: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly signedAt: Date;
};

/** Keeps what was signed: its facts and its document, sealed, and the pictures that it covers. */
export async function keepAuthorization(scope: Scope, kept: KeptDocument): Promise<string> {
  const { organizationId, services } = scope;
  const { facts } = kept;
  const id = newId<'authorization'>(kept.signedAt.getTime());
  await scope.tx.insert(signedAuthorization).values({
    organizationId,
    id,
    subjectId: kept.subject.id,
    requestId: kept.requestId,
    kind: facts.kind,
    language: kept.language,
    medium: facts.signature?.medium ?? 'paper',
    factsSealed: sealJson(services.keyring, { facts, signerName: kept.signerName }, factsPlace(organizationId, id)),
    documentSealed: seal(services.keyring, kept.pdf, documentPlace(scope, id)),
    documentSha256: kept.sha256,
    signedAt: kept.signedAt,
    expiresAt: facts.expiry?.kind === 'date' ? facts.expiry.at : null,
    endsKnown: true,
  });
  if (facts.mediaSha256.length > 0) {
    await scope.tx
      .insert(authorizationMedium)
      .values(facts.mediaSha256.map((sha256) => ({ organizationId, authorizationId: id, sha256 })));
  }
  await noteEnds(scope, [{ authorizationId: id, facts }]);
  if (facts.expiry?.kind === 'event') await planQuestion(scope, { authorizationId: id, signedAt: kept.signedAt });
  await planNotices(scope, { authorizationId: id, authorization: facts });
  await recordEvent(scope, {
    action: 'authorization.signed',
    object: { type: 'authorization', id, sha256: kept.sha256 },
    facts: {
      kind: facts.kind,
      request: kept.requestId,
      pictures: facts.mediaSha256.length,
      channels: facts.channelIds.length,
    },
  });
  await queueSending(scope, id);
  return id;
}

const paging = definePaging('authorizations', z.tuple([idKey]));

/** Signed permissions, the newest first. */
export async function listAuthorizations(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<z.output<(typeof listEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see permissions');
  const rows = await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .where(
      and(
        eq(signedAuthorization.organizationId, scope.organizationId),
        query.subject === undefined ? undefined : eq(signedAuthorization.subjectId, query.subject),
        query.after === undefined ? undefined : lt(signedAuthorization.id, paging.read(query.after)[0]),
      ),
    )
    .orderBy(desc(signedAuthorization.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ id }) => [id]);
  const ids = page.rows.map(({ id }) => id);
  return { authorizations: await viewAuthorizations(scope, ids), next: page.next };
}

/** Those of these ids under which a permission was signed. */
export async function authorizationsThatAre(scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .where(
      and(eq(signedAuthorization.organizationId, scope.organizationId), inArray(signedAuthorization.id, [...ids])),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Ids of the permissions that were signed last, the newest first. */
export async function newestAuthorizations(scope: Scope, most: number): Promise<string[]> {
  const rows = await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .where(eq(signedAuthorization.organizationId, scope.organizationId))
    .orderBy(desc(signedAuthorization.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** Pictures that a permission covers, by the hash of their bytes. Throws `NOT_FOUND`. */
export async function basisOfAuthorization(scope: Scope, authorizationId: string): Promise<string[]> {
  if ((await authorizationsThatAre(scope, [authorizationId])).size === 0) throw notFound('permission');
  const rows = await scope.tx
    .select({ sha256: authorizationMedium.sha256 })
    .from(authorizationMedium)
    .where(
      and(
        eq(authorizationMedium.organizationId, scope.organizationId),
        eq(authorizationMedium.authorizationId, authorizationId),
      ),
    );
  return rows.map(({ sha256 }) => sha256);
}

/** The same of many: pictures by permission; one without pictures is left out. */
export async function basisOfAuthorizations(
  scope: Scope,
  ids: readonly string[],
): Promise<readonly { readonly authorizationId: string; readonly sha256: string }[]> {
  if (ids.length === 0) return [];
  return scope.tx
    .select({ authorizationId: authorizationMedium.authorizationId, sha256: authorizationMedium.sha256 })
    .from(authorizationMedium)
    .where(
      and(
        eq(authorizationMedium.organizationId, scope.organizationId),
        inArray(authorizationMedium.authorizationId, [...ids]),
      ),
    );
}

/** Names of people whose permission was asked, by id. */
export async function subjectNames(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const subjects = await findSubjects(scope, ids);
  return new Map([...subjects].map(([id, { name }]) => [id, name]));
}

/** Throws `NOT_FOUND`. */
export async function getAuthorization(scope: Scope, authorizationId: string): Promise<AuthorizationView> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see permissions');
  return viewOne(scope, authorizationId);
}

async function viewOne(scope: Scope, authorizationId: string): Promise<AuthorizationView> {
  const [view] = await viewAuthorizations(scope, [authorizationId]);
  if (view === undefined) throw notFound('permission');
  return view;
}

/** The sealed document. */
export async function readDocument(scope: Scope, authorizationId: string): Promise<Uint8Array> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see what was signed');
  const pdf = await openDocument(scope, authorizationId);
  await recordEvent(scope, { action: 'authorization.read', object: { type: 'authorization', id: authorizationId } });
  return pdf;
}

export async function openDocument(scope: Scope, authorizationId: string): Promise<Uint8Array> {
  const [row] = await scope.tx
    .select({ sealed: signedAuthorization.documentSealed })
    .from(signedAuthorization)
    .where(authorizationIs(scope, authorizationId));
  if (row === undefined) throw notFound('permission');
  return open(scope.services.keyring, row.sealed, documentPlace(scope, authorizationId));
}

/** Tells that whoever signed was given a copy on paper. The first copy counts. */
export async function recordCopy(scope: Scope, authorizationId: string): Promise<AuthorizationView> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'tell of a copy');
  await noteCopy(scope, { authorizationId, way: 'paper' });
  return viewOne(scope, authorizationId);
}

/** Writes down when the first copy was given, once; `at` left out is now. Throws `NOT_FOUND`. */
export async function noteCopy(
  scope: Scope,
  copy: { authorizationId: string; way: 'page' | 'paper'; at?: Date },
): Promise<void> {
  const { authorizationId, way } = copy;
  const [row] = await scope.tx
    .select({ copyDeliveredAt: signedAuthorization.copyDeliveredAt })
    .from(signedAuthorization)
    .where(authorizationIs(scope, authorizationId))
    .for('update');
  if (row === undefined) throw notFound('permission');
  if (row.copyDeliveredAt !== null) return;
  await scope.tx
    .update(signedAuthorization)
    .set({ copyDeliveredAt: copy.at ?? scope.services.clock.now(), copyWay: way })
    .where(authorizationIs(scope, authorizationId));
  await recordEvent(scope, {
    action: 'authorization.copied',
    object: { type: 'authorization', id: authorizationId },
    facts: { way },
  });
  // Not before somebody has a copy does it hold.
  await queueSending(scope, authorizationId);
}

function authorizationIs({ organizationId }: Pick<Scope, 'organizationId'>, authorizationId: string) {
  return and(eq(signedAuthorization.organizationId, organizationId), eq(signedAuthorization.id, authorizationId));
}

function documentPlace({ organizationId }: Pick<Scope, 'organizationId'>, id: string): string {
  return `signed_authorization.document:${organizationId}:${id}`;
}
