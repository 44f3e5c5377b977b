/**
 * Classes C and D: networks that keep no key. Class C refuses a post that is like one of the last day, and does not say which;
 * class D takes everything. Only the list of the account's own posts tells.
 */
import type { Connector, DeliveryClass } from '../../../port.ts';
import type { World } from '../network.ts';
import type { PostDraft } from '../posts.ts';
import type { TimePort } from '../time.ts';
import { createClassApi, publishOutcome } from './api.ts';
import {
  type ClassParts,
  type CreateClassNetwork,
  classManifest,
  classWebhooks,
  createClassNetwork,
} from './class-network.ts';
import { createPost, readDraft } from './doors.ts';

const dayMs = 86_400_000;

export const createDuplicateRefusalConnector = (parts: ClassParts = {}) => createConnector('duplicate-refusal', parts);
export const createNoHelpConnector = (parts: ClassParts = {}) => createConnector('none', parts);

export const createDuplicateRefusalNetwork: CreateClassNetwork = (time, parts = {}) =>
  createNetwork(time, 'duplicate-refusal', parts);
export const createNoHelpNetwork: CreateClassNetwork = (time, parts = {}) => createNetwork(time, 'none', parts);

function createConnector(deliveryClass: DeliveryClass, parts: ClassParts): Connector {
  const manifest = classManifest(deliveryClass, parts);
  const api = createClassApi(manifest);
  return {
    manifest,
    webhooks: classWebhooks(parts),
    ...api.common,
    async deliver({ account, post }, io) {
      return publishOutcome(await api.send({ account, io }, { path: '/posts', post, key: null }));
    },
    async readBack({ remoteId, ...request }, io) {
      return remoteId === null ? api.search({ ...request, remoteId }, io) : api.readOne({ ...request, remoteId }, io);
    },
  };
}

function createNetwork(time: TimePort, deliveryClass: DeliveryClass, parts: ClassParts) {
  const manifest = classManifest(deliveryClass, parts);
  return createClassNetwork(time, { manifest, parts }, (house) => [
    {
      on: 'POST /posts',
      operation: 'publish',
      scope: 'write',
      serve(call) {
        const read = readDraft(house, call);
        if ('refusal' in read) return read.refusal;
        if (deliveryClass === 'duplicate-refusal' && isDuplicate(house.world, read.draft)) {
          return house.world.refuse({ status: 403, code: 'DUPLICATE' });
        }
        return createPost(house, read.draft, call);
      },
    },
  ]);
}

/** Posts that wait to be shown count, and so do declined ones. */
function isDuplicate({ posts, time }: World, draft: PostDraft): boolean {
  const sinceMs = time.now().getTime() - dayMs;
  return posts.all.some(
    ({ accountId, acceptedAt, state, text }) =>
      accountId === draft.accountId && text === draft.text && state !== 'removed' && Date.parse(acceptedAt) > sinceMs,
  );
}
