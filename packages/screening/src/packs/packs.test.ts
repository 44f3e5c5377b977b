import { expect, test } from 'vitest';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import { builtInPacks } from './built-in.ts';
import { PackMatcher } from './match.ts';
import { checkPack, type RulePack } from './pack.ts';

const reader = new Reader();
const tokens = new Tokens();

function rulesFound(packs: readonly RulePack[], text: string): string[] {
  tokens.split(reader.read(text));
  return new PackMatcher(packs).find(tokens).map(({ rule }) => rule.id);
}

const rules = builtInPacks.flatMap((pack) => pack.rules.map((rule) => ({ id: rule.id, pack, rule })));

test.each(rules)('$id flags and passes its examples', ({ pack, rule }) => {
  for (const text of rule.examples.flags) expect(rulesFound([pack], text), text).toContain(rule.id);
  for (const text of rule.examples.passes) expect(rulesFound([pack], text), text).not.toContain(rule.id);
});

test('every pack is sound, dated and named once', () => {
  for (const pack of builtInPacks) {
    expect(() => checkPack(pack)).not.toThrow();
    expect(pack.dated).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
  expect(new Set(builtInPacks.map(({ id }) => id)).size).toBe(builtInPacks.length);
});

const own: RulePack = {
  id: 'larkspur',
  version: 1,
  title: 'Larkspur Medical',
  jurisdiction: 'own',
  source: 'policy 12',
  dated: '2026-11-21',
  rules: [
    {
      id: 'bluebird',
      type: 'PROPRIETARY',
      category: 'rights',
      severity: 'block',
      source: 'policy 12',
      phrases: ['project bluebird', 'bluebird (merger|deal)'],
      unless: ['bluebird is public'],
      message: { en: 'Not public yet.', es: 'Aún no es público.' },
      examples: { flags: [], passes: [] },
    },
  ],
};

test('an organization brings its own terms as data, with words that take them back', () => {
  expect(rulesFound([own], 'Project BLUEBIRD closes on Friday')).toEqual(['bluebird']);
  expect(rulesFound([own], 'Project bluebird: bluebird is public since noon')).toEqual([]);
});

test.each([
  [{ ...own, id: 'No Spaces' }, 'id'],
  [{ ...own, version: 0 }, 'version'],
  [{ ...own, rules: [{ ...own.rules[0], phrases: [] }] }, 'phrases'],
  [{ ...own, rules: [{ ...own.rules[0], severity: 'fatal' }] }, 'severity'],
  [{ ...own, rules: [{ ...own.rules[0], message: { en: 'Only English' } }] }, 'message'],
])('an unsound pack is refused and says why', (pack, word) => {
  // The packs are wrong on purpose, as data from elsewhere may be.
  expect(() => checkPack(pack as unknown as RulePack)).toThrow(new RegExp(word));
});
