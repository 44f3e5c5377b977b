import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conductRules } from '../rules/conduct/list.ts';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import type { OrganizationFacts } from '../types.ts';
import { type OrganizationOffer, readConductFacts } from './facts.ts';
import { type ConductHit, findConduct } from './find.ts';
import { conductMessages } from './messages.ts';

function hits(
  text: string,
  facts?: OrganizationFacts & { facts?: OrganizationOffer },
  author = 'staff-personal',
): ConductHit[] {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  return findConduct({ reading, tokens, author, facts: readConductFacts(facts) });
}

const typesIn = (text: string): string[] => hits(text).map(({ type }) => type);

for (const rule of conductRules) {
  test.each(rule.examples.flags)(`${rule.id} flags: %s`, (text) => {
    expect(typesIn(text)).toContain(rule.type);
  });
  test.each(rule.examples.passes)(`${rule.id} passes: %s`, (text) => {
    expect(typesIn(text)).not.toContain(rule.type);
  });
}

test.each([
  'High blood pressure often has no symptoms. Have yours checked at the pharmacy.',
  'Flu shots are free on Saturday, no appointment needed.',
  'Sex education class for teens and parents, Tuesday at the library.',
  'Drunk driving took four lives in our county last year. Plan your ride home.',
  'The new guideline on breast cancer screening starts at 40.',
])('words that sound alike pass: %s', (text) => {
  expect(typesIn(text)).toEqual([]);
});

test('talk of pay and staffing is no insult against the employer', () => {
  expect(
    typesIn('We asked for safe staffing ratios and overtime pay in writing, and my coworkers signed too.'),
  ).not.toContain('DISPARAGES_EMPLOYER');
  expect(conductRules.find(({ type }) => type === 'DISPARAGES_EMPLOYER')?.severity).toBe('note');
});

test('a telephone, an hour and a service that are not on file differ from the facts', () => {
  const facts = {
    name: 'Alder Creek Clinic',
    phones: ['303-555-0148'],
    facts: { hours: ['Mon-Fri 8-17'], formerServices: ['sleep lab'] },
  };
  const found = (text: string): string[] =>
    hits(text, facts, 'org')
      .filter(({ type }) => type === 'OFF_FACT')
      .map(({ start, end }) => text.slice(start, end));
  expect(found('Alder Creek: call 303-555-0148, open 8 to 5.')).toEqual([]);
  expect(found('Alder Creek: call 303-555-0199.')).toEqual(['303-555-0199']);
  expect(found('Alder Creek is open 9 to 7 now')).toEqual(['open 9 to 7']);
  expect(found('Visit our sleep lab')).toEqual(['sleep lab']);
});

test('a term that the organization keeps to itself is proprietary', () => {
  const facts = { facts: { confidentialTerms: ['Project Heron'] } };
  const [hit] = hits('Big news from project Heron soon', facts);
  expect(hit).toMatchObject({ type: 'PROPRIETARY', start: 14, end: 27 });
});

test('no text makes it throw, and every hit lies in the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom('f*', '[', '"', ' ', 'a', 'n', 'you', '\n', '4', 'mg', '!') }),
      ),
      (text) => {
        for (const { start, end, confidence } of hits(text)) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(new Reader().read(text).length);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

test('every fault has words in both languages', () => {
  for (const { code } of conductRules) {
    for (const language of ['en', 'es'] as const) {
      for (const words of Object.values(conductMessages[language][code])) expect(words.length).toBeGreaterThan(3);
    }
  }
});
