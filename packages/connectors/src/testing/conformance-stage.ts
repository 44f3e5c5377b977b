/** What the cases of the suite have in common: an account that is connected, and how a post is delivered to it and looked for. */
import assert from 'node:assert/strict';
import type {
  Account,
  Connector,
  ConnectorIo,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  OutgoingImage,
  OutgoingPost,
  ReadBackOutcome,
  RemotePost,
  StageOutcome,
  StageRequest,
} from '../port.ts';
import type { ConformanceSubject } from './conformance.ts';

/** What a rule works with: a verified account and a fresh delivery key. */
export type Stage = {
  readonly subject: ConformanceSubject;
  readonly connector: Connector;
  readonly account: Account;
  readonly io: ConnectorIo;
  /** A request with its own key each time. */
  request(post?: Partial<OutgoingPost>): DeliverRequest;
  /** A picture that the network takes, with this alternative text. */
  picture(altText: string): OutgoingImage;
  /** Handles by delivery key, where the network gives them. */
  readonly handles: Map<string, string>;
};
export type Rules = Readonly<Record<string, (stage: Stage) => Promise<void>>>;

export function describe(outcome: { kind: string; code?: string }): string {
  return outcome.code === undefined ? outcome.kind : `${outcome.kind} (${outcome.code})`;
}

/** Hands a post in where the network wants that, and remembers the handle; a failure to do so is the delivery's. */
export async function deliver(stage: Stage, request: DeliverRequest): Promise<DeliverOutcome> {
  const { connector, io } = stage;
  if (connector.stage === undefined) return connector.deliver(request, io);
  const staged = await untilStaged(stage, request);
  return staged.kind === 'staged' ? connector.deliver({ ...request, handle: staged.handle }, io) : staged;
}

export function publishedPost(outcome: DeliverOutcome): RemotePost {
  assert(outcome.kind === 'published', `expected published, not ${describe(outcome)}`);
  return outcome.post;
}

/** Every post of the account, two a page. */
export async function listAll({ connector, account, io }: Stage): Promise<RemotePost[]> {
  const posts: RemotePost[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Connector['listOwn']>> = await connector.listOwn({ account, cursor, limit: 2 }, io);
    assert(page.kind === 'page', `expected a page, not ${describe(page)}`);
    posts.push(...page.posts);
    cursor = page.cursor;
  } while (cursor !== null);
  return posts;
}

export function readBack({ connector, handles, io }: Stage, request: DeliverRequest): Promise<ReadBackOutcome> {
  const handle = handles.get(request.deliveryKey);
  return connector.readBack({ ...request, remoteId: null, ...(handle === undefined ? {} : { handle }) }, io);
}

const maxLooks = 50;

type Staged = Extract<StageOutcome, { kind: 'staged' }>;

/** Hands a post in and looks again until it is ready; the handle is remembered for reading back. */
export async function untilStaged(stage: Stage, request: DeliverRequest): Promise<Staged | Failure> {
  const { account, post, deliveryKey } = request;
  let handle: string | null = null;
  for (let looks = 0; looks < maxLooks; looks += 1) {
    const outcome = await ask(stage, { account, post, deliveryKey, handle });
    assert(outcome.kind !== 'expired', 'what was just handed in has not expired');
    if ('handle' in outcome) stage.handles.set(deliveryKey, outcome.handle);
    if (outcome.kind !== 'processing') return outcome;
    ({ handle } = outcome);
    assert(stage.subject.staging, 'the harness lets time pass');
    await stage.subject.staging.wait(outcome.lookAgainMs);
  }
  return assert.fail(`not ready after ${maxLooks} looks`);
}

/** Hands in, or looks again. */
export function ask({ connector, io }: Stage, request: StageRequest): Promise<StageOutcome> {
  assert(connector.stage, 'a connector of this class takes posts in');
  return connector.stage(request, io);
}
