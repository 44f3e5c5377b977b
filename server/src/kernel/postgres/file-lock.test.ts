import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BedsideError } from '../errors/bedside-error.ts';
import { tryFileLock } from './file-lock.ts';
import { acquireInstanceLock } from './instance-lock.ts';
import { identifyProcess, identifySelf } from './process-identity.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-lock-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('of many attempts at once exactly one gets the lock', async () => {
  const attempts = await Promise.all(Array.from({ length: 20 }, () => tryFileLock(join(folder, 'lock'))));
  expect(attempts.filter((attempt) => 'lock' in attempt)).toHaveLength(1);
});

test('a second start is told the process and the address of the first', async () => {
  const lock = await acquireInstanceLock(folder);
  await lock.announce('http://127.0.0.1:8470');
  const refused = await acquireInstanceLock(folder).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BedsideError);
  expect(refused).toMatchObject({
    code: 'ALREADY_RUNNING',
    message: `Bedside is already running here (process ${process.pid}, http://127.0.0.1:8470).`,
  });
});

test('a released lock is free again', async () => {
  await (await acquireInstanceLock(folder)).release();
  await expect(acquireInstanceLock(folder)).resolves.toHaveProperty('release');
});

test.each([
  ['a holder that no longer runs', JSON.stringify({ pid: 4_194_303, startedAt: 'x', url: null })],
  ['a living process that only has the same id', JSON.stringify({ pid: process.pid, startedAt: 'another', url: null })],
  ['a file torn by a power cut', '{"pid": 1'],
])('a lock of %s is taken over', async (_name, content) => {
  await writeFile(join(folder, 'bedside.lock'), content);
  await expect(acquireInstanceLock(folder)).resolves.toHaveProperty('release');
});

test('an identity names one process, and none once it has ended', async () => {
  expect(identifyProcess(process.pid)).toEqual(identifySelf());
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  expect(identifyProcess(child.pid ?? 0)).toBeNull();
});
