import { type EgressFetch, NotSentError } from '@bedside/connectors';
import { describe, expect, test } from 'vitest';
import { checkLink, createLinkChecker } from './check-link.ts';
import { readAddress } from './link-address.ts';

const now = () => new Date('2027-03-01T10:00:00Z');
const page = '<title>Flu shots</title>';

function answering(init: { status?: number; url?: string; body?: string; type?: string }): EgressFetch {
  return async () => {
    const { status = 200, body = page, type = 'text/html' } = init;
    const answer = new Response(body, { status, headers: { 'content-type': type } });
    // As egress tells where it ended.
    Object.defineProperty(answer, 'url', { value: init.url ?? '' });
    return answer;
  };
}
const failing =
  (code: string): EgressFetch =>
  async () => {
    throw new NotSentError(code, 'It was not sent.');
  };
const check = (fetch: EgressFetch, url = 'https://example.org/flu') => checkLink({ fetch, now }, url);

describe('a link', () => {
  test('that leads to a page tells its card', async () => {
    expect(await check(answering({}))).toMatchObject({
      outcome: 'reached',
      status: 200,
      leadsElsewhere: false,
      card: { title: 'Flu shots' },
      checkedAt: '2027-03-01T10:00:00.000Z',
    });
  });

  test.each([
    [404, 'missing'],
    [410, 'missing'],
    [403, 'turnedAway'],
    [429, 'turnedAway'],
    [500, 'failing'],
    [304, 'failing'],
  ])('answered with %i is %s, and has no card', async (status, outcome) => {
    const body = status === 304 ? null : page;
    const fetch: EgressFetch = async () => new Response(body, { status });
    expect(await check(fetch)).toMatchObject({ outcome, status, card: null });
  });

  test.each([
    ['EGRESS_NAME_NOT_FOUND', 'unreachable'],
    ['EGRESS_TLS', 'unreachable'],
    ['EGRESS_ADDRESS_REFUSED', 'notPublic'],
    ['EGRESS_TIMEOUT', 'failing'],
    ['EGRESS_RESPONSE_TOO_LARGE', 'reached'],
  ])('that ends with %s is %s', async (code, outcome) => {
    expect(await check(failing(code))).toMatchObject({ outcome, status: null, finalUrl: null });
  });

  test('that ends on another server says so; www makes no other server', async () => {
    expect(await check(answering({ url: 'https://www.example.org/flu' }))).toMatchObject({ leadsElsewhere: false });
    expect(await check(answering({ url: 'https://example.com/flu' }))).toMatchObject({
      leadsElsewhere: true,
      finalUrl: 'https://example.com/flu',
    });
  });

  test('without https is looked for by https, and the better address is told', async () => {
    const asked: string[] = [];
    const fetch: EgressFetch = async (url) => {
      asked.push(url);
      if (url.startsWith('http:')) throw new NotSentError('EGRESS_SCHEME', 'Only https addresses can be reached.');
      return new Response(page, { headers: { 'content-type': 'text/html' } });
    };
    expect(await check(fetch, 'http://example.org/flu')).toMatchObject({
      isEncrypted: false,
      httpsUrl: 'https://example.org/flu',
      outcome: 'reached',
    });
    expect(asked).toEqual(['http://example.org/flu', 'https://example.org/flu']);
  });

  test('to a file has no card', async () => {
    expect(await check(answering({ type: 'application/pdf', body: '%PDF <title>no</title>' }))).toMatchObject({
      card: null,
    });
  });
});

describe('an address alone', () => {
  test('tells what follows its readers, and how it reads without', () => {
    expect(readAddress('https://example.org/flu?utm_source=mail&id=7&fbclid=x%20y#dates')).toEqual({
      isShortener: false,
      trackingParameters: ['utm_source', 'fbclid'],
      cleanUrl: 'https://example.org/flu?id=7#dates',
    });
    expect(readAddress('https://example.org/flu?q=utm_source')).toMatchObject({
      trackingParameters: [],
      cleanUrl: null,
    });
    expect(readAddress('https://example.org/?utm_source=x').cleanUrl).toBe('https://example.org/');
  });
  test('tells whether it hides where it leads', () => {
    expect(readAddress('https://bit.ly/3abc').isShortener).toBe(true);
    expect(readAddress('https://example.org/bit.ly').isShortener).toBe(false);
  });
});

test('a page is asked once in ten minutes for an organization, and again for another', async () => {
  let asked = 0;
  let at = 0;
  const checker = createLinkChecker(async () => {
    asked += 1;
    return new Response(page, { headers: { 'content-type': 'text/html' } });
  })({ now: () => new Date(at) });
  await Promise.all([checker('a', 'https://example.org/'), checker('a', 'https://example.org/')]);
  expect(asked).toBe(1);
  await checker('b', 'https://example.org/');
  expect(asked).toBe(2);
  at += 10 * 60_000;
  await checker('a', 'https://example.org/');
  expect(asked).toBe(3);
});
