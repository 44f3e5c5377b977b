/** Class A, native key: a second send under one key finds the first post. A key is kept for ever, or for a time. */
import type { Connector, ReadBackOutcome } from '../../../port.ts';
import { standingOf } from '../../../search-own.ts';
import { told } from '../network.ts';
import { createClassApi, pageSchema, parse, publishOutcome, toOwn } from './api.ts';
import {
  type ClassParts,
  type CreateClassNetwork,
  classManifest,
  classWebhooks,
  createClassNetwork,
} from './class-network.ts';
import { createPost, readDraft, viewOf } from './doors.ts';

/** Clocks, calls and restarts take their part of the time for which a key is kept. */
const keyMarginMs = 5 * 60_000;

export type NativeKeyParts = ClassParts & {
  /** How long a key is kept, in ms; for ever when left out. */
  readonly keyKeptMs?: number;
};

export function createNativeKeyConnector(parts: NativeKeyParts = {}): Connector {
  const manifest = classManifest('native-key', parts);
  const api = createClassApi(manifest);
  const { keyKeptMs = Number.POSITIVE_INFINITY } = manifest;
  return {
    manifest,
    webhooks: classWebhooks(parts),
    ...api.common,
    async deliver({ account, post, deliveryKey }, io) {
      return publishOutcome(await api.send({ account, io }, { path: '/posts', post, key: deliveryKey }));
    },
    async readBack({ remoteId, ...request }, io): Promise<ReadBackOutcome> {
      if (remoteId !== null) return api.readOne({ ...request, remoteId }, io);
      const { account, deliveryKey, firstArmedAt } = request;
      const path = `/posts?key=${encodeURIComponent(deliveryKey)}`;
      const page = parse(await api.ask({ account, io }, { method: 'GET', path }), pageSchema);
      if (!page.ok) return page.failure;
      const [first] = page.data.posts;
      if (first !== undefined) return standingOf(toOwn(first));
      const ageMs = io.now().getTime() - Date.parse(firstArmedAt);
      // The network may have forgotten the key: that it finds nothing under it proves nothing any more.
      return ageMs > keyKeptMs - keyMarginMs ? api.search({ ...request, remoteId }, io) : { kind: 'absent' };
    },
  };
}

export const createNativeKeyNetwork: CreateClassNetwork<NativeKeyParts> = (time, parts = {}) => {
  const manifest = classManifest('native-key', parts);
  const { keyKeptMs = Number.POSITIVE_INFINITY } = manifest;
  return createClassNetwork(time, { manifest, parts }, (house) => {
    const { world } = house;
    const ofKey = (accountId: string | undefined, key: string | null) =>
      world.posts.all.find(
        (post) =>
          post.accountId === accountId &&
          post.key === key &&
          time.now().getTime() - Date.parse(post.acceptedAt) < keyKeptMs,
      );
    return [
      {
        on: 'GET /posts?key',
        operation: 'read',
        scope: 'read',
        serve({ account, url }) {
          const post = ofKey(account?.accountId, url.searchParams.get('key'));
          const isStanding = post !== undefined && post.state !== 'removed';
          return told(200, { posts: isStanding ? [viewOf(world, post)] : [], cursor: null });
        },
      },
      {
        on: 'POST /posts',
        operation: 'publish',
        scope: 'write',
        serve(call) {
          const read = readDraft(house, call);
          if ('refusal' in read) return read.refusal;
          const first = read.draft.key === null ? undefined : ofKey(read.draft.accountId, read.draft.key);
          if (first === undefined) return createPost(house, read.draft, call);
          // What was removed does not come back under its key.
          if (first.state === 'removed') return world.refuse({ status: 409, code: 'KEY_USED' });
          return told(200, { post: viewOf(world, first) });
        },
      },
    ];
  });
};
