import { Client, OAuth2 } from '@xdevplatform/xdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StartedFakeX, startFakeX } from './fake-x-server.ts';
import { sampleImage } from './sample-image.ts';

let x: StartedFakeX;
let client: Client;

beforeEach(async () => {
  x = await startFakeX();
  client = new Client({ accessToken: x.credentialsOf('lakeside').accessToken, baseUrl: x.serviceUrl });
});
afterEach(() => x.close());

/** The official client (@xdevplatform/xdk) speaks with the fake as with X. */
test('X’s own client posts with a described picture, reads it back and deletes it', async () => {
  const me = await client.users.getMe();
  expect(me.data).toMatchObject({ id: '2001', username: 'lakeside' });
  const bytes = await sampleImage('A nurse waves.').bytes();
  const begun = await client.media.initializeUpload({
    mediaType: 'image/png',
    mediaCategory: 'tweet_image',
    totalBytes: bytes.length,
  });
  const mediaId = begun.data?.id ?? '';
  await client.media.appendUpload(mediaId, { segmentIndex: 0, media: Buffer.from(bytes).toString('base64') });
  expect((await client.media.finalizeUpload(mediaId)).data?.id).toBe(mediaId);
  await client.media.createMetadata({ id: mediaId, metadata: { altText: { text: 'A nurse waves.' } } });
  const text = 'Flu shots at https://example.org/flu';
  const made = await client.posts.create({ text, media: { mediaIds: [mediaId] } });
  const id = made.data?.id ?? '';
  expect(x.posts).toMatchObject([{ id, text, mediaIds: [mediaId] }]);
  const shown = await client.posts.getById(id, { postFields: ['created_at', 'entities'] });
  expect(shown.data).toMatchObject({ id, text: expect.stringContaining('https://t.co/') });
  const listed = await client.users.getPosts('2001', { maxResults: 5 });
  expect(listed.data?.map((post) => post.id)).toEqual([id]);
  expect((await client.posts.delete(id)).data?.deleted).toBe(true);
  expect(x.posts).toEqual([]);
});

test('X’s own client is refused as X refuses', async () => {
  await client.posts.create({ text: 'Once' });
  await expect(client.posts.create({ text: 'Once' })).rejects.toMatchObject({
    status: 403,
    data: { detail: 'You are not allowed to create a Tweet with duplicate content.' },
  });
  await expect(client.users.getPosts('2001', { maxResults: 2 })).rejects.toMatchObject({ status: 400 });
  const stranger = new Client({ accessToken: 'not-a-token', baseUrl: x.serviceUrl });
  await expect(stranger.users.getMe()).rejects.toMatchObject({ status: 401 });
});

test('X’s own client hides an answer and searches a conversation', async () => {
  const root = x.post({ text: 'Flu shots every Tuesday.' });
  const answer = x.post({ accountId: '2003', text: 'Buy pills here', replyTo: root.id });
  const found = await client.posts.searchRecent(`conversation_id:${root.id}`, { maxResults: 10 });
  expect(found.data?.map((post) => post.id)).toEqual([answer.id, root.id]);
  expect((await client.posts.hideReply(answer.id, { hidden: true })).data?.hidden).toBe(true);
  expect([...x.hidden]).toEqual([answer.id]);
});

test('X’s own client asks on a page that the fake has', async () => {
  const { clientId, clientSecret } = x.app;
  const redirectUri = 'https://bedside.example.org/connect/callback';
  const oauth = new OAuth2({ clientId, clientSecret, redirectUri, scope: ['tweet.read', 'users.read'] });
  await oauth.setPkceParameters('v'.repeat(43));
  const asked = new URL(await oauth.getAuthorizationUrl('a state'));
  const shown = await fetch(`${x.serviceUrl}${asked.pathname}${asked.search}`);
  expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('Authorize app')]);
});
