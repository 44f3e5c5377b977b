import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const manifest = join(import.meta.dirname, 'manifest.json');

/** SHA-256 of each file of the data folder that training reads. */
export function readManifest(): Record<string, string> {
  return JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
}

/** Throws when a data file is missing or is not the one that the committed tables were made from. */
export function checkData(folder: string): void {
  for (const [name, expected] of Object.entries(readManifest())) {
    const actual = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    if (actual !== expected) throw new Error(`${name} in ${folder} is not the file that train/manifest.json names`);
  }
}
