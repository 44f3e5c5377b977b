/**
 * Connecting an account by consent: the person says yes on a page of the network, or of the account's own server, and comes
 * back with a code that is worth a token to us alone.
 *
 * The way back is bound to the session that began it: a secret in the address (kept as a hash), used once, for ten
 * minutes. Somebody else's way back, an old one or one that was used opens nothing. What the server gave us on the way
 * (its name for us, and the proof key) is sealed. A token that is not kept is given back at once.
 */
import type {
  Account,
  AccountChoice,
  ConnectorIo,
  Consent,
  Credentials,
  Failure,
  NetworkId,
  VerifyOutcome,
} from '@bedside/connectors';
import { and, eq, gt } from 'drizzle-orm';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import { hashSecret, newSecret } from '../../kernel/crypto/secret.ts';
import { type BedsideError, conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { channelAccess } from './access.ts';
import { type Application, holdApplication, requireApplication } from './applications.ts';
import { keepChoices } from './choices.ts';
import { type ConnectorSource, commonAddress, type NetworkDoor } from './connector-source.ts';
import { consentOver, notGranted, notTraded, saidInstead } from './consent-refusals.ts';
import type { ChannelView } from './contract.ts';
import { requireSession } from './require-session.ts';
import { channelConsent } from './schema.ts';
import { readServerAddress } from './server-address.ts';
import {
  getChannel,
  insertChannel,
  openAccount,
  otherAccount,
  replaceCredentials,
  unreachable,
  verify,
} from './service.ts';
import { askForWaysSweep, sweepWays, WAY_MS } from './sweep-ways.ts';

/** Path to which servers send people back. */
export const CONSENT_CALLBACK = '/connect/callback';

type ConsentRow = typeof channelConsent.$inferSelect;
type Wanted = Pick<ConsentRow, 'serviceUrl' | 'channelId' | 'name' | 'isOwn'>;

/**
 * Gives the page on which the person is asked. Throws `SERVER_ADDRESS_INVALID`, `SERVER_NOT_UNDERSTOOD`, `NETWORK_BUSY`,
 * `NETWORK_UNREACHABLE`, `APP_MISSING`, and `CONNECT_BY_CREDENTIALS` for networks that ask for a password.
 */
export async function beginConsent(
  seed: ScopeSeed,
  door: NetworkDoor,
  input: { name: string; server: string },
): Promise<{ redirectTo: string }> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  return beginNew(seed, door, { ...input, isOwn: false });
}

/** The same for whoever may, for the house or for themselves. */
export async function beginNew(
  seed: ScopeSeed,
  door: NetworkDoor,
  { name, server, isOwn }: { name: string; server: string; isOwn: boolean },
): Promise<{ redirectTo: string }> {
  requireConsent(door);
  const serviceUrl = commonAddress(door) ?? serverOrigin(server);
  return begin(seed, door, { serviceUrl, channelId: null, name, isOwn });
}

/** The same for a channel that is there, on its own server. */
export async function beginConsentAgain(
  seed: ScopeSeed,
  door: NetworkDoor,
  channelId: string,
): Promise<{ redirectTo: string }> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  const { serviceUrl } = await inScope(seed, (scope) => getChannel(scope, channelId));
  return begin(seed, door, { serviceUrl, channelId, name: null, isOwn: false });
}

async function begin(seed: ScopeSeed, door: NetworkDoor, wanted: Wanted): Promise<{ redirectTo: string }> {
  const actor = requireSession(seed);
  const consent = requireConsent(door);
  const { network } = door.connector.manifest;
  const app = await requireApplication(seed, network);
  const state = newSecret();
  const asked = { serviceUrl: wanted.serviceUrl, redirectUri: redirectUriOf(seed), state, verifier: newSecret() };
  const begun = await consent.begin({ ...asked, ...appOf(app) }, ioFor(seed, door));
  if (begun.kind !== 'begun') throw notBegun(begun);
  await inScope(seed, async (scope) => {
    const now = scope.services.clock.now();
    const id = newId<'channel_consent'>(now.getTime());
    const { organizationId } = scope;
    await holdApplication(scope, network, app);
    await sweepWays(scope.tx, { organizationId, now });
    await scope.tx.insert(channelConsent).values({
      ...wanted,
      organizationId,
      id,
      stateHash: hashSecret(state),
      sessionId: actor.sessionId,
      personId: actor.id,
      network,
      secretsSealed: sealJson(scope.services.keyring, begun.secrets, secretContext(scope, id)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + WAY_MS),
    });
    await askForWaysSweep(scope);
  });
  return { redirectTo: begun.redirectTo };
}

function requireConsent({ connector }: NetworkDoor): Consent {
  if (connector.consent !== undefined) return connector.consent;
  throw unprocessable({
    code: 'CONNECT_BY_CREDENTIALS',
    message: 'Accounts of this network are connected with sign-in details.',
    remedy: 'Choose the network and give what it asks for.',
  });
}

const appOf = (app: Application | undefined) => (app === undefined ? {} : { app: app.fields });

/** The exact address to which networks send people back. */
export const redirectUriOf = (seed: Pick<ScopeSeed, 'services'>) => `${seed.services.publicUrl}${CONSENT_CALLBACK}`;

function secretContext(scope: Pick<Scope, 'organizationId'>, consentId: string): string {
  return `channel_consent|${scope.organizationId}|${consentId}|secrets_sealed`;
}

function ioFor(seed: ScopeSeed, door: NetworkDoor): ConnectorIo {
  return {
    fetch: door.fetch,
    now: () => seed.services.clock.now(),
    signal: AbortSignal.timeout(door.connector.manifest.callTimeoutMs),
  };
}

/** The server in what people type. Throws `SERVER_ADDRESS_INVALID`. */
export function serverOrigin(typed: string): string {
  const url = readServerAddress(typed);
  if (url !== null) return url.origin;
  throw unprocessable({
    code: 'SERVER_ADDRESS_INVALID',
    message: 'This is not the address of a server.',
    remedy: 'Give the address on which you open it in the browser, for example mastodon.social.',
  });
}

function notBegun(failure: Failure): BedsideError {
  if (failure.kind === 'retry-after') {
    return conflict(
      'NETWORK_BUSY',
      'The server takes no more requests just now. Nothing was changed.',
      'Try again in a few minutes.',
    );
  }
  const isOther = failure.kind !== 'not-sent' && failure.kind !== 'ambiguous';
  if (isOther || failure.code === 'UNREADABLE_ANSWER') {
    return unprocessable({
      code: 'SERVER_NOT_UNDERSTOOD',
      message: 'There is a server at this address, but it does not answer as this network does.',
      remedy: 'Check the address: it is the one on which you open your own profile.',
      details: { reason: failure.code },
    });
  }
  return unreachable(failure);
}

export type WayBack = { readonly state: string | null; readonly code: string | null; readonly error: string | null };

/** A channel, or the id of what there is to choose from. */
export type Finished = { readonly channel: ChannelView } | { readonly choice: string };

/**
 * Ends the way that this session began, and connects the account, or keeps the accounts that there are to choose from. Throws
 * what `takeWay` and `endWay` throw.
 */
export async function finishConsent(seed: ScopeSeed, connectors: ConnectorSource, back: WayBack): Promise<Finished> {
  return endWay(seed, connectors, await takeWay(seed, back));
}

/** A way that somebody came back on; `network` is whose page it led through, `isOwn` whether for an account of their own. */
export type TakenWay = Taken & { readonly network: NetworkId; readonly isOwn: boolean; readonly back: WayBack };

/** The way that this session began; it is taken once. Throws `CONSENT_OVER`. */
export async function takeWay(seed: ScopeSeed, back: WayBack): Promise<TakenWay> {
  const { sessionId } = requireSession(seed);
  const taken = await inScope(seed, (scope) => takeConsent(scope, { state: back.state ?? '', sessionId }));
  if (taken === null) throw consentOver();
  const { isOwn, network } = taken.row;
  if (!isOwn) requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  return { ...taken, network, isOwn, back };
}

/**
 * Throws `CONSENT_DENIED`, `CONSENT_REFUSED`, `CONSENT_NO_ACCOUNT`, `APP_REFUSED`, `APP_NOT_ALLOWED`, `OTHER_ACCOUNT`,
 * `CHANNEL_EXISTS`, `NETWORK_UNREACHABLE`, `APP_MISSING`, `APP_CHANGED`.
 */
export async function endWay(seed: ScopeSeed, connectors: ConnectorSource, way: TakenWay): Promise<Finished> {
  const { back, network, row, secrets } = way;
  if (back.error !== null || back.code === null) throw saidInstead(back.error);
  const actor = requireSession(seed);
  const door = await connectors(network, seed.organizationId);
  const app = await requireApplication(seed, network);
  const asked = { serviceUrl: row.serviceUrl, redirectUri: redirectUriOf(seed), code: back.code };
  const granted = await requireConsent(door).finish({ ...asked, secrets, ...appOf(app) }, ioFor(seed, door));
  if (granted.kind === 'granted') return { channel: await keep(seed, { door, row, app }, granted.credentials) };
  if (granted.kind !== 'choose') throw notTraded(granted, door.connector.manifest);
  if (row.channelId !== null) return { channel: await keepSame(seed, { door, row, app }, granted.choices) };
  const choice = await inScope(seed, async (scope) => {
    await holdApplication(scope, network, app);
    const { name, serviceUrl } = row;
    return keepChoices(scope, { actor, way: { network, serviceUrl, name: name ?? '' }, choices: granted.choices });
  });
  return { choice };
}

type Taken = { readonly row: ConsentRow; readonly secrets: Readonly<Record<string, string>> };

/** What this session began under this secret; it works once. */
async function takeConsent(scope: Scope, asked: { state: string; sessionId: string }): Promise<Taken | null> {
  const [row] = await scope.tx
    .delete(channelConsent)
    .where(
      and(
        eq(channelConsent.organizationId, scope.organizationId),
        eq(channelConsent.stateHash, hashSecret(asked.state)),
        eq(channelConsent.sessionId, asked.sessionId),
        gt(channelConsent.expiresAt, scope.services.clock.now()),
      ),
    )
    .returning();
  if (row === undefined) return null;
  // Sealed by `begin` from exactly this type.
  const secrets = openJson(scope.services.keyring, row.secretsSealed, secretContext(scope, row.id)) as Taken['secrets'];
  return { row, secrets };
}

type Way = { readonly door: NetworkDoor; readonly row: ConsentRow; readonly app: Application | undefined };

/** Of the accounts that a yes opened, the one that the channel has had. Throws `OTHER_ACCOUNT` where it is not among them. */
async function keepSame(seed: ScopeSeed, way: Way, choices: readonly AccountChoice[]): Promise<ChannelView> {
  const { channelId } = way.row;
  const { remoteAccountId } = await inScope(seed, (scope) => getChannel(scope, channelId ?? ''));
  const same = choices.find(({ id }) => id === remoteAccountId);
  if (same === undefined) throw otherAccount();
  return keep(seed, way, same.credentials);
}

/** Asks whose account it is, and keeps it. Credentials that are not kept are given back. */
async function keep(seed: ScopeSeed, way: Way, credentials: Credentials): Promise<ChannelView> {
  const { door, row, app } = way;
  const { serviceUrl } = row;
  const verified = await verify(seed, door, { serviceUrl, credentials, app: app?.fields });
  if (verified.kind !== 'verified') throw notGranted(verified);
  try {
    return await keepVerified(seed, way, verified);
  } catch (error) {
    // Nobody would ever give this token back.
    await giveBack(seed, door, { ...verified.account, ...appOf(app) });
    throw error;
  }
}

/** Where a yes ends as a whole, channels may live on it: then nothing is given back unasked. */
async function giveBack(seed: ScopeSeed, door: NetworkDoor, account: Account): Promise<void> {
  const consent = requireConsent(door);
  if (consent.endsAll !== true) await consent.revoke({ account }, ioFor(seed, door));
}

async function keepVerified(
  seed: ScopeSeed,
  way: Way,
  { account, displayName }: Extract<VerifyOutcome, { kind: 'verified' }>,
): Promise<ChannelView> {
  const { app, door } = way;
  const { channelId, id: consentId, isOwn, name, network, personId } = way.row;
  if (channelId === null) {
    const input = { network, name: name ?? account.handle };
    return inScope(seed, async (scope) => {
      await holdApplication(scope, network, app);
      const owner = isOwn ? { ownerId: personId } : {};
      return insertChannel(scope, { input, account, displayName, consentId, ...owner });
    });
  }
  const { view, before } = await inScope(seed, async (scope) => {
    await holdApplication(scope, network, app);
    const row = await getChannel(scope, channelId);
    if (account.remoteAccountId !== row.remoteAccountId) throw otherAccount();
    const opened = await openAccount(scope, row);
    return { view: await replaceCredentials(scope, { row, account, displayName, consentId }), before: opened };
  });
  // The token of before may still be good; it is not needed any more, and its end changes nothing here.
  if (before !== null) await giveBack(seed, door, before);
  return view;
}
