/** Bedside behind a real nginx with TLS, by the file of `deploy/` that operators get. */
import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedBedside, startBedside } from '../../e2e/support/start-bedside.ts';
import { freePort, hasNginx, type RunningNginx, SERVER_NAME, startNginx } from './start-nginx.ts';

const PUBLIC_URL = `https://${SERVER_NAME}`;
/** Largest upload, as the handbook tells it. */
const LARGEST = 25_000_000;
/** Loopback has many addresses: this one is a browser's, and not the proxy's. */
const BROWSER = '127.0.0.2';

type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turns, as they came. */
  readonly raw: readonly string[];
  readonly text: string;
};
type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | Readable;
};

let bedside: StartedBedside;
let nginx: RunningNginx;
let cookies: readonly string[] = [];

describe.skipIf(!hasNginx)('nginx in front', () => {
  beforeAll(async () => {
    const port = await freePort();
    bedside = await startBedside({ PORT: String(port), PUBLIC_URL, TRUSTED_PROXIES: '127.0.0.1' });
    nginx = await startNginx(port);
    cookies = (await setUp()).headers['set-cookie'] ?? [];
  });
  afterAll(async () => {
    await nginx?.stop();
    await bedside?.stop();
  });

  it('plain HTTP leads to TLS, with the address kept', async () => {
    const answer = await ask('/review?open=1', {}, 'plain');
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe(`${PUBLIC_URL}/review?open=1`);
  });

  it('the sign-in page loads, with its program', async () => {
    const page = await ask('/sign-in');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)?.[1] ?? '';
    const program = await ask(script);
    expect([program.status, program.headers['content-type']]).toEqual([200, expect.stringContaining('javascript')]);
  });

  it.each(['/', '/api/v1/session', '/healthz'])('%s has HSTS and each other security header once', async (path) => {
    const { raw } = await ask(path);
    for (const name of ['strict-transport-security', 'content-security-policy', 'x-content-type-options'])
      expect(named(raw, name), name).toHaveLength(1);
    expect(named(raw, 'strict-transport-security')[0]).toMatch(/^max-age=\d{8}/);
    expect(named(raw, 'server')).toEqual(['nginx']);
  });

  it('cookies are for TLS and this host alone', () => {
    const session = cookies.find((cookie) => cookie.startsWith('__Host-bedside-session='));
    expect(session?.toLowerCase()).toMatch(/; secure/);
    expect(session?.toLowerCase()).toMatch(/; httponly/);
    expect(session?.toLowerCase()).toMatch(/; path=\//);
  });

  it('a session is known by the address of the browser, not of the proxy', async () => {
    expect(await sessionAddresses()).toEqual([BROWSER]);
  });

  it('what a browser claims about where it comes from goes no further', async () => {
    const forged = {
      'x-forwarded-for': '203.0.113.9',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9;proto=http;host=evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
    };
    const answer = await signIn(forged);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('evil.example');
    const [cookie] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^__Host-/);
    expect(new Set(await sessionAddresses())).toEqual(new Set([BROWSER]));
  });

  it('an upload of the largest size that is allowed passes, in pieces too', async () => {
    const image = pngOf(LARGEST);
    expect((await upload(image)).status).toBe(201);
    const pieces = Readable.from(inPieces(image, 65_536));
    expect((await upload(pieces)).status).toBe(201);
  });

  it.each([
    ['with its length told', (bytes: Buffer) => bytes],
    ['in pieces', (bytes: Buffer) => Readable.from(inPieces(bytes, 65_536))],
  ])('one byte more is refused in words and with a code, %s', async (_how, carried) => {
    const answer = await upload(carried(pngOf(LARGEST + 1)));
    expect(answer.status).toBe(413);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  it('what nobody would send is refused by nginx already', async () => {
    expect((await upload(Buffer.alloc(27_300_000))).status).toBe(413);
  });

  it.each(['/metrics', '/readyz'])('%s is for those inside', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('a browser that asks for a websocket gets the page', async () => {
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    expect((await ask('/', { headers: { ...upgrade, 'sec-websocket-key': 'c2FtcGxlIG5vbmNlIQ==' } })).status).toBe(200);
  });

  it('many requests share what is kept open to Bedside', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask('/healthz')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

function ask(
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
  by: 'tls' | 'plain' = 'tls',
): Promise<Answer> {
  const open = by === 'tls' ? request : plainRequest;
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
  return new Promise((resolve, reject) => {
    const sent = open({
      host: '127.0.0.1',
      port: by === 'tls' ? nginx.tlsPort : nginx.plainPort,
      servername: SERVER_NAME,
      ca: nginx.cert,
      localAddress: BROWSER,
      agent: false,
      method,
      path,
      headers: {
        host: SERVER_NAME,
        origin: PUBLIC_URL,
        'sec-fetch-site': 'same-origin',
        ...(cookie === '' ? {} : { cookie }),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...(body === undefined || body instanceof Readable ? {} : { 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
    });
    let answered = false;
    sent.once('response', (response) => {
      answered = true;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          raw: response.rawHeaders,
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    // Whoever is refused while sending may find the line closed; the answer came before.
    sent.on('error', (error) => {
      if (!answered) reject(error);
    });
    if (body instanceof Readable) body.pipe(sent);
    else sent.end(body);
  });
}

const PASSWORD = 'lantern harbour willow 42';
const EMAIL = 'ada@example.org';

function setUp(): Promise<Answer> {
  const token = new URL(bedside.firstUrl).searchParams.get('token') ?? '';
  const facts = { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] };
  const body = {
    organization: { name: 'Harbor Clinic', kind: 'hospital', timeZone: 'America/Chicago', languages: ['en'], facts },
    administrator: { name: 'Ada Morgan', email: EMAIL, password: PASSWORD },
    secondPerson: {
      name: 'Bea Lindqvist',
      email: 'bea@example.org',
      roles: ['privacy_officer', 'clinician_reviewer'],
      privacyTrained: true,
    },
  };
  return ask('/api/v1/setup', { method: 'POST', headers: { 'x-setup-token': token }, body: JSON.stringify(body) });
}

function signIn(headers: Readonly<Record<string, string>>): Promise<Answer> {
  const body = JSON.stringify({ email: EMAIL, password: PASSWORD });
  return ask('/api/v1/session', { method: 'POST', headers, body });
}

async function sessionAddresses(): Promise<string[]> {
  const answer = await ask('/api/v1/sessions');
  const { sessions } = JSON.parse(answer.text) as { sessions: { address: string }[] }; // its contract
  return sessions.map(({ address }) => address);
}

function upload(body: Buffer | Readable): Promise<Answer> {
  return ask('/api/v1/media', { method: 'POST', headers: { 'content-type': 'image/png' }, body });
}

function named(raw: readonly string[], name: string): string[] {
  return raw.filter((_value, at) => at % 2 === 1 && raw[at - 1]?.toLowerCase() === name);
}

function* inPieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Readers refuse longer chunks of a kind that they do not know. */
const LONGEST_CHUNK = 1_000_000;
const CHUNK_FRAME = 12;

/** A true image of exactly so many bytes: what is missing fills chunks that readers pass over. */
function pngOf(size: number): Buffer {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const pixels = deflateSync(Buffer.alloc(2 * (1 + 2 * 3)));
  const start = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header)]);
  const end = Buffer.concat([chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
  const filling: Buffer[] = [];
  for (let left = size - start.length - end.length; left > 0; ) {
    // Never so that what is left is shorter than a chunk's own frame.
    const length = left <= LONGEST_CHUNK ? left : Math.min(LONGEST_CHUNK, left - CHUNK_FRAME);
    filling.push(chunk('prVt', Buffer.alloc(length - CHUNK_FRAME)));
    left -= length;
  }
  return Buffer.concat([start, ...filling, end]);
}

/** PNG specification, 5.3: length, type, data, CRC of type and data. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
