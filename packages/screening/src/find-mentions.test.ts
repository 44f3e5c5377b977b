import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.ts';
import { MentionFinder } from './find-mentions.ts';
import { readOrganizationFacts } from './organization-facts.ts';
import { originalEnd, originalStart, Reader } from './text/reading.ts';
import { Tokens } from './text/tokens.ts';

const facts = readOrganizationFacts(undefined);
const finder = new MentionFinder();

/** Mentions with the stretch of the author's text that each covers. */
function mentionsIn(text: string, by = finder) {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  return by.find(reading, tokens, facts).map((mention) => ({
    ...mention,
    length: reading.length,
    surface: text.slice(originalStart(reading, mention.start), originalEnd(reading, mention.end)),
  }));
}

const surfacesOf = (text: string) => mentionsIn(text).map(({ surface }) => surface);

describe('what is disguised comes back as the author wrote it', () => {
  it.each([
    ['Call five five five, zero one four nine now', 'five five five, zero one four nine'],
    ['write to jolene dot hart at example dot com please', 'jolene dot hart at example dot com'],
    ['reach him at (8 0 1) 5 5 5 . 0 1 7 3 today', '(8 0 1) 5 5 5 . 0 1 7 3'],
    ['💛 ñ write to jolene [at] example [dot] com', 'jolene [at] example [dot] com'],
  ])('%j', (text, surface) => {
    expect(surfacesOf(text)).toContain(surface);
  });
});

it('overlapping mentions become one that covers both', () => {
  const text = 'Mail mrs.petrakis@example.com or see https://example.org/lorraine-petrakis?mrn=00442211';
  const found = mentionsIn(text);
  for (const part of ['mrs.petrakis@example.com', 'https://example.org/lorraine-petrakis?mrn=00442211']) {
    expect(found.filter(({ surface }) => surface.includes(part))).toHaveLength(1);
  }
});

const part = fc.constantFrom(
  'Lorraine Petrakis',
  'Mrs. Lee',
  'MRN 00442211',
  'five five five zero one four nine',
  '(406) 555-0142',
  'June 3, 2021',
  'L o r r a i n e',
  'jolene dot hart at example dot com',
  '#TeamLorraine',
  '@ann.lee',
  'Elm Street',
  'room 12',
  '94',
  '💛',
  'ñ',
  '\u200b',
  '\n',
  ',',
  'is',
  'DOB',
  '４０６',
);
const post = fc.oneof(
  anyText(80),
  fc.array(part, { maxLength: 12 }).map((parts) => parts.join(' ')),
);

it('mentions of any text are in order, apart, inside it, and never empty', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(post, (text) => {
      let before = 0;
      for (const { start, end, length, surface } of mentionsIn(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(length);
        expect(surface).not.toBe('');
        before = end;
      }
    }),
    { numRuns: 200 },
  );
});

it('what was searched before changes nothing', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(post, post, (earlier, text) => {
      mentionsIn(earlier);
      const again = mentionsIn(text);
      expect(again).toEqual(mentionsIn(text, new MentionFinder()));
    }),
    { numRuns: 40 },
  );
});
