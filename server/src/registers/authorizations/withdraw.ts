import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { seal } from '../../kernel/crypto/seal.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { emitEvent } from '../../kernel/jobs/jobs.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { quarantinePictures } from '../media/service.ts';
import { authorizationAccess } from './access.ts';
import { queueSending } from './chart/queue-sending.ts';
import type { AuthorizationView, WithdrawalView, withdrawAuthorization as withdrawEndpoint } from './contract.ts';
import { authorizationEnded } from './events.ts';
import { quarantineOf } from './refused-capture.ts';
import { authorizationWithdrawal, signedAuthorization } from './schema.ts';
import { tellOwners } from './tell-owners.ts';
import { type LoadedAuthorization, loadAuthorizations, viewAuthorizations } from './view-authorizations.ts';

/** What is taken back: these pictures and channels, or everything where both are null. */
type Part = { readonly mediaSha256: string[] | null; readonly channelIds: string[] | null };

type WithdrawInput = { authorizationId: string } & z.output<(typeof withdrawEndpoint)['body']>;

/**
 * Writes down that a permission was taken back, since it reached the house.
 * @throws `RECEIVED_LATER`, `RECEIVED_BEFORE_SIGNED`, `NOT_IN_AUTHORIZATION`, `ALREADY_WITHDRAWN`
 */
export async function withdrawAuthorization(scope: Scope, input: WithdrawInput): Promise<AuthorizationView> {
  requireAnyRole(scope.actor, authorizationAccess.withdraw, 'write down withdrawals');
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people write down withdrawals.');
  const receivedAt = input.receivedAt === null ? scope.services.clock.now() : new Date(input.receivedAt);
  await keepWithdrawal(scope, { ...input, receivedAt, by });
  const [view] = await viewAuthorizations(scope, [input.authorizationId]);
  if (view === undefined) throw notFound('permission');
  return view;
}

/**
 * What whoever signed takes back on their own page; it holds from now on. What is taken back already is not taken back again; gives
 * whether anything was.
 * @throws `NOT_IN_AUTHORIZATION`
 */
export async function withdrawOwn(scope: Scope, given: { authorizationId: string } & Part): Promise<boolean> {
  const { authorizationId } = given;
  const [found] = await lockAuthorization(scope, authorizationId);
  if (found === undefined) throw notFound('permission');
  if (isTakenBack(found, given)) return false;
  const receivedAt = scope.services.clock.now();
  await keepWithdrawal(scope, { ...given, way: 'page', receivedAt, note: '', by: null });
  return true;
}

function isTakenBack({ withdrawals }: LoadedAuthorization, { mediaSha256, channelIds }: Part): boolean {
  if (withdrawals.some(isOfAll)) return true;
  if (mediaSha256 === null && channelIds === null) return false;
  const gone = new Set(withdrawals.flatMap((one) => [...(one.mediaSha256 ?? []), ...(one.channelIds ?? [])]));
  return [...(mediaSha256 ?? []), ...(channelIds ?? [])].every((one) => gone.has(one));
}

const isOfAll = ({ mediaSha256, channelIds }: Part) => mediaSha256 === null && channelIds === null;

/** The row is locked first, so that two who write at once do so one after the other. */
export async function lockAuthorization(scope: Scope, authorizationId: string): Promise<LoadedAuthorization[]> {
  await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .where(
      and(eq(signedAuthorization.organizationId, scope.organizationId), eq(signedAuthorization.id, authorizationId)),
    )
    .for('update');
  return loadAuthorizations(scope, [authorizationId]);
}

type Kept = Part & {
  readonly authorizationId: string;
  readonly way: WithdrawalView['way'];
  readonly receivedAt: Date;
  readonly note: string;
  readonly by: PersonId | null;
};

async function keepWithdrawal(scope: Scope, kept: Kept): Promise<void> {
  const { organizationId, services } = scope;
  const { authorizationId, way, receivedAt, mediaSha256, channelIds } = kept;
  const [found] = await lockAuthorization(scope, authorizationId);
  if (found === undefined) throw notFound('permission');
  const now = services.clock.now();
  requireWithdrawable(found, { ...kept, now });
  const id = newId<'withdrawal'>(now.getTime());
  const note = kept.note === '' ? null : Buffer.from(kept.note);
  await scope.tx.insert(authorizationWithdrawal).values({
    organizationId,
    id,
    authorizationId,
    way,
    receivedAt,
    recordedAt: now,
    recordedBy: kept.by,
    mediaSha256,
    channelIds,
    noteSealed: note === null ? null : seal(services.keyring, note, notePlace(organizationId, id)),
  });
  await recordEvent(scope, {
    action: 'authorization.withdrawn',
    object: { type: 'authorization', id: authorizationId },
    facts: {
      withdrawal: id,
      way,
      received_at: receivedAt.toISOString(),
      pictures: mediaSha256?.length ?? null,
      channels: channelIds?.length ?? null,
    },
  });
  // Who takes back that they may be photographed takes back the picture, not a use of it.
  if (found.facts.kind === 'capture' && channelIds === null) {
    const { subjectId } = found.row;
    if (mediaSha256 === null)
      await quarantineOf(scope, { subjectId, said: 'withdrawn', hashes: found.facts.mediaSha256 });
    else await quarantinePictures(scope, { hashes: mediaSha256, cause: 'withdrawn' });
  }
  await emitEvent(scope.tx, authorizationEnded, {
    organizationId,
    authorizationId,
    cause: 'withdrawn',
    withdrawalId: id,
  });
  await tellOwners(scope, { row: found.row, about: 'withdrawn' });
  await queueSending(scope, authorizationId);
}

function requireWithdrawable(
  { row, facts, withdrawals }: LoadedAuthorization,
  { receivedAt, now, mediaSha256, channelIds }: Part & { receivedAt: Date; now: Date },
): void {
  if (receivedAt > now) {
    throw unprocessable({
      code: 'RECEIVED_LATER',
      message: 'A withdrawal that has not come yet cannot be written down.',
      remedy: 'Give the day on which it reached the house.',
    });
  }
  if (receivedAt < row.signedAt) {
    throw unprocessable({
      code: 'RECEIVED_BEFORE_SIGNED',
      message: 'This was signed later than that.',
      remedy: 'Look at the date, and whether it is the right permission.',
    });
  }
  const isKnown =
    (mediaSha256 ?? []).every((one) => facts.mediaSha256.includes(one)) &&
    (channelIds ?? []).every((one) => facts.channelIds.includes(one));
  if (!isKnown) {
    throw unprocessable({
      code: 'NOT_IN_AUTHORIZATION',
      message: 'This permission does not cover what is to be taken back.',
      remedy: 'Choose from what it covers.',
    });
  }
  if (withdrawals.some(isOfAll)) {
    throw conflict('ALREADY_WITHDRAWN', 'All of this was taken back already.', 'There is nothing left to take back.');
  }
}

function notePlace(organizationId: string, id: string): string {
  return `authorization_withdrawal.note:${organizationId}:${id}`;
}
