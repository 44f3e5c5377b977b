import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { practiceWebhooks, writePracticeWebhook } from '../practice/webhooks.ts';
import { answerChallenge } from './challenge.ts';
import { fiveMinutesMs, type WebhookSignature } from './dialect.ts';
import { readWebhook } from './read.ts';
import { checkSignature, signWebhook } from './signature.ts';

const now = new Date('2026-09-01T10:00:00Z');
const secret = 'what both sides know';
const body = new TextEncoder().encode('{"hello":"wörld"}');

const meta: WebhookSignature = { kind: 'body', header: 'x-hub-signature-256', prefix: 'sha256=', encoding: 'hex' };
const x: WebhookSignature = { ...meta, header: 'x-twitter-webhooks-signature', encoding: 'base64' };
const tiktok: WebhookSignature = {
  kind: 'timed',
  header: 'tiktok-signature',
  timeField: 't',
  signatureField: 's',
  windowMs: fiveMinutesMs,
};
const dialects = { meta, x, tiktok };

type Given = { value?: string | null; body?: Uint8Array; secrets?: readonly string[]; now?: Date };

function check(signature: WebhookSignature, given: Given = {}) {
  const value = given.value === undefined ? signWebhook(signature, { secret, body, now }) : given.value;
  const headers = new Headers(value === null ? {} : { [signature.header]: value });
  return checkSignature(signature, { headers, body, secrets: [secret], now, ...given });
}

describe('a signature', () => {
  test('is written as the networks document it', () => {
    const digest = (encoding: 'hex' | 'base64') => createHmac('sha256', secret).update(body).digest(encoding);
    expect(signWebhook(meta, { secret, body, now })).toBe(`sha256=${digest('hex')}`);
    expect(signWebhook(x, { secret, body, now })).toBe(`sha256=${digest('base64')}`);
    const timed = createHmac('sha256', secret).update('1788256800.').update(body).digest('hex');
    expect(signWebhook(tiktok, { secret, body, now })).toBe(`t=1788256800,s=${timed}`);
  });

  test.each(Object.entries(dialects))('of %s is good under any secret of ours', (_name, signature) => {
    expect(check(signature)).toBe('good');
    expect(check(signature, { secrets: ['a newer one', secret] })).toBe('good');
  });

  test.each(Object.entries(dialects))('of %s is forged without our secret', (_name, signature) => {
    const good = signWebhook(signature, { secret, body, now });
    expect(check(signature, { value: null })).toBe('forged');
    expect(check(signature, { value: '' })).toBe('forged');
    expect(check(signature, { secrets: [] })).toBe('forged');
    expect(check(signature, { secrets: ['another'] })).toBe('forged');
    expect(check(signature, { value: good.slice(0, -2) })).toBe('forged');
    expect(check(signature, { value: `${good}0` })).toBe('forged');
    expect(check(signature, { value: good.replace('=', '==') })).toBe('forged');
  });

  test.each(Object.entries(dialects))('of %s under an empty secret is nobody’s', (_name, signature) => {
    const value = signWebhook(signature, { secret: '', body, now });
    expect(check(signature, { value, secrets: [''] })).toBe('forged');
  });

  test.each(Object.entries(dialects))('of %s holds for its very bytes', (_name, signature) => {
    const change = fc.record({ at: fc.nat(body.length - 1), xor: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(change, ({ at, xor }) => {
        const other = Uint8Array.from(body, (byte, index) => (index === at ? byte ^ xor : byte));
        expect(check(signature, { body: other })).toBe('forged');
      }),
    );
  });

  test('that tells its time is good for five minutes on either side, and stale after that', () => {
    const at = (ms: number) => check(tiktok, { now: new Date(now.getTime() + ms) });
    expect([at(-fiveMinutesMs), at(0), at(fiveMinutesMs)]).toEqual(['good', 'good', 'good']);
    expect([at(-fiveMinutesMs - 1), at(fiveMinutesMs + 1)]).toEqual(['stale', 'stale']);
  });

  test('cannot be given another time', () => {
    const value = signWebhook(tiktok, { secret, body, now }).replace('1788256800', '1788256801');
    expect(check(tiktok, { value })).toBe('forged');
    const [time = '', sealed = ''] = signWebhook(tiktok, { secret, body, now }).split(',');
    expect(check(tiktok, { value: `${time},t=1788260400,${sealed}` })).toBe('forged');
    expect(check(tiktok, { value: sealed })).toBe('forged');
  });

  test('may stand beside one of a secret that is going', () => {
    const [time = '', sealed = ''] = signWebhook(tiktok, { secret, body, now }).split(',');
    expect(check(tiktok, { value: `${time},s=${'0'.repeat(64)},${sealed}` })).toBe('good');
    expect(check(tiktok, { value: [time, ...Array<string>(6).fill(sealed)].join(',') })).toBe('forged');
  });
});

describe('a question whether the door is ours', () => {
  const asked = (query: Record<string, string>, verifyToken: string | null = 'told beforehand') => ({
    query: new URLSearchParams(query),
    secrets: [secret],
    verifyToken,
  });
  const hub = { 'hub.mode': 'subscribe', 'hub.verify_token': 'told beforehand', 'hub.challenge': '1158201444' };

  test('of Meta is answered with its challenge', () => {
    expect(answerChallenge('hub', asked(hub))?.body).toBe('1158201444');
  });
  test.each([
    ['another token', { ...hub, 'hub.verify_token': 'guessed' }],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['another mode', { ...hub, 'hub.mode': 'unsubscribe' }],
    ['markup for a challenge', { ...hub, 'hub.challenge': '<script>' }],
    ['no challenge', { ...hub, 'hub.challenge': '' }],
  ])('of Meta is not answered with %s', (_what, query) => {
    expect(answerChallenge('hub', asked(query))).toBeNull();
  });
  test('is not answered where no token was agreed', () => {
    expect(answerChallenge('hub', asked({ ...hub, 'hub.verify_token': '' }, null))).toBeNull();
    expect(answerChallenge('hub', asked({ ...hub, 'hub.verify_token': '' }, ''))).toBeNull();
    expect(answerChallenge(null, asked(hub))).toBeNull();
  });
  test('of X is answered with its HMAC', () => {
    const digest = createHmac('sha256', secret).update('dG9rZW4=').digest('base64');
    const answer = answerChallenge('crc', asked({ crc_token: 'dG9rZW4=' }));
    expect(JSON.parse(answer?.body ?? '')).toEqual({ response_token: `sha256=${digest}` });
  });
  test('never gives a signature under a body', () => {
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.array(fc.anything())), (value) => {
        const token = JSON.stringify(value);
        expect(answerChallenge('crc', asked({ crc_token: token }))).toBeNull();
      }),
    );
  });
});

describe('a body', () => {
  const read = (text: string | Uint8Array) =>
    readWebhook(practiceWebhooks, typeof text === 'string' ? new TextEncoder().encode(text) : text);

  test('of the practice network tells which post it is about', () => {
    const message = { event: 'post.removed', accountId: 'lakeside', postId: 'one' } as const;
    const sent = writePracticeWebhook(message, { secret, now });
    expect(read(sent.body)).toEqual({
      id: 'post.removed:one',
      news: [{ accountId: 'lakeside', happened: 'post-removed', remoteId: 'one' }],
    });
    const { signature } = practiceWebhooks;
    const bytes = new TextEncoder().encode(sent.body);
    const headers = new Headers(sent.headers);
    expect(checkSignature(signature, { headers, body: bytes, secrets: [secret], now })).toBe('good');
  });
  test('of which Bedside has no use is something else', () => {
    expect(read('{"id":"1","event":"post.liked","accountId":"a","postId":"p"}')?.news[0]?.happened).toBe('other');
  });
  test.each(['', '{', 'null', '[]', '{"id":1}', '\u0000'])(
    'that is nothing of the network’s is not read: %j',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
  test('that is not UTF-8 is not read', () => {
    expect(read(Uint8Array.of(0x22, 0xff, 0x22))).toBeNull();
  });
});
