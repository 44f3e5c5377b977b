/**
 * One step of the engine at a time, with a clock that stands until it is moved and a network that says what it is told to:
 * for tests of what one step asks, writes and leaves alone. What comes of many steps is played by `simulate.ts`.
 */
import {
  type Account,
  type Connector,
  type ConnectorIo,
  type CredentialStore,
  type DeliverOutcome,
  type DeliveryClass,
  type EditOutcome,
  type EditReading,
  type ListOwnOutcome,
  manifests,
  type ReadBackOutcome,
  type RemotePost,
  type RemoveOutcome,
  type StageOutcome,
} from '@bedside/connectors';
import type {
  Claim,
  DeliveryChange,
  DeliveryReading,
  DeliveryStore,
} from '../../src/flow/publish/engine/delivery-store.ts';
import type { PublishContext } from '../../src/flow/publish/engine/publish-context.ts';
import { runDelivery } from '../../src/flow/publish/engine/run-delivery.ts';
import { createMemoryStore, MEMORY_ORGANIZATION } from './memory-store.ts';
import { emptyRows, type MemoryDelivery, type MemoryHouse, type MemoryVersion } from './memory-world.ts';
import { correctPost, planPost } from './plan-post.ts';

export const START = Date.parse('2026-11-20T15:00:00.000Z');
export const QUIET_MS = 30_000;
export const TIMEOUT_MS = 10_000;
export const LEASE_MS = 60_000;

/** What the network was asked, and with what. */
export type Asked = { readonly name: keyof Answers; readonly request: Readonly<Record<string, unknown>> };

/** What the network says to each question; a function may do something first. */
export type Answers = {
  deliver: DeliverOutcome | ((io: ConnectorIo) => Promise<DeliverOutcome>);
  readBack: ReadBackOutcome | ((io: ConnectorIo) => Promise<ReadBackOutcome>);
  listOwn: ListOwnOutcome | ((io: ConnectorIo) => Promise<ListOwnOutcome>);
  remove: RemoveOutcome | ((io: ConnectorIo) => Promise<RemoveOutcome>);
  stage: StageOutcome | ((io: ConnectorIo) => Promise<StageOutcome>);
  discard: RemoveOutcome | ((io: ConnectorIo) => Promise<RemoveOutcome>);
  edit: EditOutcome | ((io: ConnectorIo) => Promise<EditOutcome>);
  readEdit: EditReading | ((io: ConnectorIo) => Promise<EditReading>);
};

type Made = {
  readonly posts?: number;
  readonly parts?: number;
  readonly deliveryClass?: DeliveryClass;
  /** Whether the network lets anybody change what stands; it does, unless it is said. */
  readonly edits?: boolean;
  readonly context?: Partial<PublishContext>;
  /** Where the account's tokens are renewed. */
  readonly credentials?: CredentialStore;
  /** Put around each change: what it gives is what the engine works with. */
  readonly instead?: (delivery: DeliveryChange) => Partial<DeliveryChange>;
};

export function remotePost(made: Partial<RemotePost> = {}): RemotePost {
  const createdAt = new Date(START).toISOString();
  return { remoteId: 'remote-1', url: 'https://a.example/1', text: 'words', createdAt, deliveryKey: null, ...made };
}

export const ambiguous = { kind: 'ambiguous', code: 'TIMED_OUT', detail: 'no answer' } as const;

type Row = MemoryDelivery;

/** Posts that are due now, on one channel. Deliveries are called `post-1/channel-1/0` and so on. */
export function byHand(made: Made = {}) {
  const { posts = 1, parts = 1, deliveryClass = 'none', context = {}, instead = () => ({}) } = made;
  const { credentials = null, edits = true } = made;
  const house: MemoryHouse = { rows: emptyRows(), restore: null, ids: 0, openings: 0, hasBreaker: true };
  let now = START;
  const memory = createMemoryStore(house, () => new Date(now));
  const renewed = <Delivery extends DeliveryReading>(delivery: Delivery): Delivery => ({
    ...delivery,
    target: async () => ({ ...(await delivery.target()), credentials }),
  });
  const store: DeliveryStore = {
    ...memory,
    read: (claim, work) => memory.read(claim, (delivery) => work(renewed(delivery))),
    change: (claim, work) => memory.change(claim, (delivery) => work({ ...renewed(delivery), ...instead(delivery) })),
  };
  const account: Account = { serviceUrl: 'https://a.example', handle: 'a', remoteAccountId: 'a', credentials: {} };
  house.rows.channels.set('channel-1', {
    id: 'channel-1',
    network: 'practice',
    account,
    state: 'connected',
    breaker: null,
  });
  for (let number = 1; number <= posts; number += 1) {
    const post = { id: `post-${number}`, channelIds: ['channel-1'], parts, dueInMs: 0 };
    planPost(house.rows, { post, now: new Date(now) });
  }
  const asked: Asked[] = [];
  const answers: Answers = {
    deliver: { kind: 'published', post: remotePost() },
    readBack: { kind: 'absent' },
    listOwn: { kind: 'page', posts: [], cursor: null },
    remove: { kind: 'removed' },
    stage: { kind: 'staged', handle: 'handle-1', expiresAt: null },
    discard: { kind: 'removed' },
    edit: { kind: 'edited', post: remotePost() },
    readEdit: { kind: 'unedited' },
  };
  const connector = connectorOf({ deliveryClass, edits, answers, asked });
  const steps: string[] = [];
  const seen: unknown[] = [];
  const fetched: string[] = [];
  const publishing: PublishContext = {
    connectors: async () => ({ connector, fetch: async (url) => (fetched.push(url), new Response('{}')) }),
    timeout: () => new AbortController().signal,
    reached: (step) => void steps.push(step),
    observe: (event) => void seen.push(event),
    ...context,
  };
  const hand = {
    house,
    store,
    answers,
    asked,
    steps,
    seen,
    fetched,
    context: publishing,
    now: () => new Date(now),
    pass(ms: number) {
      now += ms;
    },
    async claim(id = 'post-1/channel-1/0'): Promise<Claim> {
      const [claim] = await store.claim(MEMORY_ORGANIZATION, {
        deliveryIds: [id],
        workerId: 'worker-1',
        leaseMs: LEASE_MS,
      });
      if (claim === undefined) throw new Error(`${id} is not to be claimed now`);
      return claim;
    },
    /** Claims one and takes it one step on. */
    async run(id?: string): Promise<void> {
      await runDelivery(store, publishing, await hand.claim(id));
    },
    /** The network does not answer, and did not take it in or nobody knows: it stands in doubt. */
    async doubt(id?: string): Promise<void> {
      const { deliver } = answers;
      answers.deliver = ambiguous;
      await hand.run(id);
      answers.deliver = deliver;
    },
    row(id = 'post-1/channel-1/0'): Row {
      const row = house.rows.deliveries.get(id);
      if (row === undefined) throw new Error(`no ${id}`);
      return row;
    },
    /** Changes the version of the first post as people might. */
    revise(change: (version: MemoryVersion) => Partial<MemoryVersion>): void {
      const post = house.rows.posts.get('post-1');
      if (post === undefined) throw new Error('there is one');
      const versions = post.versions.map((version) => ({ ...version, ...change(version) }));
      house.rows.posts.set('post-1', { ...post, versions });
    },
    /** Corrects the first post, as people do; gives the id of the edit of its first part. */
    correct(): string {
      const number = (house.rows.posts.get('post-1')?.versions.length ?? 0) + 1;
      const [edit] = correctPost(house.rows, { postId: 'post-1', number, now: new Date(now) })?.planned ?? [];
      if (edit === undefined) throw new Error('nothing stands that could be corrected');
      return edit.id;
    },
    set(change: Partial<Row>, id?: string): void {
      const row = hand.row(id);
      house.rows.deliveries.set(row.id, { ...row, ...change });
    },
    attempts: () => [...house.rows.attempts.values()],
    receipts: () => [...house.rows.receipts.values()],
    trail: () => [...house.rows.trail.values()].map(({ deliveryId, action, facts }) => ({ deliveryId, action, facts })),
    staged: () => house.rows.staged.get('post-1/channel-1/0') ?? null,
    names: () => asked.map(({ name }) => name),
    last: () => asked.at(-1)?.request ?? {},
    after: (ms: number) => new Date(now + ms),
  };
  return hand;
}

function connectorOf({
  deliveryClass,
  edits,
  answers,
  asked,
}: {
  deliveryClass: DeliveryClass;
  edits: boolean;
  answers: Answers;
  asked: Asked[];
}): Connector {
  const answer =
    <Name extends keyof Answers>(name: Name) =>
    // Each question has its own outcome; what is asked of it is the question's own.
    async (request: object, io: ConnectorIo): Promise<Exclude<Answers[Name], (io: ConnectorIo) => unknown>> => {
      asked.push({ name, request: { ...request } });
      const told = answers[name];
      return (typeof told === 'function' ? await told(io) : told) as never;
    };
  const times = { quietPeriodMs: QUIET_MS, callTimeoutMs: TIMEOUT_MS };
  const staging = deliveryClass === 'handle-first' ? { stage: answer('stage'), discard: answer('discard') } : {};
  return {
    manifest: { ...manifests.practice, deliveryClass, ...times },
    verify: async () => ambiguous,
    deliver: answer('deliver'),
    readBack: answer('readBack'),
    listOwn: answer('listOwn'),
    remove: answer('remove'),
    ...staging,
    ...(edits ? { edit: answer('edit'), readEdit: answer('readEdit') } : {}),
  };
}
