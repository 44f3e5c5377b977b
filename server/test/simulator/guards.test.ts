/** Each guard that `guards.json` names stands in the source: tools/mutation.mjs tells what notices when it is taken out. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const folder = new URL('../../src/flow/publish/', import.meta.url);
const read = (file: string | URL) => readFileSync(file, 'utf8');
const guardSchema = z.array(
  z.strictObject({
    guard: z.string().min(10),
    file: z.string(),
    code: z.string().min(10),
    /** What stands in the place of the code when the guard is taken out. */
    without: z.string(),
    /** The guard in front of it, where it only matters once that one is gone too. */
    behind: z.string().optional(),
  }),
);
const guards = guardSchema.parse(JSON.parse(read(new URL('guards.json', import.meta.url))));

test.each(guards)('$guard: stands in $file, once', ({ file, code }) => {
  expect(read(new URL(file, folder)).split(code)).toHaveLength(2);
});

test('a guard that is behind another names one of the list', () => {
  const names = new Set(guards.map(({ guard }) => guard));
  for (const { behind } of guards) if (behind !== undefined) expect(names).toContain(behind);
});

test('no guard is named twice', () => {
  expect(new Set(guards.map(({ guard }) => guard)).size).toBe(guards.length);
});
