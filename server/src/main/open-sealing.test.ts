import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certify, writePkcs12 } from '../../test/pkcs12-file.ts';
import { createLogger } from '../kernel/log/logger.ts';
import { loadConfig } from './config.ts';
import { openSealing } from './open-sealing.ts';

const DAY_MS = 86_400_000;
const fromNow = (days: number) => new Date(Date.now() + days * DAY_MS);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-sealing-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lines: string[] = [];
const log = createLogger({ level: 'warn', destination: { write: (line: string) => void lines.push(line) } });
const open = (env: Record<string, string>) => openSealing(loadConfig(env), log);

async function named(until: Date, password = 'word'): Promise<Record<string, string>> {
  const file = join(folder, 'seal.p12');
  await writeFile(file, await writePkcs12(await certify({ from: fromNow(-400), until }), 'word'));
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, `${password}\n`);
  return { SEALING_CERTIFICATE_FILE: file, SEALING_CERTIFICATE_PASSWORD_FILE: passwordFile };
}

test('nothing has to be set: Bedside makes the key, and asks for no time-stamp', async () => {
  expect(await open({})).toEqual({ certificate: null, stamper: null });
});

test('a file and its password are read once', async () => {
  const until = fromNow(400);
  const { certificate, stamper } = await open(await named(until));
  expect(certificate?.notAfter.getTime()).toBe(Math.floor(until.getTime() / 1_000) * 1_000);
  expect(stamper).toBeNull();
  expect(lines).toEqual([]);
});

test('a certificate that ends within a month is told in the log', async () => {
  await open(await named(fromNow(20)));
  expect(lines.join('')).toContain('sealing.certificate-ends-soon');
});

test('what cannot be used stops the start, and says what to do', async () => {
  const refusal = { code: 'SEALING_CERTIFICATE', remedy: expect.stringMatching(/./) };
  await expect(open(await named(fromNow(400), 'another'))).rejects.toMatchObject({
    ...refusal,
    message: expect.stringContaining('does not open with its password'),
    remedy: expect.stringContaining('SEALING_CERTIFICATE_PASSWORD'),
  });
  await expect(open(await named(fromNow(-1)))).rejects.toMatchObject({
    ...refusal,
    message: expect.stringContaining('ended on'),
  });
  const gone = { ...(await named(fromNow(400))), SEALING_CERTIFICATE_FILE: join(folder, 'gone.p12') };
  await expect(open(gone)).rejects.toMatchObject({ ...refusal, message: expect.stringContaining('cannot be read') });
});

test.each([{ SEALING_CERTIFICATE_FILE: '/seal.p12' }, { SEALING_CERTIFICATE_PASSWORD: 'word' }])(
  '%j needs the other',
  (env) => {
    expect(() => loadConfig(env)).toThrow('need each other');
  },
);

test('a time-stamp server is told by its name', async () => {
  const { stamper } = await open({ TIMESTAMP_URL: 'https://tsa.example.org/stamp' });
  expect(stamper?.host).toBe('tsa.example.org');
  expect(() => loadConfig({ TIMESTAMP_URL: 'tsa.example.org' })).toThrow('must be an address');
});
