/** Class B, handle first: a post is handed in as a container, gets ready, and is published by its handle, once. */
import { z } from 'zod';
import { beforePublishing } from '../../../http-outcome.ts';
import type {
  Account,
  Connector,
  ConnectorIo,
  DeliverOutcome,
  Failure,
  OutgoingPost,
  ReadBackOutcome,
  StageOutcome,
} from '../../../port.ts';
import { standingOf } from '../../../search-own.ts';
import type { FakeContainer } from '../containers.ts';
import { type Call, type Door, noContent, type Reply, told } from '../network.ts';
import {
  type Asked,
  asDelivered,
  type ClassApi,
  createClassApi,
  done,
  isRefusal,
  onePostSchema,
  parse,
  publishOutcome,
  toOwn,
} from './api.ts';
import {
  type ClassParts,
  type CreateClassNetwork,
  classManifest,
  classWebhooks,
  createClassNetwork,
} from './class-network.ts';
import { type ClassWorld, readDraft, viewOf } from './doors.ts';
import { sendAddresses, withFetchedMedia } from './fetched-media.ts';

const lookAgainMs = 2_000;

const containerSchema = z.object({
  id: z.string(),
  state: z.enum(['processing', 'ready', 'failed', 'expired', 'published']),
  expiresAt: z.iso.datetime(),
  /** Null until it was published, and after the post was removed. */
  post: onePostSchema.shape.post.nullable(),
});
type ContainerView = z.output<typeof containerSchema>;
type Handle = { readonly account: Parameters<ClassApi['ask']>[0]['account']; readonly handle: string };

export function createHandleFirstConnector(parts: ClassParts = {}): Connector {
  const manifest = classManifest('handle-first', parts);
  const api = createClassApi(manifest);
  const look = ({ account, handle }: Handle, io: ConnectorIo) =>
    api.ask({ account, io }, { method: 'GET', path: pathOf(handle) });
  const handIn = (who: { account: Account; io: ConnectorIo }, post: OutgoingPost) =>
    parts.fetchMedia === undefined
      ? api.send(who, { path: '/containers', post, key: null })
      : sendAddresses(api, who, { manifest, post });
  return {
    manifest,
    webhooks: classWebhooks(parts),
    ...api.common,
    async stage({ account, post, handle }, io) {
      return stageOutcome(handle === null ? await handIn({ account, io }, post) : await look({ account, handle }, io));
    },
    async discard({ account, handle }, io) {
      const asked = await api.ask({ account, io }, { method: 'DELETE', path: pathOf(handle) });
      if (isRefusal(asked, 'NO_SUCH_CONTAINER')) return { kind: 'absent' };
      return asked.ok ? done(asked, io) : asked.failure;
    },
    async deliver({ account, handle }, io) {
      if (handle === undefined) return notSent('HANDLE_NEEDED', 'The post was not handed in. Nothing was sent.');
      const asked = await api.ask({ account, io }, { method: 'POST', path: `${pathOf(handle)}/publish` });
      if (!isRefusal(asked, 'ALREADY_PUBLISHED')) return afterPublish(asked);
      const container = parse(await look({ account, handle }, io), containerSchema);
      const post = container.ok ? container.data.post : null;
      // An earlier call published it; whether it still stands is for reading back to tell.
      return post === null ? afterPublish(asked) : asDelivered(standingOf(toOwn(post)));
    },
    async readBack({ remoteId, ...request }, io) {
      if (remoteId !== null) return api.readOne({ ...request, remoteId }, io);
      const { account, handle } = request;
      const asked = handle === undefined ? null : await look({ account, handle }, io);
      // Without a handle, or with one that the network does not know any more, only the list tells.
      if (asked === null || isRefusal(asked, 'NO_SUCH_CONTAINER')) return api.search({ ...request, remoteId }, io);
      return afterLook(parse(asked, containerSchema));
    },
  };
}

const pathOf = (handle: string) => `/containers/${encodeURIComponent(handle)}`;

function notSent(code: string, detail: string): Failure {
  return { kind: 'not-sent', code, detail };
}

function stageOutcome(asked: Asked): StageOutcome {
  if (isRefusal(asked, 'NO_SUCH_CONTAINER')) return { kind: 'expired' };
  const read = parse(asked, containerSchema);
  if (!read.ok) return beforePublishing(read.failure);
  const { id: handle, state, expiresAt } = read.data;
  switch (state) {
    case 'processing':
      return { kind: 'processing', handle, lookAgainMs };
    case 'ready':
    case 'published':
      return { kind: 'staged', handle, expiresAt };
    case 'expired':
      return { kind: 'expired' };
    case 'failed':
      return { kind: 'rejected', code: 'CONTAINER_FAILED', detail: 'The network could not make the post ready.' };
    default:
      return state satisfies never;
  }
}

function afterPublish(asked: Asked): DeliverOutcome {
  if (isRefusal(asked, 'CONTAINER_EXPIRED', 'NO_SUCH_CONTAINER')) {
    return notSent('HANDLE_EXPIRED', 'The network has thrown the post away. It must be handed in anew.');
  }
  if (isRefusal(asked, 'NOT_READY')) {
    const detail = 'The network is still making the post ready.';
    return { kind: 'retry-after', code: 'NOT_READY', detail, retryAfterMs: lookAgainMs };
  }
  if (isRefusal(asked, 'ALREADY_PUBLISHED')) {
    return { kind: 'ambiguous', code: 'ALREADY_PUBLISHED', detail: 'An earlier call published the post.' };
  }
  return publishOutcome(asked);
}

function afterLook(
  read: { readonly ok: true; readonly data: ContainerView } | { readonly ok: false; readonly failure: Failure },
): ReadBackOutcome {
  if (!read.ok) return read.failure;
  return read.data.post === null ? { kind: 'absent' } : standingOf(toOwn(read.data.post));
}

export const createHandleFirstNetwork: CreateClassNetwork = (time, parts = {}) => {
  const manifest = classManifest('handle-first', parts);
  return createClassNetwork(time, { manifest, parts }, containerDoors);
};

function containerDoors(house: ClassWorld): Door[] {
  const { world } = house;
  const own = ({ params, account }: Call) => {
    const container = world.containers.known.get(params.id ?? '');
    return container?.draft.accountId === account?.accountId ? container : undefined;
  };
  const unknown = () => world.refuse({ status: 404, code: 'NO_SUCH_CONTAINER' });
  const view = ({ id, state, expiresAt, postId }: FakeContainer) => {
    const post = postId === null ? null : world.posts.standing(postId);
    return { id, state, expiresAt, post: post === null ? null : viewOf(world, post) };
  };
  return [
    {
      on: 'POST /containers',
      operation: 'stage',
      scope: 'write',
      async serve(call) {
        const { fetchMedia } = house;
        const whole = fetchMedia === undefined ? { call } : await withFetchedMedia(house, call, fetchMedia);
        const read = 'refusal' in whole ? whole : readDraft(house, whole.call);
        return 'refusal' in read ? read.refusal : told(201, view(world.containers.make(read.draft, call.effects)));
      },
    },
    {
      on: 'GET /containers/:id',
      operation: 'status',
      scope: 'read',
      serve(call) {
        const container = own(call);
        return container === undefined ? unknown() : told(200, view(container));
      },
    },
    {
      on: 'DELETE /containers/:id',
      operation: 'discard',
      scope: 'write',
      serve(call) {
        const container = own(call);
        if (container === undefined) return unknown();
        const isGone = world.containers.discard(container.id);
        return isGone ? noContent : world.refuse({ status: 409, code: 'ALREADY_PUBLISHED' });
      },
    },
    {
      on: 'POST /containers/:id/publish',
      operation: 'publish',
      scope: 'write',
      serve(call) {
        const container = own(call);
        return container === undefined ? unknown() : publish(house, container, call);
      },
    },
  ];
}

const refusals = {
  processing: { status: 409, code: 'NOT_READY' },
  failed: { status: 422, code: 'CONTAINER_FAILED' },
  expired: { status: 409, code: 'CONTAINER_EXPIRED' },
  published: { status: 409, code: 'ALREADY_PUBLISHED' },
} as const;

function publish({ world }: ClassWorld, container: FakeContainer, call: Call): Reply {
  if (container.state !== 'ready') return world.refuse(refusals[container.state]);
  const post = world.containers.publish(container.id, call.effects);
  return post === null ? world.refuse({ status: 409, code: 'NOT_READY' }) : told(201, { post: viewOf(world, post) });
}
