import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'tsdown';

export type Bundle = {
  readonly path: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
};

const entry = join(import.meta.dirname, '../../../packages/screening/src/index.ts');

/** Bundles the engine with its tables for browsers, minified; sizes in bytes. The file lies in a folder of its own. */
export async function bundleEngine(): Promise<{ bundle: Bundle; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bedside-bundle-'));
  await build({
    config: false,
    entry: { engine: entry },
    outDir: folder,
    platform: 'browser',
    format: 'esm',
    minify: true,
    dts: false,
    clean: false,
    logLevel: 'silent',
  });
  const path = join(folder, 'engine.mjs');
  const built = ['engine.mjs', 'engine.js'].flatMap((name) => readIfThere(join(folder, name)))[0];
  if (!built) throw new Error('The engine was not bundled into one file.');
  writeFileSync(path, built);
  const bundle = {
    path,
    minified: built.length,
    gzip: gzipSync(built, { level: 9 }).length,
    brotli: brotliCompressSync(built, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length,
  };
  return { bundle, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function readIfThere(path: string): Buffer[] {
  try {
    return [readFileSync(path)];
  } catch {
    return [];
  }
}
