// A test runner for Stryker that loads tests and code once and runs the same functions for each mutant: the engine keeps
// nothing between runs, and to load it anew for each of hundreds of mutants takes ten times longer than its tests do. The
// tests are those of Vitest; what they import from it is `mutation-expect.mjs` here.
import { globSync, readFileSync } from 'node:fs';
import { enableCompileCache, flushCompileCache, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isWithin, readGuards } from './mutation-guards.mjs';

/** The first test that fails ends a run: those that take long come last. Others where the environment names some. */
const FILES = process.env.MUTATION_TESTS?.split(',') ?? [
  'server/src/flow/publish/engine/*.test.ts',
  'server/src/flow/publish/{state,edit-state,gate}.test.ts',
  'server/test/simulator/edits.test.ts',
  'server/test/simulator/seeds.test.ts',
];
/** A promise that nobody settles any more is a failure: after ten times as long as the test took when it passed. */
const PATIENCE = { firstMs: 5_000, leastMs: 1_000, times: 10 };
/** The name that Stryker's own runners are handed, and that stands in the changed code. */
const NAMESPACE = '__stryker__';
const INSTEAD_OF_VITEST = new URL('mutation-expect.mjs', import.meta.url).href;

class InProcessRunner {
  tests = null;
  guards = [];
  /** Where changed code looks which change is at work. */
  mutants = (globalThis[NAMESPACE] ??= {});

  capabilities() {
    return { reloadEnvironment: false };
  }

  init() {
    registerHooks({
      resolve: (name, context, next) =>
        name === 'vitest' ? { url: INSTEAD_OF_VITEST, shortCircuit: true } : next(name, context),
    });
    // A change of what runs when a module is loaded needs a process of its own.
    enableCompileCache(join(tmpdir(), 'bedside-mutation'));
  }

  /** The working directory is the sandbox with the changed sources. */
  async load() {
    if (this.tests !== null) return;
    const { collect } = await import(INSTEAD_OF_VITEST);
    const files = FILES.flatMap((pattern) => globSync(pattern).toSorted());
    this.guards = readGuards(process.cwd());
    this.tests = [];
    for (const file of files) {
      const path = join(process.cwd(), file);
      const found = await collect(() => import(pathToFileURL(path).href));
      const fileName = relative(process.cwd(), path);
      for (const test of found) this.tests.push({ ...test, id: `${fileName}#${test.name}`, fileName: path });
    }
    flushCompileCache();
  }

  async dryRun() {
    this.mutants.activeMutant = undefined;
    await this.load();
    const tests = [];
    for (const test of this.tests) {
      this.mutants.currentTestId = test.id;
      tests.push(resultOf(test, await run(test)));
    }
    this.mutants.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: this.mutants.mutantCoverage };
  }

  /** Of a guard, seeds first: the table of guards shows what a seed notices by itself. */
  inOrder({ fileName, ...mutant }) {
    const source = readFileSync(fileName, 'utf8');
    const isOf = (guard) => fileName.endsWith(guard.file) && isWithin(guard, mutant, { source, first: 0 });
    return this.guards.some(isOf) ? this.tests.toReversed() : this.tests;
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const { mutants } = this;
    if (mutantActivation === 'static') mutants.activeMutant = activeMutant.id;
    await this.load();
    Object.assign(mutants, {
      activeMutant: activeMutant.id,
      hitCount: hitLimit === undefined ? undefined : 0,
      hitLimit,
    });
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    let count = 0;
    for (const test of this.inOrder(activeMutant)) {
      if (wanted !== null && !wanted.has(test.id)) continue;
      count += 1;
      const { failure } = await run(test);
      if (mutants.hitCount > hitLimit) return { status: 'timeout', reason: 'it went round too often' };
      if (failure !== null) return { status: 'killed', killedBy: [test.id], failureMessage: failure, nrOfTests: count };
    }
    return { status: 'survived', nrOfTests: count };
  }
}

async function run(test) {
  const { firstMs, leastMs, times } = PATIENCE;
  const patienceMs = test.ms === undefined ? firstMs : Math.max(leastMs, times * test.ms);
  const began = performance.now();
  const gaveUp = Promise.withResolvers();
  const timer = setTimeout(() => gaveUp.reject(new Error('The test did not end.')), patienceMs);
  try {
    await Promise.race([test.work(), gaveUp.promise]);
    test.ms = performance.now() - began;
    return { failure: null, ms: test.ms };
  } catch (error) {
    return { failure: String(error?.message ?? error), ms: performance.now() - began };
  } finally {
    clearTimeout(timer);
  }
}

/** As Stryker has it: 0 passed, 1 failed. */
function resultOf({ id, name, fileName }, { failure, ms }) {
  const told = { id, name, fileName, timeSpentMs: ms };
  return failure === null ? { ...told, status: 0 } : { ...told, status: 1, failureMessage: failure };
}

// Failures that nobody waits for belong to a mutant whose test has failed already.
process.on('unhandledRejection', () => undefined);

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
