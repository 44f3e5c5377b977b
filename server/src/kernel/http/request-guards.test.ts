import { describe, expect, test } from 'vitest';
import { BedsideError } from '../errors/bedside-error.ts';
import { MAX_JSON_BYTES, readBody, readJson, refuseCrossSite, refuseHostileForm } from './request-guards.ts';

const OWN = 'https://bedside.example.org';
const ownOrigins = new Set([OWN]);

type Sent = Readonly<Record<string, string>>;

function passes(method: string, headers: Sent): boolean {
  const request = new Request(`${OWN}/api/v1/posts`, { method, headers });
  try {
    refuseCrossSite(request, ownOrigins);
    return true;
  } catch (error) {
    if (!(error instanceof BedsideError)) throw error;
    expect(error).toMatchObject({ code: 'CROSS_SITE_REQUEST', status: 403 });
    return false;
  }
}

describe('a request that changes something', () => {
  const table: readonly [what: string, headers: Sent, passes: boolean][] = [
    ['from our own page', { 'sec-fetch-site': 'same-origin', origin: OWN, cookie: 's=1' }, true],
    ['typed by the person', { 'sec-fetch-site': 'none', cookie: 's=1' }, true],
    ['from our own page, by an old browser', { origin: OWN, cookie: 's=1' }, true],
    ['by a program without a session', {}, true],
    ['by a page under the name that was asked for', { origin: 'https://10.0.0.5:8470', host: '10.0.0.5:8470' }, true],
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['from another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['from another part of our site', { 'sec-fetch-site': 'same-site', origin: OWN }, false],
    ['from another origin, by an old browser', { origin: 'https://evil.example' }, false],
    ['from a sandboxed page', { origin: 'null' }, false],
    ['from an origin that is none', { origin: 'bedside' }, false],
    ['from a name that only begins like ours', { origin: `${OWN}.evil.example` }, false],
    ['from another port', { origin: `${OWN}:8443` }, false],
    [
      'from another origin that calls itself same',
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      false,
    ],
    ['with a session and nothing that says where it comes from', { cookie: 's=1' }, false],
    ['by a program with a key', { authorization: 'Bearer key' }, true],
    ['with a key and a session, from our own page', { authorization: 'Bearer key', cookie: 's=1', origin: OWN }, true],
    ['with a key and a session, from nowhere', { authorization: 'Bearer key', cookie: 's=1' }, false],
    ['with a key, from another site', { authorization: 'Bearer key', origin: 'https://evil.example' }, false],
    ['with a word of origin that no browser sends', { 'sec-fetch-site': 'SAME-ORIGIN', origin: OWN }, false],
  ];
  test.each(table)('%s', (_what, headers, allowed) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(passes(method, headers)).toBe(allowed);
  });

  test.each(['GET', 'HEAD', 'OPTIONS'])('is not a %s: reading is free', (method) => {
    expect(passes(method, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', cookie: 's=1' })).toBe(
      true,
    );
  });
});

function post(body: BodyInit | null, headers: Sent = { 'content-type': 'application/json' }): Request {
  // `duplex` is asked for by streams and missing from the type.
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
  return new Request(OWN, init);
}

function streamOf(...chunks: readonly Uint8Array[]): { stream: ReadableStream<Uint8Array>; pulled: () => number } {
  let pulled = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[pulled];
        pulled += 1;
        if (chunk === undefined) return controller.close();
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, pulled: () => pulled };
}

describe('a body', () => {
  test('is read as it came, up to the last byte that is allowed', async () => {
    const { stream } = streamOf(new Uint8Array([1, 2]), new Uint8Array([3]));
    expect([...(await readBody(post(stream), 3))]).toEqual([1, 2, 3]);
  });

  test('that is too large is refused while it comes, whatever its length header says', async () => {
    const { stream, pulled } = streamOf(...Array.from({ length: 100 }, () => new Uint8Array(10)));
    const request = post(stream, { 'content-length': '5' });
    await expect(readBody(request, 25)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE', status: 413 });
    expect(pulled()).toBeLessThan(10);
  });

  test('that says it is too large is not read at all', async () => {
    const { stream, pulled } = streamOf(new Uint8Array(1));
    const request = post(stream, { 'content-length': '26' });
    await expect(readBody(request, 25)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE', details: { maxBytes: 25 } });
    expect(pulled()).toBe(0);
  });

  test('with a length header that is no number is still counted', async () => {
    const { stream } = streamOf(new Uint8Array(26));
    await expect(readBody(post(stream, { 'content-length': 'many' }), 25)).rejects.toMatchObject({
      code: 'BODY_TOO_LARGE',
    });
  });

  test('that breaks off is the sender’s fault', async () => {
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(1)),
      pull: () => Promise.reject(new Error('the connection is gone')),
    });
    await expect(readBody(post(stream), 25)).rejects.toMatchObject({ code: 'BODY_BROKEN_OFF', status: 400 });
  });

  test('that is missing is empty', async () => {
    expect(await readBody(new Request(OWN), 0)).toHaveLength(0);
  });

  test('of exactly the declared limit is taken', async () => {
    expect(await readBody(post('12345', { 'content-length': '5' }), 5)).toHaveLength(5);
  });

  test('tells the limit in megabytes', async () => {
    await expect(readBody(post('x', { 'content-length': '9000000' }), 2_900_000)).rejects.toThrow('2 MB');
  });
});

describe('a JSON body', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
  ])('is taken as %s', async (type) => {
    expect(await readJson(post('{"a":"ñ"}', { 'content-type': type }))).toEqual({ a: 'ñ' });
  });

  test('that is empty is an empty object, of whatever type', async () => {
    expect(await readJson(post('', { 'content-type': 'text/plain' }))).toEqual({});
    expect(await readJson(new Request(OWN, { method: 'POST' }))).toEqual({});
  });

  // These three a page elsewhere can send without asking first.
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/application/json',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'application/jsonx',
  ])('is refused as %s', async (type) => {
    await expect(readJson(post('{}', { 'content-type': type }))).rejects.toMatchObject({
      code: 'CONTENT_TYPE',
      status: 415,
    });
  });

  test('without a type is refused', async () => {
    const { stream } = streamOf(new TextEncoder().encode('{}'));
    await expect(readJson(post(stream, {}))).rejects.toMatchObject({ code: 'CONTENT_TYPE' });
  });

  test.each([
    ['broken JSON', new TextEncoder().encode('{"a":')],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['UTF-16', new Uint8Array([0x7b, 0x00, 0x7d, 0x00])],
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])],
    ['a number that is none', new TextEncoder().encode('{"a":NaN}')],
    ['endless', new TextEncoder().encode('{"a":Infinity}')],
    ['two values', new TextEncoder().encode('{}{}')],
  ])('is refused where it is %s', async (_what, bytes) => {
    await expect(readJson(post(bytes))).rejects.toMatchObject({ code: 'BODY_NOT_JSON', status: 400 });
  });

  test('that names a field twice, or goes too deep, is refused', async () => {
    await expect(readJson(post('{"a":1,"a":2}'))).rejects.toMatchObject({ code: 'BODY_AMBIGUOUS', status: 400 });
    await expect(readJson(post('['.repeat(65)))).rejects.toMatchObject({ code: 'BODY_TOO_DEEP', status: 400 });
  });

  test('may have two million bytes', async () => {
    const fits = JSON.stringify('x'.repeat(MAX_JSON_BYTES - 2));
    expect(await readJson(post(fits))).toHaveLength(MAX_JSON_BYTES - 2);
    await expect(readJson(post(`${fits} `))).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(MAX_JSON_BYTES).toBe(2_000_000);
  });
});

describe('the form of a request', () => {
  function codeOf(address: string, init: RequestInit = {}): string | null {
    try {
      refuseHostileForm(new Request(`${OWN}${address}`, init));
      return null;
    } catch (error) {
      if (!(error instanceof BedsideError)) throw error;
      return `${error.status} ${error.code}`;
    }
  }

  test.each([
    ['//api/v1/posts', '400 PATH_AMBIGUOUS'],
    ['/api//v1/posts', '400 PATH_AMBIGUOUS'],
    ['/api/v1/posts/%00', '400 PATH_AMBIGUOUS'],
    ['/api/v1/posts/%0d%0aset-cookie:a=b', '400 PATH_AMBIGUOUS'],
    ['/assets/..%2f..%2fetc/passwd', '400 PATH_AMBIGUOUS'],
    ['/assets/..%5C..%5Cetc', '400 PATH_AMBIGUOUS'],
    ['/api/v1/posts?a=1&a=2', '400 QUERY_AMBIGUOUS'],
    ['/api/v1/posts?a=1&%61=2', '400 QUERY_AMBIGUOUS'],
    [`/api/v1/posts?${Array.from({ length: 101 }, (_, at) => `n${at}`).join('&')}`, '400 TOO_MANY_PARAMETERS'],
    [`/api/v1/posts?${'&'.repeat(50_000)}`, '400 TOO_MANY_PARAMETERS'],
  ])('%#: an address that can be read in two ways is refused', (address, told) => {
    expect(codeOf(address)).toBe(told);
  });

  test.each([
    '/',
    '/api/v1/posts/0190c0de-0000-7000-8000-000000000000/diff?from=1&to=2',
    '/review;a=b',
    '/newsroom/lakeside/caf%C3%A9',
    '/compose?return=%2Fposts%2F1%2F%2F',
    '/posts?q=a//b\\c&x=%00',
    `/api/v1/posts?${Array.from({ length: 100 }, (_, at) => `n${at}`).join('&')}`,
  ])('%#: a plain address passes', (address) => {
    expect(codeOf(address)).toBeNull();
  });

  test('has a hundred headers at most, and a body that is not packed', () => {
    const headers = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`x-${at}`, '1']));
    expect(codeOf('/', { headers: headers(100) })).toBeNull();
    expect(codeOf('/', { headers: headers(101) })).toBe('431 HEADERS_TOO_MANY');
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, identity', 'x-unknown', '']) {
      expect(codeOf('/', { method: 'POST', headers: { 'content-encoding': encoding } })).toBe('415 CONTENT_ENCODING');
    }
    expect(codeOf('/', { method: 'POST', headers: { 'content-encoding': 'identity' } })).toBeNull();
  });

  test('has a method that is known', () => {
    for (const method of ['PROPFIND', 'SEARCH', 'get ', 'LINK'].map((one) => one.trim())) {
      expect(codeOf('/', { method })).toBe(method === 'get' ? null : '405 METHOD_NOT_ALLOWED');
    }
  });
});
