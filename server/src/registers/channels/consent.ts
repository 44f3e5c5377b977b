/**
 * Connecting an account by consent: Bedside registers with the account's own server, the person says yes on a page of
 * that server, and comes back with a code that is worth a token to us alone.
 *
 * The way back is bound to the session that began it: a secret in the address (kept as a hash), used once, for ten
 * minutes. Somebody else's way back, an old one or one that was used opens nothing. What the server gave us on the way
 * (its name for us, and the proof key) is sealed. A token that is not kept is given back at once.
 */
import type { Account, ConnectorIo, Consent, Failure } from '@bedside/connectors';
import { and, eq, gt, lt } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import { hashSecret, newSecret } from '../../kernel/crypto/secret.ts';
import { type BedsideError, conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type PersonActor, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { channelAccess } from './access.ts';
import type { ConnectorSource, NetworkDoor } from './connector-source.ts';
import type { ChannelView } from './contract.ts';
import { channel, channelConsent } from './schema.ts';
import {
  type ChannelRow,
  disconnectChannel,
  getChannel,
  insertChannel,
  openAccount,
  otherAccount,
  replaceCredentials,
  unreachable,
  verify,
} from './service.ts';

/** Path to which servers send people back. */
export const CONSENT_CALLBACK = '/connect/callback';
const CONSENT_MS = 10 * 60 * 1_000;

type ConsentRow = typeof channelConsent.$inferSelect;
type Wanted = Pick<ConsentRow, 'serviceUrl' | 'channelId' | 'name'>;

/**
 * Registers with the server and gives its page. Throws `SERVER_ADDRESS_INVALID`, `SERVER_NOT_UNDERSTOOD`,
 * `NETWORK_BUSY`, `NETWORK_UNREACHABLE`, and `CONNECT_BY_CREDENTIALS` for networks that ask for a password.
 */
export function beginConsent(
  seed: ScopeSeed,
  door: NetworkDoor,
  input: { name: string; server: string },
): Promise<{ redirectTo: string }> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  const serviceUrl = serverOrigin(input.server);
  return begin(seed, door, { serviceUrl, channelId: null, name: input.name });
}

/** The same for a channel that is there, on its own server. */
export async function beginConsentAgain(
  seed: ScopeSeed,
  door: NetworkDoor,
  channelId: string,
): Promise<{ redirectTo: string }> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  const { serviceUrl } = await inScope(seed, (scope) => getChannel(scope, channelId));
  return begin(seed, door, { serviceUrl, channelId, name: null });
}

async function begin(seed: ScopeSeed, door: NetworkDoor, wanted: Wanted): Promise<{ redirectTo: string }> {
  const actor = requireSession(seed);
  const consent = requireConsent(door);
  const state = newSecret();
  const begun = await consent.begin(
    { serviceUrl: wanted.serviceUrl, redirectUri: redirectUriOf(seed), state, verifier: newSecret() },
    ioFor(seed, door),
  );
  if (begun.kind !== 'begun') throw notBegun(begun);
  await inScope(seed, async (scope) => {
    const now = scope.services.clock.now();
    const id = newId<'channel_consent'>(now.getTime());
    const { organizationId } = scope;
    await scope.tx
      .delete(channelConsent)
      .where(and(eq(channelConsent.organizationId, organizationId), lt(channelConsent.expiresAt, now)));
    await scope.tx.insert(channelConsent).values({
      ...wanted,
      organizationId,
      id,
      stateHash: hashSecret(state),
      sessionId: actor.sessionId,
      personId: actor.id,
      network: 'mastodon',
      secretsSealed: sealJson(scope.services.keyring, begun.secrets, secretContext(scope, id)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + CONSENT_MS),
    });
  });
  return { redirectTo: begun.redirectTo };
}

function requireSession(seed: ScopeSeed): PersonActor {
  if (seed.actor.type === 'person' && seed.actor.key === null) return seed.actor;
  throw forbidden(
    'Only a person who is signed in does this.',
    'KEY_REFUSED',
    'Sign in to the console and do it there.',
  );
}

function requireConsent({ connector }: NetworkDoor): Consent {
  if (connector.consent !== undefined) return connector.consent;
  throw unprocessable({
    code: 'CONNECT_BY_CREDENTIALS',
    message: 'Accounts of this network are connected with sign-in details.',
    remedy: 'Choose the network and give what it asks for.',
  });
}

const redirectUriOf = (seed: ScopeSeed) => `${seed.services.publicUrl}${CONSENT_CALLBACK}`;

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

/** What people type: `mastodon.example`, `@clinic@mastodon.example`, or a whole address, of which the server is kept. */
export function serverOrigin(typed: string): string {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text.split('@').at(-1)}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url !== null && isWeb && url.hostname !== '' && url.username === '' && url.password === '') return url.origin;
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
      message: 'There is a server at this address, but it does not answer as Mastodon does.',
      remedy: 'Check the address: it is the one on which you open your own profile.',
      details: { reason: failure.code },
    });
  }
  return unreachable(failure);
}

export type WayBack = { readonly state: string | null; readonly code: string | null; readonly error: string | null };

/**
 * Ends the way that this session began, and connects the account. Throws `CONSENT_OVER`, `CONSENT_DENIED`,
 * `CONSENT_REFUSED`, `OTHER_ACCOUNT`, `CHANNEL_EXISTS`, `NETWORK_UNREACHABLE`.
 */
export async function finishConsent(seed: ScopeSeed, connectors: ConnectorSource, back: WayBack): Promise<ChannelView> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  const { sessionId } = requireSession(seed);
  const taken = await inScope(seed, (scope) => takeConsent(scope, { state: back.state ?? '', sessionId }));
  if (taken === null) throw consentOver();
  if (back.error !== null || back.code === null) throw denied();
  const door = await connectors(taken.row.network, seed.organizationId);
  const granted = await requireConsent(door).finish(
    { serviceUrl: taken.row.serviceUrl, redirectUri: redirectUriOf(seed), code: back.code, secrets: taken.secrets },
    ioFor(seed, door),
  );
  if (granted.kind !== 'granted') throw notGranted(granted);
  const { serviceUrl } = taken.row;
  const verified = await verify(seed, door, { serviceUrl, credentials: granted.credentials });
  if (verified.kind !== 'verified') throw notGranted(verified);
  try {
    return await keep(seed, { door, row: taken.row, account: verified.account });
  } catch (error) {
    // Nobody would ever give this token back.
    await requireConsent(door).revoke({ account: verified.account }, ioFor(seed, door));
    throw error;
  }
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

function consentOver(): BedsideError {
  return conflict(
    'CONSENT_OVER',
    'This way of connecting is over: it was used, took longer than ten minutes, or began in another session.',
    'Begin again.',
  );
}

function denied(): BedsideError {
  return conflict('CONSENT_DENIED', 'The server was told no. Nothing was connected.', 'Begin again when you want to.');
}

function notGranted(failure: Failure): BedsideError {
  if (failure.kind !== 'rejected' && failure.kind !== 'reauthorize') return unreachable(failure);
  return unprocessable({
    code: 'CONSENT_REFUSED',
    message: 'The server did not let Bedside in, or not far enough to publish.',
    remedy: 'Begin again, and leave all boxes ticked that the server shows.',
    details: { reason: failure.code },
  });
}

async function keep(
  seed: ScopeSeed,
  made: { door: NetworkDoor; row: ConsentRow; account: Account },
): Promise<ChannelView> {
  const { account, door } = made;
  const { channelId, name, network } = made.row;
  if (channelId === null) {
    return inScope(seed, (scope) =>
      insertChannel(scope, { input: { network, name: name ?? account.handle }, account }),
    );
  }
  const { view, before } = await inScope(seed, async (scope) => {
    const row = await getChannel(scope, channelId);
    if (account.remoteAccountId !== row.remoteAccountId) throw otherAccount();
    return { view: await replaceCredentials(scope, { row, account }), before: openAccount(scope, row) };
  });
  // The token of before may still be good; it is not needed any more, and its end changes nothing here.
  if (before !== null) await requireConsent(door).revoke({ account: before }, ioFor(seed, door));
  return view;
}

/**
 * Forgets the credentials, then gives them back to the server, so that they open nothing there either. Disconnecting
 * itself never waits for the server: where it does not answer, `lastErrorCode` says `ACCESS_NOT_REVOKED`.
 */
export async function disconnectAndRevoke(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  channelId: string,
): Promise<ChannelView> {
  const gone = await inScope(seed, async (scope) => {
    const account = openAccountOf(scope, await getChannel(scope, channelId));
    const view = await disconnectChannel(scope, channelId);
    return { view, account };
  });
  const door = await connectors(gone.view.network, seed.organizationId);
  const { consent } = door.connector;
  if (consent === undefined || gone.account === null) return gone.view;
  const { kind } = await consent.revoke({ account: gone.account }, ioFor(seed, door));
  const lastErrorCode = kind === 'revoked' ? null : 'ACCESS_NOT_REVOKED';
  await inScope(seed, (scope) => noteRevoked(scope, { channelId, outcome: kind, lastErrorCode }));
  return { ...gone.view, lastErrorCode };
}

/** Credentials that cannot be opened any more keep nobody from disconnecting. */
function openAccountOf(scope: Scope, row: ChannelRow): Account | null {
  try {
    return openAccount(scope, row);
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
    .where(and(eq(channel.organizationId, scope.organizationId), eq(channel.id, channelId)))
    .returning({ id: channel.id });
  if (changed.length === 0) throw notFound('channel');
  await recordEvent(scope, {
    action: 'channel.access_revoked',
    object: { type: 'channel', id: channelId },
    facts: { outcome },
  });
}
