import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EgressFetch } from '@bedside/connectors';
import { fromBER, Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createStampAuthority, type Spoilt, type StampAuthority } from '../../../../test/time-stamp-server.ts';
import { createEgress } from '../../../kernel/egress/egress.ts';
import { createLogger } from '../../../kernel/log/logger.ts';
import { createSealingKey, type SealingKey } from './authority.ts';
import { sealWithStamp } from './seal-pdf.ts';
import { writeSignedDocument } from './signed-document.ts';
import { createStamper, type Stamper } from './time-stamp.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const bytes = new Uint8Array(Buffer.from('the value of a signature'));

let authority: StampAuthority;
let key: SealingKey;
beforeAll(async () => {
  authority = await createStampAuthority({ at: AT });
  key = await createSealingKey({ house: 'Lakeside Clinic', from: new Date('2026-01-01T00:00:00.000Z') });
});

/** A way out that leads to an authority in this process, and what it was sent. */
function wayTo(
  answering: (request: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>,
  asked: { headers?: Readonly<Record<string, string>>; url?: string } = {},
): EgressFetch {
  return async (url, init = {}) => {
    Object.assign(asked, { url, headers: init.headers });
    const sent = init.body;
    if (!(sent instanceof Uint8Array)) throw new TypeError('a request has bytes');
    return new Response(await answering(new Uint8Array(sent)));
  };
}

const stamperOf = (fetch: EgressFetch, now = AT): Stamper =>
  createStamper({ url: 'https://tsa.example/stamp', fetch, now: () => now });
const spoiltBy = (spoilt: Spoilt, from = () => authority): Stamper =>
  stamperOf(wayTo((request) => from().answer(request, spoilt)));

describe('a time-stamp', () => {
  test('is asked for as RFC 3161 says, and tells the time', async () => {
    const asked: { headers?: Readonly<Record<string, string>>; url?: string } = {};
    const stamper = stamperOf(wayTo((request) => authority.answer(request), asked));
    expect(stamper.host).toBe('tsa.example');
    expect((await stamper.stamp(bytes)).at).toEqual(AT);
    expect(asked).toMatchObject({
      url: 'https://tsa.example/stamp',
      headers: { 'content-type': 'application/timestamp-query' },
    });
  });

  test.each<[string, Spoilt, string]>([
    ['a rejection', { status: 2 }, 'STAMP_REFUSED'],
    ['one that is still to come', { status: 3 }, 'STAMP_REFUSED'],
    ['another nonce', { nonce: new Uint8Array([1, 2, 3]) }, 'STAMP_NOT_OURS'],
    ['no nonce', { nonce: null }, 'STAMP_NOT_OURS'],
    ['another hash', { hash: new Uint8Array(32) }, 'STAMP_NOT_OURS'],
    ['a broken signature', { breakSignature: true }, 'STAMP_NOT_SIGNED'],
    ['a clock an hour off', { at: new Date(AT.getTime() - 3_600_000) }, 'STAMP_CLOCK'],
  ])('%s is none', async (_, spoilt, code) => {
    await expect(spoiltBy(spoilt).stamp(bytes)).rejects.toMatchObject({ code });
  });

  test('of a certificate that is not for time-stamps is none', async () => {
    const other = await createStampAuthority({ at: AT, isForTime: false });
    await expect(spoiltBy({}, () => other).stamp(bytes)).rejects.toMatchObject({ code: 'STAMP_NOT_SIGNED' });
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['a page', new Uint8Array(Buffer.from('<html>Welcome</html>'))],
    ['a sequence of nothing', new Uint8Array([0x30, 0x00])],
  ])('%s is no answer', async (_, answer) => {
    await expect(stamperOf(wayTo(async () => answer)).stamp(bytes)).rejects.toMatchObject({ code: 'STAMP_ANSWER' });
  });

  test('an answer with something behind it is none', async () => {
    const stamper = stamperOf(
      wayTo(async (request) => new Uint8Array(Buffer.concat([await authority.answer(request), Buffer.from([0])]))),
    );
    await expect(stamper.stamp(bytes)).rejects.toMatchObject({ code: 'STAMP_ANSWER' });
  });

  test.each([
    ['503', (_request, response) => response.writeHead(503).end()],
    ['a redirect', (_request, response) => response.writeHead(302, { location: 'https://tsa.example/' }).end()],
    ['no answer', (request) => request.socket.destroy()],
    ['a huge one', (_request, response) => response.end(Buffer.alloc(300_000))],
  ] satisfies [string, RequestListener][])('a server that gives %s gives no time-stamp', async (_, listener) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // a server on a TCP port has one of this kind
    const origin = `http://127.0.0.1:${port}`;
    const log = createLogger({ level: 'silent' });
    const { fetch } = createEgress({ allowLoopback: false, onlyOrigin: origin, log, userAgent: 'Bedside/test' });
    const stamper = createStamper({ url: `${origin}/stamp`, fetch, now: () => AT });
    await expect(stamper.stamp(bytes)).rejects.toMatchObject({ code: 'STAMP_UNREACHABLE' });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

const openssl = ['/usr/bin/openssl'].find((path) => existsSync(path)) ?? null;

describe('a sealed document', () => {
  const document = () =>
    writeSignedDocument({
      form: { kind: 'publication', version: '1', language: 'en', title: 'A form', parts: [] } as unknown as Parameters<
        typeof writeSignedDocument
      >[0]['form'], // as short as a form can be
      chosen: {},
      answers: {},
      signer: 'Ana Ruiz',
      drawing: null,
      signedAt: AT,
      evidence: [{ what: 'SHA-256', is: 'b'.repeat(64) }],
      seal: { house: 'Lakeside Clinic', reason: 'Sealed', contact: 'privacy@lakeside.example', isStamped: true },
    });

  function openSeal(pdf: Uint8Array): SignedData {
    const text = Buffer.from(pdf).toString('latin1');
    const [from = 0, length = 0, next = 0] =
      /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]/.exec(text)?.slice(1).map(Number) ?? [];
    const hex = text.slice(from + length + 1, next - 1);
    const { result } = fromBER(new Uint8Array(Buffer.from(hex, 'hex')));
    return new SignedData({ schema: new ContentInfo({ schema: result }).content });
  }

  test('has the time-stamp over its signature, beside what is signed', async () => {
    const { pdf, stampedAt } = await sealWithStamp(await document(), key, spoiltBy({}));
    expect(stampedAt).toEqual(AT);
    const [signer] = openSeal(pdf).signerInfos;
    expect(signer?.unsignedAttrs?.attributes.map(({ type }) => type)).toEqual(['1.2.840.113549.1.9.16.2.14']);
    expect(signer?.signedAttrs?.attributes.map(({ type }) => type)).not.toContain('1.2.840.113549.1.9.16.2.14');
  });

  test('is not made where there is no time-stamp', async () => {
    const stamper = spoiltBy({ status: 2 });
    await expect(sealWithStamp(await document(), key, stamper)).rejects.toMatchObject({ code: 'STAMP_REFUSED' });
  });

  test('is not made where the time-stamp has no room', async () => {
    const large = new Sequence({ value: Array.from({ length: 8_000 }, () => new Sequence()) });
    const token = fromBER(large.toBER()).result;
    const stamper: Stamper = {
      host: 'tsa.example',
      stamp: async () => ({ token: new Sequence({ value: [token, token, token] }), at: AT }),
    };
    await expect(sealWithStamp(await document(), key, stamper)).rejects.toMatchObject({ code: 'STAMP_TOO_LARGE' });
  });

  test.skipIf(openssl === null)('openssl takes the time-stamp, and for no other signature', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bedside-stamp-'));
    const { pdf } = await sealWithStamp(await document(), key, spoiltBy({}));
    const [signer] = openSeal(pdf).signerInfos;
    const token = signer?.unsignedAttrs?.attributes[0]?.values[0];
    const files = {
      data: join(folder, 'data'),
      other: join(folder, 'other'),
      token: join(folder, 'token'),
      root: join(folder, 'root'),
    };
    await writeFile(files.data, signer?.signature.valueBlock.valueHexView ?? '');
    await writeFile(files.other, 'another signature');
    await writeFile(files.token, Buffer.from(token.toBER()));
    await writeFile(files.root, authority.rootPem);
    const verify = (data: string) =>
      promisify(execFile)(openssl ?? '', [
        'ts',
        '-verify',
        '-data',
        data,
        '-in',
        files.token,
        '-token_in',
        '-CAfile',
        files.root,
      ]);
    expect((await verify(files.data)).stdout + (await verify(files.data)).stderr).toContain('Verification: OK');
    await expect(verify(files.other)).rejects.toThrow(/./);
    await rm(folder, { recursive: true });
  });
});
