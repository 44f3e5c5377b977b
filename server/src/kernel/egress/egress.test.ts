import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { createServer as createTlsServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { NotSentError } from '@bedside/connectors';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { classifyAddress } from './address-class.ts';
import { createEgress } from './egress.ts';
import { EgressAmbiguousError } from './egress-errors.ts';
import { type Lookup, resolveTarget } from './resolve-target.ts';
import { parseTarget } from './target.ts';
import { makeTestCertificate } from './test-certificate.ts';
import { ALLOWED_URLS, NAMES, REFUSED_URLS } from './url-corpus.ts';

const log = createLogger({ level: 'silent' });
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const lookup: Lookup = async (hostname) => {
  const found = NAMES[hostname];
  if (!found) throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  return found;
};

function egress(options: { allowLoopback?: boolean; lookup?: Lookup } = {}) {
  return createEgress({ allowLoopback: true, lookup, log, userAgent: 'Bedside-Test/1', ...options });
}

async function listen<T extends Server | TcpServer>(server: T, host = '127.0.0.1', port = 0): Promise<T> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return server;
}

async function serve(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  at: { host?: string; port?: number } = {},
): Promise<{ origin: string; port: number }> {
  const server = await listen(createServer(handler), at.host, at.port);
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return { origin: `http://${at.host ?? '127.0.0.1'}:${port}`, port };
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('the request went through');
    },
    (error: unknown) => error,
  );
}

/** The first address answers nowhere. */
const two: Lookup = async () => ['127.0.0.9', '127.0.0.1'];
const named: Lookup = async () => ['127.0.0.1'];

/** `/3` leads to `/2`, and so on to `/0`. */
const countdown = (request: IncomingMessage, response: ServerResponse) => {
  const left = Number(request.url?.slice(1));
  if (left === 0) response.end('arrived');
  else response.writeHead(302, { location: `/${left - 1}` }).end();
};

describe('the corpus of addresses', () => {
  it('has at least 300 addresses that are refused, all different', () => {
    const refused = Object.values(REFUSED_URLS).flat();
    expect(new Set(refused).size).toBe(refused.length);
    expect(refused.length).toBeGreaterThanOrEqual(300);
  });

  it('is refused before anything is connected to', async () => {
    const opened: unknown[] = [];
    const note = (socket: unknown) => opened.push(socket);
    subscribe('net.client.socket', note);
    try {
      for (const url of Object.values(REFUSED_URLS).flat()) await failure(egress({ allowLoopback: false }).fetch(url));
      expect(opened).toEqual([]);
      // The same ear hears a connection that is made.
      const { origin } = await serve((_request, response) => response.end());
      await egress().fetch(origin);
      expect(opened).toHaveLength(1);
    } finally {
      unsubscribe('net.client.socket', note);
    }
  });

  for (const [code, urls] of Object.entries(REFUSED_URLS)) {
    it.each(urls)(`${code}: %j`, async (url) => {
      const error = await failure(egress({ allowLoopback: false }).fetch(url));
      expect(error).toBeInstanceOf(NotSentError);
      expect(error).toMatchObject({ code });
    });
  }

  it.each(ALLOWED_URLS)('goes to %s', async (url, address) => {
    expect(await resolveTarget(parseTarget(url), { lookup, allowLoopback: false })).toEqual({
      addresses: [address],
      inside: false,
    });
  });

  it('opens nothing but loopback by the development switch', async () => {
    for (const url of ['https://10.0.0.1/', 'http://192.168.1.1/', 'https://169.254.169.254/', 'http://[fd00::1]/']) {
      expect(await failure(egress().fetch(url))).toMatchObject({ code: 'EGRESS_ADDRESS_REFUSED' });
    }
    expect(await failure(egress().fetch('http://public.example/'))).toMatchObject({ code: 'EGRESS_SCHEME' });
    expect(await resolveTarget(parseTarget('http://localhost:1/'), { lookup, allowLoopback: true })).toMatchObject({
      inside: true,
    });
  });

  it('classifies nothing that is not an address as public', () => {
    for (const text of [
      '',
      'example.org',
      '1',
      '1.2.3',
      '0x8.8.8.8',
      '08.8.8.8',
      '8.8.8.8 ',
      '[2606::1]',
      '2606::1%1',
    ]) {
      expect(classifyAddress(text), text).toBe('refused');
    }
  });
});

describe('a name that changes its answer', () => {
  it('is asked once, and the connection goes to the address that was checked', async () => {
    const seen: string[] = [];
    const checked = await serve((request, response) => {
      seen.push(`checked ${request.headers.host}`);
      response.end('checked');
    });
    await serve((_request, response) => response.end('rebound'), { host: '127.0.0.2', port: checked.port });
    let asked = 0;
    const rebinding: Lookup = async () => [asked++ === 0 ? '127.0.0.1' : '127.0.0.2'];
    const answer = await egress({ lookup: rebinding }).fetch(`http://rebind.example:${checked.port}/`);
    expect(await answer.text()).toBe('checked');
    expect(seen).toEqual([`checked rebind.example:${checked.port}`]);
    expect(asked).toBe(1);
  });

  it('is checked again on every redirect', async () => {
    let asked = 0;
    const rebinding: Lookup = async () => [asked++ === 0 ? '127.0.0.1' : '10.0.0.1'];
    const { port } = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());
    const error = await failure(egress({ lookup: rebinding }).fetch(`http://rebind.example:${port}/`));
    expect(error).toBeInstanceOf(EgressAmbiguousError);
    expect(error).toMatchObject({ code: 'EGRESS_REDIRECT_REFUSED', cause: { code: 'EGRESS_ADDRESS_REFUSED' } });
    expect(asked).toBe(2);
  });

  it('tries the next checked address when the first does not answer', async () => {
    const { port } = await serve((_request, response) => response.end('here'));
    expect(await (await egress({ lookup: two }).fetch(`http://two.example:${port}/`)).text()).toBe('here');
  });
});

describe('redirects', () => {
  it('are followed three times, not four', async () => {
    const { origin } = await serve(countdown);
    const answer = await egress().fetch(`${origin}/3`);
    expect([await answer.text(), answer.url]).toEqual(['arrived', `${origin}/0`]);
    expect(await failure(egress().fetch(`${origin}/4`))).toMatchObject({ code: 'EGRESS_REDIRECT_REFUSED' });
  });

  it.each([301, 302, 303, 307, 308])('after a POST are handed back: %i', async (status) => {
    const paths: string[] = [];
    const { origin } = await serve((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(status, { location: '/next' }).end();
    });
    const answer = await egress().fetch(`${origin}/form`, { method: 'POST', body: 'x' });
    expect([answer.status, answer.headers.get('location'), paths]).toEqual([status, '/next', ['/form']]);
  });

  it.each([
    'file:///etc/passwd',
    'gopher://127.0.0.1/x',
    'http://169.254.169.254/latest/meta-data/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://0xa9fea9fe/',
    '//10.0.0.1/',
    'http://user:secret@127.0.0.1/',
    'http://public.example/',
    'https://[',
  ])('to %s are refused', async (location) => {
    const { origin } = await serve((_request, response) => response.writeHead(302, { location }).end());
    const error = await failure(egress().fetch(origin));
    expect(error).toBeInstanceOf(EgressAmbiguousError);
    expect(error).toMatchObject({ code: 'EGRESS_REDIRECT_REFUSED' });
  });

  it('at the end of a chain are refused to every address of the corpus', async () => {
    // In development this machine may be reached, which is what the first steps of the chain do.
    const isElsewhere = (url: string) =>
      !/localhost|localdomain|127\.|7f00|::1\]|:0:1\]|loopback|localtest|0\/$/i.test(url);
    const targets = [
      ...(REFUSED_URLS['EGRESS_ADDRESS_REFUSED'] ?? []).filter(isElsewhere),
      ...(REFUSED_URLS['EGRESS_SCHEME'] ?? []).filter((url) => !/^(https?|about):/i.test(url)),
      ...(REFUSED_URLS['EGRESS_NAME_NOT_FOUND'] ?? []),
    ];
    let target = '';
    const { origin } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      const location = left === 0 ? new URL(target).href : `/${left - 1}`;
      response.writeHead(302, { location }).end();
    });
    for (target of targets) {
      const error = await failure(egress().fetch(`${origin}/2`));
      expect(error, target).toMatchObject({ name: 'EgressAmbiguousError', code: 'EGRESS_REDIRECT_REFUSED' });
    }
    expect(targets.length).toBeGreaterThanOrEqual(120);
  });

  it('in a loop end', async () => {
    let requests = 0;
    const { origin } = await serve((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: '/' }).end();
    });
    expect(await failure(egress().fetch(origin))).toMatchObject({ code: 'EGRESS_REDIRECT_REFUSED' });
    expect(requests).toBe(4);
  });

  it('keep credentials within an origin and drop every header of ours beyond it', async () => {
    const seen: Record<string, unknown>[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end('x');
    });
    const { origin } = await serve((request, response) => {
      seen.push(request.headers);
      response.writeHead(302, { location: request.url === '/' ? '/same' : `${other.origin}/` }).end();
    });
    const headers = { authorization: 'Bearer t', cookie: 'a=b', 'x-api-key': 'k', accept: 'text/html' };
    await egress().fetch(`${origin}/`, { headers });
    expect(seen[1]).toMatchObject(headers);
    expect(Object.keys(seen[2] ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });
});

/** As when time is up, at a moment that the server chooses: no test waits for a clock. */
function timeIsUp() {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    now: () => controller.abort(new DOMException('time is up', 'TimeoutError')),
  };
}

describe('what came of it', () => {
  it('a refused connection was not sent', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // a TCP server has one
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(egress().fetch(`http://127.0.0.1:${port}/`));
    expect(error).toBeInstanceOf(NotSentError);
    expect(error).toMatchObject({ code: 'EGRESS_CONNECTION_REFUSED' });
  });

  it('a broken connection after the request is ambiguous, and not tried again', async () => {
    for (const method of ['GET', 'POST']) {
      let requests = 0;
      const { origin } = await serve((request) => {
        requests += 1;
        request.socket.destroy();
      });
      const error = await failure(egress().fetch(origin, { method }));
      expect(error).toBeInstanceOf(EgressAmbiguousError);
      expect(error).toMatchObject({ code: 'EGRESS_CONNECTION_LOST' });
      expect(requests).toBe(1);
    }
  });

  it('a connection closed before any byte was read is ambiguous too', async () => {
    const server = await listen(createTcpServer((socket) => socket.destroy()));
    const { port } = server.address() as AddressInfo; // a TCP server has one
    const error = await failure(egress().fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' }));
    expect(error).toMatchObject({ name: expect.stringMatching(/^(EgressAmbiguousError|NotSentError)$/) });
    expect(error).toBeInstanceOf(EgressAmbiguousError);
  });

  it.each([{ 'content-length': '100' }, { 'transfer-encoding': 'chunked' }])(
    'half an answer is none: %j',
    async (headers) => {
      const { origin } = await serve((request, response) => {
        response.writeHead(200, headers);
        response.write('half', () => request.socket.destroy());
      });
      expect(await failure(egress().fetch(origin))).toMatchObject({
        name: 'EgressAmbiguousError',
        code: 'EGRESS_CONNECTION_LOST',
      });
    },
  );

  it('an answer that ends with its connection never counts as whole when we cut it', async () => {
    const time = timeIsUp();
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { connection: 'close' }).write('begin', time.now);
    });
    const error = await failure(egress().fetch(origin, { signal: time.signal }));
    expect(error).toMatchObject({ name: 'EgressAmbiguousError', code: 'EGRESS_TIMEOUT' });
  });

  it('silence after the request is ambiguous', async () => {
    const time = timeIsUp();
    const { origin } = await serve(time.now);
    const error = await failure(egress().fetch(origin, { method: 'POST', body: 'x', signal: time.signal }));
    expect(error).toBeInstanceOf(EgressAmbiguousError);
    expect(error).toMatchObject({ code: 'EGRESS_TIMEOUT' });
  });

  it('a body that never ends in time is ambiguous', async () => {
    const time = timeIsUp();
    const { origin } = await serve((_request, response) => response.writeHead(200).write('begin', time.now));
    const error = await failure(egress().fetch(origin, { signal: time.signal }));
    expect(error).toMatchObject({ name: 'EgressAmbiguousError', code: 'EGRESS_TIMEOUT' });
  });

  it('a server that does not answer the TLS greeting in time was sent nothing', async () => {
    const received: Buffer[] = [];
    const server = await listen(
      createTcpServer((socket) => socket.on('error', () => undefined).on('data', (chunk) => received.push(chunk))),
    );
    const { port } = server.address() as AddressInfo; // a TCP server has one
    const error = await failure(
      egress().fetch(`https://127.0.0.1:${port}/path`, { method: 'POST', body: 'words', timeoutMs: 60 }),
    );
    expect(error).toBeInstanceOf(NotSentError);
    expect(error).toMatchObject({ code: 'EGRESS_TIMEOUT' });
    expect(Buffer.concat(received).includes('words')).toBe(false);
  });

  it('a certificate of nobody is refused before the request, after asking for the right name', async () => {
    const names: unknown[] = [];
    const received: Buffer[] = [];
    const noteName = (name: string, done: (error: null) => void) => {
      names.push(name);
      done(null);
    };
    const server = createTlsServer({ ...makeTestCertificate('named.example'), SNICallback: noteName }, (socket) =>
      socket.on('error', () => undefined).on('data', (chunk) => received.push(chunk)),
    );
    server.on('tlsClientError', () => undefined);
    await listen(server);
    const { port } = server.address() as AddressInfo; // a TCP server has one
    const error = await failure(
      egress({ lookup: named }).fetch(`https://named.example:${port}/`, { method: 'POST', body: 'words' }),
    );
    expect(error).toBeInstanceOf(NotSentError);
    expect(error).toMatchObject({ code: 'EGRESS_TLS' });
    expect(received).toEqual([]);
    expect(names).toEqual(['named.example']);
  });

  it('a plain server behind an https address is a TLS failure', async () => {
    const { port } = await serve((_request, response) => response.end());
    const error = await failure(egress().fetch(`https://127.0.0.1:${port}/`));
    expect(error).toBeInstanceOf(NotSentError);
    expect(error).toMatchObject({ code: 'EGRESS_TLS' });
  });

  it('a name look-up that hangs was not sent', async () => {
    const error = await failure(
      egress({ lookup: () => new Promise(() => undefined) }).fetch('https://slow.example/', { timeoutMs: 30 }),
    );
    expect(error).toBeInstanceOf(NotSentError);
    expect(error).toMatchObject({ code: 'EGRESS_TIMEOUT' });
  });

  it('a request called off beforehand was not sent, and one called off later is ambiguous', async () => {
    const controller = new AbortController();
    const { origin } = await serve(() => controller.abort());
    expect(await failure(egress().fetch(origin, { signal: AbortSignal.abort() }))).toMatchObject({
      name: 'NotSentError',
      code: 'EGRESS_ABORTED',
    });
    expect(await failure(egress().fetch(origin, { signal: controller.signal }))).toMatchObject({
      name: 'EgressAmbiguousError',
      code: 'EGRESS_ABORTED',
    });
  });

  it('an error names no path, query or header', async () => {
    const { origin } = await serve((request) => request.socket.destroy());
    const error = await failure(
      egress().fetch(`${origin}/rosa?token=geheim`, { headers: { authorization: 'geheim' } }),
    );
    expect(String(error)).not.toMatch(/rosa|geheim/);
    const refused = await failure(egress().fetch(origin, { headers: { authorization: 'geheim\r\nx: y' } }));
    expect(refused).toMatchObject({ code: 'EGRESS_HEADER_REFUSED' });
    expect(String(refused)).not.toContain('geheim');
  });

  it.each(['Host', 'transfer-encoding', 'Content-Length', 'connection', 'proxy-authorization'])(
    'header %s is refused',
    async (name) => {
      expect(await failure(egress().fetch('https://public.example/', { headers: { [name]: '1' } }))).toMatchObject({
        code: 'EGRESS_HEADER_REFUSED',
      });
    },
  );
});

describe('size', () => {
  it('is capped by the announced length', async () => {
    const { origin } = await serve((_request, response) =>
      response.writeHead(200, { 'content-length': '1001' }).end(Buffer.alloc(1001)),
    );
    expect(await failure(egress().fetch(origin, { maxResponseBytes: 1000 }))).toMatchObject({
      name: 'EgressAmbiguousError',
      code: 'EGRESS_RESPONSE_TOO_LARGE',
    });
    expect((await (await egress().fetch(origin, { maxResponseBytes: 1001 })).arrayBuffer()).byteLength).toBe(1001);
  });

  it('is capped while an endless body streams', async () => {
    const { origin } = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    expect(await failure(egress().fetch(origin, { maxResponseBytes: 300_000 }))).toMatchObject({
      code: 'EGRESS_RESPONSE_TOO_LARGE',
    });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(20_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(20_000_000))],
  ])('is capped for what a %s bomb unpacks to', async (encoding, bomb) => {
    const { origin } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
    );
    expect(bomb.byteLength).toBeLessThan(30_000);
    expect(await failure(egress().fetch(origin))).toMatchObject({ code: 'EGRESS_RESPONSE_TOO_LARGE' });
  });

  it('counts unpacked bytes of an honest answer, and says no more that it was packed', async () => {
    const { origin } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello')),
    );
    const answer = await egress().fetch(origin);
    expect([await answer.text(), answer.headers.get('content-encoding')]).toEqual(['hello', null]);
  });

  it.each(['gzip, gzip', 'zstd', 'constructor'])('a body packed as %s is refused', async (encoding) => {
    const { origin } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end('x'),
    );
    expect(await failure(egress().fetch(origin))).toMatchObject({ code: 'EGRESS_ENCODING' });
  });
});

describe('a server with a certificate that is trusted', () => {
  const certificate = makeTestCertificate('named.example');
  const before = getCACertificates('default');

  beforeAll(() => setDefaultCACertificates([...before, certificate.cert]));
  afterAll(() => setDefaultCACertificates(before));

  async function serveTls(): Promise<number> {
    const server = await listen(
      createHttpsServer(certificate, (request, response) => response.end(request.headers.host)),
    );
    return (server.address() as AddressInfo).port; // a TCP server has one
  }

  it('is reached at the checked address, under its own name', async () => {
    const port = await serveTls();
    const answer = await egress({ lookup: named }).fetch(`https://named.example:${port}/`);
    expect(await answer.text()).toBe(`named.example:${port}`);
  });

  it('is not reached under any other name, nor by its address', async () => {
    const port = await serveTls();
    for (const host of ['other.example', '127.0.0.1']) {
      const error = await failure(egress({ lookup: named }).fetch(`https://${host}:${port}/`));
      expect(error).toBeInstanceOf(NotSentError);
      expect(error).toMatchObject({ code: 'EGRESS_TLS' });
    }
  });
});

it('sends method, headers and body, and gives status, headers and body', async () => {
  const { origin } = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () =>
      response
        .writeHead(201, { 'x-a': '1', 'set-cookie': ['a=1', 'b=2'] })
        .end(`${request.method} ${request.url} ${request.headers['user-agent']} ${body}`),
    );
  });
  const answer = await egress().fetch(`${origin}/p?q=1`, { method: 'put', body: new TextEncoder().encode('körper') });
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await answer.text()).toBe('PUT /p?q=1 Bedside-Test/1 körper');
});

it.each([204, 304])('takes %i without a body', async (status) => {
  const { origin } = await serve((_request, response) =>
    response.writeHead(status, { 'content-encoding': 'gzip' }).end(),
  );
  expect((await egress().fetch(origin)).status).toBe(status);
});

describe('a body that is read while it leaves', () => {
  const piece = Buffer.alloc(64 * 1024, 7);

  /** So many pieces, and how many of them were asked for. */
  function pieces(count: number, given: { atEnd?: () => void } = {}) {
    const state = { read: 0, ended: false };
    async function* stream() {
      try {
        for (let at = 0; at < count; at += 1) {
          state.read += 1;
          yield piece;
        }
        given.atEnd?.();
      } finally {
        state.ended = true;
      }
    }
    return { state, body: { stream: stream(), length: count * piece.length } };
  }

  /** Takes everything in, and tells how much it was and what was said of it. */
  const countBytes = (request: IncomingMessage, response: ServerResponse) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('error', () => undefined);
    request.on('end', () =>
      response.end(`${bytes} ${request.headers['content-length']} ${request.headers['transfer-encoding']}`),
    );
  };

  it('leaves whole, with its length', async () => {
    const { origin } = await serve(countBytes);
    const { body } = pieces(40);
    const answer = await egress().fetch(origin, { method: 'PUT', body });
    expect(await answer.text()).toBe(`${40 * piece.length} ${40 * piece.length} undefined`);
    const empty = await egress().fetch(origin, { method: 'PUT', body: pieces(0).body });
    expect(await empty.text()).toBe('0 0 undefined');
  });

  it('may be a stream of the web', async () => {
    const { origin } = await serve(countBytes);
    const stream = new Blob([piece, piece]).stream();
    const answer = await egress().fetch(origin, { method: 'PUT', body: { stream, length: 2 * piece.length } });
    expect(await answer.text()).toBe(`${2 * piece.length} ${2 * piece.length} undefined`);
  });

  it('is not read further than the other side takes it in', async () => {
    const time = timeIsUp();
    const { origin } = await serve((request) => {
      request.once('data', () => {
        request.pause();
        time.now();
      });
    });
    const { body, state } = pieces(10_000);
    const error = await failure(egress().fetch(origin, { method: 'PUT', body, signal: time.signal }));
    expect(error).toMatchObject({ name: 'EgressAmbiguousError', code: 'EGRESS_TIMEOUT' });
    expect(state.read).toBeLessThan(2_000);
    await vi.waitFor(() => expect(state.ended).toBe(true));
  });

  it.each([-1, 0.5, Number.NaN, 1_000_000_001])('with a length that cannot be, %d, is not sent', async (length) => {
    const { body, state } = pieces(1);
    const error = await failure(egress().fetch('http://127.0.0.1:9/', { method: 'PUT', body: { ...body, length } }));
    expect(error).toBeInstanceOf(NotSentError);
    expect(error).toMatchObject({ code: 'EGRESS_BODY_INVALID' });
    expect(state.read).toBe(0);
  });

  it.each([
    ['more', -1],
    ['fewer', 1],
  ])(
    'that gives %s bytes than it promised is ambiguous, and the other side never sees a whole request',
    async (_name, off) => {
      let whole = false;
      const { origin } = await serve((request, response) => {
        request
          .on('error', () => undefined)
          .on('end', () => {
            whole = true;
            response.end();
          });
        request.resume();
      });
      const { body } = pieces(3);
      const error = await failure(
        egress().fetch(origin, { method: 'PUT', body: { ...body, length: body.length + off } }),
      );
      expect(error).toBeInstanceOf(EgressAmbiguousError);
      expect(error).toMatchObject({ code: 'EGRESS_BODY_INVALID' });
      expect(whole).toBe(false);
    },
  );

  it('that cannot be read to its end is ambiguous, and the cause is not in the message', async () => {
    const { origin } = await serve(countBytes);
    const broken = pieces(3, {
      atEnd: () => {
        throw new Error('/secret/path');
      },
    });
    const error = await failure(
      egress().fetch(origin, { method: 'PUT', body: { ...broken.body, length: 9 * piece.length } }),
    );
    expect(error).toMatchObject({ name: 'EgressAmbiguousError', code: 'EGRESS_BODY_INVALID' });
    expect(String(error)).not.toContain('secret');
  });

  it('is ambiguous when the connection breaks in its middle', async () => {
    const { origin } = await serve((request) => request.once('data', () => request.socket.destroy()));
    const error = await failure(egress().fetch(origin, { method: 'PUT', body: pieces(500).body }));
    expect(error).toMatchObject({ name: 'EgressAmbiguousError', code: 'EGRESS_CONNECTION_LOST' });
  });

  it('goes to no address that any other request may not go to', async () => {
    const { body, state } = pieces(1);
    const strict = egress({ allowLoopback: false });
    const error = await failure(strict.fetch('https://10.0.0.1/', { method: 'PUT', body }));
    expect(error).toMatchObject({ name: 'NotSentError', code: 'EGRESS_ADDRESS_REFUSED' });
    expect(state.read).toBe(0);
  });
});
