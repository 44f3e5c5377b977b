/** The fake is held to Google's own client: what it asks is answered, and what it reads is there. */
import { auth, youtube as createClient } from '@googleapis/youtube';
import { expect, test } from 'vitest';
import { startFakeYouTube } from '../testing/fake-youtube.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleVideoOf } from '../testing/sample-source.ts';
import { createYouTubeConnector } from './connector.ts';
import { accountOf } from './open-youtube.ts';

async function open() {
  const fake = await startFakeYouTube();
  const account = accountOf(fake);
  const { accessToken = '', refreshToken = '' } = account.credentials;
  const signedIn = new auth.OAuth2({
    ...fake.app,
    endpoints: {
      oauth2AuthBaseUrl: `${fake.serviceUrl}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${fake.serviceUrl}/token`,
      oauth2RevokeUrl: `${fake.serviceUrl}/revoke`,
    },
  });
  signedIn.setCredentials({ access_token: accessToken, refresh_token: refreshToken });
  const client = createClient({ version: 'v3', auth: signedIn, rootUrl: `${fake.serviceUrl}/`, retry: false });
  return { account, client, fake, signedIn };
}

test('Google’s client finds, changes, comments on and deletes what the connector published', async () => {
  const { account, client, fake } = await open();
  try {
    const connector = createYouTubeConnector();
    const io = { fetch: loopbackFetch, now: () => new Date(), signal: new AbortController().signal };
    const post = {
      text: 'Wash for twenty seconds.',
      link: null,
      images: [],
      video: sampleVideoOf(300_000),
      languages: ['en'],
      options: { title: 'Hands' },
    };
    const staged = await connector.stage?.({ account, post, deliveryKey: 'k', handle: null }, io);
    const id = staged?.kind === 'staged' ? staged.handle : '';
    await client.videos.update({
      part: ['status'],
      requestBody: { id, status: { privacyStatus: 'public', embeddable: true, selfDeclaredMadeForKids: false } },
    });
    expect(await connector.listOwn({ account, cursor: null, limit: 5 }, io)).toMatchObject({
      posts: [{ remoteId: id, text: 'Wash for twenty seconds.' }],
    });
    const { data: channels } = await client.channels.list({ part: ['snippet', 'contentDetails'], mine: true });
    const playlistId = channels.items?.[0]?.contentDetails?.relatedPlaylists?.uploads ?? '';
    const { data: uploads } = await client.playlistItems.list({ part: ['contentDetails'], playlistId });
    expect(uploads.items?.map(({ contentDetails }) => contentDetails?.videoId)).toEqual([id]);
    const { data: found } = await client.videos.list({ part: ['snippet', 'status', 'statistics'], id: [id] });
    expect(found.items?.[0]).toMatchObject({ id, snippet: { title: 'Hands' }, status: { privacyStatus: 'public' } });
    const topLevelComment = { snippet: { textOriginal: 'Which soap?' } };
    const { data: thread } = await client.commentThreads.insert({
      part: ['snippet'],
      requestBody: { snippet: { videoId: id, topLevelComment } },
    });
    const { data: answer } = await client.comments.insert({
      part: ['snippet'],
      requestBody: { snippet: { parentId: thread.id ?? '', textOriginal: 'Plain soap.' } },
    });
    const { data: threads } = await client.commentThreads.list({ part: ['snippet', 'replies'], videoId: id });
    expect(threads.items?.[0]?.replies?.comments?.[0]?.id).toBe(answer.id);
    await client.comments.setModerationStatus({ id: [thread.id ?? ''], moderationStatus: 'rejected' });
    await client.comments.delete({ id: answer.id ?? '' });
    await client.videos.delete({ id });
    expect(fake.videos.size).toBe(0);
  } finally {
    await fake.close();
  }
});

test('Google’s client renews a token that is over, reads the words of a refusal, and gives the yes back', async () => {
  const { account, client, fake, signedIn } = await open();
  try {
    fake.network.accounts.spoil(account.credentials.accessToken ?? '', { why: 'expired' });
    const { data } = await client.channels.list({ part: ['snippet'], mine: true });
    expect(data.items?.[0]?.snippet?.title).toBe('Lakeside Children’s');
    const refused = await client.videos
      .update({ part: ['status'], requestBody: { id: 'gone', status: { privacyStatus: 'public' } } })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      status: 404,
      response: { data: { error: { errors: [{ reason: 'videoNotFound' }] } } },
    });
    await signedIn.revokeToken(signedIn.credentials.refresh_token ?? '');
    const { accessToken = '', refreshToken = '' } = account.credentials;
    signedIn.setCredentials({ access_token: accessToken, refresh_token: refreshToken });
    await expect(client.channels.list({ part: ['snippet'], mine: true })).rejects.toThrow(/invalid_grant/);
  } finally {
    await fake.close();
  }
});
