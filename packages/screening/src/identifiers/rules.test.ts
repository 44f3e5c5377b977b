import { describe, expect, it } from 'vitest';
import { identifierRules } from '../rules/identifiers/list.ts';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import { IdentifierFinder, toOriginal } from './find.ts';
import { readOwnFacts } from './own-facts.ts';

const facts = readOwnFacts(undefined);

/** What the whole layer finds in both readings, as stretches of the text with the rule that found them. */
function mentionsIn(text: string): { surface: string; ruleId: string; type: string }[] {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  const finder = new IdentifierFinder();
  const plain = finder.find(reading, tokens, facts).map((mention) => toOriginal(reading, mention));
  const second = finder.findDisguised(reading, tokens, facts);
  const hidden = second?.mentions.map((mention) => toOriginal(second.disguised.reading, mention)) ?? [];
  return [...plain, ...hidden].map(({ start, end, ruleId, type }) => ({
    surface: text.slice(start, end),
    ruleId,
    type,
  }));
}

describe.each(identifierRules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  it.each([...rule.examples.flags])('finds in %j the stretch %j', (text, surface) => {
    const own = mentionsIn(text).filter((mention) => mention.ruleId === id || mention.type === rule.type);
    expect(
      own.some((mention) => mention.surface.includes(surface)),
      JSON.stringify(mentionsIn(text)),
    ).toBe(true);
  });

  it.each([...rule.examples.passes])('lets %j pass', (text) => {
    expect(mentionsIn(text).filter((mention) => mention.ruleId === id)).toEqual([]);
  });
});

it('every rule has its own id, a source, and examples of both kinds', () => {
  expect(new Set(identifierRules.map((rule) => rule.id)).size).toBe(identifierRules.length);
  for (const rule of identifierRules) {
    expect(rule.source, rule.id).toMatch(/read \d{4}-\d\d-\d\d/);
    expect(rule.examples.flags.length, rule.id).toBeGreaterThan(0);
    expect(rule.examples.passes.length, rule.id).toBeGreaterThan(0);
  }
});
