import * as oidc from 'openid-client';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError, conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { findInvitation, getPerson } from '../people/service.ts';
import type { Auth } from './auth.ts';
import { beginCeremony, CEREMONY_SECONDS, type CeremonyKind, takeCeremony } from './ceremonies.ts';
import { readCookie, setCookie } from './cookies.ts';
import { invitationSeed, joinAs, memberOf } from './join.ts';
import { requireSessionActor } from './proof.ts';
import { getSessionRow, type HttpCall, noteProof } from './sessions.ts';
import { enter } from './sign-in.ts';
import { findIdentity, type Identity, linkIdentity, noteIdentityUse } from './sso-identities.ts';
import { discover, openSecret, readProvider, SSO_CALLBACK } from './sso-provider.ts';
import { accountExists, activeMemberships, createUser, findUserByEmail, signInSeed } from './users.ts';

const ssoStep = z.object({
  organizationId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnPath: z.string(),
  purpose: z.enum(['sign_in', 'join', 'prove', 'link']),
  /** Of an invitation, for `join`. */
  token: z.string().nullable(),
  /** Whose step it is, for `prove` and `link`. */
  sessionId: z.string().nullable(),
});
type SsoStep = z.infer<typeof ssoStep>;
const step: CeremonyKind<SsoStep> = { kind: 'sso', data: ssoStep };

/** What is asked of a provider that proves anew: its own proof may be this old at most. */
const PROOF_SECONDS = 5 * 60;
const DESCRIPTION_MS = 10 * 60 * 1_000;
const MAX_DESCRIPTIONS = 100;

export type BeginInput = {
  readonly organizationId: string;
  readonly purpose: { readonly for: SsoStep['purpose']; readonly token?: string };
  readonly returnPath: string;
};

/**
 * Begins the way through an organization's provider: authorization code with PKCE, state and nonce, all bound to this
 * browser by a cookie.
 * @throws `NOT_FOUND` where the organization has none, `SSO_METADATA`
 */
export async function beginSso(
  auth: Auth,
  asked: { call: HttpCall; seed: ScopeSeed | null; input: BeginInput },
): Promise<{ redirectTo: string }> {
  const { call, seed, input } = asked;
  const { purpose } = input;
  const config = await configurationFor(auth, call, input.organizationId);
  const verifier = oidc.randomPKCECodeVerifier();
  const data: SsoStep = {
    organizationId: input.organizationId,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier,
    returnPath: localPath(input.returnPath),
    purpose: purpose.for,
    token: purpose.token ?? null,
    sessionId: purpose.for === 'prove' || purpose.for === 'link' ? sessionOf(seed, input.organizationId) : null,
  };
  const secret = await call.services.db.acrossOrganizations((tx) =>
    beginCeremony(tx, step, { data, now: call.services.clock.now() }),
  );
  setCookie(auth, call.responseHeaders, { name: 'sso', value: secret, maxAgeSeconds: CEREMONY_SECONDS });
  const redirect = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${call.services.publicUrl}${SSO_CALLBACK}`,
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: data.state,
    nonce: data.nonce,
    ...(purpose.for === 'prove' ? { prompt: 'login', max_age: '0' } : {}),
  });
  return { redirectTo: redirect.href };
}

function sessionOf(seed: ScopeSeed | null, organizationId: string): string {
  if (seed === null || seed.organizationId !== organizationId) throw notFound('single sign-on');
  return requireSessionActor(seed).sessionId;
}

/** Only a page of the console; never another site. */
function localPath(path: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
}

async function configurationFor(auth: Auth, call: HttpCall, organizationId: string): Promise<oidc.Configuration> {
  // Whether there is such an organization, row-level security tells.
  const seed = signInSeed(call, organizationId as OrganizationId);
  const row = await inScope(seed, readProvider);
  if (row?.enabled !== true) throw notFound('single sign-on');
  return describedAs(auth, { key: `${organizationId} ${row.revision}`, now: call.services.clock.now() }, () =>
    discover(auth, { issuer: row.issuer, clientId: row.clientId, clientSecret: openSecret(seed, row) }),
  );
}

/** A description is read again after ten minutes: providers change their keys. */
async function describedAs(
  auth: Auth,
  asked: { key: string; now: Date },
  read: () => Promise<oidc.Configuration>,
): Promise<oidc.Configuration> {
  const found = auth.descriptions.get(asked.key);
  if (found !== undefined && asked.now.getTime() - found.readAt.getTime() < DESCRIPTION_MS) return found.config;
  const config = await read();
  // Older revisions and organizations that nobody signs in to go, oldest first.
  for (const key of [...auth.descriptions.keys()].slice(
    0,
    Math.max(0, auth.descriptions.size - MAX_DESCRIPTIONS + 1),
  )) {
    auth.descriptions.delete(key);
  }
  auth.descriptions.set(asked.key, { config, readAt: asked.now });
  return config;
}

/** Where a person lands after coming back from the provider: a page of the console, with a code where it failed. */
export async function finishSso(auth: Auth, call: HttpCall, seed: ScopeSeed | null): Promise<string> {
  const secret = readCookie(auth, call.request, 'sso');
  setCookie(auth, call.responseHeaders, { name: 'sso', value: null });
  const now = call.services.clock.now();
  const found = await call.services.db.acrossOrganizations((tx) => takeCeremony(tx, step, { secret, now }));
  if (found === null) return '/sign-in?sso=SSO_STATE';
  try {
    const identity = await askProvider(auth, call, found);
    await act(auth, { call, seed, step: found, identity });
    return found.returnPath;
  } catch (error) {
    const code = error instanceof BedsideError ? error.code : 'SSO_FAILED';
    const path = found.purpose === 'prove' || found.purpose === 'link' ? found.returnPath : '/sign-in';
    return `${path}${path.includes('?') ? '&' : '?'}sso=${code}`;
  }
}

type Proven = Identity & { readonly authenticatedAt: number | undefined };

async function askProvider(auth: Auth, call: HttpCall, found: SsoStep): Promise<Proven> {
  const config = await configurationFor(auth, call, found.organizationId);
  const { search, searchParams } = new URL(call.request.url);
  if (searchParams.get('error') === 'access_denied') {
    throw conflict('SSO_CANCELLED', 'Signing in was called off at the provider.');
  }
  // The address as people know it: behind a proxy the request has another one.
  const here = new URL(`${call.services.publicUrl}${SSO_CALLBACK}${search}`);
  const tokens = await oidc.authorizationCodeGrant(config, here, {
    pkceCodeVerifier: found.verifier,
    expectedState: found.state,
    expectedNonce: found.nonce,
    idTokenExpected: true,
    ...(found.purpose === 'prove' ? { maxAge: PROOF_SECONDS } : {}),
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new TypeError('an id token was expected');
  return {
    organizationId: found.organizationId,
    issuer: claims.iss,
    subject: claims.sub,
    authenticatedAt: claims.auth_time,
  };
}

type Acting = { call: HttpCall; seed: ScopeSeed | null; step: SsoStep; identity: Proven };

async function act(auth: Auth, acting: Acting): Promise<void> {
  const acts = { sign_in: signIn, join, prove, link } as const;
  await acts[acting.step.purpose](auth, acting);
}

/** Lets in whoever is linked; an unknown account is told so and never matched by its e-mail address. */
async function signIn(auth: Auth, { call, identity }: Acting): Promise<void> {
  const known = await call.services.db.acrossOrganizations((tx) => findIdentity(tx, identity));
  if (known === null) throw notLinked();
  const members = await activeMemberships(call, known.userId);
  const member = members.find(({ organizationId }) => organizationId === identity.organizationId);
  if (member === undefined) throw notLinked();
  const now = call.services.clock.now();
  await call.services.db.acrossOrganizations((tx) => noteIdentityUse(tx, { ...identity, now }));
  await enter(auth, call, { member, method: 'sso' });
}

function notLinked(): BedsideError {
  return conflict('SSO_NOT_LINKED', 'Nobody in Bedside is linked to this account.', 'Ask for an invitation first.');
}

/** Joins by an invitation whose secret this browser brought; the account of the provider becomes the way in. */
async function join(auth: Auth, { call, step: asked, identity }: Acting): Promise<void> {
  const { seed, secret } = invitationSeed(call, asked.token ?? '');
  if (seed.organizationId !== identity.organizationId) throw notFound('invitation');
  const member = await inScope(seed, async (scope) => {
    const found = await findInvitation(scope, secret);
    const userId = await newUserFor(scope, identity, found.email);
    const { locale } = await getPerson(scope, found.personId);
    await joinAs(scope, { found, userId, locale });
    await recordLinked(scope, found.personId);
    return memberOf(scope, found, userId);
  });
  await enter(auth, call, { member, method: 'sso' });
}

async function newUserFor(scope: Scope, identity: Identity, email: string): Promise<string> {
  if ((await findUserByEmail(scope.tx, email)) !== null) throw accountExists();
  const userId = await createUser(scope, { email, password: null });
  await linkIdentity(scope.tx, { ...pick(identity), userId, now: scope.services.clock.now() });
  return userId;
}

/** A fresh proof by the provider, of the very person whose session it is. */
async function prove(_auth: Auth, acting: Acting): Promise<void> {
  await asSession(acting, async (scope, session) => {
    const known = await findIdentity(scope.tx, acting.identity);
    if (known?.userId !== session.userId) throw notLinked();
    await noteProof(scope, { sessionId: session.id, by: 'sso' });
  });
}

async function link(_auth: Auth, acting: Acting): Promise<void> {
  await asSession(acting, async (scope, session) => {
    await linkIdentity(scope.tx, { ...pick(acting.identity), userId: session.userId, now: scope.services.clock.now() });
    await recordLinked(scope, session.personId);
  });
}

/** For steps of somebody who was, and still is, signed in with this very session. */
async function asSession<T>(
  { seed, step: asked }: Acting,
  work: (scope: Scope, session: Awaited<ReturnType<typeof getSessionRow>>) => Promise<T>,
): Promise<T> {
  if (seed === null || asked.sessionId !== requireSessionActor(seed).sessionId) {
    throw conflict('SSO_STATE', 'The session ended while you were away.', 'Sign in again.');
  }
  return inScope(seed, async (scope) =>
    work(scope, await getSessionRow(scope.tx, requireSessionActor(seed).sessionId)),
  );
}

function recordLinked(scope: Scope, personId: string): Promise<string> {
  return recordEvent(scope, { action: 'sso.linked', object: { type: 'person', id: personId } });
}

function pick(identity: Identity): Identity {
  return { organizationId: identity.organizationId, issuer: identity.issuer, subject: identity.subject };
}
