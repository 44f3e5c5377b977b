/** What the publisher relies on, for every connector. A connector that passes can be handed to it; one that does not makes double or lost posts. */
import assert from 'node:assert/strict';
import { composeNetworkText, countText } from '../networks.ts';
import type {
  Connector,
  ConnectorIo,
  DeliverRequest,
  EgressFetch,
  Manifest,
  OutgoingImage,
  OutgoingPost,
  RemotePost,
} from '../port.ts';
import { editRules, offersNoEdits } from './conformance-edits.ts';
import { hostileCases } from './conformance-hostile.ts';
import { deliver, describe, listAll, publishedPost, type Rules, readBack, type Stage } from './conformance-stage.ts';
import { stagingRules } from './conformance-staging.ts';
import { sampleImage } from './sample-image.ts';

/** Faults that a harness can play on the call that publishes. All but `rate-limit` and `server-error` strike after the post was accepted. */
export type ConformanceFault = 'time-out' | 'reset' | 'unreadable' | 'rate-limit' | 'server-error';

/** One connected network, ready for one case. */
export type ConformanceSubject = {
  readonly connector: Connector;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  readonly goodCredentials: Readonly<Record<string, string>>;
  readonly badCredentials: Readonly<Record<string, string>>;
  /** Plays a fault on the next publishing call, or the next one that edits; called only for faults that the harness names. */
  misbehave(fault: ConformanceFault, call?: 'edit'): void;
  /** The alternative texts that the network shows for a post, asked past the connector. */
  altTextsOf(post: RemotePost): Promise<readonly string[]>;
  /** The remote id of the post that a post answers, asked past the connector; null for one that answers nothing. Left out where the network takes no threads. */
  parentOf?(post: RemotePost): Promise<string | null>;
  /** The network's clock; the machine's when left out. */
  now?(): Date;
  /** What every post of the suite has, where the network takes none without: pictures, a video, a place, a title. */
  readonly post?: Partial<OutgoingPost>;
  /** For connectors of the class handle-first; `wait` also where a post takes its time. */
  readonly staging?: StagingSubject;
  close(): Promise<void>;
};

/** What the network does with posts that were handed in, past the connector. */
export type StagingSubject = {
  /** Lets so much of the network's time pass. */
  wait(ms: number): Promise<void>;
  /** Has the network throw away everything that was handed in and not published. */
  expire(): Promise<void>;
  /** How many things that were handed in the network still holds, and shows in no post. */
  leftBehind(): Promise<number>;
};

export type ConformanceHarness = {
  readonly manifest: Manifest;
  /** Called once per case. */
  open(): Promise<ConformanceSubject>;
  readonly faults: readonly ConformanceFault[];
  /** False for a connector that does not use `io.fetch`: cases about what fetch does are then left out. */
  readonly usesFetch: boolean;
  /** False where anybody may publish, as in the house's own newsroom: the case of bad credentials is then left out. */
  readonly asksForCredentials: boolean;
  /** False where what was handed in cannot be given back, and ends by itself. */
  readonly givesBack?: boolean;
  /** A picture that the network takes; a PNG without an address when left out. */
  readonly picture?: (altText: string) => OutgoingImage;
};

/** A case, to be given to a test runner. `run` rejects with an AssertionError. */
export type ConformanceCase = { readonly name: string; readonly run: () => Promise<void> };

/** Registers every case that applies with a test runner's `test`. */
export function runConnectorConformance(
  name: string,
  harness: ConformanceHarness,
  { test }: { test: (name: string, run: () => Promise<void>) => void },
): void {
  for (const { name: rule, run } of conformanceCases(harness)) test(`${name}: ${rule}`, run);
}

/** The cases that apply to a harness. */
export function conformanceCases(harness: ConformanceHarness): ConformanceCase[] {
  const rules: Rules = {
    ...deliveryRules,
    ...(harness.manifest.canRemove ? removalRules : {}),
    ...(harness.manifest.media.maxImages > 1 && harness.manifest.media.altTextMaxLength > 0 ? pictureRules : {}),
    ...(harness.asksForCredentials ? credentialRules : {}),
    ...(harness.manifest.deliveryClass === 'native-key' ? nativeKeyRules : {}),
    ...(harness.manifest.canRemove ? {} : removedByHandRules),
    ...(harness.manifest.deliveryClass === 'handle-first' ? stagingRules(harness.givesBack !== false) : {}),
    ...(harness.manifest.takesThreads ? threadRules : {}),
    ...(harness.manifest.canEdit ? editRules(harness) : { 'a network without edits offers none': offersNoEdits }),
    ...Object.fromEntries(
      harness.faults.map((fault) => [faultNames[fault], (stage: Stage) => checkFault(stage, fault)]),
    ),
    ...(harness.usesFetch ? hostileCases : {}),
  };
  return Object.entries(rules).map(([name, rule]) => ({ name, run: () => withStage(harness, rule) }));
}

async function withStage(harness: ConformanceHarness, rule: (stage: Stage) => Promise<void>): Promise<void> {
  const subject = await harness.open();
  try {
    const { connector, fetch, serviceUrl, goodCredentials: credentials } = subject;
    const now = () => subject.now?.() ?? new Date();
    const io: ConnectorIo = { fetch, now, signal: new AbortController().signal };
    const verified = await connector.verify({ serviceUrl, credentials }, io);
    assert(verified.kind === 'verified', `good credentials must be verified, not ${describe(verified)}`);
    const picture = harness.picture ?? sampleImage;
    const images = harness.manifest.media.needs === 'media' ? [picture('A door.')] : [];
    const request = (post: Partial<OutgoingPost> = {}): DeliverRequest => ({
      account: verified.account,
      post: {
        text: 'Flu shots every Tuesday.',
        link: null,
        images,
        languages: ['en'],
        ...subject.post,
        ...post,
      },
      deliveryKey: crypto.randomUUID(),
      firstArmedAt: now().toISOString(),
    });
    await rule({ subject, connector, account: verified.account, io, request, picture, handles: new Map() });
  } finally {
    await subject.close();
  }
}

const deliveryRules: Rules = {
  'a delivered post is found by its key and in the list': async (stage) => {
    const request = stage.request({ link: 'https://example.org/flu' });
    const post = publishedPost(await deliver(stage, request));
    const found = await readBack(stage, request);
    assert(found.kind === 'found', `expected found, not ${describe(found)}`);
    assert.equal(found.post.remoteId, post.remoteId);
    assert.equal(found.post.text, composeNetworkText(stage.connector.manifest, request.post));
    assert((await listAll(stage)).some(({ remoteId }) => remoteId === post.remoteId));
  },
  'a key that was never sent is absent': async (stage) => {
    assert.deepEqual(await readBack(stage, stage.request()), { kind: 'absent' });
  },
  'the list gives every post once, page by page': async (stage) => {
    const sent = new Set<string>();
    for (const text of ['One', 'Two', 'Three']) {
      sent.add(publishedPost(await deliver(stage, stage.request({ text }))).remoteId);
    }
    const listed = (await listAll(stage)).map(({ remoteId }) => remoteId);
    assert.equal(new Set(listed).size, listed.length, 'no post is listed twice');
    assert.deepEqual(
      [...sent].filter((remoteId) => !listed.includes(remoteId)),
      [],
    );
  },
  'a text of exactly the allowed length is published, and one character more is rejected': async (stage) => {
    const { manifest } = stage.connector;
    const longest = 'a'.repeat(manifest.text.maxLength);
    assert.equal(countText(manifest, longest).remaining, 0);
    publishedPost(await deliver(stage, stage.request({ text: longest })));
    // Other letters: a network may have cut the text, and then the first post would be found.
    const tooLong = stage.request({ text: 'b'.repeat(manifest.text.maxLength + 1) });
    const outcome = await deliver(stage, tooLong);
    assert.equal(outcome.kind, 'rejected');
    assert.deepEqual(await readBack(stage, tooLong), { kind: 'absent' });
  },
};

const removalRules: Rules = {
  'a removed post is absent, and removing it again says so': async (stage) => {
    const request = stage.request();
    const { remoteId } = publishedPost(await deliver(stage, request));
    const remove = () => stage.connector.remove({ account: stage.account, remoteId }, stage.io);
    assert.deepEqual(await remove(), { kind: 'removed' });
    assert.deepEqual(await readBack(stage, request), { kind: 'absent' });
    assert.deepEqual(await remove(), { kind: 'absent' });
  },
};

const pictureRules: Rules = {
  'pictures arrive with their alternative texts, in order': async (stage) => {
    const images = [stage.picture('A nurse waves.'), stage.picture('A ramp leads to the door.')];
    const post = publishedPost(await deliver(stage, stage.request({ images })));
    assert.deepEqual(
      await stage.subject.altTextsOf(post),
      images.map(({ altText }) => altText),
    );
  },
};

const removedByHandRules: Rules = {
  'what only a person can take down is said to be so, and stands': async (stage) => {
    const request = stage.request();
    const { remoteId } = publishedPost(await deliver(stage, request));
    assert.equal((await stage.connector.remove({ account: stage.account, remoteId }, stage.io)).kind, 'rejected');
    assert.equal((await readBack(stage, request)).kind, 'found');
  },
};

const credentialRules: Rules = {
  'bad credentials ask to connect again': async ({ subject, connector, io }) => {
    const { serviceUrl, badCredentials: credentials } = subject;
    assert.equal((await connector.verify({ serviceUrl, credentials }, io)).kind, 'reauthorize');
  },
  'a post under bad credentials is not published': async (stage) => {
    const account = { ...stage.account, credentials: stage.subject.badCredentials };
    const request = { ...stage.request(), account };
    assert.equal((await deliver(stage, request)).kind, 'reauthorize');
    assert.deepEqual(await readBack(stage, { ...request, account: stage.account }), { kind: 'absent' });
  },
};

const threadRules: Rules = {
  'the parts of a thread stand below one another': async (stage) => {
    const { parentOf } = stage.subject;
    assert(parentOf, 'the harness tells what a post answers');
    const first = publishedPost(await deliver(stage, stage.request({ text: 'One of three' })));
    const rootId = first.remoteId;
    const answer = stage.request({ text: 'Two of three', replyTo: { rootId, parentId: rootId } });
    const second = publishedPost(await deliver(stage, answer));
    const last = stage.request({ text: 'Three of three', replyTo: { rootId, parentId: second.remoteId } });
    const third = publishedPost(await deliver(stage, last));
    assert.deepEqual(
      [await parentOf(first), await parentOf(second), await parentOf(third)],
      [null, rootId, second.remoteId],
    );
    const found = await readBack(stage, answer);
    assert(found.kind === 'found' && found.post.remoteId === second.remoteId, 'a part is found by its own key');
  },
  'a part below a post that is gone is not published': async (stage) => {
    const { remoteId } = publishedPost(await deliver(stage, stage.request({ text: 'Gone soon' })));
    await stage.connector.remove({ account: stage.account, remoteId }, stage.io);
    const orphan = stage.request({ text: 'Too late', replyTo: { rootId: remoteId, parentId: remoteId } });
    assert.equal((await deliver(stage, orphan)).kind, 'rejected');
    assert.deepEqual(await readBack(stage, orphan), { kind: 'absent' });
  },
};

const nativeKeyRules: Rules = {
  'sending twice under one key makes one post': async (stage) => {
    const request = stage.request({ link: 'https://example.org/once', images: [stage.picture('A clock.')] });
    const first = publishedPost(await deliver(stage, request));
    const second = publishedPost(await deliver(stage, request));
    assert.equal(second.remoteId, first.remoteId);
    const same = (await listAll(stage)).filter(({ text }) => text === first.text);
    assert.equal(same.filter(({ remoteId }) => remoteId === first.remoteId).length, 1);
  },
};

const faultNames: Record<ConformanceFault, string> = {
  'time-out': 'a time-out after accepting is ambiguous, and the post is found',
  reset: 'a reset after accepting is ambiguous, and the post is found',
  unreadable: 'an unreadable success is ambiguous, and the post is found',
  'rate-limit': 'too many requests gives a time to come back, and nothing stands',
  'server-error': 'a server error is ambiguous',
};

async function checkFault(stage: Stage, fault: ConformanceFault): Promise<void> {
  const request = stage.request();
  stage.subject.misbehave(fault);
  const outcome = await deliver(stage, request);
  if (fault === 'rate-limit') {
    assert(outcome.kind === 'retry-after', `expected retry-after, not ${describe(outcome)}`);
    assert(outcome.retryAfterMs >= 1_000 && outcome.retryAfterMs <= 3_600_000);
    assert.deepEqual(await readBack(stage, request), { kind: 'absent' });
    return;
  }
  assert.equal(outcome.kind, 'ambiguous', describe(outcome));
  if (fault !== 'server-error') assert.equal((await readBack(stage, request)).kind, 'found');
}
