/**
 * A second administrator looks at a new account before anything is published there: whoever connects one does not say
 * alone that it is the right one. Where there is no second, the only one may, a day later and with a reason.
 */
import { and, eq, ne } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type BedsideError, conflict, forbidden, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { hasAnyRole, requireAnyRole, withoutLenders } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { secondAdministratorOf } from '../org/service.ts';
import { namesOf } from '../people/service.ts';
import { channelAccess } from './access.ts';
import { type ChannelRow, channelIs, getChannel } from './accounts.ts';
import type { ConnectorSource } from './connector-source.ts';
import type { ChannelView, ConfirmationView } from './contract.ts';
import { forgetRefused } from './disconnect.ts';
import { profileAddress } from './profile-address.ts';
import { channel } from './schema.ts';
import { othersWhoConfirm, tellConnecter, whoWaives } from './tell-administrators.ts';
import { toView } from './view.ts';

/** How long the only administrator waits. */
const ALONE_AFTER_MS = 24 * 60 * 60 * 1_000;

/** What there is to look at, and whether the reader confirms it. Throws `NOTHING_TO_CONFIRM`. */
export async function readConfirmation(scope: Scope, channelId: string): Promise<ConfirmationView> {
  requireAnyRole(scope.actor, channelAccess.confirm, 'confirm channels');
  const row = await requireAwaiting(scope, channelId);
  const names = await namesOf(scope);
  const may = await judge(scope, row);
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  return {
    channelId: row.id,
    network: row.network,
    name: row.name,
    handle: row.handle,
    displayName: row.displayName,
    publicUrl: profileAddress(row),
    connectedBy: { id: row.connectedBy, name: names.get(row.connectedBy) ?? '' },
    connectedAt: row.connectedAt.toISOString(),
    may,
    aloneFrom: may === 'not-yet' ? aloneFrom(row).toISOString() : null,
    others: named(await othersWhoConfirm(scope, row.connectedBy)),
    waivers: named(await whoWaives(scope)),
  };
}

/**
 * Lets posts go out there. Throws `NOTHING_TO_CONFIRM`, `CONFIRMED_BY_ANOTHER`, `CONFIRM_TOO_EARLY`, `REASON_NEEDED`, and
 * `ACCOUNT_CHANGED` where the account is not the one that was seen.
 */
export async function confirmChannel(
  scope: Scope,
  input: { channelId: string; handle: string; reason: string },
): Promise<ChannelView> {
  requireAnyRole(scope.actor, channelAccess.confirm, 'confirm channels');
  const row = await requireAwaiting(scope, input.channelId, 'update');
  const may = await judge(scope, row);
  if (may === 'somebody-else') throw somebodyElse();
  if (may === 'not-yet') throw tooEarly();
  if (may === 'alone' && input.reason === '') throw reasonNeeded();
  if (row.handle !== input.handle) throw accountChanged();
  const person = actingPersonId(scope);
  const now = scope.services.clock.now();
  const [confirmed] = await scope.tx
    .update(channel)
    .set({ confirmation: 'given', confirmedBy: person, confirmedAt: now, updatedAt: now })
    .where(and(channelIs(scope, row.id), eq(channel.confirmation, 'awaiting'), ne(channel.state, 'disconnected')))
    .returning();
  if (confirmed === undefined) throw nothingToConfirm();
  await recordEvent(scope, {
    action: 'channel.confirmed',
    object: { type: 'channel', id: row.id },
    facts: { network: row.network, alone: may === 'alone' },
    after: { handle: row.handle, displayName: row.displayName },
    ...(input.reason === '' ? {} : { reason: input.reason }),
  });
  await tellConnecter(scope, row, { outcome: 'confirmed', reason: input.reason });
  return toView(confirmed, { publicUrl: profileAddress(confirmed) });
}

/** Disconnects an account that is not the right one, and gives its access back. Throws `NOTHING_TO_CONFIRM`. */
export async function refuseChannel(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  input: { channelId: string; reason: string },
): Promise<ChannelView> {
  const { before, view } = await inScope(seed, async (scope) => {
    requireAnyRole(scope.actor, channelAccess.confirm, 'confirm channels');
    const row = await requireAwaiting(scope, input.channelId, 'update');
    const [refused] = await scope.tx
      .update(channel)
      .set({ state: 'disconnected', credentialsSealed: null, updatedAt: scope.services.clock.now() })
      .where(channelIs(scope, row.id))
      .returning();
    if (refused === undefined) throw nothingToConfirm();
    await recordEvent(scope, {
      action: 'channel.refused',
      object: { type: 'channel', id: row.id },
      facts: { network: row.network },
      after: { handle: row.handle, displayName: row.displayName },
      reason: input.reason,
    });
    await tellConnecter(scope, row, { outcome: 'refused', reason: input.reason });
    return { before: row, view: toView(refused) };
  });
  await forgetRefused(seed, connectors, before);
  return view;
}

async function requireAwaiting(scope: Scope, channelId: string, lock?: 'update'): Promise<ChannelRow> {
  if (lock !== undefined) {
    await scope.tx.select({ id: channel.id }).from(channel).where(channelIs(scope, channelId)).for(lock);
  }
  const row = await getChannel(scope, channelId);
  if (row.confirmation !== 'awaiting' || row.state === 'disconnected') throw nothingToConfirm();
  return row;
}

async function judge(scope: Scope, row: ChannelRow): Promise<ConfirmationView['may']> {
  const person = actingPersonId(scope);
  if (person === null) return 'somebody-else';
  if ((await secondAdministratorOf(scope)) === 'not-needed') return 'yes';
  if (person !== row.connectedBy) {
    // A role that whoever connected it lends is theirs.
    const actor = withoutLenders(scope.actor, [row.connectedBy]);
    return hasAnyRole(actor, channelAccess.confirm) ? 'yes' : 'somebody-else';
  }
  const others = await othersWhoConfirm(scope, row.connectedBy);
  if (others.length > 0) return 'somebody-else';
  return scope.services.clock.now() >= aloneFrom(row) ? 'alone' : 'not-yet';
}

const aloneFrom = ({ connectedAt }: ChannelRow) => new Date(connectedAt.getTime() + ALONE_AFTER_MS);

function nothingToConfirm(): BedsideError {
  return conflict('NOTHING_TO_CONFIRM', 'This channel awaits no confirmation any more.');
}

function somebodyElse(): BedsideError {
  return forbidden(
    'Another administrator than the one who connected the account confirms it.',
    'CONFIRMED_BY_ANOTHER',
    'Ask another administrator to look at the account.',
  );
}

function tooEarly(): BedsideError {
  return conflict(
    'CONFIRM_TOO_EARLY',
    'The only administrator confirms an account a day after it was connected.',
    'Wait until then, or make somebody else an administrator.',
  );
}

function reasonNeeded(): BedsideError {
  return unprocessable({
    code: 'REASON_NEEDED',
    message: 'Whoever confirms alone says why.',
    remedy: 'Give the reason; it is kept in the trail.',
  });
}

function accountChanged(): BedsideError {
  return conflict('ACCOUNT_CHANGED', 'The account is not the one that was shown any more.');
}
