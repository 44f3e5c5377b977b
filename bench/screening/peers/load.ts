import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..');
const require = createRequire(join(folder, 'package.json'));

/**
 * The peers live in this folder with a lock of their own, so that the product's lock stays free of them. Installs them
 * when they are not there; returns null, or a sentence that says why they cannot be had.
 */
export function installPeers(): string | null {
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return null;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  return run.status === 0
    ? null
    : `The peers could not be installed (it needs the registry): ${run.stderr.slice(0, 400)}`;
}

/** Loads a peer; its shape is told by the adapter, which is the only one to know it. */
export function load<Shape>(name: string): Shape {
  return require(name) as Shape;
}

export function versionOf(name: string): string {
  const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
