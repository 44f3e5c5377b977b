// Writes the bill of materials (CycloneDX, JSON) of everything in the lock file: `node tools/sbom.mjs <file>`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLockBreaches, listPackages } from './lock-rules.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The bill of materials as npm writes it from the lock file alone, under our own name instead of the folder's. */
export function writeSbom(root) {
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  // On Windows, npm is a script that only a shell starts.
  const run = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`npm sbom ended with ${run.status}: ${run.stderr}`);
  const sbom = JSON.parse(run.stdout);
  sbom.metadata.component.name = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name;
  return sbom;
}

/**
 * @param {object} lock parsed package-lock.json
 * @param {object} sbom CycloneDX
 * @returns {readonly string[]} a sentence for each package that the bill leaves out, or lists with other bytes
 */
export function findSbomGaps(lock, sbom) {
  const listed = new Map(
    sbom.components.map((one) => [`${one.group ? `${one.group}/` : ''}${one.name} ${one.version}`, one]),
  );
  return listPackages(lock).flatMap(({ name, entry }) => {
    const which = `${name} ${entry.version}`;
    const component = listed.get(which);
    if (component === undefined) return [`${which} is not in the bill of materials`];
    const hashes = (component.hashes ?? []).map(({ content }) => Buffer.from(content, 'hex').toString('base64'));
    return hashes.includes(entry.integrity?.replace(/^sha512-/, ''))
      ? []
      : [`${which} is in the bill of materials with other bytes`];
  });
}

/** Everything that is wrong with the lock file and its bill of materials. */
export function checkSupplyChain(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return [...findLockBreaches(lock), ...findSbomGaps(lock, writeSbom(root))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(writeSbom(ROOT), null, 2)}\n`;
  const [, , file] = process.argv;
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}
