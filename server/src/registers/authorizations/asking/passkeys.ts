import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { newWord } from '../../../kernel/crypto/link-word.ts';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import { relyingPartyOf } from '../../../kernel/http/relying-party.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { readOrganization } from '../../org/service.ts';
import { authorizationAccess } from '../access.ts';
import { tellOwners } from '../tell-owners.ts';
import type { PasskeyView } from './contract.ts';
import { identityByCode } from './identity.ts';
import { PAGE_WORDS } from './page-words.ts';
import {
  CHALLENGE_HOLDS_MS,
  deletePasskey,
  hashOfCredential,
  insertPasskey,
  keepChallenge,
  lockPasskey,
  MOST_PASSKEYS,
  type PasskeyRow,
  passkeysOf,
  takeChallenge,
  updatePasskey,
} from './passkey-rows.ts';
import { isKeeper, offeredPasskeys, viewPasskeys } from './passkey-view.ts';
import { readMade, readUsed } from './read-credential.ts';
import { refusalOf } from './refusals.ts';
import { askingOf, columnsOf, lockRequest, type RequestRow, readAsked, updateRequest } from './request-rows.ts';
import { behindLink, isIn, type SigningCall, setSigningCookie } from './signing.ts';
import { type Asking, act, type Refusal, VERIFIED_HOLDS_MS } from './state.ts';

/** EdDSA, ES256 and RS256: what phones, computers and keys have (RFC 9053; WebAuthn Level 3, 5.4). */
const ALGORITHMS = [-8, -7, -257];

const USER_ID_BYTES = 32;

/** What a browser needs in order to make a passkey. Throws `NOT_VERIFIED`, `TOO_MANY_PASSKEYS`, `NO_PASSKEY`. */
export function beginKeeping(call: SigningCall, token: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return behindLink(call, token, async (scope, found) => {
    const row = await lockRequest(scope, found.id);
    await requireKeeper(scope, call, row);
    const party = relyingPartyOf(call.services.publicUrl);
    if (!party.possible) throw refusalOf('NO_PASSKEY');
    const existing = await passkeysOf(scope, row);
    if (existing.length >= MOST_PASSKEYS) throw refusalOf('TOO_MANY_PASSKEYS');
    const { name: house } = await readOrganization(scope);
    const options = await generateRegistrationOptions({
      rpName: house,
      rpID: party.id,
      // What the device shows in its list of passkeys: nothing of whom it is about.
      userName: PAGE_WORDS[row.language].passkeys.name(house),
      userID: crypto.getRandomValues(new Uint8Array(USER_ID_BYTES)),
      timeout: CHALLENGE_HOLDS_MS,
      attestationType: 'none',
      excludeCredentials: existing.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: {
        residentKey: 'discouraged',
        userVerification: 'required',
        ...(row.provedBy === 'witness' ? { authenticatorAttachment: 'cross-platform' } : {}),
      },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    await keepChallenge(scope, { row, purpose: 'keep', challenge: options.challenge });
    return options;
  });
}

/** Keeps a passkey for whoever has proven who that is. Throws `PASSKEY_UNREADABLE`, `CHALLENGE_OVER`, `PASSKEY_REFUSED`, … */
export async function keepPasskey(call: SigningCall, token: string, sent: string): Promise<void> {
  const made = readMade(sent);
  const refused = await behindLink(call, token, async (scope, found): Promise<Refusal | null> => {
    const row = await lockRequest(scope, found.id);
    await requireKeeper(scope, call, row);
    const { challenge } = made;
    const linkNumber = await takeChallenge(scope, { row, purpose: 'keep', challenge });
    if (linkNumber !== row.linkNumber) return 'CHALLENGE_OVER';
    if (row.provedBy === 'witness' && made.attachment === 'platform') return 'PASSKEY_REFUSED';
    if ((await passkeysOf(scope, row)).length >= MOST_PASSKEYS) return 'TOO_MANY_PASSKEYS';
    const credential = await verifyMade(call, made.response, challenge);
    if (credential === null) return 'PASSKEY_REFUSED';
    const kept = identityByCode(row, readAsked(scope, row), call);
    const id = await insertPasskey(scope, { row, kept, ...credential });
    if (id === null) return 'PASSKEY_REFUSED';
    await recordEvent(scope, {
      action: 'authorization.passkey_kept',
      object: { type: 'authorization_request', id: row.id },
      facts: { passkey: id, credential: hashOfCredential(credential.credentialId), after: kept.method },
    });
    return null;
  });
  // A challenge is used up in a transaction that is kept: what is thrown comes after it.
  if (refused !== null) throw refusalOf(refused);
}

async function requireKeeper(scope: Scope, call: SigningCall, row: RequestRow): Promise<void> {
  if (!isKeeper(row) || !(await isIn(scope, call, row))) throw refusalOf('NOT_VERIFIED');
}

async function verifyMade(call: SigningCall, response: RegistrationResponseJSON, challenge: string) {
  const party = relyingPartyOf(call.services.publicUrl);
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (verified?.verified !== true) return null;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return { credentialId: id, publicKey, counter, transports: [...transports] };
}

/** What a browser needs in order to use a passkey; counted as a code is. Throws `NO_PASSKEY`, `TOO_MANY_PROOFS`, `LINK_EXPIRED`, … */
export function beginProof(call: SigningCall, token: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return behindLink(call, token, async (scope, found) => {
    const row = await lockRequest(scope, found.id);
    const now = call.services.clock.now();
    const outcome = act(askingOf(row), { kind: 'ask-passkey', linkNumber: row.linkNumber }, now);
    if ('refused' in outcome) throw refusalOf(outcome.refused);
    const offered = await offeredPasskeys(scope, call, row);
    if (offered.length === 0) throw refusalOf('NO_PASSKEY');
    await updateRequest(scope, row.id, columnsOf(outcome.asking));
    const options = await generateAuthenticationOptions({
      rpID: relyingPartyOf(call.services.publicUrl).id,
      allowCredentials: offered.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
      timeout: CHALLENGE_HOLDS_MS,
      userVerification: 'required',
    });
    await keepChallenge(scope, { row, purpose: 'prove', challenge: options.challenge });
    await recordEvent(scope, {
      action: 'authorization.passkey_asked',
      object: { type: 'authorization_request', id: row.id },
      facts: { codes: outcome.asking.codesSentAt.length },
    });
    return options;
  });
}

/** Lets somebody in by their passkey. Throws `PASSKEY_UNREADABLE`, `CHALLENGE_OVER`, `PASSKEY_REFUSED`, `PASSKEY_SET_ASIDE`, `LINK_EXPIRED`, … */
export async function provePasskey(call: SigningCall, token: string, sent: string): Promise<void> {
  const used = readUsed(sent);
  const refused = await behindLink(call, token, async (scope, found): Promise<Refusal | null> => {
    const row = await lockRequest(scope, found.id);
    const proven = await prove(scope, call, { row, used });
    const object = { type: 'authorization_request', id: row.id };
    if ('refused' in proven) {
      const facts = { code: proven.refused };
      await recordEvent(scope, { action: 'authorization.passkey_refused', object, facts });
      return proven.refused;
    }
    const { word, hash } = newWord(scope.organizationId);
    await updateRequest(scope, row.id, { ...columnsOf(proven.asking), sessionHash: hash });
    setSigningCookie(call.services, call.responseHeaders, { word, endsInSeconds: VERIFIED_HOLDS_MS / 1_000 });
    const facts = { passkey: proven.passkey.id, credential: hashOfCredential(proven.passkey.credentialId) };
    await recordEvent(scope, { action: 'authorization.passkey_proved', object, facts });
    return null;
  });
  if (refused !== null) throw refusalOf(refused);
}

type Used = { readonly row: RequestRow; readonly used: ReturnType<typeof readUsed> };
type Proven = { readonly asking: Asking; readonly passkey: PasskeyRow } | { readonly refused: Refusal };

/** The challenge is used up whatever comes of it; nothing else is changed where it proves nothing. */
async function prove(scope: Scope, call: SigningCall, { row, used }: Used): Promise<Proven> {
  const { challenge } = used;
  const linkNumber = await takeChallenge(scope, { row, purpose: 'prove', challenge });
  if (linkNumber === null) return { refused: 'CHALLENGE_OVER' };
  const passkey = await findUsed(scope, call, { row, used });
  if ('refused' in passkey) return passkey;
  const now = call.services.clock.now();
  const outcome = act(askingOf(row), { kind: 'prove', linkNumber, passkeyId: passkey.id }, now);
  if ('refused' in outcome) return outcome;
  const counter = await verifyUsed(call, passkey, used);
  if (counter === null) return { refused: 'PASSKEY_REFUSED' };
  // Two devices that count apart: one of them is a copy (WebAuthn Level 3, 6.1.1). Some never count, and say 0.
  if (counter <= passkey.counter && (counter > 0 || passkey.counter > 0)) {
    await setAside(scope, row, passkey);
    return { refused: 'PASSKEY_SET_ASIDE' };
  }
  await updatePasskey(scope, passkey.id, { counter, lastUsedAt: now });
  return { asking: outcome.asking, passkey };
}

/** Nobody learns whose passkey it is that is not offered here. */
async function findUsed(
  scope: Scope,
  call: SigningCall,
  { row, used }: Used,
): Promise<PasskeyRow | { readonly refused: Refusal }> {
  const isIt = ({ credentialId }: PasskeyRow) => credentialId === used.response.id;
  const offered = (await offeredPasskeys(scope, call, row)).find(isIt);
  if (offered === undefined) {
    const isAside = (await passkeysOf(scope, row)).some((one) => isIt(one) && one.setAsideAt !== null);
    return { refused: isAside ? 'PASSKEY_SET_ASIDE' : 'PASSKEY_REFUSED' };
  }
  const locked = await lockPasskey(scope, offered.id);
  if (locked === null) return { refused: 'PASSKEY_REFUSED' };
  return locked.setAsideAt === null ? locked : { refused: 'PASSKEY_SET_ASIDE' };
}

/** How often the device says that it was used; null where it did not sign this, here, with its person verified. */
async function verifyUsed(call: SigningCall, passkey: PasskeyRow, used: Used['used']): Promise<number | null> {
  const party = relyingPartyOf(call.services.publicUrl);
  const verified = await verifyAuthenticationResponse({
    response: used.response,
    expectedChallenge: used.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    // Its counter is judged by us: only a signature that is right tells of a copy.
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(() => null);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null;
}

async function setAside(scope: Scope, row: RequestRow, { id, credentialId }: PasskeyRow): Promise<void> {
  await updatePasskey(scope, id, { setAsideAt: scope.services.clock.now() });
  await recordEvent(scope, {
    action: 'authorization.passkey_set_aside',
    object: { type: 'authorization_request', id: row.id },
    facts: { passkey: id, credential: hashOfCredential(credentialId) },
  });
  const link = `/authorizations/requests/${row.id}`;
  await tellOwners(scope, { row: { id: row.id, requestId: row.id }, about: 'passkey_set_aside', link });
}

/** Whoever signed removes a passkey of theirs; this browser stays in. Throws `NOT_FOUND`, `NOT_VERIFIED`. */
export function removeOwnPasskey(call: SigningCall, token: string, passkeyId: string): Promise<void> {
  return behindLink(call, token, async (scope, found) => {
    const row = await lockRequest(scope, found.id);
    if (row.state !== 'signed') throw notFound('passkey');
    if (!(await isIn(scope, call, row))) throw refusalOf('NOT_VERIFIED');
    await remove(scope, row, passkeyId);
    if (row.passkeyId === passkeyId) await updateRequest(scope, row.id, { passkeyId: null });
  });
}

/**
 * A member of the staff removes a passkey of whoever was asked; what was open by it is closed. Gives those that are left.
 * Throws `NOT_FOUND`.
 */
export async function removePasskey(
  scope: Scope,
  asked: { requestId: string; passkeyId: string },
): Promise<{ passkeys: PasskeyView[] }> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'remove the passkey of whoever signs');
  const row = await lockRequest(scope, asked.requestId);
  await remove(scope, row, asked.passkeyId);
  return { passkeys: await viewPasskeys(scope, row) };
}

async function remove(scope: Scope, row: RequestRow, passkeyId: string): Promise<void> {
  const passkey = (await passkeysOf(scope, row)).find(({ id }) => id === passkeyId);
  if (passkey === undefined || !(await deletePasskey(scope, passkey.id))) throw notFound('passkey');
  await recordEvent(scope, {
    action: 'authorization.passkey_removed',
    object: { type: 'authorization_request', id: row.id },
    facts: { passkey: passkey.id, credential: hashOfCredential(passkey.credentialId) },
  });
}
