/** Posting by hand as a network: its wire is a person, and what they were given is in the database. */
import {
  type Connector,
  type ConnectorIo,
  type Failure,
  manifests,
  POST_BY_HAND,
  type RemotePost,
} from '@bedside/connectors';
import { byHandPlace } from '@bedside/connectors/networks';
import { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type Services } from '../../kernel/scope/scope.ts';
import { readHanded } from '../publish/service.ts';
import { askToTakeDown, findTask, handOver } from './hand-over.ts';

const uuid = z.uuid();

const handedOver = { kind: 'ambiguous', code: POST_BY_HAND, detail: 'a person has it' } as const;
const nobody = { kind: 'rejected', code: 'NOBODY_POSTS_HERE', detail: 'nobody is named who posts there' } as const;
const notArmed = { kind: 'ambiguous', code: 'NOT_ARMED', detail: 'it is not to be sent any more' } as const;
const removeByHand = { kind: 'rejected', code: 'REMOVE_BY_HAND', detail: 'a person takes it down' } as const;
const placeInvalid = { kind: 'rejected', code: 'PLACE_INVALID', detail: 'no public https address' } as const;

/**
 * The connector of one organization. `deliver` gives a post to a person, once for each delivery key, and its outcome is that only
 * they can tell (`POST_BY_HAND`); `remove` asks them to take it down, and is `REMOVE_BY_HAND` until they say that it is gone.
 */
export function createByHandConnector(parts: { services: Services; organizationId: OrganizationId }): Connector {
  const scoped = <T>(io: ConnectorIo, work: (scope: Scope) => Promise<T>) =>
    answerSafely(io, () => inHouse(parts, work));
  return {
    manifest: manifests['by-hand'],
    verify: async ({ serviceUrl }) => {
      const place = byHandPlace(serviceUrl);
      if (place === null) return placeInvalid;
      const { address, limits } = place;
      const { host, pathname } = new URL(address);
      const handle = `${host.replace(/^www\./, '')}${pathname}`.replace(/\/$/, '').slice(0, 200);
      const account = { serviceUrl: address, handle, remoteAccountId: address, credentials: {}, limits };
      return { kind: 'verified', account, displayName: handle };
    },
    deliver: ({ deliveryKey }, io) =>
      scoped(io, async (scope) => {
        const to = await handOver(scope, deliveryKey);
        if (to === 'nobody') return nobody;
        return to === 'handed' ? handedOver : notArmed;
      }),
    readBack: ({ deliveryKey }, io) =>
      scoped(io, async (scope) => {
        if (!uuid.safeParse(deliveryKey).success || (await findTask(scope, deliveryKey)) === null) return absent;
        const { state, remoteId, url } = await readHanded(scope, deliveryKey);
        if (state === 'removed' || state === 'rejected') return absent;
        if (remoteId === null) return handedOver;
        return { kind: 'found' as const, post: remotePost({ remoteId, url, deliveryKey }) };
      }),
    // Nothing there can be listed from outside.
    listOwn: async () => ({ kind: 'page', posts: [], cursor: null }),
    remove: ({ remoteId }, io) =>
      scoped(io, async (scope) =>
        (await askToTakeDown(scope, remoteId)) ? { kind: 'removed' as const } : removeByHand,
      ),
  };
}

const absent = { kind: 'absent' } as const;

function remotePost(made: Pick<RemotePost, 'remoteId' | 'url' | 'deliveryKey'>): RemotePost {
  return { ...made, text: null, createdAt: null };
}

function inHouse<T>(
  { services, organizationId }: { services: Services; organizationId: OrganizationId },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const actor = { type: 'system', name: 'publisher' } as const;
  return inScope({ services, organizationId, actor, requestId: newId<'request'>() }, work);
}

/** Connectors never throw; whether the transaction was written nobody knows then. */
async function answerSafely<T>({ signal }: ConnectorIo, work: () => Promise<T>): Promise<T | Failure> {
  if (signal.aborted) return { kind: 'not-sent', code: 'ABORTED', detail: 'given up before it began' };
  try {
    return await work();
  } catch {
    return { kind: 'ambiguous', code: 'DATABASE_FAILED', detail: 'the database did not answer' };
  }
}
