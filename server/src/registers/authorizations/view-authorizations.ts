import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { openJson } from '../../kernel/crypto/seal.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { media } from '../media/schema.ts';
import { namesOf } from '../people/service.ts';
import type { AuthorizationView, WithdrawalView } from './contract.ts';
import { authorizationTelling } from './ends/schema.ts';
import type { Authorization, Use, Withdrawal } from './facts.ts';
import { readVersion } from './forms/fill-form.ts';
import { authorizationWithdrawal, signedAuthorization } from './schema.ts';
import { judgeAtLarge } from './state.ts';
import { expiryWith, type StoredFacts, storedFacts } from './stored-facts.ts';
import { findSubjects } from './subjects.ts';

export type AuthorizationRow = typeof signedAuthorization.$inferSelect;
type TellingRow = typeof authorizationTelling.$inferSelect;
type WithdrawalRow = typeof authorizationWithdrawal.$inferSelect;

export type LoadedAuthorization = {
  readonly row: Omit<AuthorizationRow, 'documentSealed'>;
  readonly signerName: string;
  readonly facts: StoredFacts;
  readonly withdrawals: readonly WithdrawalRow[];
  /** That the event with which it ends has happened; null where nobody told. */
  readonly telling: TellingRow | null;
  readonly authorization: Authorization;
};

/** What `factsSealed` holds. */
export const storedAuthorization = z.object({ facts: storedFacts, signerName: z.string() });

/** Sealed facts belong to this row alone. */
export function factsPlace(organizationId: string, id: string): string {
  return `signed_authorization.facts:${organizationId}:${id}`;
}

/** Permissions by id with all that their worth depends on, in the order that was asked for. */
export async function loadAuthorizations(scope: Scope, ids: readonly string[]): Promise<LoadedAuthorization[]> {
  if (ids.length === 0) return [];
  const { documentSealed: _document, ...columns } = getTableColumns(signedAuthorization);
  const rows = await scope.tx
    .select(columns)
    .from(signedAuthorization)
    .where(
      and(eq(signedAuthorization.organizationId, scope.organizationId), inArray(signedAuthorization.id, [...ids])),
    );
  const withdrawals = await withdrawalsOf(scope, ids);
  const tellings = await tellingsOf(scope, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const opened = openJson(scope.services.keyring, row.factsSealed, factsPlace(row.organizationId, id));
    const { facts, signerName } = storedAuthorization.parse(opened);
    const own = withdrawals.filter(({ authorizationId }) => authorizationId === id);
    const { copyDeliveredAt } = row;
    const telling = tellings.get(id) ?? null;
    const expiry = expiryWith(facts, telling?.happenedAt ?? null);
    return [
      {
        row,
        signerName,
        facts,
        withdrawals: own,
        telling,
        authorization: { ...facts, expiry, copyDeliveredAt, withdrawals: own.map(toWithdrawal) },
      },
    ];
  });
}

async function withdrawalsOf(scope: Scope, ids: readonly string[]): Promise<WithdrawalRow[]> {
  return scope.tx
    .select()
    .from(authorizationWithdrawal)
    .where(
      and(
        eq(authorizationWithdrawal.organizationId, scope.organizationId),
        inArray(authorizationWithdrawal.authorizationId, [...ids]),
      ),
    )
    .orderBy(asc(authorizationWithdrawal.receivedAt), asc(authorizationWithdrawal.id));
}

async function tellingsOf(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, TellingRow>> {
  const rows = await scope.tx
    .select()
    .from(authorizationTelling)
    .where(
      and(
        eq(authorizationTelling.organizationId, scope.organizationId),
        inArray(authorizationTelling.authorizationId, [...ids]),
      ),
    );
  return new Map(rows.map((row) => [row.authorizationId, row]));
}

function toWithdrawal({ receivedAt, mediaSha256, channelIds }: WithdrawalRow): Withdrawal {
  return {
    receivedAt,
    ...(mediaSha256 === null ? {} : { mediaSha256 }),
    ...(channelIds === null ? {} : { channelIds }),
  };
}

/** Permissions as people see them, with what each is worth now for all that it covers together. */
export async function viewAuthorizations(scope: Scope, ids: readonly string[]): Promise<AuthorizationView[]> {
  const loaded = await loadAuthorizations(scope, ids);
  const subjects = await findSubjects(
    scope,
    loaded.map(({ row }) => row.subjectId),
  );
  const mediaIds = await mediaIdsOf(
    scope,
    loaded.flatMap(({ facts }) => facts.mediaSha256),
  );
  const names = await namesOf(scope);
  const now = scope.services.clock.now();
  return loaded.flatMap(({ row, facts, signerName, withdrawals, telling, authorization }) => {
    const subject = subjects.get(row.subjectId);
    if (subject === undefined) return [];
    const { state, reasons } = judgeAtLarge(authorization, useOfAll(authorization, now));
    return [
      {
        id: row.id,
        subject,
        kind: row.kind,
        language: row.language,
        medium: row.medium,
        state,
        reasons: [...reasons],
        signerName,
        signerRole: facts.signature?.signer.role ?? 'subject',
        signedAt: row.signedAt.toISOString(),
        expiresAt: row.expiresAt?.toISOString() ?? null,
        event: viewEvent(facts, telling, names),
        form: formOfStatements(facts),
        infoScope: [...facts.infoScope],
        purposes: [...facts.purposes],
        channelIds: [...facts.channelIds],
        media: facts.mediaSha256.map((sha256) => ({ mediaId: mediaIds.get(sha256) ?? null, sha256 })),
        copyDeliveredAt: row.copyDeliveredAt?.toISOString() ?? null,
        documentSha256: row.documentSha256,
        withdrawals: withdrawals.map((one) => viewWithdrawal(one, names)),
      },
    ];
  });
}

/**
 * All at once that it covers and that was not taken back by itself, for its first purpose and place: what it is worth before
 * anybody says what for.
 */
export function useOfAll(authorization: Authorization, at: Date): Use {
  const { infoScope, purposes, disclosers, withdrawals } = authorization;
  const takenBack = new Set(
    withdrawals.flatMap(({ mediaSha256 = [], channelIds = [] }) => [...mediaSha256, ...channelIds]),
  );
  const isLeft = (one: string) => !takenBack.has(one);
  const channelIds = authorization.channelIds.filter(isLeft);
  return {
    at,
    infoScope,
    mediaSha256: authorization.mediaSha256.filter(isLeft),
    // Where there is none, that is told by the elements for purposes and recipients.
    purpose: purposes[0] ?? 'education',
    channelId: channelIds[0] ?? authorization.channelIds[0] ?? '',
    discloser: disclosers[0] ?? '',
    jurisdictions: [],
    isOfPatient: false,
    isOfPart2Program: false,
    persons: { seen: 0, cleared: 0 },
    text: '',
    conditionsMet: [],
  };
}

/** With what it ends, in the words that were signed, and since when that has happened. */
function viewEvent(
  { expiry }: StoredFacts,
  telling: TellingRow | null,
  names: ReadonlyMap<string, string>,
): AuthorizationView['event'] {
  if (expiry?.kind !== 'event') return null;
  return {
    words: expiry.event,
    telling:
      telling === null
        ? null
        : {
            id: telling.id,
            happenedAt: telling.happenedAt.toISOString(),
            toldAt: telling.toldAt.toISOString(),
            toldByName: names.get(telling.toldBy) ?? '',
          },
  };
}

/** Every statement of a document is of the form that was signed; a paper has no version of one. */
function formOfStatements({ statements }: StoredFacts): AuthorizationView['form'] {
  const [version] = Object.values(statements);
  return version === undefined ? null : readVersion(version);
}

function viewWithdrawal(row: WithdrawalRow, names: ReadonlyMap<string, string>): WithdrawalView {
  return {
    id: row.id,
    receivedAt: row.receivedAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    recordedByName: row.recordedBy === null ? null : (names.get(row.recordedBy) ?? ''),
    way: row.way,
    mediaSha256: row.mediaSha256,
    channelIds: row.channelIds,
  };
}

/** One image for each hash: the same bytes may have been added more than once. */
async function mediaIdsOf(scope: Scope, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await scope.tx
    .select({ id: media.id, sha256: media.sha256 })
    .from(media)
    .where(and(eq(media.organizationId, scope.organizationId), inArray(media.sha256, [...new Set(hashes)])));
  return new Map(rows.map(({ id, sha256 }) => [sha256, id]));
}
