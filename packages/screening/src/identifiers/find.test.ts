import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mention } from '../mention.ts';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import { IdentifierFinder, toOriginal } from './find.ts';
import { type OwnFacts, readOwnFacts } from './own-facts.ts';

const nothing = readOwnFacts(undefined);

function mentionsIn(text: string, facts: OwnFacts = nothing): Mention[] {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  const finder = new IdentifierFinder();
  const plain = finder.find(reading, tokens, facts).map((mention) => toOriginal(reading, mention));
  const second = finder.findDisguised(reading, tokens, facts);
  return [...plain, ...(second?.mentions.map((mention) => toOriginal(second.disguised.reading, mention)) ?? [])];
}

/** Pieces that identifiers and their disguises are made of, in any order. */
const pieces = fc.constantFrom(
  ...'MRN,chart,1182009,206,-,555,0144, ,(,),.,/,:,@,#,_,a,Bo,example,.com,www.,https://,May,3,rd,the,of,ninety,one,two,oh,dot,at,[.],room,12A,plate,7KTR,Street,77,C.P.,Calle,é,\u200b,９,💛,9️⃣,\n,xx-xx-,GB82,WEST,4111 ,A-b-c,J o h n ,ekralC,D4rryl,Christmas,°,+44,$,%'.split(
    ',',
  ),
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' ')),
);

it('never throws, and every span lies in the text and holds something', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { start, end, certainty } of mentionsIn(text)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(certainty).toBeGreaterThan(0);
        expect(certainty).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 2000 },
  );
});

it('finds the same again, whatever was searched in between', () => {
  const reader = new Reader();
  const tokens = new Tokens();
  const finder = new IdentifierFinder();
  const find = (text: string) => {
    const reading = reader.read(text);
    tokens.split(reading);
    return finder.find(reading, tokens, nothing);
  };
  fc.assert(
    fc.property(texts, texts, (text, other) => {
      const first = find(text);
      find(other);
      expect(find(text)).toEqual(first);
    }),
  );
});

it('grows with long texts', () => {
  const text = 'MRN 1182009, call 206-555-0144 or see example.com/a-b on May 3. '.repeat(3000);
  const types = mentionsIn(text).map((mention) => mention.type);
  expect(types.filter((type) => type === 'MRN')).toHaveLength(3000);
  expect(types.filter((type) => type === 'PHONE')).toHaveLength(3000);
  expect(types.filter((type) => type === 'URL')).toHaveLength(3000);
  expect(types.filter((type) => type === 'DATE')).toHaveLength(3000);
});

it("tells the organization's own numbers, links, accounts and addresses", () => {
  const facts = readOwnFacts({
    phones: ['(206) 555-0144'],
    domains: ['example.org'],
    emails: ['desk@example.org'],
    handles: ['@example_clinic'],
    addresses: ['77 Persimmon Court, Tucson'],
  });
  const text =
    'Call 206.555.0144, write desk@example.org, see www.example.org/hours, follow @example_clinic, visit 77 Persimmon Court.';
  expect(mentionsIn(text, facts).map(({ type, subject }) => [type, subject])).toEqual([
    ['PHONE', 'org'],
    ['EMAIL', 'org'],
    ['URL', 'org'],
    ['HANDLE', 'org'],
    ['GEO', 'org'],
  ]);
});

it('reads each number once', () => {
  const text = 'MRN 77-20-418, guarantor acct G-0091827, plate HDC-4410, rm 14, SSN 987-65-4320, DOB 04/17/2019';
  expect(mentionsIn(text).map(({ type }) => type)).toEqual(['MRN', 'ACCOUNT', 'VEHICLE', 'OTHER_ID', 'SSN', 'DATE']);
});
