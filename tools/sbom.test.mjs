import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findSbomGaps, writeSbom } from './sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the bill of materials has every package of the lock file, with its bytes', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const sbom = writeSbom(root);
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'bedside' } } });
  expect(findSbomGaps(lock, sbom)).toEqual([]);

  const [one, two] = sbom.components.filter(({ hashes }) => hashes?.length > 0);
  const rest = sbom.components.filter((component) => component !== one && component !== two);
  const swapped = { ...two, hashes: [{ alg: 'SHA-512', content: '00' }] };
  expect(new Set(findSbomGaps(lock, { components: [...rest, swapped] }))).toEqual(
    new Set([
      `${one.name} ${one.version} is not in the bill of materials`,
      `${two.name} ${two.version} is in the bill of materials with other bytes`,
    ]),
  );
});
