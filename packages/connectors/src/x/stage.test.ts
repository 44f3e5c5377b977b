import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, OutgoingPost, OutgoingVideo, StageOutcome } from '../port.ts';
import { createFakeX } from '../testing/fake-x.ts';
import { bytesOf } from '../testing/fake-x-media.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createXConnector } from './connector.ts';

const armedAt = '2026-09-01T10:00:00.000Z';
const size = 9_500_000;
const film = Buffer.alloc(size, 'bedside film ');

function video(bytes: Buffer = film): OutgoingVideo {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mimeType: 'video/mp4',
    widthPx: 1_280,
    heightPx: 720,
    durationMs: 30_000,
    altText: 'A nurse shows how to wash hands.',
    source: {
      size: bytes.length,
      async *read(offset, length) {
        yield bytes.subarray(offset, offset + length);
      },
    },
  };
}

function open(post: Partial<OutgoingPost> = { video: video() }) {
  let nowMs = Date.parse(armedAt);
  const now = () => new Date(nowMs);
  const pass = (ms: number) => void (nowMs += ms);
  const x = createFakeX({ now });
  const connector = createXConnector({ wait: async (ms) => pass(ms) });
  const io: ConnectorIo = { fetch: x.fetch, now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: x.serviceUrl,
    handle: 'lakeside',
    remoteAccountId: '2001',
    credentials: x.credentialsOf('lakeside'),
  };
  const request = {
    account,
    post: { text: 'How to wash hands', link: null, images: [], languages: ['en'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  };
  const stage = async (handle: string | null): Promise<StageOutcome> => {
    if (connector.stage === undefined) throw new Error('X takes media in.');
    return connector.stage({ ...request, handle }, io);
  };
  /** Looks again until it is no longer under way; gives how often that was. */
  const untilStaged = async (from: StageOutcome) => {
    let outcome = from;
    let looks = 0;
    while (outcome.kind === 'processing' && looks < 20) {
      pass(outcome.lookAgainMs);
      looks += 1;
      outcome = await stage(outcome.handle);
    }
    return { outcome, looks };
  };
  return { connector, io, pass, request, stage, untilStaged, x };
}
type Opened = ReturnType<typeof open>;

const only = ({ x }: Opened) => {
  const [media, ...others] = x.media.values();
  expect(others).toEqual([]);
  if (media === undefined) throw new Error('Nothing was handed in.');
  return media;
};
const appends = ({ x }: Opened) => x.calls.filter((call) => call.endsWith('/append')).length;
const lose = () => Promise.reject(new TypeError('fetch failed'));

describe('a video', () => {
  test('goes up in parts, is waited for, and shows in the post', async () => {
    const opened = open();
    opened.x.settings.asksUntilReady = 3;
    const first = await opened.stage(null);
    expect(first).toMatchObject({ kind: 'processing', lookAgainMs: 2_000 });
    const { outcome, looks } = await opened.untilStaged(first);
    if (outcome.kind !== 'staged') throw new Error(outcome.kind);
    expect(looks).toBe(3);
    expect(outcome.expiresAt).toBe('2026-09-02T10:00:00.000Z');
    expect(appends(opened)).toBe(3);
    expect(Buffer.compare(bytesOf(only(opened)), film)).toBe(0);
    const delivered = await opened.connector.deliver({ ...opened.request, handle: outcome.handle }, opened.io);
    expect(delivered.kind).toBe('published');
    expect(opened.x.posts[0]?.mediaIds).toEqual([only(opened).id]);
  });

  test('that X can make no use of is refused', async () => {
    const opened = open();
    opened.x.settings.videos = 'refused';
    const { outcome } = await opened.untilStaged(await opened.stage(null));
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'MEDIA_REFUSED' });
  });

  test('sends a part again whose answer was lost, under its number', async () => {
    const opened = open();
    let appended = 0;
    const fetch: ConnectorIo['fetch'] = async (url, init) => {
      const answer = await opened.x.fetch(url, init);
      appended += url.endsWith('/append') ? 1 : 0;
      return url.endsWith('/append') && appended === 2 ? lose() : answer;
    };
    const first = await opened.connector.stage?.({ ...opened.request, handle: null }, { ...opened.io, fetch });
    expect(first?.kind).toBe('processing');
    expect(appends(opened)).toBe(4);
    expect(Buffer.compare(bytesOf(only(opened)), film)).toBe(0);
  });

  test('begins anew where X kept a part twice', async () => {
    const opened = open();
    opened.x.settings.repeatedParts = 'kept twice';
    let appended = 0;
    const fetch: ConnectorIo['fetch'] = async (url, init) => {
      const answer = await opened.x.fetch(url, init);
      appended += url.endsWith('/append') ? 1 : 0;
      return url.endsWith('/append') && appended === 1 ? lose() : answer;
    };
    const first = await opened.connector.stage?.({ ...opened.request, handle: null }, { ...opened.io, fetch });
    expect(first?.kind).toBe('processing');
    const [broken, whole] = [...opened.x.media.values()];
    expect([broken?.state, whole?.state]).toEqual(['uploading', 'pending']);
  });

  test('whose end was lost is asked for, and not ended twice', async () => {
    const opened = open();
    opened.x.network.faults.set({
      rules: [{ kind: 'reset-after-accept', operation: 'upload', skip: 4, times: 1 }],
    });
    expect((await opened.untilStaged(await opened.stage(null))).outcome.kind).toBe('staged');
    expect(opened.x.calls.filter((call) => call.endsWith('/finalize'))).toHaveLength(1);
    expect(only(opened).state).toBe('succeeded');
  });

  test('goes on in the next call where the time of one was over', async () => {
    const opened = open();
    const fetch: ConnectorIo['fetch'] = async (url, init) => {
      if (url.endsWith('/append')) opened.pass(15_000);
      return opened.x.fetch(url, init);
    };
    const first = await opened.connector.stage?.({ ...opened.request, handle: null }, { ...opened.io, fetch });
    if (first?.kind !== 'processing') throw new Error(first?.kind);
    expect(appends(opened)).toBe(2);
    const { outcome } = await opened.untilStaged(await opened.stage(first.handle));
    expect(outcome.kind).toBe('staged');
    expect(appends(opened)).toBe(3);
    expect(Buffer.compare(bytesOf(only(opened)), film)).toBe(0);
  });

  test('that X threw away begins anew', async () => {
    const opened = open();
    const first = await opened.stage(null);
    if (first.kind !== 'processing') throw new Error(first.kind);
    opened.pass(86_400_001);
    expect(await opened.stage(first.handle)).toEqual({ kind: 'expired' });
    expect(await opened.stage('nonsense')).toEqual({ kind: 'expired' });
  });

  test('that cannot be read was not sent', async () => {
    const broken = { ...video(), source: { size, read: () => ({ [Symbol.asyncIterator]: () => ({ next: lose }) }) } };
    const opened = open({ video: broken });
    expect(await opened.stage(null)).toMatchObject({ kind: 'not-sent', code: 'MEDIA_NOT_READABLE' });
  });
});

describe('pictures', () => {
  const images = [sampleImage('A nurse waves.'), sampleImage('Una rampa — “ancha”.')];

  test('are described, in their order', async () => {
    const opened = open({ images });
    const outcome = await opened.stage(null);
    if (outcome.kind !== 'staged') throw new Error(outcome.kind);
    await opened.connector.deliver({ ...opened.request, handle: outcome.handle }, opened.io);
    const shown = opened.x.posts[0]?.mediaIds.map((id) => opened.x.media.get(id)?.altText);
    expect(shown).toEqual(['A nurse waves.', 'Una rampa — “ancha”.']);
  });

  test('that were handed in are not handed in again when a later one is held up', async () => {
    const opened = open({ images });
    opened.x.network.faults.set({ rules: [{ kind: 'rate-limit', operation: 'upload', skip: 7, times: 1 }] });
    const first = await opened.stage(null);
    expect(first).toMatchObject({ kind: 'processing', lookAgainMs: 1_000 });
    const { outcome } = await opened.untilStaged(first);
    expect(outcome.kind).toBe('staged');
    expect(opened.x.media.size).toBe(2);
  });

  test('that X does not take are refused, and nothing was sent', async () => {
    const opened = open({ images: [{ ...sampleImage('x'), mimeType: 'image/heic' }] });
    expect(await opened.stage(null)).toMatchObject({ kind: 'rejected' });
    expect(opened.x.posts).toEqual([]);
  });
});

test('a post without media asks for nothing beforehand', async () => {
  const opened = open({});
  const outcome = await opened.stage(null);
  expect(outcome).toMatchObject({ kind: 'staged', expiresAt: null });
  expect(opened.x.calls).toEqual([]);
});
