import { forbidden, notFound } from '../../kernel/errors/bedside-error.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { readOrganization } from '../org/service.ts';
import type { Auth } from './auth.ts';
import { requireSessionActor } from './proof.ts';
import { viewSession } from './session-view.ts';
import { endSessions, getSessionRow, listSessions, moveSession } from './sessions.ts';
import { activeMemberships, signInSeed } from './users.ts';

/** Where one is signed in, in whatever organization. */
export async function listOwnSessions(seed: ScopeSeed) {
  const { sessionId } = requireSessionActor(seed);
  const rows = await inScope(seed, async (scope) => {
    const { userId } = await getSessionRow(scope.tx, sessionId);
    return listSessions(scope, userId);
  });
  const names = new Map<string, string>();
  for (const organizationId of new Set(rows.map((row) => row.organizationId))) {
    names.set(organizationId, (await inScope(signInSeed(seed, organizationId), readOrganization)).name);
  }
  return rows.map((row) => ({
    id: row.id,
    current: row.id === sessionId,
    method: row.method,
    organizationName: names.get(row.organizationId) ?? '',
    browser: row.browser,
    address: row.address,
    startedAt: row.startedAt.toISOString(),
    usedAt: row.usedAt.toISOString(),
  }));
}

/** Ends one of one's own sessions; the present one too. */
export async function endOwnSession(seed: ScopeSeed, input: { id: string }): Promise<void> {
  const { sessionId } = requireSessionActor(seed);
  await inScope(seed, async (scope) => {
    const { userId } = await getSessionRow(scope.tx, sessionId);
    if ((await endSessions(scope, { userId, only: input.id })) === 0) throw notFound('session');
  });
}

export async function endOtherSessions(seed: ScopeSeed): Promise<number> {
  const { sessionId } = requireSessionActor(seed);
  return inScope(seed, async (scope) => {
    const { userId } = await getSessionRow(scope.tx, sessionId);
    return endSessions(scope, { userId, except: sessionId });
  });
}

/**
 * Takes this session to another organization of the same user.
 * @throws `NOT_FOUND` where they do not belong to it, `SESSION_BOUND` where this one's provider vouched for them
 */
export async function switchOrganization(auth: Auth, seed: ScopeSeed, input: { organizationId: string }) {
  const { sessionId } = requireSessionActor(seed);
  const row = await inScope(seed, (scope) => getSessionRow(scope.tx, sessionId));
  const members = await activeMemberships(seed, row.userId);
  const member = members.find(({ organizationId }) => organizationId === input.organizationId);
  if (member === undefined) throw notFound('organization');
  if (row.method === 'sso' && member.organizationId !== row.organizationId) {
    throw forbidden(
      'You signed in through this organization’s single sign-on, which does not count for another one.',
      'SESSION_BOUND',
      'Sign out, and sign in with a passkey or a password.',
    );
  }
  const there = signInSeed(seed, member.organizationId);
  await inScope(there, (scope) => moveSession(scope, { sessionId, member }));
  return viewSession(auth, { ...there, sessionId });
}
