// What the tests of the engine import from Vitest, for `mutation-runner.mjs`: its own `expect`, and just enough of the rest.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const { resolve } = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'));
const { ASYMMETRIC_MATCHERS_OBJECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, chai } = await import(
  pathToFileURL(resolve('@vitest/expect')).href
);
for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);

let found = [];
let within = [];
let afterwards = [];

/** The tests that a file declares while it is loaded. */
export async function collect(load) {
  [found, within, afterwards] = [[], [], []];
  await load();
  const after = afterwards;
  return found.map(({ name, work }) => ({ name, work: () => andThen(work, after) }));
}

async function andThen(work, after) {
  try {
    await work();
  } finally {
    for (const one of after) await one();
  }
}

export function afterEach(work) {
  afterwards.push(work);
}

export function test(name, work) {
  found.push({ name: [...within, name].join(' '), work });
}

export function describe(name, work) {
  within.push(name);
  work();
  within.pop();
}

/** A list in a list is several arguments, as with Vitest. Names tell the number of the case, since they must differ. */
const each = (declare) => (cases) => (name, work) => {
  for (const [index, one] of [...cases].entries()) {
    const args = Array.isArray(one) ? one : [one];
    const plain = args.filter((arg) => typeof arg !== 'object');
    const told = format(name, ...plain.slice(0, (name.match(/%[sdi]/gu) ?? []).length));
    const isTold = told !== name && new Set(cases).size === [...cases].length && args.length === 1;
    declare(isTold ? told : `${told} (${index + 1})`, () => work(...args));
  }
};
test.each = each(test);
describe.each = each(describe);
