import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Certified, certify, RSA_2048, writePkcs12 } from '../../../../test/pkcs12-file.ts';
import { isGoodAt, openHouseCertificate } from './house-certificate.ts';
import { x509 } from './x509.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const FROM = new Date('2026-01-01T00:00:00.000Z');
const UNTIL = new Date('2028-01-01T00:00:00.000Z');
const PASSWORD = 'opens the file';

let certified: Certified;
beforeAll(async () => {
  certified = await certify({ from: FROM, until: UNTIL });
});

const openFile = (file: Uint8Array, password = PASSWORD, now = NOW) => openHouseCertificate({ file, password, now });

/** What is said of a file that cannot be used: all that the operator reads. */
async function complaintOf(opening: Promise<unknown>): Promise<string> {
  const refused: unknown = await opening.then(
    () => null,
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ code: 'SEALING_CERTIFICATE', remedy: expect.stringMatching(/./) });
  expect(JSON.stringify(refused)).not.toContain(PASSWORD);
  return refused instanceof Error ? refused.message : '';
}

describe('a certificate of the house', () => {
  test('comes with its key, its own certificate first and then who certified it', async () => {
    const [own, root] = certified.certificates;
    if (own === undefined || root === undefined) throw new Error('there are two');
    const file = await writePkcs12({ ...certified, certificates: [root, own] }, PASSWORD);
    const opened = await openFile(file);
    expect(opened.key.certificates.map((one) => Buffer.from(one).equals(own))).toEqual([true, false]);
    expect(opened.key.certificates).toHaveLength(2);
    expect(opened).toMatchObject({ notBefore: FROM, notAfter: UNTIL });
    expect(isGoodAt(opened, UNTIL)).toBe(true);
    expect(isGoodAt(opened, new Date(UNTIL.getTime() + 1))).toBe(false);
  });

  test.each(['pässwörd', '', 'a b "c"'])('opens with the password %j', async (password) => {
    expect((await openFile(await writePkcs12(certified, password), password)).notAfter).toEqual(UNTIL);
  });

  test.each([
    ['RSA of 3072 bits', { ...RSA_2048, modulusLength: 3_072 }],
    ['P-256', { name: 'ECDSA', namedCurve: 'P-256' }],
    ['P-384', { name: 'ECDSA', namedCurve: 'P-384' }],
  ])('may have a key of %s', async (_, algorithm) => {
    const made = await certify({ from: FROM, until: UNTIL, algorithm });
    expect((await openFile(await writePkcs12(made, PASSWORD))).key.certificates).toHaveLength(2);
  });

  test('without a key usage is for everything', async () => {
    const made = await certify({ from: FROM, until: UNTIL, usage: null });
    expect((await openFile(await writePkcs12(made, PASSWORD))).notAfter).toEqual(UNTIL);
  });
});

describe('a file that cannot be used', () => {
  test('is told with what to do', async () => {
    const good = await writePkcs12(certified, PASSWORD);
    expect(await complaintOf(openFile(good, 'another'))).toContain('does not open with its password');
    expect(await complaintOf(openFile(Buffer.from('-----BEGIN CERTIFICATE-----')))).toContain('is no PKCS#12 file');
    expect(await complaintOf(openFile(new Uint8Array()))).toContain('is no PKCS#12 file');
    expect(await complaintOf(openFile(good.subarray(0, 100)))).toContain('is no PKCS#12 file');
  });

  test('by the time of its certificate', async () => {
    const file = await writePkcs12(certified, PASSWORD);
    const early = new Date(FROM.getTime() - 1_000);
    const late = new Date(UNTIL.getTime() + 1_000);
    expect(await complaintOf(openFile(file, PASSWORD, early))).toContain('not valid before 2026-01-01T00:00:00.000Z');
    expect(await complaintOf(openFile(file, PASSWORD, late))).toContain('ended on 2028-01-01T00:00:00.000Z');
  });

  test('by what its certificate is for', async () => {
    for (const usage of [x509.KeyUsageFlags.keyEncipherment, x509.KeyUsageFlags.nonRepudiation]) {
      const made = await certify({ from: FROM, until: UNTIL, usage });
      expect(await complaintOf(openFile(await writePkcs12(made, PASSWORD)))).toContain('no digitalSignature');
    }
  });

  test.each([
    ['RSA of 1024 bits', { ...RSA_2048, modulusLength: 1_024 }, 'RSA key of 1024 bits, which is too short'],
    ['P-521', { name: 'ECDSA', namedCurve: 'P-521' }, 'kind that cannot seal'],
  ])('by its key of %s', async (_, algorithm, complaint) => {
    const made = await certify({ from: FROM, until: UNTIL, algorithm });
    expect(await complaintOf(openFile(await writePkcs12(made, PASSWORD)))).toContain(complaint);
  });

  test('by what is not in it', async () => {
    const other = await certify({ from: FROM, until: UNTIL });
    const { privateKeyPkcs8, certificates } = certified;
    const alone = await writePkcs12({ privateKeyPkcs8: null, certificates }, PASSWORD);
    expect(await complaintOf(openFile(alone))).toContain('no private key');
    const strangers = await writePkcs12({ privateKeyPkcs8, certificates: other.certificates }, PASSWORD);
    expect(await complaintOf(openFile(strangers))).toContain('no certificate for its private key');
  });
});

const openssl = ['/usr/bin/openssl'].find((path) => existsSync(path)) ?? null;

describe.skipIf(openssl === null)('a file that OpenSSL wrote', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bedside-p12-'));
    const pem = (what: string, bytes: Uint8Array) =>
      `-----BEGIN ${what}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${what}-----\n`;
    await writeFile(join(folder, 'key'), pem('PRIVATE KEY', certified.privateKeyPkcs8));
    const [own, root] = certified.certificates.map((one) => pem('CERTIFICATE', one));
    await writeFile(join(folder, 'own'), own ?? '');
    await writeFile(join(folder, 'root'), root ?? '');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function exported(...options: string[]): Promise<Uint8Array> {
    const [key, own, root, out] = ['key', 'own', 'root', 'out'].map((name) => join(folder, name));
    const files = ['-inkey', key ?? '', '-in', own ?? '', '-certfile', root ?? '', '-out', out ?? ''];
    await promisify(execFile)(openssl ?? '', [
      'pkcs12',
      '-export',
      ...files,
      '-passout',
      `pass:${PASSWORD}`,
      ...options,
    ]);
    return readFile(out ?? '');
  }

  test('opens', async () => {
    expect((await openFile(await exported())).key.certificates).toHaveLength(2);
  });

  test('in the way of old times is told how to make it anew', async () => {
    const file = await exported('-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES');
    expect(await complaintOf(openFile(file))).toContain('encrypted in a way that is no longer safe');
  });
});
