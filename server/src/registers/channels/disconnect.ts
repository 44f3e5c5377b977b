/**
 * Disconnecting gives the credentials back to the network, so that they open nothing there either. Where a yes ends as a
 * whole, the other channels that it opened end too: whoever disconnects says that they know.
 */
import type { Account, ConnectorIo } from '@bedside/connectors';
import { and, asc, eq, ne } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError, notFound } from '../../kernel/errors/bedside-error.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { type ChannelRow, channelIs, getChannel, openAccount } from './accounts.ts';
import { askForCheck } from './check-job.ts';
import type { ConnectorSource, NetworkDoor } from './connector-source.ts';
import type { ChannelView } from './contract.ts';
import { channel } from './schema.ts';
import { disconnectChannel, markNeedsReauthorization } from './service.ts';

/**
 * Forgets the credentials, then gives them back to the network. Disconnecting itself never waits for it: where it does not
 * answer, `lastErrorCode` says `ACCESS_NOT_REVOKED`. Throws `CHANNELS_END_TOO` where others would end that `endsToo` does
 * not name.
 */
export async function disconnectAndRevoke(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  input: { channelId: string; endsToo?: readonly string[] },
): Promise<ChannelView> {
  const { channelId, endsToo = [] } = input;
  const { network } = await inScope(seed, (scope) => getChannel(scope, channelId));
  const door = await connectors(network, seed.organizationId);
  const gone = await inScope(seed, async (scope) => {
    const row = await getChannel(scope, channelId);
    const account = await openAccountOf(scope, row);
    const view = await disconnectChannel(scope, channelId);
    const others = endsAll(door) ? await openedToo(scope, row) : [];
    if (others.some((id) => !endsToo.includes(id))) throw othersEnd(others);
    return { view, account, others };
  });
  const outcome = await revoke(seed, door, gone.account);
  if (outcome === null) return gone.view;
  const lastErrorCode = outcome === 'revoked' ? null : 'ACCESS_NOT_REVOKED';
  await inScope(seed, async (scope) => {
    await noteRevoked(scope, { channelId, outcome, lastErrorCode });
    if (outcome === 'revoked' && endsAll(door)) await endOthers(scope, { network, others: gone.others });
  });
  return { ...gone.view, lastErrorCode };
}

/** Refuses a channel that awaits confirmation. Where other channels live on the same yes, it is not given back. */
export async function forgetRefused(seed: ScopeSeed, connectors: ConnectorSource, row: ChannelRow): Promise<void> {
  const door = await connectors(row.network, seed.organizationId);
  const account = await inScope(seed, async (scope) => {
    const [now] = await scope.tx.select().from(channel).where(channelIs(scope, row.id));
    // Somebody may have connected it again by now.
    if (now === undefined || now.state !== 'disconnected') return null;
    return openAccountOf(scope, row);
  });
  if (endsAll(door)) return;
  const outcome = await revoke(seed, door, account);
  if (outcome === null) return;
  const lastErrorCode = outcome === 'revoked' ? null : 'ACCESS_NOT_REVOKED';
  await inScope(seed, (scope) => noteRevoked(scope, { channelId: row.id, outcome, lastErrorCode }));
}

export const endsAll = ({ connector }: NetworkDoor): boolean => connector.consent?.endsAll === true;

/** What came of it; null where there is nothing to give back. */
export async function revoke(seed: ScopeSeed, door: NetworkDoor, account: Account | null): Promise<string | null> {
  const { consent, manifest } = door.connector;
  if (consent === undefined || account === null) return null;
  const io: ConnectorIo = {
    fetch: door.fetch,
    now: () => seed.services.clock.now(),
    signal: AbortSignal.timeout(manifest.callTimeoutMs),
  };
  return (await consent.revoke({ account }, io)).kind;
}

/** Ids of the other channels that the same yes opened. */
async function openedToo(scope: Scope, row: ChannelRow): Promise<string[]> {
  if (row.consentId === null) return [];
  const rows = await scope.tx
    .select({ id: channel.id })
    .from(channel)
    .where(
      and(
        eq(channel.organizationId, scope.organizationId),
        eq(channel.consentId, row.consentId),
        ne(channel.id, row.id),
        ne(channel.state, 'disconnected'),
      ),
    )
    .orderBy(asc(channel.id));
  return rows.map(({ id }) => id);
}

/** The same person may have said yes more than once: whether other channels of the network still work, it is asked itself. */
async function endOthers(
  scope: Scope,
  made: { network: ChannelRow['network']; others: readonly string[] },
): Promise<void> {
  for (const id of made.others) await markNeedsReauthorization(scope, id, 'CONSENT_ENDED');
  const left = await scope.tx
    .select({ id: channel.id })
    .from(channel)
    .where(
      and(
        eq(channel.organizationId, scope.organizationId),
        eq(channel.network, made.network),
        eq(channel.state, 'connected'),
      ),
    );
  for (const { id } of left) await askForCheck(scope, id);
}

function othersEnd(others: readonly string[]): BedsideError {
  return new BedsideError({
    code: 'CHANNELS_END_TOO',
    status: 409,
    message: 'Other channels that the same yes opened would stop as well.',
    remedy: 'Look at which ones stop, and disconnect again.',
    details: { channels: others },
  });
}

/** Credentials that cannot be opened any more keep nobody from disconnecting. */
export async function openAccountOf(scope: Scope, row: ChannelRow): Promise<Account | null> {
  try {
    return await openAccount(scope, row);
  } catch {
    return null;
  }
}

async function noteRevoked(
  scope: Scope,
  made: { channelId: string; outcome: string; lastErrorCode: string | null },
): Promise<void> {
  const { channelId, lastErrorCode, outcome } = made;
  const changed = await scope.tx
    .update(channel)
    .set({ lastErrorCode, updatedAt: scope.services.clock.now() })
    .where(channelIs(scope, channelId))
    .returning({ id: channel.id });
  if (changed.length === 0) throw notFound('channel');
  await recordEvent(scope, {
    action: 'channel.access_revoked',
    object: { type: 'channel', id: channelId },
    facts: { outcome },
  });
}
