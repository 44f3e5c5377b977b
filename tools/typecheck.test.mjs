import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProject } from './typecheck.mjs';

const FLOATING = [
  'save();',
  '(save());',
  'ready && save();',
  'ready ? save() : f();',
  'save().then(f);',
  'save().finally(f);',
  'new Promise(f);',
  'for (const one of [1, 2]) save();',
];

const KEPT = [
  'await save();',
  'void save();',
  'save().catch(f);',
  'save().then(f, f);',
  'save().catch(f).finally(f);',
  'const kept = save(); await kept;',
  'return save();',
  'f();',
];

/** All bodies in one program: the library is what takes the time. */
function check(bodies) {
  const folder = mkdtempSync(join(tmpdir(), 'bedside-typecheck-test-'));
  try {
    const compilerOptions = { target: 'ES2024', module: 'NodeNext', strict: true, noEmit: true, types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const head = 'declare function save(): Promise<void>; declare const f: () => void; declare const ready: boolean;';
    for (const [index, body] of bodies.entries()) {
      writeFileSync(join(folder, `trial-${index}.ts`), `${head}\nexport async function trial() { ${body} }\n`);
    }
    const lines = checkProject(join(folder, 'tsconfig.json'));
    return bodies.map((body, index) => [body, lines.filter((line) => line.includes(`trial-${index}.ts`))]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a promise is awaited, handled, returned or dropped on purpose, or it is told with its place', {
  timeout: 30_000,
}, () => {
  const told = [expect.stringMatching(/trial-\d+\.ts:2:\d+ - a promise that nobody waits for/)];
  expect(check([...FLOATING, ...KEPT])).toEqual([
    ...FLOATING.map((body) => [body, told]),
    ...KEPT.map((body) => [body, []]),
  ]);
});

test('a type error is told with its place', { timeout: 30_000 }, () => {
  const [[, lines]] = check([`const n: number = 'one'; void n;`]);
  expect(lines).toEqual([expect.stringMatching(/trial-0\.ts:2:\d+ - TS2322: /)]);
});
