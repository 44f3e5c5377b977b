/** The sealed credentials of one channel as a connector's `CredentialStore`: read, and swapped when they are still the same. */
import type { CredentialStore, Credentials } from '@bedside/connectors';
import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { getChannel, openCredentials, sealCredentials } from './accounts.ts';
import { channel } from './schema.ts';

/**
 * Each call is a transaction of its own. The revision is what is stored, sealed; it changes with every write, also when the
 * same credentials are sealed under another key. Both calls throw when the database does not answer.
 */
export function credentialStoreOf(seed: ScopeSeed, channelId: string): CredentialStore {
  return {
    key: `${seed.organizationId}/${channelId}`,
    read: () =>
      inScope(seed, async (scope) => {
        const row = await getChannel(scope, channelId);
        const credentials = openCredentials(scope, row);
        if (row.credentialsSealed === null || credentials === null) return null;
        return { credentials, revision: toRevision(row.credentialsSealed) };
      }),
    swap: (expected, next) => inScope(seed, (scope) => swap(scope, { channelId, expected, next })),
  };
}

const toRevision = (sealed: Uint8Array) => Buffer.from(sealed).toString('base64');

async function swap(
  scope: Scope,
  made: { channelId: string; expected: string; next: Credentials },
): Promise<string | null> {
  const { channelId, expected, next } = made;
  const sealed = sealCredentials(scope, channelId, next);
  const written = await scope.tx
    .update(channel)
    .set({ credentialsSealed: sealed, updatedAt: scope.services.clock.now() })
    .where(
      and(
        eq(channel.organizationId, scope.organizationId),
        eq(channel.id, channelId),
        eq(channel.credentialsSealed, Buffer.from(expected, 'base64')),
      ),
    )
    .returning({ id: channel.id });
  if (written.length === 0) return null;
  await recordEvent(scope, {
    action: 'channel.credentials_renewed',
    object: { type: 'channel', id: channelId },
    // Begun, or done: whoever renews says so before asking the network.
    facts: { step: next.refreshing === undefined ? 'stored' : 'begun' },
  });
  return toRevision(sealed);
}
