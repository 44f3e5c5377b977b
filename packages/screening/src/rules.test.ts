import { describe, expect, it } from 'vitest';
import { readFacts } from './facts.ts';
import { findAll } from './find.ts';
import { builtInPacks } from './packs.ts';
import type { Rule } from './rule.ts';

const facts = readFacts(undefined);
const stopping = (text: string, rule: Rule) =>
  findAll(text, { rules: [rule], facts, context: {} }).filter((finding) => finding.severity !== 'note');

const rules = builtInPacks.flatMap((pack) => pack.rules);

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (_id, rule) => {
  it.each([...rule.examples.flags])('finds in %j the stretch %j', (text, surface) => {
    const found = stopping(text, rule).map((finding) => text.slice(finding.start, finding.end));
    expect(found).toContain(surface);
  });

  it.each([...rule.examples.passes])('lets %j pass', (text) => {
    expect(stopping(text, rule)).toEqual([]);
  });
});

it('every rule has its own id and ships examples of both kinds', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.examples.flags.length, rule.id).toBeGreaterThan(0);
    expect(rule.examples.passes.length, rule.id).toBeGreaterThan(0);
  }
});
