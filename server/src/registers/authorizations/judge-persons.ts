import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { openJson } from '../../kernel/crypto/seal.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { type AuthorizationState, subjectKind } from './contract.ts';
import type { Authorization, Withdrawal } from './facts.ts';
import { judgeUse, type PictureUse } from './judge-use.ts';
import { judgeAuthorization, type Reason, type Verdict } from './state.ts';
import { expiryWith } from './stored-facts.ts';
import { factsPlace, storedAuthorization, useOfAll } from './view-authorizations.ts';

/** One picture by the hash of its bytes, and that of the picture that it was cut from; null where it was not. */
export type Picture = { readonly own: string; readonly origin: string | null };

/** Whether somebody who is to be seen in a picture said yes to this use of it. */
export type PersonVerdict = {
  /** Which of the pictures that were asked about, by its place. */
  readonly picture: number;
  readonly subjectId: string;
  /** The permission that serves best; null where there is none. */
  readonly best: {
    readonly authorizationId: string;
    readonly state: AuthorizationState;
    readonly reasons: readonly Reason[];
  } | null;
};

const row = z.object({
  subject_id: z.string(),
  subject_kind: subjectKind,
  id: z.string().nullable(),
  covers: z.string().nullable(),
  facts_sealed: z.instanceof(Uint8Array).nullable(),
  copy_delivered_at: z.coerce.date().nullable(),
  event_at: z.coerce.date().nullable(),
  withdrawals: z
    .array(
      z.object({
        received_at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
        media_sha256: z.array(z.string()).nullable(),
        channel_ids: z.array(z.string()).nullable(),
      }),
    )
    .nullable(),
});
type Row = z.output<typeof row>;

/** Everybody who is to be seen in these pictures, with what the best of their permissions is worth for this use now. */
export async function judgePersons(
  scope: Scope,
  { pictures, use }: { pictures: readonly Picture[]; use: PictureUse | null },
): Promise<readonly PersonVerdict[]> {
  return (await readPersons(scope, pictures))(use);
}

/**
 * Everybody who is to be seen in these pictures, to be judged for any number of uses. One question to the database for each
 * picture, whatever the number of people and permissions; all are asked together.
 */
export async function readPersons(
  scope: Scope,
  pictures: readonly Picture[],
): Promise<(use: PictureUse | null) => readonly PersonVerdict[]> {
  const at = scope.services.clock.now();
  const found = await Promise.all(
    pictures.map(async (one, picture) => {
      const rows = await readRows(scope, one);
      const subjectIds = [...new Set(rows.map(({ subject_id }) => subject_id))];
      return subjectIds.map((subjectId) => ({
        picture,
        subjectId,
        candidates: candidatesOf(
          scope,
          rows.filter(({ subject_id }) => subject_id === subjectId),
        ),
      }));
    }),
  );
  const persons = found.flat();
  return (use) =>
    persons.map(({ picture, subjectId, candidates }) => ({
      picture,
      subjectId,
      best: bestOf(candidates, { use, at }),
    }));
}

/**
 * Two hashes in any case, so that it is one statement, which the database plans once: with a list of hashes it would plan
 * anew each time, which takes five times as long as running it.
 */
async function readRows({ tx, organizationId }: Scope, { own, origin }: Picture): Promise<readonly Row[]> {
  const either = sql`(${own}, ${origin ?? own})`;
  const { rows } = await tx.execute(sql`
    select p.subject_id, s.kind as subject_kind, a.id, m.sha256 as covers, a.facts_sealed, a.copy_delivered_at,
           (select e.happened_at from authorization_telling e
             where e.organization_id = a.organization_id and e.authorization_id = a.id) as event_at,
           (select json_agg(json_build_object('received_at', w.received_at, 'media_sha256', w.media_sha256, 'channel_ids', w.channel_ids))
              from authorization_withdrawal w where w.organization_id = a.organization_id and w.authorization_id = a.id) as withdrawals
      from pictured_person p
      join authorization_subject s on s.organization_id = p.organization_id and s.id = p.subject_id
      left join (authorization_medium m join signed_authorization a
                   on a.organization_id = m.organization_id and a.id = m.authorization_id)
        on m.organization_id = p.organization_id and m.sha256 in ${either} and a.subject_id = p.subject_id
     where p.organization_id = ${organizationId}::uuid and p.sha256 in ${either} and p.removed_at is null`);
  return rows.map((one) => row.parse(one));
}

/** What serves best first. */
const bestFirst: readonly AuthorizationState[] = [
  'valid',
  'not_yet',
  'not_covering',
  'incomplete',
  'defective',
  'expired',
  'revoked',
];

type Asked = { readonly use: PictureUse | null; readonly at: Date };

type Candidate = Held & { readonly id: string; readonly authorization: Authorization };

/** Permissions of one person, opened once, each with a picture that it covers. */
function candidatesOf(scope: Scope, rows: readonly Row[]): readonly Candidate[] {
  const opened = new Map<string, Authorization>();
  return rows.flatMap((found) => {
    const { id, covers } = found;
    if (id === null || covers === null || found.facts_sealed === null) return [];
    const authorization = opened.get(id) ?? authorizationOf(scope, found);
    opened.set(id, authorization);
    return [{ id, covers, authorization, isOfPatient: found.subject_kind === 'patient' }];
  });
}

function bestOf(candidates: readonly Candidate[], asked: Asked): PersonVerdict['best'] {
  const judged = new Map<string, NonNullable<PersonVerdict['best']>>();
  for (const { id, authorization, ...held } of candidates) {
    const verdict = judge(authorization, { ...asked, ...held });
    const before = judged.get(id);
    // A cut picture may be covered by itself, or by the whole that it was cut from.
    if (before === undefined || isBetter(verdict.state, before.state))
      judged.set(id, { authorizationId: id, ...verdict });
  }
  return [...judged.values()].toSorted((one, other) => rankOf(one.state) - rankOf(other.state))[0] ?? null;
}

/** Which picture a permission is held against, and whether it shows a patient. */
type Held = { readonly covers: string; readonly isOfPatient: boolean };

const rankOf = (state: AuthorizationState) => bestFirst.indexOf(state);
const isBetter = (one: AuthorizationState, other: AuthorizationState) => rankOf(one) < rankOf(other);

function judge(authorization: Authorization, { use, at, covers, isOfPatient }: Asked & Held): Verdict {
  if (use === null) {
    return judgeAuthorization(authorization, { ...useOfAll(authorization, at), mediaSha256: [covers], isOfPatient });
  }
  return judgeUse(authorization, { ...use, at, infoScope: ['photo'], mediaSha256: [covers], isOfPatient });
}

function authorizationOf({ services, organizationId }: Scope, found: Row): Authorization {
  const sealed = found.facts_sealed ?? new Uint8Array();
  const { facts } = storedAuthorization.parse(
    openJson(services.keyring, sealed, factsPlace(organizationId, found.id ?? '')),
  );
  const withdrawals = (found.withdrawals ?? []).map(
    ({ received_at, media_sha256, channel_ids }): Withdrawal => ({
      receivedAt: received_at,
      ...(media_sha256 === null ? {} : { mediaSha256: media_sha256 }),
      ...(channel_ids === null ? {} : { channelIds: channel_ids }),
    }),
  );
  const expiry = expiryWith(facts, found.event_at);
  return { ...facts, expiry, copyDeliveredAt: found.copy_delivered_at, withdrawals };
}
