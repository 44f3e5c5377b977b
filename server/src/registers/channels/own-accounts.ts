/**
 * Accounts that people connect as their own. They are rows of `channel` with an owner, whom alone the database shows them
 * (and Bedside itself); no room of the house knows them, and nothing leaves there but what the owner shares.
 */
import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { seeingAll } from '../../kernel/scope/seeing-all.ts';
import { channelAccess } from './access.ts';
import type { ChannelRow } from './accounts.ts';
import type { ConnectorSource, NetworkDoor } from './connector-source.ts';
import { beginNew } from './consent.ts';
import { openAccountOf, revoke } from './disconnect.ts';
import type {
  beginOwnConsent as beginEndpoint,
  connectOwnAccount as connectEndpoint,
  OwnAccountView,
} from './own/contract.ts';
import { lockOwnAccount, ownedBy } from './owned.ts';
import { profileAddress } from './profile-address.ts';
import { requireSession } from './require-session.ts';
import { channel } from './schema.ts';
import { connectByCredentials } from './service.ts';

const whatFor = 'connect an account of their own';

/** The acting person's own accounts, in the order in which they were connected. */
export async function listOwnAccounts(scope: Scope): Promise<OwnAccountView[]> {
  requireAnyRole(scope.actor, channelAccess.own, whatFor);
  const rows = await scope.tx
    .select()
    .from(channel)
    .where(ownedBy(scope, actingPersonId(scope)))
    .orderBy(asc(channel.connectedAt), asc(channel.id));
  return rows.map(toOwnView);
}

function toOwnView(row: ChannelRow): OwnAccountView {
  return {
    id: row.id,
    network: row.network,
    handle: row.handle,
    displayName: row.displayName,
    state: row.state === 'connected' ? 'connected' : 'needs_reauthorization',
    connectedAt: row.connectedAt.toISOString(),
    publicUrl: profileAddress(row),
  };
}

/** Connects an account of the acting person alone. Throws what `connectChannel` throws. */
export async function connectOwnAccount(
  seed: ScopeSeed,
  door: NetworkDoor,
  body: z.output<(typeof connectEndpoint)['body']>,
): Promise<OwnAccountView> {
  requireAnyRole(seed.actor, channelAccess.own, whatFor);
  const { id: ownerId } = requireSession(seed);
  const { id } = await connectByCredentials(seed, door, { input: { ...body, name: body.network }, ownerId });
  return inScope(seed, async (scope) => toOwnView(await lockOwnAccount(scope, id)));
}

/** Gives the page on which the person is asked. Throws what `beginConsent` throws. */
export async function beginOwnConsent(
  seed: ScopeSeed,
  door: NetworkDoor,
  { server }: z.output<(typeof beginEndpoint)['body']>,
): Promise<{ redirectTo: string }> {
  requireAnyRole(seed.actor, channelAccess.own, whatFor);
  return beginNew(seed, door, { name: door.connector.manifest.network, server, isOwn: true });
}

/** Deletes the access at once, then gives it back to the network, where it is asked but not waited for. */
export async function disconnectOwnAccount(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  channelId: string,
): Promise<void> {
  requireAnyRole(seed.actor, channelAccess.own, whatFor);
  const { network, account } = await inScope(seed, async (scope) => {
    const row = await lockOwnAccount(scope, channelId);
    const opened = await openAccountOf(scope, row);
    await forget(scope, row.id);
    return { network: row.network, account: opened };
  });
  await revoke(seed, await connectors(network, seed.organizationId), account);
}

/** Somebody leaves: nothing of theirs can be reached from here any more. At the networks nothing is changed. */
export async function forgetOwnAccounts(scope: Scope, personId: string): Promise<void> {
  await seeingAll(scope, async () => {
    const rows = await scope.tx.select({ id: channel.id }).from(channel).where(ownedBy(scope, personId)).for('update');
    for (const { id } of rows) await forget(scope, id);
  });
}

async function forget(scope: Scope, channelId: string): Promise<void> {
  await scope.tx
    .update(channel)
    .set({ state: 'disconnected', credentialsSealed: null, updatedAt: scope.services.clock.now() })
    .where(and(eq(channel.organizationId, scope.organizationId), eq(channel.id, channelId)));
  await recordEvent(scope, { action: 'own_account.disconnected', object: { type: 'own_account', id: channelId } });
}
