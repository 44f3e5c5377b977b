import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, OutgoingDocument, OutgoingPost, OutgoingVideo, StageOutcome } from '../port.ts';
import { createFakeLinkedIn } from '../testing/fake-linkedin.ts';
import { bytesOf } from '../testing/fake-linkedin-media.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createLinkedInConnector } from './connector.ts';

const armedAt = '2026-09-01T10:00:00.000Z';
const size = 9_500_000;
const film = Buffer.alloc(size, 'bedside film ');
const sha256 = createHash('sha256').update(film).digest('hex');

const source = {
  size,
  async *read(offset: number, length: number) {
    yield film.subarray(offset, offset + length);
  },
};
const video: OutgoingVideo = {
  sha256,
  mimeType: 'video/mp4',
  widthPx: 1_280,
  heightPx: 720,
  durationMs: 30_000,
  altText: 'A nurse shows how to wash hands.',
  source,
};
const document: OutgoingDocument = { sha256, mimeType: 'application/pdf', title: 'Vaccines in 2026', source };

function open(post: Partial<OutgoingPost>) {
  let nowMs = Date.parse(armedAt);
  const now = () => new Date(nowMs);
  const pass = (ms: number) => void (nowMs += ms);
  const linkedin = createFakeLinkedIn({ now });
  const connector = createLinkedInConnector({ wait: async (ms) => pass(ms) });
  const io: ConnectorIo = { fetch: linkedin.fetch, now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: linkedin.serviceUrl,
    handle: 'lakeside-childrens',
    remoteAccountId: '5001',
    credentials: linkedin.credentials(),
  };
  const request = {
    account,
    post: { text: 'How to wash hands', link: null, images: [], languages: ['en'], ...post },
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: armedAt,
  };
  const stage = async (handle: string | null, over: ConnectorIo = io): Promise<StageOutcome> => {
    if (connector.stage === undefined) throw new Error('LinkedIn takes media in.');
    return connector.stage({ ...request, handle }, over);
  };
  const untilStaged = async (from: StageOutcome) => {
    let outcome = from;
    for (let looks = 0; outcome.kind === 'processing' && looks < 20; looks += 1) {
      pass(outcome.lookAgainMs);
      outcome = await stage(outcome.handle);
    }
    return outcome;
  };
  const publish = async (outcome: StageOutcome) => {
    if (outcome.kind !== 'staged') throw new Error(outcome.kind);
    const delivered = await connector.deliver({ ...request, handle: outcome.handle }, io);
    return delivered.kind === 'published' ? linkedin.contentOf(delivered.post.remoteId) : delivered;
  };
  return { io, linkedin, pass, publish, stage, untilStaged };
}
type Opened = ReturnType<typeof open>;

function only({ linkedin }: Opened) {
  const [asset, ...others] = linkedin.assets.values();
  expect(others).toEqual([]);
  if (asset === undefined) throw new Error('Nothing was handed in.');
  return asset;
}
const puts = ({ linkedin }: Opened) => linkedin.calls.filter((call) => call.startsWith('PUT ')).length;
const lost = () => Promise.reject(new TypeError('fetch failed'));

describe('a video', () => {
  test('goes up in the parts that LinkedIn wants, is put together and waited for', async () => {
    const opened = open({ video, options: { title: 'Clean hands' } });
    opened.linkedin.settings.asksUntilReady = 3;
    const first = await opened.stage(null);
    expect(first).toMatchObject({ kind: 'processing', lookAgainMs: 3_000 });
    const outcome = await opened.untilStaged(first);
    expect(puts(opened)).toBe(3);
    const asset = only(opened);
    expect(Buffer.compare(bytesOf(asset), film)).toBe(0);
    expect(await opened.publish(outcome)).toEqual({ media: { id: asset.urn, title: 'Clean hands' } });
  });

  test('sends a part again whose answer was lost, and no other', async () => {
    const opened = open({ video });
    let answered = 0;
    const fetch: ConnectorIo['fetch'] = async (url, init) => {
      const answer = await opened.linkedin.fetch(url, init);
      answered += init?.method === 'PUT' ? 1 : 0;
      return init?.method === 'PUT' && answered === 2 ? lost() : answer;
    };
    const outcome = await opened.untilStaged(await opened.stage(null, { ...opened.io, fetch }));
    expect([outcome.kind, puts(opened)]).toEqual(['staged', 4]);
    expect(Buffer.compare(bytesOf(only(opened)), film)).toBe(0);
  });

  test('goes on in the next call where the time of one was over', async () => {
    const opened = open({ video });
    const fetch: ConnectorIo['fetch'] = async (url, init) => {
      if (init?.method === 'PUT') opened.pass(15_000);
      return opened.linkedin.fetch(url, init);
    };
    const first = await opened.stage(null, { ...opened.io, fetch });
    expect([first.kind, puts(opened)]).toEqual(['processing', 2]);
    const outcome = await opened.untilStaged(first);
    expect([outcome.kind, puts(opened)]).toEqual(['staged', 3]);
  });

  test('whose end was lost is ended again', async () => {
    const opened = open({ video });
    opened.linkedin.network.faults.set({
      rules: [{ kind: 'reset-after-accept', operation: 'upload', skip: 4, times: 1 }],
    });
    expect((await opened.untilStaged(await opened.stage(null))).kind).toBe('staged');
    expect(opened.linkedin.assets.size).toBe(1);
  });

  test('that LinkedIn can make no use of is refused', async () => {
    const opened = open({ video });
    opened.linkedin.settings.media = 'refused';
    const outcome = await opened.untilStaged(await opened.stage(null));
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'MEDIA_REFUSED' });
  });

  test('of which LinkedIn wants other parts than there are is not sent', async () => {
    const opened = open({ video });
    opened.linkedin.answerNext('POST /rest/videos', () =>
      Response.json({
        value: {
          video: 'urn:li:video:7',
          uploadInstructions: [
            { uploadUrl: 'https://linkedin.example.org/dms-uploads/7/0', firstByte: 0, lastByte: 99 },
            { uploadUrl: 'https://linkedin.example.org/dms-uploads/7/1', firstByte: 200, lastByte: 299 },
          ],
        },
      }),
    );
    expect(await opened.stage(null)).toMatchObject({ kind: 'rejected', code: 'UPLOAD_OUT_OF_STEP' });
  });

  test('that cannot be read was not sent', async () => {
    const broken = { size, read: () => ({ [Symbol.asyncIterator]: () => ({ next: lost }) }) };
    const opened = open({ video: { ...video, source: broken } });
    expect(await opened.stage(null)).toMatchObject({ kind: 'not-sent', code: 'MEDIA_NOT_READABLE' });
  });
});

test('a document goes up whole and shows under its title', async () => {
  const opened = open({ document });
  const outcome = await opened.untilStaged(await opened.stage(null));
  const asset = only(opened);
  expect([asset.kind, puts(opened), Buffer.compare(bytesOf(asset), film)]).toEqual(['document', 1, 0]);
  expect(await opened.publish(outcome)).toEqual({ media: { id: asset.urn, title: 'Vaccines in 2026' } });
});

test('one picture and several show with their descriptions', async () => {
  const one = open({ images: [sampleImage('A nurse waves.')] });
  const { urn } = await one.stage(null).then((outcome) => {
    expect(outcome.kind).toBe('staged');
    return only(one);
  });
  expect(await one.publish(await one.stage(null))).toMatchObject({ media: { altText: 'A nurse waves.' } });
  expect(urn).toMatch(/^urn:li:image:/);
  const many = open({ images: ['One', 'Two', 'Three'].map(sampleImage) });
  expect(await many.publish(await many.stage(null))).toMatchObject({
    multiImage: { images: [{ altText: 'One' }, { altText: 'Two' }, { altText: 'Three' }] },
  });
});

test('what is no handle of ours, or was thrown away, begins anew', async () => {
  const opened = open({ video });
  expect(await opened.stage('nonsense')).toEqual({ kind: 'expired' });
  const gone = { urn: 'urn:li:video:1', state: 'working', parts: [], token: '' };
  expect(await opened.stage(JSON.stringify({ media: [gone] }))).toEqual({ kind: 'expired' });
});

test('a post of words asks for nothing beforehand', async () => {
  const opened = open({});
  expect(await opened.stage(null)).toMatchObject({ kind: 'staged', expiresAt: null });
  expect(opened.linkedin.calls).toEqual([]);
});
