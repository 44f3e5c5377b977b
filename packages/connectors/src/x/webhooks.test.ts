import { expect, test } from 'vitest';
import { createFakeX, fakeXWebhookSecret } from '../testing/fake-x.ts';
import type { WebhookDelivery } from '../testing/kit/webhooks.ts';
import { answerChallenge } from '../webhooks/challenge.ts';
import { readWebhook } from '../webhooks/read.ts';
import { checkSignature } from '../webhooks/signature.ts';
import { webhooks } from './webhooks.ts';

const bytes = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));
const event = (event_type: string, payload: object) =>
  bytes({ data: { event_uuid: '7', filter: { user_id: '2001' }, event_type, payload } });

test('what X tells of a post is a reason to look at it', () => {
  const x = createFakeX();
  const told: WebhookDelivery[] = [];
  x.network.onWebhook((delivery) => told.push(delivery));
  const { id } = x.post({ text: 'Flu shots every Tuesday.' });
  x.network.posts.remove(id, 'person');
  const news = told.map(({ body, headers }) => {
    const signed = { headers: new Headers(headers), body: new TextEncoder().encode(body) };
    const verdict = checkSignature(webhooks.signature, { ...signed, secrets: [fakeXWebhookSecret], now: new Date() });
    return [verdict, readWebhook(webhooks, signed.body)?.news[0]];
  });
  expect(news).toEqual([
    ['good', { accountId: '2001', happened: 'other', remoteId: null }],
    ['good', { accountId: '2001', happened: 'post-visible', remoteId: id }],
    ['good', { accountId: '2001', happened: 'post-removed', remoteId: id }],
  ]);
});

test('an account that let Bedside in no longer is told, and all else is of no use', () => {
  const read = (body: Uint8Array) => readWebhook(webhooks, body);
  const disconnected = { accountId: '2001', happened: 'account-disconnected', remoteId: null };
  expect(read(event('oauth.revoke', {}))).toEqual({ id: '7', news: [disconnected] });
  const other = { accountId: '2001', happened: 'other', remoteId: null };
  expect(read(event('follow.follow', { id: '5' }))).toEqual({ id: '7', news: [other] });
  expect(read(event('post.delete', { id: 'x' }))).toEqual({ id: '7', news: [other] });
  expect(read(bytes({ data: { event_type: 'post.delete' } }))).toBeNull();
});

test('the question whether the door is ours is answered with its HMAC', () => {
  const query = new URLSearchParams({ crc_token: 'challenge123' });
  const asked = { query, secrets: [fakeXWebhookSecret], verifyToken: null };
  expect(answerChallenge(webhooks.challenge, asked)?.body).toMatch(/^\{"response_token":"sha256=[\w+/]{43}="\}$/);
});
