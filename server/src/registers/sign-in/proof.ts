import { forbidden } from '../../kernel/errors/bedside-error.ts';
import { inScope, type PersonActor, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import type { Auth } from './auth.ts';
import { beginCeremony, CEREMONY_SECONDS, takeCeremony } from './ceremonies.ts';
import { readCookie, setCookie } from './cookies.ts';
import { passkeyProofStep, passkeysOf, requestOptions, usePasskey } from './passkeys.ts';
import { verifyPassword } from './password.ts';
import { codeWrong, hasTotp, takeTotpCode } from './second-factor.ts';
import { endSessions, getSessionRow, type HttpCall, noteProof } from './sessions.ts';
import { ceremonyOver, wrongPassword } from './sign-in.ts';
import { forgetFailures, limitsFor, noteFailure, requireTriesLeft } from './throttle.ts';
import { readPasswordHash } from './users.ts';

export type ProofInput =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'totp'; readonly code: string }
  | { readonly by: 'passkey'; readonly response: { readonly id: string } };

/** The signed-in person of a request. Throws `KEY_REFUSED` for a key: it has nobody to ask. */
export function requireSessionActor(seed: ScopeSeed): PersonActor {
  if (seed.actor.type === 'person' && seed.actor.key === null) return seed.actor;
  throw forbidden(
    'Only a person who is signed in does this.',
    'KEY_REFUSED',
    'Sign in to the console and do it there.',
  );
}

export async function beginPasskeyProof(auth: Auth, call: HttpCall, seed: ScopeSeed) {
  const { sessionId } = requireSessionActor(seed);
  return inScope(seed, async (scope) => {
    const row = await getSessionRow(scope.tx, sessionId);
    const options = await requestOptions(auth.relyingParty, await passkeysOf(scope.tx, row.userId));
    const data = { challenge: options.challenge, sessionId };
    const secret = await beginCeremony(scope.tx, passkeyProofStep, { data, now: scope.services.clock.now() });
    setCookie(auth, call.responseHeaders, { name: 'passkey', value: secret, maxAgeSeconds: CEREMONY_SECONDS });
    return { options: { ...options } };
  });
}

/**
 * Proves again who one is; what asks for a proof opens for five minutes. After ten failures in ten minutes the session
 * ends: somebody else may sit at this screen.
 * @throws `SIGN_IN_FAILED`, `CODE_WRONG`, `PASSKEY_REFUSED`, `CEREMONY_OVER`, `PROOF_UNFIT`, `TOO_MANY_TRIES`
 */
export async function proveIdentity(
  auth: Auth,
  asked: { call: HttpCall; seed: ScopeSeed; input: ProofInput },
): Promise<{ provedAt: string }> {
  const { call, seed, input } = asked;
  const { sessionId } = requireSessionActor(seed);
  const limits = limitsFor({ email: '', address: '', device: `proof-${sessionId}` });
  await requireTriesLeft(call.services, limits).catch(async (error: unknown) => {
    await inScope(seed, async (scope) => {
      const { userId } = await getSessionRow(scope.tx, sessionId);
      await endSessions(scope, { userId, only: sessionId });
    });
    throw error;
  });
  try {
    const provedAt = await inScope(seed, async (scope) => {
      await checkProof(auth, { scope, call, input, sessionId });
      return noteProof(scope, { sessionId, by: input.by });
    });
    await forgetFailures(call.services, limits);
    return { provedAt: provedAt.toISOString() };
  } catch (error) {
    await noteFailure(call.services, limits);
    throw error;
  }
}

async function checkProof(
  auth: Auth,
  asked: { scope: Scope; call: HttpCall; input: ProofInput; sessionId: string },
): Promise<void> {
  const { scope, call, input, sessionId } = asked;
  const { userId } = await getSessionRow(scope.tx, sessionId);
  if (input.by === 'passkey') return checkPasskey(auth, { scope, call, response: input.response, userId, sessionId });
  if (input.by === 'totp') {
    if (!(await takeTotpCode(scope, { userId, code: input.code }))) throw codeWrong();
    return;
  }
  if (await hasTotp(scope.tx, userId)) {
    throw forbidden(
      'Where codes by an app are set up, the password alone is no proof.',
      'PROOF_UNFIT',
      'Give a code of your app, or use a passkey.',
    );
  }
  const stored = await readPasswordHash(scope.tx, userId);
  if (stored === null || !(await verifyPassword({ hash: stored.hash, password: input.password })))
    throw wrongPassword();
}

async function checkPasskey(
  auth: Auth,
  asked: { scope: Scope; call: HttpCall; response: { readonly id: string }; userId: string; sessionId: string },
): Promise<void> {
  const { scope, call } = asked;
  const secret = readCookie(auth, call.request, 'passkey');
  const step = await takeCeremony(scope.tx, passkeyProofStep, { secret, now: scope.services.clock.now() });
  setCookie(auth, call.responseHeaders, { name: 'passkey', value: null });
  if (step?.sessionId !== asked.sessionId) throw ceremonyOver();
  const { response } = asked;
  const used = await usePasskey(scope, { party: auth.relyingParty, response, challenge: step.challenge });
  if (used.userId !== asked.userId) throw wrongPassword();
}
