import { describe, expect, test } from 'vitest';
import { googleHosts } from '../google/hosts.ts';
import type { CredentialStore, Credentials } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { createFakeYouTube, type FakeYouTube, startFakeYouTube } from '../testing/fake-youtube.ts';
import { createVirtualTime } from '../testing/kit/time.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { sampleVideoOf } from '../testing/sample-source.ts';
import { createYouTubeConnector } from './connector.ts';
import { armedAt, handleOf, type OpenedYouTube, openYouTube, publishVideo } from './open-youtube.ts';

const connector = createYouTubeConnector();

const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'not-json-after-accept',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const;

function subjectOf(youtube: FakeYouTube) {
  return {
    serviceUrl: youtube.serviceUrl,
    goodCredentials: youtube.credentialsOf('UClakeside'),
    badCredentials: { accessToken: 'not-a-token', refreshToken: 'not-one-either' },
    post: { video: sampleVideoOf(1_000), options: { title: 'Flu shots' } },
    // Making public and changing words are one call of YouTube's, told apart by its parameter alone.
    misbehave: (fault: keyof typeof faults) =>
      youtube.network.faults.set({ rules: [{ kind: faults[fault], operation: 'publish', times: 1 }] }),
    altTextsOf: async () => [],
  };
}

function stagingOf(youtube: FakeYouTube, wait: (ms: number) => Promise<void>) {
  const { containers } = youtube.network;
  const waiting = () => [...containers.known.values()].filter(({ state }) => state !== 'published');
  return {
    wait,
    // Somebody deletes the private videos in YouTube's own studio.
    async expire() {
      for (const { id } of waiting()) containers.discard(id);
    },
    leftBehind: async () => waiting().length,
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

runConnectorConformance(
  'youtube',
  {
    ...harness,
    async open() {
      const time = createVirtualTime(new Date(armedAt));
      const youtube = createFakeYouTube({ time, readyAfterMs: 25_000 });
      return {
        ...subjectOf(youtube),
        connector: createYouTubeConnector({ wait: (ms) => time.advance(ms) }),
        fetch: (url, init) => time.until(youtube.fetch(url, init)),
        now: time.now,
        staging: stagingOf(youtube, time.advance),
        close: async () => undefined,
      };
    },
  },
  { test },
);

runConnectorConformance(
  'youtube over a socket',
  {
    ...harness,
    async open() {
      const youtube = await startFakeYouTube();
      // Waiting between the tries of an upload costs nobody real time.
      let waitedMs = 0;
      const wait = async (ms: number) => {
        waitedMs += ms;
      };
      return {
        ...subjectOf(youtube),
        connector: createYouTubeConnector({ callTimeoutMs: 1_500, wait }),
        fetch: loopbackFetch,
        now: () => new Date(Date.now() + waitedMs),
        staging: stagingOf(youtube, async () => undefined),
        close: youtube.close,
      };
    },
  },
  { test },
);

const onlyVideo = ({ youtube }: OpenedYouTube) => [...youtube.videos.values()][0];

describe('handing a video in', () => {
  test('says everything, and shows it to nobody', async () => {
    const opened = openYouTube();
    const request = opened.request({ options: { title: ' How to wash hands ', forChildren: true } });
    const staged = await opened.stage(request);
    expect(staged).toEqual({ kind: 'staged', handle: expect.stringMatching(/^[\w-]{11}$/), expiresAt: null });
    expect(onlyVideo(opened)).toMatchObject({
      title: 'How to wash hands',
      description: 'Wash for twenty seconds.',
      privacy: 'private',
      forChildren: true,
      defaultLanguage: 'en-US',
    });
    const { file } = onlyVideo(opened) ?? {};
    expect(file?.length).toBe(300_000);
  });

  test('goes on in the next call where the time of one was over, and sends no byte twice', async () => {
    const opened = openYouTube();
    // Two pieces and a bit; each takes longer than half of what a call may.
    const size = 17 * 1_024 * 1_024;
    const request = opened.request({ video: sampleVideoOf(size) });
    opened.youtube.network.faults.set({
      rules: [{ kind: 'slow', operation: 'upload', delayMs: 13_000 }],
    });
    const first = await opened.stage(request);
    expect(first).toMatchObject({ kind: 'processing', handle: expect.stringMatching(/^session:\d+:https:/) });
    opened.youtube.network.faults.clear();
    const second = await opened.stage(request, handleOf(first));
    expect(second).toMatchObject({ kind: 'staged' });
    expect(opened.youtube.sessions.size).toBe(1);
    const stored = opened.youtube.network.timeline.filter(({ kind }) => kind === 'media-part-stored');
    expect(stored).toMatchObject([{ bytes: size }]);
    expect(opened.youtube.videos.size).toBe(1);
  }, 60_000);

  test('finds the video of an upload whose last answer was lost', async () => {
    const opened = openYouTube();
    opened.youtube.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'upload', times: 1 }] });
    expect(await opened.stage(opened.request())).toMatchObject({ kind: 'staged' });
    expect(opened.youtube.videos.size).toBe(1);
  });

  test('begins anew where YouTube has thrown the session away', async () => {
    const opened = openYouTube();
    const request = opened.request();
    opened.youtube.network.faults.set({ rules: [{ kind: 'slow', operation: 'upload', delayMs: 40_000 }] });
    const first = await opened.stage(request);
    opened.youtube.network.faults.clear();
    opened.youtube.forgetSessions();
    expect(await opened.stage(request, handleOf(first))).toMatchObject({ kind: 'staged' });
  });

  test('renews a token that is over in the middle of an upload', async () => {
    const opened = openYouTube();
    opened.youtube.network.faults.set({ rules: [{ kind: 'token-expired', operation: 'upload', times: 1 }] });
    expect(await opened.stage(opened.request())).toMatchObject({ kind: 'staged' });
    expect(opened.youtube.videos.size).toBe(1);
  });

  test('keeps the id of a video of which the first look failed', async () => {
    const opened = openYouTube();
    opened.youtube.network.answerNext('GET /youtube/v3/videos', () => new Response('', { status: 503 }));
    const first = await opened.stage(opened.request());
    expect(first).toMatchObject({ kind: 'processing', handle: expect.stringMatching(/^[\w-]{11}$/) });
    expect(await opened.stage(opened.request(), handleOf(first))).toMatchObject({ kind: 'staged' });
  });

  test.each([
    ['no video', { video: undefined }, 'VIDEO_MISSING'],
    ['no title', { options: {} }, 'TITLE_IS_MISSING'],
    ['an angle bracket in its words', { text: 'Temperature > 38' }, 'CHARACTER_NOT_ALLOWED'],
  ])('is refused for %s before anything is sent', async (_, made, code) => {
    const opened = openYouTube();
    const { video: _video, ...bare } = opened.request().post;
    const request = { ...opened.request(), post: 'video' in made ? bare : { ...opened.request().post, ...made } };
    expect(await opened.stage(request)).toMatchObject({ kind: 'rejected', code });
    expect(opened.youtube.network.timeline).toEqual([]);
  });

  test('tells a file that is no video, one that is too long for the channel, and one that is declined', async () => {
    const failed = openYouTube();
    failed.youtube.network.faults.set({ rules: [{ kind: 'container-error' }] });
    expect(await failed.stage(failed.request())).toMatchObject({ kind: 'rejected', code: 'VIDEO_NOT_UNDERSTOOD' });
    for (const [reason, code] of [
      ['length', 'VIDEO_LONGER_THAN_ALLOWED'],
      ['copyright', 'DECLINED'],
    ]) {
      const opened = openYouTube();
      const request = opened.request();
      const handle = handleOf(await opened.stage(request));
      const view = {
        id: handle,
        snippet: { title: 'x', channelId: 'UClakeside' },
        status: { uploadStatus: 'rejected', rejectionReason: reason, privacyStatus: 'private' },
      };
      opened.youtube.network.answerNext('GET /youtube/v3/videos', () =>
        Response.json({ kind: 'youtube#videoListResponse', items: [view] }),
      );
      expect(await opened.stage(request, handle)).toMatchObject({ kind: 'rejected', code });
    }
  });

  test('sets the cover, and does not go on without it', async () => {
    const opened = openYouTube();
    const cover = sampleImage('A nurse at a basin.');
    const request = opened.request({ video: sampleVideoOf(1_000, { cover }) });
    expect(await opened.stage(request)).toMatchObject({ kind: 'staged' });
    expect(onlyVideo(opened)?.cover).toEqual(await cover.bytes());
    opened.youtube.settings.takesCovers = false;
    expect(await opened.stage(request)).toMatchObject({ kind: 'rejected', code: 'COVER_NOT_TAKEN' });
  });

  test('waits when the day’s uploads are used up', async () => {
    const opened = openYouTube();
    opened.youtube.settings.uploadsLeft = 0;
    expect(await opened.stage(opened.request())).toMatchObject({ kind: 'retry-after', code: 'uploadLimitExceeded' });
  });

  test('does not follow an address that is not Google’s', async () => {
    const opened = openYouTube();
    opened.youtube.network.answerNext(
      'POST /upload/youtube/v3/videos',
      () => new Response('', { status: 200, headers: { location: 'https://elsewhere.example/upload' } }),
    );
    expect(await opened.stage(opened.request())).toMatchObject({ kind: 'staged' });
    // The first address was not used: the upload was begun anew at YouTube's own.
    expect(opened.youtube.sessions.size).toBe(1);
    expect(await opened.stage(opened.request(), 'session:9:https://elsewhere.example/upload')).toEqual({
      kind: 'expired',
    });
  });

  test('is given back, the unfinished upload and the one that became a video', async () => {
    const opened = openYouTube();
    const { account, connector: own, io } = opened;
    opened.youtube.network.faults.set({ rules: [{ kind: 'slow', operation: 'upload', delayMs: 40_000 }] });
    const handle = handleOf(await opened.stage(opened.request()));
    opened.youtube.network.faults.clear();
    // The slow call arrived after all.
    await opened.time.advance(60_000);
    expect(opened.youtube.videos.size).toBe(1);
    expect(await own.discard?.({ account, handle }, io)).toEqual({ kind: 'removed' });
    expect(opened.youtube.videos.size).toBe(0);
    opened.youtube.forgetSessions();
    expect(await own.discard?.({ account, handle }, io)).toEqual({ kind: 'absent' });
  });
});

describe('making it public', () => {
  test('is done once, however often it is asked, and leaves other settings as they were', async () => {
    const opened = openYouTube();
    const request = opened.request({ options: { title: 'Hands', visibility: 'unlisted' } });
    const handle = handleOf(await opened.stage(request));
    const first = await opened.connector.deliver({ ...request, handle }, opened.io);
    expect(first).toMatchObject({
      kind: 'published',
      post: { remoteId: handle, url: `https://www.youtube.com/watch?v=${handle}` },
    });
    expect(await opened.connector.deliver({ ...request, handle }, opened.io)).toMatchObject({ kind: 'published' });
    const accepted = opened.youtube.network.timeline.filter(({ kind }) => kind === 'accepted');
    expect(accepted).toHaveLength(1);
    expect(onlyVideo(opened)).toMatchObject({ privacy: 'unlisted', embeddable: true });
  });

  test('of a private post asks for nothing more, and finds it', async () => {
    const opened = openYouTube();
    const request = opened.request({ options: { title: 'Hands', visibility: 'private' } });
    const handle = handleOf(await opened.stage(request));
    expect(await opened.connector.deliver({ ...request, handle }, opened.io)).toMatchObject({ kind: 'published' });
    expect(onlyVideo(opened)?.privacy).toBe('private');
    const found = await opened.connector.readBack({ ...request, handle, remoteId: null }, opened.io);
    expect(found).toMatchObject({ kind: 'found' });
  });

  test.each([true, false])('tells that the application was not audited (told so: %s)', async (refusesPrivacy) => {
    const opened = openYouTube();
    Object.assign(opened.youtube.settings, { audited: false, refusesPrivacy });
    const request = opened.request();
    const handle = handleOf(await opened.stage(request));
    const outcome = await opened.connector.deliver({ ...request, handle }, opened.io);
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'APP_NOT_AUDITED' });
    expect(await opened.connector.readBack({ ...request, handle, remoteId: null }, opened.io)).toEqual({
      kind: 'absent',
    });
  });

  test('waits for a video that is not ready', async () => {
    const opened = openYouTube({ readyAfterMs: 60_000 });
    const request = opened.request();
    const handle = handleOf(await opened.stage(request));
    expect(await opened.connector.deliver({ ...request, handle }, opened.io)).toMatchObject({
      kind: 'retry-after',
      code: 'MEDIA_NOT_READY',
    });
  });

  test('that YouTube declines afterwards is told', async () => {
    const opened = openYouTube();
    const request = opened.request();
    const handle = handleOf(await opened.stage(request));
    opened.youtube.network.faults.set({ rules: [{ kind: 'declined', delayMs: 1_000 }] });
    expect(await opened.connector.deliver({ ...request, handle }, opened.io)).toMatchObject({ kind: 'published' });
    await opened.time.advance(2_000);
    const looked = await opened.connector.readBack({ ...request, handle, remoteId: handle }, opened.io);
    expect(looked).toMatchObject({ kind: 'rejected', code: 'DECLINED' });
  });

  test('waits when the day’s units are used up', async () => {
    const opened = openYouTube();
    const request = opened.request();
    const handle = handleOf(await opened.stage(request));
    opened.youtube.network.faults.set({ rules: [{ kind: 'daily-quota', limit: 0 }] });
    expect(await opened.connector.deliver({ ...request, handle }, opened.io)).toMatchObject({
      kind: 'retry-after',
      code: 'quotaExceeded',
    });
  });

  test('is found without its handle by title and words together', async () => {
    const opened = openYouTube();
    const request = opened.request();
    await publishVideo(opened, { options: { title: 'Another title' } });
    expect(await opened.connector.readBack({ ...request, remoteId: null }, opened.io)).toEqual({ kind: 'absent' });
    const remoteId = await publishVideo(opened);
    expect(await opened.connector.readBack({ ...request, remoteId: null }, opened.io)).toMatchObject({
      kind: 'found',
      post: { remoteId, text: 'Wash for twenty seconds.' },
    });
  });

  test('does not touch a video of another channel', async () => {
    const opened = openYouTube();
    const videoId = await publishVideo(opened);
    const account = { ...opened.account, remoteAccountId: 'UCharbor' };
    const looked = await opened.connector.readBack({ ...opened.request(), account, remoteId: videoId }, opened.io);
    expect(looked).toMatchObject({ kind: 'rejected', code: 'NOT_OWN_POST' });
  });
});

describe('a standing fault plan', () => {
  test('never makes two videos public, whatever is lost', async () => {
    const opened = openYouTube();
    const request = opened.request();
    const handle = handleOf(await opened.stage(request));
    opened.youtube.network.faults.set({
      seed: 7,
      rules: [
        { kind: 'timeout-after-accept', probability: 0.2 },
        { kind: 'storm', probability: 0.3, acceptedShare: 0.5 },
        { kind: 'reset-before-accept', probability: 0.2 },
        { kind: 'not-json-after-accept', probability: 0.1 },
      ],
    });
    let looks = 0;
    for (; looks < 40; looks += 1) {
      await opened.connector.deliver({ ...request, handle }, opened.io);
      const seen = await opened.connector.readBack({ ...request, handle, remoteId: null }, opened.io);
      if (seen.kind === 'found') break;
    }
    expect(looks).toBeLessThan(40);
    expect(opened.youtube.network.timeline.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
  });
});

describe('words', () => {
  test('are changed with what else the video has, and the title is one of them', async () => {
    const opened = openYouTube();
    const { account, io } = opened;
    const remoteId = await publishVideo(opened);
    const before = opened.request().post;
    const post = { ...before, text: 'Wash for thirty seconds.', options: { title: 'How to wash your hands' } };
    const outcome = await opened.connector.edit?.({ account, remoteId, before, post }, io);
    expect(outcome).toMatchObject({ kind: 'edited', post: { text: 'Wash for thirty seconds.' } });
    expect(onlyVideo(opened)).toMatchObject({
      title: 'How to wash your hands',
      categoryId: '22',
      defaultLanguage: 'en-US',
      privacy: 'public',
    });
    const retitled = { ...post, options: { title: 'Hands' } };
    expect(await opened.connector.readEdit?.({ account, remoteId, before, post: retitled }, io)).toEqual({
      kind: 'changed',
    });
  });
});

test('numbers are told, and those that are not are left out', async () => {
  const opened = openYouTube();
  const { account, io } = opened;
  const remoteId = await publishVideo(opened);
  expect(await opened.connector.measure?.({ account, remoteId }, io)).toEqual({
    kind: 'measured',
    numbers: { views: 12, likes: 3, comments: 0 },
  });
  opened.youtube.network.answerNext('GET /youtube/v3/videos', () =>
    Response.json({
      kind: 'youtube#videoListResponse',
      items: [{ statistics: { viewCount: '9', likeCount: 'many' } }],
    }),
  );
  expect(await opened.connector.measure?.({ account, remoteId }, io)).toEqual({
    kind: 'measured',
    numbers: { views: 9 },
  });
  expect(await opened.connector.measure?.({ account, remoteId: 'gone' }, io)).toEqual({ kind: 'absent' });
});

describe('a token', () => {
  function storeOf(first: Credentials): CredentialStore & { stored: Credentials } {
    let revision = 0;
    return {
      key: 'channel-1',
      stored: first,
      async read() {
        return { credentials: this.stored, revision: String(revision) };
      },
      async swap(expected, next) {
        if (expected !== String(revision)) return null;
        this.stored = next;
        return String((revision += 1));
      },
    };
  }

  test('that is over is renewed, and the registration is not stored beside it', async () => {
    const opened = openYouTube();
    const { accessToken = '', refreshToken } = opened.account.credentials;
    opened.youtube.network.accounts.spoil(accessToken, { why: 'expired' });
    const credentials = storeOf(opened.account.credentials);
    const outcome = await opened.connector.listOwn(
      { account: opened.account, cursor: null, limit: 5 },
      { ...opened.io, credentials },
    );
    expect(outcome).toMatchObject({ kind: 'page', posts: [] });
    expect(credentials.stored).toEqual({
      accessToken: expect.any(String),
      expiresAt: expect.any(String),
      refreshToken,
    });
    expect(credentials.stored.accessToken).not.toBe(accessToken);
  });

  test('that was given back asks to connect again', async () => {
    const opened = openYouTube();
    const { account, io } = opened;
    expect(await opened.connector.consent?.revoke({ account }, io)).toEqual({ kind: 'revoked' });
    expect(await opened.connector.consent?.revoke({ account }, io)).toEqual({ kind: 'revoked' });
    const outcome = await opened.connector.listOwn({ account, cursor: null, limit: 5 }, io);
    expect(outcome).toMatchObject({ kind: 'reauthorize', code: 'invalid_grant' });
  });

  test('without the scope asks to connect again', async () => {
    const opened = openYouTube();
    opened.youtube.network.faults.set({ rules: [{ kind: 'scope-removed' }] });
    const request = opened.request();
    const handle = handleOf(await opened.stage(request));
    expect(await opened.connector.deliver({ ...request, handle }, opened.io)).toMatchObject({
      kind: 'reauthorize',
      code: 'insufficientPermissions',
    });
  });
});

test('Google’s own hosts are asked for the address of the manifest, and one origin for any other', () => {
  const { serviceUrl } = connector.manifest;
  expect(googleHosts('https://www.googleapis.com/', serviceUrl)).toMatchObject({
    consent: 'https://accounts.google.com',
    tokens: 'https://oauth2.googleapis.com',
  });
  expect(googleHosts('https://proxy.example', serviceUrl)).toMatchObject({ tokens: 'https://proxy.example' });
});
