import { expect, test } from 'vitest';
import type { Account, ConnectorIo, EditRequest, OutgoingPost } from '../port.ts';
import { createFakeMastodon } from '../testing/fake-mastodon.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createMastodonConnector } from './connector.ts';

const now = () => new Date('2026-09-01T10:00:00Z');
const before: OutgoingPost = { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en'] };

/** A post that stands, and the edit of it. */
async function stand(post: Partial<OutgoingPost> = {}) {
  const mastodon = createFakeMastodon({ now });
  const { edit, readEdit, deliver } = createMastodonConnector();
  if (edit === undefined || readEdit === undefined) throw new Error('Mastodon takes edits');
  const io: ConnectorIo = { fetch: mastodon.fetch, now, signal: new AbortController().signal };
  const account: Account = {
    serviceUrl: mastodon.serviceUrl,
    handle: 'lakeside@mastodon.example.org',
    remoteAccountId: '109',
    credentials: mastodon.credentialsOf('lakeside'),
  };
  const sent = { ...before, ...post };
  const key = { deliveryKey: '01990000-0000-7000-8000-000000000001', firstArmedAt: now().toISOString() };
  const out = await deliver({ account, post: sent, ...key }, io);
  if (out.kind !== 'published') throw new Error(out.kind);
  const request = (change: Partial<OutgoingPost>): EditRequest => ({
    account,
    remoteId: out.post.remoteId,
    before: sent,
    post: { ...sent, ...change },
  });
  const uploads = () => mastodon.calls.filter((call) => call === 'POST /api/v2/media').length;
  return { mastodon, io, edit, readEdit, request, uploads };
}

test('a description is changed without handing its picture in again', async () => {
  const image = sampleImage('A nurse waves.');
  const { mastodon, io, edit, request, uploads } = await stand({ images: [image] });
  const outcome = await edit(request({ images: [{ ...image, altText: 'A nurse at the door.' }] }), io);
  expect(outcome.kind).toBe('edited');
  expect(mastodon.statuses[0]?.media.map(({ description }) => description)).toEqual(['A nurse at the door.']);
  expect(uploads()).toBe(1);
});

test('a content warning comes and goes with the words', async () => {
  const { mastodon, io, edit, request } = await stand();
  const warned = request({ options: { contentWarning: 'Needles' } });
  await edit(warned, io);
  expect(mastodon.statuses[0]).toMatchObject({ spoilerText: 'Needles', sensitive: true });
  await edit({ ...warned, before: warned.post, post: before }, io);
  expect(mastodon.statuses[0]).toMatchObject({ spoilerText: '', sensitive: false });
});

test('who sees a post stays: asking for another visibility is refused, and nothing is sent', async () => {
  const { mastodon, io, edit, request } = await stand();
  const outcome = await edit(request({ text: 'Other words.', options: { visibility: 'unlisted' } }), io);
  expect(outcome).toMatchObject({ kind: 'rejected', code: 'VISIBILITY_STAYS' });
  expect(mastodon.calls.some((call) => call.startsWith('PUT '))).toBe(false);
});

test('on a server that tells no sources, the words that it shows must do', async () => {
  const { mastodon, io, edit, readEdit, request } = await stand();
  mastodon.settings.tellsSource = false;
  const change = request({ text: 'Flu shots every Wednesday.' });
  expect(await readEdit(change, io)).toEqual({ kind: 'unedited' });
  expect((await edit(change, io)).kind).toBe('edited');
  expect((await readEdit(change, io)).kind).toBe('edited');
});

test('what was edited already is not sent again, so that no further edition shows', async () => {
  const { mastodon, io, edit, request } = await stand();
  const change = request({ text: 'Flu shots every Wednesday.' });
  await edit(change, io);
  await edit(change, io);
  expect(mastodon.calls.filter((call) => call.startsWith('PUT '))).toHaveLength(1);
});

test('the post of another account is left alone', async () => {
  const { mastodon, io, edit, request } = await stand();
  const other = mastodon.post({ text: 'Flu shots every Tuesday.', accountId: '110' });
  const outcome = await edit({ ...request({ text: 'Other words.' }), remoteId: other.id }, io);
  expect(outcome).toMatchObject({ kind: 'rejected', code: 'NOT_OWN_POST' });
});

test('a look that gets no answer has sent nothing', async () => {
  const { mastodon, io, edit, request } = await stand();
  mastodon.answerNext('GET /api/v1/statuses/', () => Response.json({ error: 'Down.' }, { status: 503 }));
  expect((await edit(request({ text: 'Other words.' }), io)).kind).toBe('not-sent');
});
