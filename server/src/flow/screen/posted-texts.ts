import type { Account, ConnectorIo, Failure, RemotePost } from '@bedside/connectors';
import type { z } from 'zod';
import { BedsideError, conflict } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import {
  type ChannelRow,
  type ConnectorSource,
  getChannel,
  type NetworkDoor,
  readAccount,
} from '../../registers/channels/service.ts';
import { screenAccess } from './access.ts';
import type { listPostedTexts as listPostedEndpoint, PostedText } from './contract.ts';

type Query = z.output<(typeof listPostedEndpoint)['query']>;

export type PostedPage = { readonly posts: PostedText[]; readonly next: string | null };

/** Reads what Bedside itself published on a channel. Deliveries belong to a later stage, so `main` hands this in. */
export type ReadOwnDeliveries = (
  scope: Scope,
  page: { readonly channel: ChannelRow; readonly after: string | null; readonly limit: number },
) => Promise<PostedPage>;

/** Whence posted texts come. */
export type PostedSources = { readonly connectors: ConnectorSource; readonly readOwnDeliveries: ReadOwnDeliveries };

/**
 * A page of what stands on a channel, newest first: what Bedside published there, or whatever the network tells of the
 * account. Throws `CHANNEL_DISCONNECTED`, `CHANNEL_NEEDS_REAUTHORIZATION`, `NETWORK_UNREACHABLE`.
 */
export async function listPostedTexts(seed: ScopeSeed, sources: PostedSources, query: Query): Promise<PostedPage> {
  requireAnyRole(seed.actor, screenAccess.readPosted, 'read what was posted');
  const { channelId, from, limit } = query;
  const after = query.after ?? null;
  if (from === 'bedside') {
    return inScope(seed, async (scope) => {
      const channel = await getChannel(scope, channelId);
      return sources.readOwnDeliveries(scope, { channel, after, limit });
    });
  }
  const { row, account } = await readAccount(seed, channelId);
  const door = await sources.connectors(row.network, seed.organizationId);
  return askNetwork(seed, door, { account, after, limit });
}

/** Asks the network for the account's own posts, outside any transaction. */
async function askNetwork(
  seed: ScopeSeed,
  door: NetworkDoor,
  page: { account: Account | null; after: string | null; limit: number },
): Promise<PostedPage> {
  const { account } = page;
  if (account === null) throw conflict('CHANNEL_DISCONNECTED', 'This channel was disconnected.', 'Connect it again.');
  const { connector } = door;
  const io: ConnectorIo = {
    fetch: door.fetch,
    now: () => seed.services.clock.now(),
    signal: AbortSignal.timeout(connector.manifest.callTimeoutMs),
  };
  const outcome = await connector.listOwn({ account, cursor: page.after, limit: page.limit }, io);
  if (outcome.kind !== 'page') throw notTold(outcome);
  return { posts: outcome.posts.map(toPostedText), next: outcome.cursor };
}

function toPostedText(post: RemotePost): PostedText {
  return { id: post.remoteId, text: post.text, url: post.url, postedAt: post.createdAt, postId: null };
}

function notTold(failure: Failure): BedsideError {
  if (failure.kind === 'reauthorize') {
    return conflict(
      'CHANNEL_NEEDS_REAUTHORIZATION',
      'The network does not accept the password of this channel any more.',
      'Connect the channel again, then read its posts.',
    );
  }
  return new BedsideError({
    code: 'NETWORK_UNREACHABLE',
    status: 502,
    message: 'The network did not answer as expected. What was read before is kept.',
    remedy: 'Try again in a minute.',
    details: { reason: failure.code },
  });
}
