import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const squeeze = promisify(brotliCompress);
/** Below this a file is sent as it is. */
const MIN_BYTES = 1_024;

/** Puts a `.br` beside every script and style of the build: smaller than what a server makes while somebody waits. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'bedside-precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = join(resolve(config.root, config.build.outDir), 'assets');
    },
    closeBundle: async () => {
      const files = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const bytes = await readFile(join(folder, name));
          if (bytes.length < MIN_BYTES) return;
          const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
          await writeFile(join(folder, `${name}.br`), await squeeze(bytes, { params }));
        }),
      );
    },
  };
}
