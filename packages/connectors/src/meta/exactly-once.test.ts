/** At most one post, whatever the network does to the calls: a small publisher on the fakes' own time, over many seeds. */
import { expect, test } from 'vitest';
import { createFacebookConnector } from '../facebook/connector.ts';
import { createInstagramConnector } from '../instagram/connector.ts';
import type { Account, Connector, ConnectorIo, DeliverRequest, EgressFetch, OutgoingImage } from '../port.ts';
import { createFakeFacebook, lakesidePage } from '../testing/fake-facebook.ts';
import { createFakeInstagram } from '../testing/fake-instagram.ts';
import { lakesideAccount } from '../testing/fake-meta-containers.ts';
import { createFakeThreads } from '../testing/fake-threads.ts';
import type { FakeNetwork, NetworkFaultPlanInput } from '../testing/index.ts';
import { createVirtualTime, type VirtualTime } from '../testing/kit/time.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createThreadsConnector } from '../threads/connector.ts';

const start = new Date('2026-09-01T10:00:00Z');
const quietMs = 60_000;
const noWait = async () => undefined;

const picture: OutgoingImage = {
  ...sampleImage('A door.'),
  mimeType: 'image/jpeg',
  address: async () => 'https://bedside.example/media/picture.jpg',
};

type Fake = {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  readonly serviceUrl: string;
  credentialsOf(accountId: string): Readonly<Record<string, string>>;
};
type Sister = {
  readonly connector: Connector;
  readonly accountId: string;
  open(time: VirtualTime): Fake;
};

const sisters: Readonly<Record<string, Sister>> = {
  facebook: {
    connector: createFacebookConnector({ wait: noWait }),
    accountId: lakesidePage,
    open: (time) => createFakeFacebook({ time }),
  },
  instagram: {
    connector: createInstagramConnector({ wait: noWait }),
    accountId: lakesideAccount,
    open: (time) => createFakeInstagram({ time }),
  },
  threads: {
    connector: createThreadsConnector({ wait: noWait }),
    accountId: lakesideAccount,
    open: (time) => createFakeThreads({ time }),
  },
};

/** Half of all calls that publish go wrong, most of them after they did what they were asked, and some of all others. */
const plan = (seed: number): NetworkFaultPlanInput => ({
  seed,
  rules: [
    { kind: 'timeout-after-accept', probability: 0.1 },
    { kind: 'reset-after-accept', probability: 0.1 },
    { kind: 'error-500-after-accept', probability: 0.1 },
    { kind: 'not-json-after-accept', probability: 0.05 },
    { kind: 'truncated', probability: 0.05 },
    { kind: 'late-accept', probability: 0.05, delayMs: 20_000 },
    { kind: 'error-500-before-accept', probability: 0.05 },
    { kind: 'rate-limit', probability: 0.05 },
    { kind: 'timeout-after-accept', operation: 'stage', probability: 0.1 },
    { kind: 'reset-after-accept', operation: 'upload', probability: 0.1 },
    { kind: 'error-500-before-accept', operation: 'read', probability: 0.1 },
    { kind: 'reset-before-accept', operation: 'list', probability: 0.1 },
  ],
});

type Stage = { readonly connector: Connector; readonly io: ConnectorIo; readonly time: VirtualTime };

async function staged({ connector, io, time }: Stage, request: DeliverRequest, known: string | null): Promise<string> {
  let handle = known;
  for (let looks = 0; looks < 200; looks += 1) {
    const outcome = await connector.stage?.({ ...request, handle }, io);
    if (outcome?.kind === 'staged') return outcome.handle;
    handle = outcome?.kind === 'processing' ? outcome.handle : null;
    await time.advance(3_000);
  }
  throw new Error('It never got ready.');
}

/** Looks until the post is found, or was seen to be absent twice. */
async function settled({ connector, io, time }: Stage, request: DeliverRequest): Promise<'found' | 'absent'> {
  let absences = 0;
  for (let looks = 0; looks < 200; looks += 1) {
    await time.advance(quietMs);
    const read = await connector.readBack({ ...request, remoteId: null }, io);
    if (read.kind === 'found') return 'found';
    absences = read.kind === 'absent' ? absences + 1 : absences;
    if (absences === 2) return 'absent';
  }
  throw new Error('It stayed in doubt.');
}

/** Sends again only what was provably not sent, or was looked for and not there. */
async function publish(stage: Stage, request: DeliverRequest): Promise<void> {
  let handle: string | null = null;
  for (let attempts = 0; attempts < 50; attempts += 1) {
    handle = await staged(stage, request, handle);
    const whole = { ...request, handle };
    const outcome = await stage.connector.deliver(whole, stage.io);
    if (outcome.kind === 'published') return;
    if (outcome.kind === 'rejected' || outcome.kind === 'reauthorize') throw new Error(JSON.stringify(outcome));
    if (outcome.kind === 'ambiguous' && (await settled(stage, whole)) === 'found') return;
    await stage.time.advance(quietMs);
  }
  throw new Error('It was never published.');
}

test.each(Object.entries(sisters))('%s has each post once, whatever becomes of the calls', async (_name, sister) => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const time = createVirtualTime(start);
    const fake = sister.open(time);
    const { connector, accountId } = sister;
    const account: Account = {
      serviceUrl: fake.serviceUrl,
      handle: 'lakeside',
      remoteAccountId: accountId,
      credentials: fake.credentialsOf(accountId),
    };
    const fetch: EgressFetch = (url, init) => time.until(fake.fetch(url, init));
    const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
    fake.network.faults.set(plan(seed));
    const texts = ['Flu shots every Tuesday.', 'Visiting hours change in June.', 'The garden is open again.'];
    for (const [at, text] of texts.entries()) {
      await publish(
        { connector, io, time },
        {
          account,
          post: { text, link: null, images: [picture], languages: ['en'] },
          deliveryKey: `01990000-0000-7000-8000-00000000000${at}`,
          firstArmedAt: time.now().toISOString(),
        },
      );
    }
    await time.advance(quietMs);
    const shown = fake.network.posts.all.map((post) => post.text);
    expect(shown.toSorted(), `seed ${seed}`).toEqual(texts.toSorted());
  }
});
