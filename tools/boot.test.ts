import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root = '';

/** Stands for npm: writes down that it was asked, and makes what `npm ci` would make. */
const PRETEND_NPM = `
const { appendFileSync, mkdirSync, rmSync } = require('node:fs');
appendFileSync('npm-calls.txt', process.argv.slice(2).join(' ') + '\\n');
if (require('node:fs').existsSync('npm-fails')) process.exit(1);
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/.bin', { recursive: true });
`;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bedside-boot-test-'));
  await mkdir(join(root, 'tools'));
  await mkdir(join(root, 'web', 'src'), { recursive: true });
  await copyFile(new URL('boot.mjs', import.meta.url), join(root, 'tools', 'boot.mjs'));
  await writeFile(join(root, 'package-lock.json'), lockFile('1.0.0'));
  await writeFile(join(root, 'pretend-npm.js'), PRETEND_NPM);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

function lockFile(version: string): string {
  return JSON.stringify({ packages: { '': {}, 'node_modules/some': { version, integrity: version } } });
}

async function boot(...args: string[]): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [join(root, 'tools', 'boot.mjs'), ...args], {
    env: { PATH: '', npm_execpath: join(root, 'pretend-npm.js'), npm_node_execpath: process.execPath },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}

async function npmCalls(): Promise<readonly string[]> {
  const text = await readFile(join(root, 'npm-calls.txt'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

test('a first start installs exactly the lock file, without install scripts', async () => {
  expect((await boot()).status).toBe(0);
  expect(await npmCalls()).toEqual(['ci --ignore-scripts --no-audit --no-fund --loglevel=error --no-progress']);
});

test('a second start asks npm for nothing and says nothing', async () => {
  await boot();
  expect(await boot()).toEqual({ status: 0, output: '' });
  expect(await npmCalls()).toHaveLength(1);
});

test('a changed lock file installs again', async () => {
  await boot();
  await writeFile(join(root, 'package-lock.json'), lockFile('1.0.1'));
  await boot();
  expect(await npmCalls()).toHaveLength(2);
});

test('what a developer installed already is taken as it is', async () => {
  await mkdir(join(root, 'node_modules', 'some'), { recursive: true });
  await mkdir(join(root, 'node_modules', '.bin'));
  await writeFile(join(root, 'node_modules', '.package-lock.json'), lockFile('1.0.0'));
  expect((await boot()).status).toBe(0);
  expect(await npmCalls()).toEqual([]);
});

test('two starts at once install once', async () => {
  const [one, two] = await Promise.all([boot(), boot()]);
  expect([one.status, two.status]).toEqual([0, 0]);
  expect(await npmCalls()).toHaveLength(1);
});

test('an install that fails is told in a sentence, and the next start tries again', async () => {
  await writeFile(join(root, 'npm-fails'), '');
  const failed = await boot();
  expect(failed.status).toBe(1);
  expect(failed.output).toContain('The packages could not be installed');
  expect(failed.output).not.toContain('at install');
  await rm(join(root, 'npm-fails'));
  expect((await boot()).status).toBe(0);
});

test('without a build of the web console --build says so and goes on', async () => {
  const { status, output } = await boot('--build');
  expect(status).toBe(0);
  expect(output).toContain('The web console has no build yet: skipped.');
});
