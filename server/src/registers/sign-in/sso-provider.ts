import { and, asc, eq, isNull } from 'drizzle-orm';
import * as oidc from 'openid-client';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { open, seal } from '../../kernel/crypto/seal.ts';
import { BedsideError, conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { listDirectory } from '../org/service.ts';
import { membership, person } from '../people/schema.ts';
import { signInAccess } from './access.ts';
import type { Auth } from './auth.ts';
import type { putSsoProvider, ssoProviderView } from './contract.ts';
import { passkey, password, ssoIdentity, ssoProvider } from './schema.ts';
import type { HttpCall } from './sessions.ts';
import { signInSeed } from './users.ts';

type ProviderRow = typeof ssoProvider.$inferSelect;
type PutInput = z.output<(typeof putSsoProvider)['body']>;

/** Path to which providers send people back. */
export const SSO_CALLBACK = '/sso/callback';

/** The scope's provider, or null where there is none. */
export async function readProvider(scope: Scope): Promise<ProviderRow | null> {
  const [row] = await scope.tx.select().from(ssoProvider).where(eq(ssoProvider.organizationId, scope.organizationId));
  return row ?? null;
}

export function viewProvider(seed: ScopeSeed) {
  return inScope(seed, async (scope) => {
    requireAnyRole(scope.actor, signInAccess.readSso, 'see how single sign-on is set up');
    const row = await readProvider(scope);
    return {
      provider: row === null ? null : toView(row),
      redirectUri: `${scope.services.publicUrl}${SSO_CALLBACK}`,
    };
  });
}

/** Organizations that let people in by their own provider, for the page of signing in. */
export async function listProviders(call: HttpCall): Promise<{ organizationId: string; label: string }[]> {
  const found: { organizationId: string; label: string }[] = [];
  for (const { organizationId } of await listDirectory(call.services)) {
    const row = await inScope(signInSeed(call, organizationId), readProvider);
    if (row?.enabled === true) found.push({ organizationId, label: row.label });
  }
  return found;
}

/**
 * Sets single sign-on up, once its metadata could be read.
 * @throws `SSO_METADATA`, `SSO_CHANGED` when it is not the revision that was read
 */
export async function putProvider(
  auth: Auth,
  seed: ScopeSeed,
  input: PutInput,
): Promise<z.input<typeof ssoProviderView>> {
  const before = await inScope(seed, async (scope) => {
    requireAnyRole(scope.actor, signInAccess.changeSso, 'change single sign-on');
    return readProvider(scope);
  });
  const clientSecret =
    input.clientSecret === undefined && before !== null ? openSecret(seed, before) : input.clientSecret;
  // The call to the provider stands outside of every transaction.
  await discover(auth, { issuer: input.issuer, clientId: input.clientId, clientSecret: clientSecret ?? null });
  return inScope(seed, async (scope) => {
    const now = scope.services.clock.now();
    const row: ProviderRow = {
      organizationId: scope.organizationId,
      issuer: input.issuer,
      clientId: input.clientId,
      clientSecretSealed: clientSecret ? seal(scope.services.keyring, Buffer.from(clientSecret), place(scope)) : null,
      label: input.label,
      enabled: input.enabled,
      revision: input.revision + 1,
      updatedAt: now,
    };
    await writeProvider(scope, row, input.revision);
    await recordEvent(scope, {
      action: 'sso.changed',
      object: { type: 'organization', id: scope.organizationId, version: String(row.revision) },
      before: before === null ? null : toView(before),
      after: toView(row),
      facts: { enabled: row.enabled },
    });
    return toView(row);
  });
}

async function writeProvider(scope: Scope, row: ProviderRow, revision: number): Promise<void> {
  const written =
    revision === 0
      ? await scope.tx
          .insert(ssoProvider)
          .values(row)
          .onConflictDoNothing()
          .returning({ id: ssoProvider.organizationId })
      : await scope.tx
          .update(ssoProvider)
          .set(row)
          .where(and(eq(ssoProvider.organizationId, scope.organizationId), eq(ssoProvider.revision, revision)))
          .returning({ id: ssoProvider.organizationId });
  if (written.length === 0) {
    throw conflict('SSO_CHANGED', 'Somebody else changed single sign-on in the meantime.');
  }
}

/**
 * Removes single sign-on. Links between people and the provider stay, so that setting it up again lets them in again.
 * @throws `SSO_ONLY_WAY` with the people who could not sign in any more, unless `evenIfOnlyWay`
 */
export async function removeProvider(seed: ScopeSeed, input: { evenIfOnlyWay: boolean }): Promise<void> {
  await inScope(seed, async (scope) => {
    requireAnyRole(scope.actor, signInAccess.changeSso, 'change single sign-on');
    const people = input.evenIfOnlyWay ? [] : await peopleWithNoOtherWay(scope);
    if (people.length > 0) throw onlyWay(people);
    const gone = await scope.tx
      .delete(ssoProvider)
      .where(eq(ssoProvider.organizationId, scope.organizationId))
      .returning({ id: ssoProvider.organizationId });
    if (gone.length === 0) throw notFound('single sign-on');
    await recordEvent(scope, { action: 'sso.removed', object: { type: 'organization', id: scope.organizationId } });
  });
}

type Named = { readonly id: string; readonly name: string };

/** Active people who have neither password nor passkey, by name. */
async function peopleWithNoOtherWay(scope: Scope): Promise<Named[]> {
  return scope.tx
    .selectDistinct({ id: person.id, name: person.name })
    .from(ssoIdentity)
    .innerJoin(
      membership,
      and(eq(membership.organizationId, ssoIdentity.organizationId), eq(membership.userId, ssoIdentity.userId)),
    )
    .innerJoin(person, and(eq(person.organizationId, membership.organizationId), eq(person.id, membership.personId)))
    .leftJoin(password, eq(password.userId, ssoIdentity.userId))
    .leftJoin(passkey, eq(passkey.userId, ssoIdentity.userId))
    .where(
      and(
        eq(ssoIdentity.organizationId, scope.organizationId),
        eq(person.state, 'active'),
        isNull(password.userId),
        isNull(passkey.userId),
      ),
    )
    .orderBy(asc(person.name), asc(person.id));
}

function onlyWay(people: readonly Named[]): BedsideError {
  return new BedsideError({
    code: 'SSO_ONLY_WAY',
    status: 409,
    message: 'For some people single sign-on is the only way to sign in.',
    remedy: 'Ask them to add a passkey or a password first, or make links for them to set a password.',
    details: { people },
  });
}

/** Reads a provider's metadata by the house's one way out. Throws `SSO_METADATA`. */
export async function discover(
  auth: Pick<Auth, 'fetch'>,
  about: { issuer: string; clientId: string; clientSecret: string | null },
): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = about;
  const insecure = new URL(issuer).protocol === 'http:';
  try {
    const method = clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret);
    return await oidc.discovery(new URL(issuer), clientId, undefined, method, {
      [oidc.customFetch]: (url, init) => sendOut(auth, url, init),
      timeout: 10,
      // Plain http leads no further than this machine: the way out refuses everything else.
      ...(insecure ? { execute: [oidc.allowInsecureRequests] } : {}),
    });
  } catch (cause) {
    throw new BedsideError({
      code: 'SSO_METADATA',
      status: 422,
      message: 'The provider’s description could not be read at this address.',
      remedy: 'Check the issuer: its address followed by /.well-known/openid-configuration must answer.',
      cause,
    });
  }
}

async function sendOut(auth: Pick<Auth, 'fetch'>, url: string, init: oidc.CustomFetchOptions): Promise<Response> {
  const body = init.body instanceof URLSearchParams ? init.body.toString() : init.body;
  return auth.fetch(url, {
    method: init.method,
    headers: init.headers,
    maxResponseBytes: 1_000_000,
    timeoutMs: 10_000,
    ...(typeof body === 'string' ? { body } : {}),
  });
}

/** The client secret in clear, or null for a public client. */
export function openSecret(scope: Pick<Scope, 'services' | 'organizationId'>, row: ProviderRow): string | null {
  if (row.clientSecretSealed === null) return null;
  return Buffer.from(open(scope.services.keyring, row.clientSecretSealed, place(scope))).toString('utf8');
}

function place(scope: Pick<Scope, 'organizationId'>): string {
  return `sso_provider.client_secret|${scope.organizationId}`;
}

function toView(row: ProviderRow): z.input<typeof ssoProviderView> {
  return {
    issuer: row.issuer,
    clientId: row.clientId,
    label: row.label,
    enabled: row.enabled,
    hasClientSecret: row.clientSecretSealed !== null,
    revision: row.revision,
    updatedAt: row.updatedAt.toISOString(),
  };
}
