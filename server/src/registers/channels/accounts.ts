import type { Account, AccountLimits, Manifest } from '@bedside/connectors';
import { manifestFor } from '@bedside/connectors/networks';
import { and, eq } from 'drizzle-orm';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { openApplication } from './applications.ts';
import { accountLimits } from './contract.ts';
import { channel } from './schema.ts';

export type ChannelRow = typeof channel.$inferSelect;

/** A channel of the house; Bedside itself gets those that are somebody's own too. */
export async function getChannel(scope: Scope, channelId: string): Promise<ChannelRow> {
  const [row] = await channelById(scope, { id: channelId });
  if (row === undefined || (row.ownerId !== null && scope.actor.type !== 'system')) throw notFound('channel');
  return row;
}

const channelById = buildOnce((tx, { organizationId, id }: Blanks<'organizationId' | 'id'>) =>
  tx
    .select()
    .from(channel)
    .where(and(eq(channel.organizationId, organizationId), eq(channel.id, id))),
);

export function channelIs(scope: Scope, channelId: string) {
  return and(eq(channel.organizationId, scope.organizationId), eq(channel.id, channelId));
}

/**
 * The account with its secrets opened, and with the house's application where its network asks for one; only for the moment
 * of a call. Null when the credentials were forgotten.
 */
export async function openAccount(scope: Scope, row: ChannelRow): Promise<Account | null> {
  const credentials = openCredentials(scope, row);
  if (credentials === null) return null;
  const { serviceUrl, handle, remoteAccountId } = row;
  const limits = limitsOf(row);
  const app = await openApplication(scope, row.network);
  return {
    serviceUrl,
    handle,
    remoteAccountId,
    credentials,
    ...(app === null ? {} : { app: app.fields }),
    ...(limits === null ? {} : { limits }),
  };
}

/** A channel and its account, read together in a transaction of their own. */
export async function readAccount(
  seed: ScopeSeed,
  channelId: string,
): Promise<{ row: ChannelRow; account: Account | null }> {
  return inScope(seed, async (scope) => {
    const row = await getChannel(scope, channelId);
    return { row, account: row.state === 'disconnected' ? null : await openAccount(scope, row) };
  });
}

/** Null when they were forgotten. */
export function openCredentials(
  scope: Pick<Scope, 'services' | 'organizationId'>,
  row: ChannelRow,
): Account['credentials'] | null {
  if (row.credentialsSealed === null) return null;
  const context = credentialContext(scope, row.id);
  // Sealed by insertChannel or replaceCredentials from exactly this type.
  return openJson(scope.services.keyring, row.credentialsSealed, context) as Record<string, string>;
}

/** What an account's own server takes; null where nothing is known of it, or nothing that can be read. */
export function limitsOf(row: Pick<ChannelRow, 'limits'>): AccountLimits | null {
  return row.limits === null ? null : (accountLimits.safeParse(row.limits).data ?? null);
}

/** The limits that hold for one channel: its network's, with the account's own in their place. */
export function manifestOf(row: Pick<ChannelRow, 'network' | 'limits'>): Manifest {
  return manifestFor(row.network, limitsOf(row));
}

function credentialContext(scope: Pick<Scope, 'organizationId'>, channelId: string): string {
  return `channel|${scope.organizationId}|${channelId}|credentials_sealed`;
}

/** Credentials as they are kept. */
export function sealCredentials(
  scope: Pick<Scope, 'services' | 'organizationId'>,
  channelId: string,
  credentials: Account['credentials'],
): Uint8Array {
  return sealJson(scope.services.keyring, credentials, credentialContext(scope, channelId));
}
