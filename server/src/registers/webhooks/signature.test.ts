import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newSecret, signedHeaders } from './signature.ts';

type Check = (asked: {
  headers: Readonly<Record<string, string>>;
  body: string;
  secret: string;
  now?: number;
}) => boolean;

/** The check as the handbook prints it, run as it stands there. */
const page = readFileSync(new URL('../../../../docs/handbook/webhooks.md', import.meta.url), 'utf8');
const printed = /```js\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
const module: { isFromBedside: Check } = await import(`data:text/javascript,${encodeURIComponent(printed)}`);
const { isFromBedside } = module;

const secret = newSecret();
const now = Date.parse('2027-03-01T15:00:00.000Z');
const signed = {
  id: '01a4019b-0180-76b0-8b44-5572faafe430',
  timestampSeconds: now / 1_000,
  body: '{"type":"webhook.test"}',
};
const headers = signedHeaders(signed, [secret]);
const good = { headers, body: signed.body, secret, now };

describe('the check of the handbook', () => {
  test('takes what Bedside signed', () => {
    expect(isFromBedside(good)).toBe(true);
  });

  test('refuses a body, an id, a time or a signature of which one bit is another', () => {
    for (let at = 0; at < signed.body.length; at += 1) {
      const body = Buffer.from(signed.body);
      body[at] = (body[at] ?? 0) ^ 1;
      expect(isFromBedside({ ...good, body: body.toString('latin1') })).toBe(false);
    }
    for (const name of ['webhook-id', 'webhook-timestamp']) {
      expect(isFromBedside({ ...good, headers: { ...headers, [name]: `${headers[name]?.slice(0, -1)}9` } })).toBe(
        false,
      );
    }
    const bytes = Buffer.from(headers['webhook-signature']?.slice(3) ?? '', 'base64');
    for (let at = 0; at < bytes.byteLength; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(
        isFromBedside({ ...good, headers: { ...headers, 'webhook-signature': `v1,${changed.toString('base64')}` } }),
      ).toBe(false);
    }
  });

  test.each<[string, Record<string, string>]>([
    ['no signature', { 'webhook-signature': '' }],
    ['another version', { 'webhook-signature': headers['webhook-signature']?.replace('v1,', 'v2,') ?? '' }],
    ['half a signature', { 'webhook-signature': headers['webhook-signature']?.slice(0, 20) ?? '' }],
    ['no time', { 'webhook-timestamp': '' }],
    ['words for a time', { 'webhook-timestamp': 'now' }],
    ['no id', { 'webhook-id': '' }],
  ])('refuses %s', (_what, changed) => {
    expect(isFromBedside({ ...good, headers: { ...headers, ...changed } })).toBe(false);
    expect(isFromBedside({ ...good, headers: {} })).toBe(false);
  });

  test('refuses what is older than five minutes, or from the future', () => {
    expect(isFromBedside({ ...good, now: now + 300_000 })).toBe(true);
    expect(isFromBedside({ ...good, now: now + 301_000 })).toBe(false);
    expect(isFromBedside({ ...good, now: now - 301_000 })).toBe(false);
  });

  test('takes either signature while a secret is being changed, and no third', () => {
    const newer = newSecret();
    const both = signedHeaders(signed, [newer, secret]);
    expect(both['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
    for (const known of [secret, newer]) expect(isFromBedside({ ...good, headers: both, secret: known })).toBe(true);
    expect(isFromBedside({ ...good, headers: both, secret: newSecret() })).toBe(false);
  });
});

test('a secret has 32 random bytes and the mark of Standard Webhooks', () => {
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(new Set(Array.from({ length: 100 }, newSecret)).size).toBe(100);
});
