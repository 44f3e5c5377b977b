import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, SETUP_TOKEN, type TestApp } from '../../test/app.ts';
import { createWorld, PUBLIC_URL, type World } from '../../test/world.ts';
import { createHttpServer } from './edge/http-server.ts';

const founder = { name: 'Ada Founder', email: 'ada@example.org', password: 'a long enough password' };
const setUp = {
  organization: {
    name: 'Lakeside Clinic',
    kind: 'hospital',
    timeZone: 'America/Chicago',
    languages: ['en'],
    facts: { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] },
  },
  administrator: founder,
  secondPerson: {
    name: 'Bea Second',
    email: 'bea@example.org',
    roles: ['privacy_officer', 'clinician_reviewer'],
    privacyTrained: true,
  },
};
/** Short, so that nobody waits for slow senders; long enough for honest ones of the same machine. */
const limits = {
  maxHeaderBytes: 16_384,
  headersMs: 400,
  requestMs: 800,
  uploadMs: 5_000,
  stillMs: 800,
  idleMs: 5_000,
  checkEveryMs: 50,
};

let world: World;
let app: TestApp;
let server: Server;
let port: number;
let postId: string;
/** Every status of this file: none of them may be a fault of ours. */
const statuses: number[] = [];

async function ask(...call: Parameters<TestApp['ask']>): Promise<Answer> {
  const answer = await app.ask(...call);
  statuses.push(answer.status);
  return answer;
}

const content = (more: object = {}) => ({
  schema: 1,
  baseText: 'Walk in on any weekday.',
  link: null,
  images: [],
  variants: {},
  channelIds: [],
  language: 'en',
  ...more,
});

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  const first = await ask('POST', '/api/v1/setup', { body: setUp, headers: { 'x-setup-token': SETUP_TOKEN } });
  expect(first.status).toBe(200);
  const { people } = (await ask('GET', '/api/v1/people')).body as {
    people: { id: string; email: string; revision: number }[];
  };
  const own = people.find(({ email }) => email === founder.email);
  const roles = ['administrator', 'author'];
  const made = await ask('PATCH', `/api/v1/people/${own?.id}`, { body: { revision: own?.revision, roles } });
  expect(made.status).toBe(200);
  postId = String((await ask('POST', '/api/v1/posts', { body: { content: content() } })).body['id']);
  server = createHttpServer(getRequestListener(app.fetch), limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo); // listens on TCP
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.close();
  await world.close();
});

/** Status and code of what came back, as `400 BODY_NOT_JSON`. */
const told = ({ status, body }: Pick<Answer, 'status' | 'body'>) => `${status} ${String(body['code'])}`;

describe('a JSON body', () => {
  const textOf = (baseText: string) => `{"content":${JSON.stringify(content()).replace(/"Walk[^"]*"/, baseText)}}`;
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

  test.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['truncated', '{"content":{"schema":1', '400 BODY_NOT_JSON'],
    ['of 10⁵ levels', '['.repeat(100_000), '400 BODY_TOO_DEEP'],
    ['of 10⁵ levels, closed', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, '400 BODY_TOO_DEEP'],
    ['with a field twice', '{"content":1,"content":{}}', '400 BODY_AMBIGUOUS'],
    [
      'with a field twice, deep inside',
      `{"content":{"variants":{"practice":{"a":1,"\\u0061":2}}}}`,
      '400 BODY_AMBIGUOUS',
    ],
    ['with __proto__', '{"__proto__":{"isAdmin":true},"content":{}}', '400 BODY_AMBIGUOUS'],
    ['with constructor.prototype', '{"content":{"constructor":{"prototype":{"isAdmin":true}}}}', '422 INVALID_INPUT'],
    ['with half a character', textOf('"\\ud83d"'), '422 TEXT_NOT_WELL_FORMED'],
    ['with U+0000', textOf('"a\\u0000b"'), '422 TEXT_NOT_WELL_FORMED'],
    ['with a mark of byte order', '\ufeff{"content":{}}', '400 BODY_NOT_JSON'],
    ['in UTF-16', utf16('{"content":{}}'), '400 BODY_NOT_JSON'],
    ['with bytes that are no UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22]), '400 BODY_NOT_JSON'],
    ['with NaN', '{"content":NaN}', '400 BODY_NOT_JSON'],
    ['with a comment', '{"content":1/* */}', '400 BODY_NOT_JSON'],
    ['that is a list', '[]', '422 INVALID_INPUT'],
    ['that is null', 'null', '422 INVALID_INPUT'],
    ['that is a number', '1', '422 INVALID_INPUT'],
    [
      'of another kind in each field',
      JSON.stringify({ content: content({ baseText: { $ne: '' }, images: 'x' }) }),
      '422 INVALID_INPUT',
    ],
    ['of three million bytes', `"${'x'.repeat(3_000_000)}"`, '413 BODY_TOO_LARGE'],
  ])('%s is refused', async (_what, raw, expected) => {
    expect(told(await ask('POST', '/api/v1/posts', { raw }))).toBe(expected);
    expect('isAdmin' in {}).toBe(false);
  });

  test.each([
    ['1e400', '400 BODY_AMBIGUOUS'],
    ['-1e400', '400 BODY_AMBIGUOUS'],
    ['9007199254740993', '422 INVALID_INPUT'],
    ['1.5', '422 INVALID_INPUT'],
    ['-1', '409 DRAFT_CHANGED'],
    ['"1"', '422 INVALID_INPUT'],
    ['[1]', '422 INVALID_INPUT'],
    ['true', '422 INVALID_INPUT'],
    ['null', '422 INVALID_INPUT'],
  ])('with %s where an integer is asked for is refused', async (number, expected) => {
    const raw = `{"revision":${number},"content":${JSON.stringify(content())}}`;
    expect(told(await ask('PUT', `/api/v1/posts/${postId}/draft`, { raw }))).toBe(expected);
  });

  test('with -0 is no revision either', async () => {
    const raw = `{"revision":-0,"content":${JSON.stringify(content())}}`;
    expect((await ask('PUT', `/api/v1/posts/${postId}/draft`, { raw })).status).toBeGreaterThanOrEqual(400);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'text/xml',
    'application/yaml',
  ])('called %s is refused', async (type) => {
    const answer = await ask('POST', '/api/v1/posts', { raw: '{}', headers: { 'content-type': type } });
    expect(told(answer)).toBe('415 CONTENT_TYPE');
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
    ['zstd', Buffer.from('x')],
  ])('packed as %s is refused and never unpacked', async (encoding, bomb) => {
    for (const path of ['/api/v1/posts', '/api/v1/media', '/api/csp-report']) {
      const answer = await ask('POST', path, { raw: new Uint8Array(bomb), headers: { 'content-encoding': encoding } });
      expect(told(answer)).toBe('415 CONTENT_ENCODING');
    }
  });
});

describe('a form with parts', () => {
  const part = (name: string) => `--x\r\ncontent-disposition: form-data; name="f"; filename="${name}"\r\n\r\nbytes\r\n`;
  test.each([
    ['no end', part('a.png')],
    ['10⁴ parts', `${part('a.png').repeat(10_000)}--x--`],
    ['a file name that climbs', `${part('../../etc/passwd')}--x--`],
  ])('with %s is refused at every door', async (_what, raw) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(told(await ask('POST', '/api/v1/posts', { raw, headers }))).toBe('415 CONTENT_TYPE');
    const upload = await ask('POST', '/api/v1/media', { raw, headers });
    expect(upload.status).toBeGreaterThanOrEqual(400);
    expect(upload.status).toBeLessThan(500);
    expect(upload.body['code']).toMatch(/^[A-Z_]+$/);
  });

  test.each(['../../etc/passwd', '%2e%2e%2fa', '%ff', '%00', 'a%0d%0ab'])(
    'or a file called %s is no picture',
    async (name) => {
      const headers = { 'content-type': 'image/png', 'x-file-name': name };
      const upload = await ask('POST', '/api/v1/media', { raw: 'no picture', headers });
      expect(upload.status).toBeGreaterThanOrEqual(400);
      expect(upload.status).toBeLessThan(500);
    },
  );
});

describe('an address', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `n${at}=1`).join('&');
  test.each([
    ['50,000 parameters', `/api/v1/posts?${many(50_000)}`, '400 TOO_MANY_PARAMETERS'],
    ['101 parameters', `/api/v1/posts?${many(101)}`, '400 TOO_MANY_PARAMETERS'],
    ['a parameter twice', '/api/v1/posts?limit=5&limit=50', '400 QUERY_AMBIGUOUS'],
    ['a parameter twice, once escaped', '/api/v1/posts?limit=5&l%69mit=50', '400 QUERY_AMBIGUOUS'],
    ['a parameter as a list', '/api/v1/posts?limit[]=5', '200 undefined'],
    ['a number beyond all', '/api/v1/posts?limit=1e400', '422 INVALID_INPUT'],
    ['a number in another alphabet', '/api/v1/posts?limit=%EF%BC%95', '422 INVALID_INPUT'],
    ['an empty part', '/api//v1/posts', '400 PATH_AMBIGUOUS'],
    ['two slashes in front', '//api/v1/posts', '400 PATH_AMBIGUOUS'],
    ['a packed slash', '/api/v1/posts%2f1', '400 PATH_AMBIGUOUS'],
    ['a packed U+0000', '/api/v1/posts/%00', '400 PATH_AMBIGUOUS'],
    ['a packed line break', '/api/v1/posts/%0d%0aset-cookie:%20a=b', '400 PATH_AMBIGUOUS'],
    ['a semicolon', '/api/v1/posts;a=b', '404 NOT_FOUND'],
    ['a climb', '/api/v1/../../etc/passwd', '200 undefined'],
    ['a packed climb', '/api/v1/%2e%2e/%2E%2e/api/v1/nothing', '404 NOT_FOUND'],
    ['a climb out of the files', '/assets/%2e%2e/%2e%2e/%2e%2e/package.json', '200 undefined'],
    ['a packed climb out of the files', '/assets/..%2f..%2fpackage.json', '400 PATH_AMBIGUOUS'],
    ['a climb by backslashes', '/assets/..%5c..%5cpackage.json', '400 PATH_AMBIGUOUS'],
    ['a doubly packed climb', '/assets/%252e%252e%252fpackage.json', '404 NOT_FOUND'],
  ])('with %s', async (_what, path, expected) => {
    const answer = await ask('GET', path);
    expect(told(answer)).toBe(expected);
    // What a climb opens is the console's own page, or the door that it climbed to.
    expect(answer.text).not.toMatch(/root:|"workspaces"/);
    expect(answer.headers.has('set-cookie') && answer.headers.get('set-cookie')?.startsWith('a=')).toBe(false);
  });

  test('of two megabytes is refused before it is read', async () => {
    const { status, body } = await talk(`GET /${'a'.repeat(2_000_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    expect([status, body['code']]).toEqual([431, 'HEADERS_TOO_LARGE']);
  });

  test('cannot put a line into the answer', async () => {
    for (const path of ['/newsroom?lang=%0d%0aset-cookie:%20a=b', '/practice/x?lang=%0aset-cookie:a']) {
      const answer = await ask('GET', path);
      expect(answer.headers.get('set-cookie') ?? '').not.toContain('a=b');
      expect(answer.status).toBeLessThan(500);
    }
  });
});

describe('a method', () => {
  test('that somebody writes into a header or a parameter is not heard', async () => {
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method', '_method']) {
      const answer = await ask('GET', `/api/v1/posts/${postId}`, { headers: { [name]: 'DELETE' } });
      expect(answer.status).toBe(200);
    }
    expect((await ask('GET', `/api/v1/posts/${postId}?_method=DELETE`)).status).toBe(200);
    for (const name of ['x-original-url', 'x-rewrite-url', 'x-forwarded-path']) {
      const answer = await ask('GET', '/api/v1/nothing', { headers: { [name]: `/api/v1/posts/${postId}` } });
      expect(answer.status).toBe(404);
    }
  });

  test.each([
    ['DELETE', '/api/v1/posts', 'GET, HEAD, OPTIONS, POST'],
    ['PUT', '/api/v1/posts', 'GET, HEAD, OPTIONS, POST'],
    ['GET', '/api/v1/media', 'OPTIONS, POST'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['POST', '/review', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/healthz', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/csp-report', 'OPTIONS, POST'],
  ])('%s at %s is answered with those that are', async (method, path, allow) => {
    const answer = await ask(method, path);
    expect(told(answer)).toBe('405 METHOD_NOT_ALLOWED');
    expect(answer.headers.get('allow')).toBe(allow);
  });

  test('OPTIONS tells methods and lets no other site in', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answer = await ask('OPTIONS', '/api/v1/posts', { headers });
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await ask('OPTIONS', '/api/v1/nothing')).status).toBe(404);
  });

  test('HEAD is GET without the body', async () => {
    const [head, get] = [await ask('HEAD', `/api/v1/posts/${postId}`), await ask('GET', `/api/v1/posts/${postId}`)];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
  });

  test.each(['TRACE', 'PROPFIND', 'SEARCH', 'M-SEARCH', 'LINK', 'PURGE'])('%s is taken nowhere', async (method) => {
    const answer = await talk(
      `${method} / HTTP/1.1\r\nhost: localhost\r\ncookie: secret=1\r\nconnection: close\r\n\r\n`,
    );
    expect(told(answer)).toBe('405 METHOD_NOT_ALLOWED');
    expect(answer.text).not.toContain('secret=1');
  });

  test('CONNECT opens no way to another host', async () => {
    const answer = await talk('CONNECT 169.254.169.254:80 HTTP/1.1\r\nhost: 169.254.169.254:80\r\n\r\n');
    expect(told(answer)).toBe('405 METHOD_NOT_ALLOWED');
  });

  test('that nobody knows is no HTTP', async () => {
    expect(told(await talk('EVIL / HTTP/1.1\r\nhost: localhost\r\n\r\n'))).toBe('400 REQUEST_UNREADABLE');
  });
});

describe('where a request comes from', () => {
  const send = (headers: Readonly<Record<string, string>>) =>
    ask('POST', '/api/v1/posts', { body: { content: content() }, headers });
  test('another site, or another part of ours, changes nothing', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
      { origin: `${PUBLIC_URL}.evil.example` },
    ]) {
      expect(told(await send(headers))).toBe('403 CROSS_SITE_REQUEST');
    }
  });

  test('a refusal carries the headers of every answer', async () => {
    const answer = await send({ 'sec-fetch-site': 'cross-site' });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  });

  test('a key and a session together are judged as a session, a key alone needs no origin', async () => {
    const post = (headers: string) =>
      talk(
        `POST /api/v1/posts HTTP/1.1\r\nhost: localhost\r\n${headers}connection: close\r\ncontent-length: 0\r\n\r\n`,
      );
    expect(told(await post('authorization: Bearer none\r\ncookie: bedside=1\r\n'))).toBe('403 CROSS_SITE_REQUEST');
    expect((await post('authorization: Bearer none\r\n')).status).toBe(401);
  });
});

type Told = {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly sent: number;
};

/** Says these bytes to the server as they are, and gives its first answer when it closes the connection. */
async function talk(bytes: string | Buffer, then: (socket: Socket) => void = () => undefined): Promise<Told> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined);
  socket.write(bytes);
  then(socket);
  await new Promise((resolve) => socket.once('close', resolve));
  const text = Buffer.concat(chunks).toString('utf8');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? '0');
  statuses.push(status);
  const json = /\{.*\}/s.exec(text.split('\r\n\r\n').slice(1).join('\r\n\r\n'))?.[0];
  return { status, text, body: json === undefined ? {} : JSON.parse(json), sent: socket.bytesWritten };
}

/** A door that reads its body before it asks anything else. */
const report = 'POST /api/csp-report HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/csp-report\r\n';
const door = 'POST /api/v1/posts HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

describe('a connection', () => {
  test.each([
    ['two lengths', `${door}content-length: 4\r\ncontent-length: 5\r\n\r\n{}  `],
    [
      'a length and chunks',
      `${door}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n`,
    ],
    ['chunks in disguise', `${door}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['chunks twice', `${door}transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n`],
    ['a chunk of a size that is none', `${door}transfer-encoding: chunked\r\n\r\nzz\r\n\r\n`],
    ['a chunk of 2⁶⁴ bytes', `${door}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\nx\r\n`],
    ['a negative length', `${door}content-length: -1\r\n\r\n`],
    ['a length in hexadecimal', `${door}content-length: 0x10\r\n\r\n`],
    ['a blank before the colon', `${door}content-length : 4\r\n\r\n{}  `],
    ['a folded header', `${door}x-a: 1\r\n 2\r\n\r\n`],
    ['U+0000 in a header', `${door}x-a: 1\u0000\r\n\r\n`],
    ['a bare line break in a header', `${door}x-a: 1\rset-cookie: a\r\n\r\n`],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['another version of HTTP', 'GET / HTTP/3.7\r\nhost: localhost\r\n\r\n'],
    ['TLS instead of HTTP', Buffer.from('16030100f8010000f40303', 'hex').toString('latin1')],
    ['the greeting of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['nonsense', '\u0000\u0001\u0002\r\n\r\n'],
  ])('with %s is refused with a code and closed', async (_what, bytes) => {
    const answer = await talk(Buffer.from(bytes, 'latin1'));
    expect(told(answer)).toMatch(/^400 /);
    expect(answer.text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  test('with 10,000 headers is refused', async () => {
    const headers = Array.from({ length: 10_000 }, (_, at) => `x-${at}: 1\r\n`).join('');
    expect(told(await talk(`GET / HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n`))).toBe('431 HEADERS_TOO_LARGE');
    const fewer = Array.from({ length: 101 }, (_, at) => `x-${at}: 1\r\n`).join('');
    const answer = await talk(`GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${fewer}\r\n`);
    expect(told(answer)).toBe('431 HEADERS_TOO_MANY');
  });

  test('whose headers trickle is ended by the clock', async () => {
    expect(told(await talk('GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: '))).toBe('408 REQUEST_TOO_SLOW');
  });

  test('whose body never comes is ended by the clock', async () => {
    expect(told(await talk(`${report}content-length: 100\r\n\r\n{"csp`))).toBe('408 REQUEST_TOO_SLOW');
  });

  test('that is half closed in the middle of a body is refused', async () => {
    const answer = await talk(`${report}content-length: 100\r\n\r\n{"csp`, (socket) => socket.end());
    expect(told(answer)).toBe('400 REQUEST_UNREADABLE');
  });

  test('that is torn in the middle of a body harms nobody', async () => {
    const torn = await talk(`${report}content-length: 100\r\n\r\n{"csp`, (socket) => {
      setImmediate(() => socket.destroy());
    });
    expect(torn.status).toBe(0);
    statuses.pop();
  });

  test('that says it brings 100 MB is refused before they come', async () => {
    const answer = await talk(`${report}connection: close\r\ncontent-length: 100000000\r\n\r\n`);
    expect(told(answer)).toBe('413 BODY_TOO_LARGE');
  });

  test('that brings 100 MB in chunks is cut off after what may be held', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const answer = await talk(`${report}transfer-encoding: chunked\r\n\r\n`, (socket) => {
      const pour = () => {
        while (socket.writable && socket.bytesWritten < 100_000_000 && socket.write(chunk));
      };
      socket.on('drain', pour);
      pour();
    });
    expect([0, 413]).toContain(answer.status);
    statuses.splice(statuses.lastIndexOf(answer.status), 1);
    expect(answer.sent).toBeLessThan(50_000_000);
  });

  test('after all this, the next one is answered', async () => {
    const answer = await talk('GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
  });
});

test('nothing in this file was answered as a fault of ours', () => {
  expect(statuses.length).toBeGreaterThan(120);
  expect(statuses.filter((status) => status >= 500 || status === 0)).toEqual([]);
  expect(world.logged()).not.toContain('http.failed');
});
