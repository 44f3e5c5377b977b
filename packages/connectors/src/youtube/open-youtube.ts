/** A channel that is connected to the fake, for the tests of this folder. */
import type { Account, ConnectorIo, DeliverRequest, OutgoingPost, StageOutcome } from '../port.ts';
import { createFakeYouTube, type FakeYouTube, type FakeYouTubeOptions } from '../testing/fake-youtube.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { sampleVideoOf } from '../testing/sample-source.ts';
import { createYouTubeConnector } from './connector.ts';

export const armedAt = '2026-09-01T10:00:00.123Z';

export function accountOf(youtube: FakeYouTube): Account {
  return {
    serviceUrl: youtube.serviceUrl,
    handle: 'lakesidechildrens',
    remoteAccountId: 'UClakeside',
    credentials: youtube.credentialsOf('UClakeside'),
    app: youtube.app,
  };
}

/** Time stands still, but for what waits for the network. */
export function openYouTube(options: Pick<FakeYouTubeOptions, 'readyAfterMs'> = {}) {
  const time = createVirtualTime(new Date(armedAt));
  const youtube = createFakeYouTube({ ...options, time });
  const connector = createYouTubeConnector({ wait: (ms) => time.advance(ms) });
  const io: ConnectorIo = {
    fetch: (url, init) => time.until(youtube.fetch(url, init)),
    now: time.now,
    signal: new AbortController().signal,
  };
  const account = accountOf(youtube);
  const post: OutgoingPost = {
    text: 'Wash for twenty seconds.',
    link: null,
    images: [],
    video: sampleVideoOf(300_000),
    languages: ['en-US'],
    options: { title: 'How to wash hands' },
  };
  const request = (made: Partial<OutgoingPost> = {}): DeliverRequest => ({
    account,
    post: { ...post, ...made },
    deliveryKey: crypto.randomUUID(),
    firstArmedAt: armedAt,
  });
  const stage = ({ post: staged, deliveryKey }: DeliverRequest, handle: string | null = null) => {
    if (connector.stage === undefined) throw new Error('YouTube takes videos in.');
    return connector.stage({ account, post: staged, deliveryKey, handle }, io);
  };
  return { account, connector, io, request, stage, time, youtube };
}

export type OpenedYouTube = ReturnType<typeof openYouTube>;

export function handleOf(outcome: StageOutcome): string {
  if (!('handle' in outcome)) throw new Error(`expected a handle, not ${outcome.kind}`);
  return outcome.handle;
}

/** A video that everybody sees; gives its id. */
export async function publishVideo(opened: OpenedYouTube, made: Partial<OutgoingPost> = {}): Promise<string> {
  const request = opened.request(made);
  const handle = handleOf(await opened.stage(request));
  const outcome = await opened.connector.deliver({ ...request, handle }, opened.io);
  if (outcome.kind !== 'published') throw new Error(outcome.kind);
  return outcome.post.remoteId;
}
