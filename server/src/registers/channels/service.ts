import type { Account, ConnectorIo, Failure, Manifest, NetworkId, VerifyOutcome } from '@bedside/connectors';
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { BedsideError, conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { type ChannelId, newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { requireOpenSite, secondAdministratorOf } from '../org/service.ts';
import { seeAndStopEverywhere } from '../people/contract.ts';
import { channelAccess } from './access.ts';
import { type ChannelRow, channelIs, getChannel, readAccount, sealCredentials } from './accounts.ts';
import { holdApplication, requireApplication } from './applications.ts';
import { noteBudgets } from './budgets.ts';
import { commonAddress, isHouseNetwork, type NetworkDoor } from './connector-source.ts';
import { type ChannelView, type connectChannel as connectEndpoint } from './contract.ts';
import { channel } from './schema.ts';
import { readServerAddress } from './server-address.ts';
import { tellAdministrators } from './tell-administrators.ts';
import { toView } from './view.ts';

export {
  type ChannelRow,
  getChannel,
  manifestOf,
  openAccount,
  openCredentials,
  readAccount,
  sealCredentials,
} from './accounts.ts';
export { isInTrouble, mayBeSent, noteAnswer, troubleView } from './breakers.ts';
export { type BudgetReading, countSending, readBudgets } from './budgets.ts';
export { askForCheck } from './check-job.ts';
export type { ConnectorSource, NetworkDoor } from './connector-source.ts';
export { credentialStoreOf } from './credential-store.ts';
export { lockOwnAccount } from './owned.ts';
export { shownState, toView } from './view.ts';

/**
 * Connects an account: first asks the network whose it is (outside any transaction), then keeps it with its
 * credentials sealed. Throws `CHANNEL_EXISTS`, `CREDENTIALS_REFUSED`, `NETWORK_UNREACHABLE`.
 */
export async function connectChannel(
  seed: ScopeSeed,
  door: NetworkDoor,
  input: z.output<(typeof connectEndpoint)['body']>,
): Promise<ChannelView> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  return connectByCredentials(seed, door, { input });
}

/** The same for whoever may: an account of the house, or of `ownerId` alone. */
export async function connectByCredentials(
  seed: ScopeSeed,
  door: NetworkDoor,
  { input, ownerId }: { input: z.output<(typeof connectEndpoint)['body']>; ownerId?: string },
): Promise<ChannelView> {
  refuseConsent(door);
  const { network } = input;
  const serviceUrl =
    door.own === null ? (commonAddress(door) ?? requireServiceUrl(input.serviceUrl, door.connector.manifest)) : '';
  const credentials = door.own?.credentials ?? input.credentials;
  const app = await requireApplication(seed, network);
  const verified = requireVerified(await verify(seed, door, { serviceUrl, credentials, app: app?.fields }));
  const { account, displayName } = verified;
  return inScope(seed, async (scope) => {
    await holdApplication(scope, network, app);
    const owner = ownerId === undefined ? {} : { ownerId };
    return insertChannel(scope, { input, account, displayName, consentId: null, ...owner });
  });
}

/** The service's origin; the whole address where accounts are on sites of their own, which may be in a folder. */
function requireServiceUrl(address: string, { onOwnSite }: Pick<Manifest, 'onOwnSite'>): string {
  const url = readServerAddress(address);
  if (url !== null) return onOwnSite === true ? url.href : url.origin;
  throw unprocessable({
    code: 'SERVICE_URL_INVALID',
    message: 'This is not the address of a service.',
    remedy: 'Give the address of the server, for example https://bsky.social.',
  });
}

/** A token is given on a page of the network, to Bedside; nobody copies one by hand. */
function refuseConsent({ connector }: NetworkDoor): void {
  if (connector.consent === undefined) return;
  throw unprocessable({
    code: 'CONNECT_BY_CONSENT',
    message: 'Accounts of this network are connected on a page of their own server.',
    remedy: 'Give the address of the server, and say yes there.',
  });
}

/** Asks the network whose account it is. */
export async function verify(
  seed: Pick<ScopeSeed, 'services'>,
  door: NetworkDoor,
  request: {
    serviceUrl: string;
    credentials: Readonly<Record<string, string>>;
    app?: Readonly<Record<string, string>> | undefined;
  },
): Promise<VerifyOutcome> {
  const { connector } = door;
  const io: ConnectorIo = {
    fetch: door.fetch,
    now: () => seed.services.clock.now(),
    signal: AbortSignal.timeout(connector.manifest.callTimeoutMs),
  };
  const { app, credentials, serviceUrl } = request;
  return connector.verify({ serviceUrl, credentials, ...(app === undefined ? {} : { app }) }, io);
}

function requireVerified(outcome: VerifyOutcome): Extract<VerifyOutcome, { kind: 'verified' }> {
  if (outcome.kind === 'verified') return outcome;
  if (outcome.kind === 'reauthorize' || outcome.kind === 'rejected') {
    throw unprocessable({
      code: 'CREDENTIALS_REFUSED',
      message: 'The network did not accept these sign-in details.',
      remedy: 'Check the name and the password for apps, and try again.',
      details: { reason: outcome.code },
    });
  }
  throw unreachable(outcome);
}

/** The network did not answer as expected. */
export function unreachable(failure: Failure): BedsideError {
  return new BedsideError({
    code: 'NETWORK_UNREACHABLE',
    status: 502,
    message: 'The network did not answer as expected. Nothing was changed.',
    remedy: 'Check the address, and try again in a minute.',
    details: { reason: failure.code },
  });
}

/**
 * Keeps an account that the network vouched for. Outside of Bedside nothing is published there before a second administrator
 * confirmed it, where the organization asks for that. Throws `CHANNEL_EXISTS`.
 */
export async function insertChannel(
  scope: Scope,
  made: {
    input: { network: NetworkId; name: string };
    account: Account;
    displayName?: string;
    /** The yes that opened it, where there was one. */
    consentId?: string | null;
    /** Whose own account it is: then nobody else is told, and nobody confirms it. */
    ownerId?: string;
  },
): Promise<ChannelView> {
  const { input, account, ownerId = null } = made;
  const now = scope.services.clock.now();
  const id = newId<'channel'>(now.getTime());
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('a channel is connected by a person');
  const row: ChannelRow = {
    organizationId: scope.organizationId,
    id,
    network: input.network,
    name: ownerId === null ? input.name : account.handle.slice(0, 80),
    displayName: made.displayName?.slice(0, 200) ?? null,
    serviceUrl: account.serviceUrl,
    handle: account.handle,
    remoteAccountId: account.remoteAccountId,
    siteId: null,
    ownerId,
    credentialsSealed: sealCredentials(scope, id, account.credentials),
    limits: account.limits ?? null,
    breaker: null,
    state: 'connected',
    lastErrorCode: null,
    checkedAt: now,
    connectedBy: person,
    connectedAt: now,
    consentId: made.consentId ?? null,
    confirmation: ownerId === null ? await confirmationOf(scope, input.network) : 'not-needed',
    confirmedBy: null,
    confirmedAt: null,
    updatedAt: now,
  };
  await scope.tx.insert(channel).values(row).catch(refuseDouble);
  if (ownerId !== null) {
    await recordEvent(scope, { action: 'own_account.connected', object: { type: 'own_account', id } });
    return toView(row);
  }
  await recordEvent(scope, {
    action: 'channel.connected',
    object: { type: 'channel', id },
    after: { name: row.name, handle: row.handle, serviceUrl: row.serviceUrl },
    facts: { network: row.network, confirmation: row.confirmation },
  });
  if (row.confirmation === 'awaiting') await tellAdministrators(scope, row);
  return toView(row);
}

async function confirmationOf(scope: Scope, network: NetworkId): Promise<'awaiting' | 'not-needed'> {
  if (isHouseNetwork(network)) return 'not-needed';
  return (await secondAdministratorOf(scope)) === 'required' ? 'awaiting' : 'not-needed';
}

/** An account is connected once: as a new channel, or as one that comes back. */
function refuseDouble(error: unknown): never {
  if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
  throw conflict('CHANNEL_EXISTS', 'This account is connected already.', 'Use the channel that is in the list.');
}

/** All channels of the house that were not disconnected, in the order in which they were connected. */
export async function listChannels(scope: Scope): Promise<ChannelRow[]> {
  requireAnyRole(scope.actor, channelAccess.list, 'see the channels');
  return scope.tx
    .select()
    .from(channel)
    .where(
      and(eq(channel.organizationId, scope.organizationId), ne(channel.state, 'disconnected'), isNull(channel.ownerId)),
    )
    .orderBy(asc(channel.connectedAt), asc(channel.id));
}

/** Asks the network whether the account still works, and keeps the answer. */
export async function testChannel(seed: ScopeSeed, door: NetworkDoor, channelId: string): Promise<ChannelView> {
  requireRoleOn(seed.actor, channelAccess.test, { whatFor: 'test channels', channelIds: [channelId] });
  const { row, account } = await readAccount(seed, channelId);
  if (account === null) throw conflict('CHANNEL_DISCONNECTED', 'This channel was disconnected.', 'Connect it again.');
  await requireApplication(seed, row.network);
  const outcome = await verify(seed, door, account);
  return inScope(seed, (scope) => keepCheck(scope, { channelId, outcome }));
}

/** Keeps what a network said of an account. */
export async function keepCheck(
  scope: Scope,
  input: { channelId: string; outcome: VerifyOutcome },
): Promise<ChannelView> {
  const { outcome } = input;
  const refused = outcome.kind === 'reauthorize' || outcome.kind === 'rejected';
  const state = outcome.kind === 'verified' ? 'connected' : refused ? 'needs_reauthorization' : undefined;
  const errorCode = outcome.kind === 'verified' ? null : outcome.code;
  // Servers change what they take.
  const limits = outcome.kind === 'verified' ? (outcome.account.limits ?? null) : undefined;
  const now = scope.services.clock.now();
  const [row] = await scope.tx
    .update(channel)
    .set({
      ...(state ? { state } : {}),
      ...(limits === undefined ? {} : { limits }),
      lastErrorCode: errorCode,
      checkedAt: now,
      updatedAt: now,
    })
    .where(and(channelIs(scope, input.channelId), ne(channel.state, 'disconnected')))
    .returning();
  if (row === undefined) throw notFound('channel');
  await noteBudgets(scope, { channel: row, notes: [], outcome });
  await recordEvent(scope, {
    action: 'channel.checked',
    object: { type: 'channel', id: row.id },
    facts: { state: row.state, error: errorCode },
  });
  return toView(row);
}

/** Replaces the credentials of the same account. Throws `OTHER_ACCOUNT` when they belong to another one. */
export async function reconnectChannel(
  seed: ScopeSeed,
  door: NetworkDoor,
  input: { channelId: string; credentials: Readonly<Record<string, string>> },
): Promise<ChannelView> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  refuseConsent(door);
  const row = await inScope(seed, (scope) => getChannel(scope, input.channelId));
  const credentials = door.own?.credentials ?? input.credentials;
  const app = await requireApplication(seed, row.network);
  const asked = { serviceUrl: row.serviceUrl, credentials, app: app?.fields };
  const { account, displayName } = requireVerified(await verify(seed, door, asked));
  if (account.remoteAccountId !== row.remoteAccountId) throw otherAccount();
  return inScope(seed, async (scope) => {
    await holdApplication(scope, row.network, app);
    return replaceCredentials(scope, { row, account, displayName, consentId: null });
  });
}

/** Somebody signed in with another account than the channel's. */
export function otherAccount(): BedsideError {
  return unprocessable({
    code: 'OTHER_ACCOUNT',
    message: 'These sign-in details belong to another account.',
    remedy: 'Connect the other account as a channel of its own.',
  });
}

/**
 * Keeps new credentials of the same account. Whoever connects again what nobody confirmed yet is who connected it. Throws
 * `CHANNEL_EXISTS` when it came back as another channel meanwhile.
 */
export async function replaceCredentials(
  scope: Scope,
  made: { row: ChannelRow; account: Account; displayName: string; consentId: string | null },
): Promise<ChannelView> {
  const now = scope.services.clock.now();
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('a channel is connected by a person');
  const isAwaiting = eq(channel.confirmation, 'awaiting');
  const [row] = await scope.tx
    .update(channel)
    .set({
      handle: made.account.handle,
      displayName: made.displayName.slice(0, 200),
      consentId: made.consentId,
      connectedBy: sql`case when ${isAwaiting} then ${person}::uuid else ${channel.connectedBy} end`,
      connectedAt: sql`case when ${isAwaiting} then ${now.toISOString()}::timestamptz else ${channel.connectedAt} end`,
      credentialsSealed: sealCredentials(scope, made.row.id, made.account.credentials),
      limits: made.account.limits ?? null,
      state: 'connected',
      lastErrorCode: null,
      checkedAt: now,
      updatedAt: now,
    })
    .where(channelIs(scope, made.row.id))
    .returning()
    .catch(refuseDouble);
  if (row === undefined) throw notFound('channel');
  await recordEvent(scope, { action: 'channel.reconnected', object: { type: 'channel', id: row.id } });
  if (row.confirmation === 'awaiting') await tellAdministrators(scope, row);
  return toView(row);
}

/** Forgets the credentials. The gate then stops whatever is still planned there. */
export async function disconnectChannel(scope: Scope, channelId: string): Promise<ChannelView> {
  requireRoleOn(scope.actor, channelAccess.disconnect, {
    whatFor: 'disconnect channels',
    channelIds: [channelId],
    unbound: seeAndStopEverywhere,
  });
  const [row] = await scope.tx
    .update(channel)
    .set({ state: 'disconnected', credentialsSealed: null, updatedAt: scope.services.clock.now() })
    .where(and(channelIs(scope, channelId), ne(channel.state, 'disconnected')))
    .returning();
  if (row === undefined) throw notFound('channel');
  await recordEvent(scope, { action: 'channel.disconnected', object: { type: 'channel', id: row.id } });
  return toView(row);
}

/** The network said during a call that the credentials hold no longer. */
export async function markNeedsReauthorization(
  scope: Scope,
  channelId: ChannelId | string,
  code: string,
): Promise<void> {
  const changed = await scope.tx
    .update(channel)
    .set({ state: 'needs_reauthorization', lastErrorCode: code, updatedAt: scope.services.clock.now() })
    .where(and(channelIs(scope, channelId), eq(channel.state, 'connected')))
    .returning({ id: channel.id });
  if (changed.length === 0) return;
  await recordEvent(scope, {
    action: 'channel.needs_reauthorization',
    object: { type: 'channel', id: channelId },
    facts: { error: code },
  });
}

/** Says for which site a channel speaks; null is the whole organization. Throws `SITE_CLOSED`. */
export async function placeChannel(
  scope: Scope,
  input: { channelId: string; siteId: string | null },
): Promise<ChannelView> {
  requireRoleOn(scope.actor, channelAccess.place, {
    whatFor: 'say for which site a channel speaks',
    channelIds: [input.channelId],
  });
  const before = await getChannel(scope, input.channelId);
  if (input.siteId !== null && input.siteId !== before.siteId) await requireOpenSite(scope, input.siteId);
  const [row] = await scope.tx
    .update(channel)
    .set({ siteId: input.siteId, updatedAt: scope.services.clock.now() })
    .where(channelIs(scope, input.channelId))
    .returning();
  if (row === undefined) throw notFound('channel');
  await recordEvent(scope, {
    action: 'channel.placed',
    object: { type: 'channel', id: row.id },
    facts: { site_before: before.siteId, site_after: row.siteId },
  });
  return toView(row);
}

/** The network ids of channels, for summaries. */
export async function networksOf(scope: Scope): Promise<ReadonlyMap<string, NetworkId>> {
  const rows = await scope.tx
    .select({ id: channel.id, network: channel.network })
    .from(channel)
    .where(eq(channel.organizationId, scope.organizationId));
  return new Map(rows.map((row) => [row.id, row.network]));
}
