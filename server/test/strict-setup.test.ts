import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = dirname(dirname(import.meta.dirname));
let folder = '';

beforeEach(async () => {
  // Below the repository, so that the trial finds vitest; below node_modules/.cache, so that nothing else finds the trial.
  folder = await mkdtemp(join(root, 'node_modules', '.cache-strict-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs a test file of one test under the set-up, and says how it ended. */
async function trial(body: string): Promise<{ passed: boolean; output: string }> {
  await writeFile(
    join(folder, 'trial.test.ts'),
    `import { test } from 'vitest';\ntest('trial', async () => { ${body} });\n`,
  );
  const setup = fileURLToPath(new URL('strict-setup.ts', import.meta.url));
  await writeFile(
    join(folder, 'vitest.config.mjs'),
    `export default { root: ${JSON.stringify(folder)}, test: { include: ['trial.test.ts'], exclude: [], setupFiles: [${JSON.stringify(setup)}] } };`,
  );
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const result = spawnSync(process.execPath, [vitest, 'run'], { cwd: folder, encoding: 'utf8' });
  return { passed: result.status === 0, output: result.stdout + result.stderr };
}

test('a quiet test passes', async () => {
  expect((await trial('await Promise.resolve();')).passed).toBe(true);
});

test('a word on the console fails the test', async () => {
  const { passed, output } = await trial(`console.log('hello');`);
  expect(passed).toBe(false);
  expect(output).toContain('console.log was called: hello');
});

test('a request to another machine fails the test, even when its error is swallowed', async () => {
  const { passed, output } = await trial(`await fetch('http://social.example.org/').catch(() => undefined);`);
  expect(passed).toBe(false);
  expect(output).toContain('an unplanned connection to social.example.org was tried');
});

test('a request to this machine is allowed', async () => {
  const { passed } = await trial(`await fetch('http://127.0.0.1:9/').catch(() => undefined);`);
  expect(passed).toBe(true);
});
