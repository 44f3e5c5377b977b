import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.ts';
import { disclosures, harmless } from './fixture-posts.ts';
import { createScreener, MAX_UNITS } from './screener.ts';
import { applyReplacements } from './wording/apply.ts';

const screener = createScreener();
const surfacesOf = (text: string) =>
  screener.screen(text).findings.map((finding) => text.slice(finding.start, finding.end));

describe('a post that discloses', () => {
  it.each(disclosures)('is stopped at each identifier: $text', ({ text, surfaces }) => {
    expect(screener.screen(text).verdict).toBe('block');
    const found = surfacesOf(text);
    for (const surface of surfaces)
      expect(
        found.some((span) => span.includes(surface)),
        surface,
      ).toBe(true);
  });
});

it.each([...harmless])('a harmless post goes out: %s', (text) => {
  expect(screener.screen(text).verdict).toBe('pass');
});

describe('a text that cannot be read', () => {
  it.each([
    ['is one unit too long', 'a'.repeat(MAX_UNITS + 1)],
    ['is longer than any post', 'My patient '.repeat(100_000)],
    ['unfolds to many times its length', 'ﷺ'.repeat(5000)],
    ['has a lone high surrogate', 'a\ud800b'],
    ['has a lone low surrogate', '\udc00'],
  ])('is stopped as a whole when it %s', (_why, text) => {
    expect(screener.screen(text)).toMatchObject({
      verdict: 'block',
      findings: [{ type: 'UNSCREENABLE', severity: 'block', start: 0, end: text.length, replacement: null }],
    });
  });

  it('an empty text passes', () => {
    expect(screener.screen('')).toMatchObject({ verdict: 'pass', findings: [] });
  });
});

describe('the organization’s own facts', () => {
  const own = createScreener({
    organization: {
      name: 'Larkspur Medical',
      phones: ['(206) 555-0144'],
      emails: ['care@example.org'],
      domains: ['example.org'],
      handles: ['@LarkspurMedical'],
      addresses: ['1180 Quarry Road, Suite 4'],
      staffNames: ['Priya Raman'],
    },
  });

  it.each([
    'My patient may call +1 206-555-0144',
    'My patient may call (206) 555-0144 or 555-0144',
    'My patient may write to care@example.org or desk@clinic.example.org',
    'Our patient thanked @larkspurmedical',
    'My patient came to 1180 Quarry Road, Suite 4',
  ])('are left alone: %s', (text) => {
    expect(own.screen(text).findings.filter((finding) => finding.severity !== 'note')).toEqual([]);
  });

  it('hide no patient whose name is one word of the organization’s', () => {
    expect(own.screen('Our patient Larkspur went home').findings).toMatchObject([
      { subject: 'patient', severity: 'block' },
    ]);
  });

  it('that are empty change nothing', () => {
    const empty = createScreener({
      organization: {
        name: '',
        names: [''],
        phones: [''],
        emails: [''],
        domains: [''],
        addresses: [''],
        handles: [''],
        staffNames: [''],
      },
    });
    for (const { text } of disclosures) expect(empty.screen(text)).toEqual(screener.screen(text));
  });

  it('make a member of staff a note, and leave a patient beside a stop', () => {
    const text = 'Priya Raman cared for my patient Lorraine Petrakis';
    expect(own.screen(text).findings).toMatchObject([
      { subject: 'staff', severity: 'note' },
      { subject: 'patient', severity: 'block' },
    ]);
  });
});

it('an unknown pack is refused', () => {
  expect(() => createScreener({ packs: ['safe-harbour'] })).toThrow(RangeError);
});

it('safe wordings are in the language of the post', () => {
  expect(screener.screen('La paciente se llama Lupita y está en nuestra unidad').findings[0]?.replacement).toBe(
    'un paciente',
  );
  expect(screener.screen('I sat with Keisha after her surgery').findings[0]?.replacement).toBe('a patient');
});

it('messages and safe wordings never repeat what was found', () => {
  for (const { text } of disclosures) {
    for (const finding of screener.screen(text).findings) {
      const found = text.slice(finding.start, finding.end);
      expect(finding.message).not.toContain(found);
      expect(finding.replacement ?? '').not.toContain(found);
    }
  }
});

const pieces = [
  ...disclosures.flatMap(({ text, surfaces }) => [text, ...surfaces]),
  'my patient ',
  'Dr. ',
  '💛',
  '9️⃣',
  '👩‍⚕️',
  '\u200b',
  '\u0301',
  '\r\n',
  '\n',
  ' ',
  ' in ',
  'MRN ',
  'DOB ',
  '#Team',
  '@',
  'José',
  'ＪＡＮＥ',
  '𝐌𝐫𝐬. ',
  '🇺🇸',
  'plate ',
  'www.',
  ' dot com',
  'one two three four ',
  '٤٠٦',
  'ﷺ',
];
const postText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  anyText(120),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 14 })
    .map((parts) => parts.join('')),
);
const edgesOf = (text: string) => {
  const edges = new Set([0, text.length]);
  for (const { index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) edges.add(index);
  return edges;
};

/** Hundreds of runs take seconds on a busy machine. */
const PROPERTY_TIMEOUT_MS = 60_000;

describe('for any text', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  it('findings lie inside it, on grapheme edges and in order; those with a safe wording lie apart', () => {
    fc.assert(
      fc.property(postText, (text) => {
        const edges = edgesOf(text);
        let before = 0;
        let worded = 0;
        for (const { start, end, replacement } of screener.screen(text).findings) {
          expect(start).toBeGreaterThanOrEqual(replacement === null ? before : worded);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(edges.has(start) && edges.has(end)).toBe(true);
          before = start;
          if (replacement !== null) worded = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the same text gives the same result', () => {
    fc.assert(
      fc.property(postText, (text) => {
        expect(screener.screen(text)).toEqual(createScreener().screen(text));
      }),
      { numRuns: 100 },
    );
  });

  it('screening again after an edit equals screening the edited text', () => {
    const edit = fc.tuple(postText, fc.nat(), fc.nat(), fc.string({ unit: 'grapheme', maxLength: 20 }));
    fc.assert(
      fc.property(edit, ([text, a, b, insert]) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const next = screener.rescreen({ text, result: screener.screen(text) }, { start, end, insert });
        expect(next.text).toBe(text.slice(0, start) + insert + text.slice(end));
        expect(next.result).toEqual(screener.screen(next.text));
      }),
      { numRuns: 200 },
    );
  });

  it('a safe wording never raises the finding it was put in for', () => {
    fc.assert(
      fc.property(postText, (text) => {
        for (const finding of screener.screen(text).findings) {
          if (finding.replacement === null) continue;
          const mended = applyReplacements(text, [finding]);
          const end = mended.length - (text.length - finding.end);
          const again = screener
            .screen(mended)
            .findings.filter(
              (other) => other.ruleId === finding.ruleId && other.start < end && other.end > finding.start,
            );
          expect(again.map((other) => mended.slice(other.start, other.end))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('invisible characters and look-alike letters hide nothing', () => {
  const disguises: readonly ((text: string) => string)[] = [
    (text) => [...text].join('\u200b'),
    (text) => text.replace(/[a-z]/g, (char) => String.fromCodePoint(0x1d41a + char.charCodeAt(0) - 97)),
    (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    (text) => text.replace(/o/g, 'о').replace(/a/g, 'а').replace(/e/g, 'е'),
  ];
  for (const disguise of disguises) {
    const text = disguise('call my patient at 206-555-0144');
    expect(screener.screen(text).findings, text).toMatchObject([{ type: 'PHONE', end: text.length }]);
  }
});

it('beside an identifier that is a patient’s, one that would not be raised alone is', () => {
  const text = 'Our patient Lorraine Petrakis went home today. Her daughter drives the blue van, plate KRT 4471.';
  const [likely, less] = createScreener({ policy: { warnFrom: 0.01 } })
    .screen(text)
    .findings.map(({ confidence }) => confidence as number)
    .sort((a, b) => b - a) as [number, number];
  expect(likely).toBeGreaterThan(less);
  const warnFrom = Math.min(0.95, (likely + less) / 2);
  const careful = createScreener({ policy: { warnFrom, blockFrom: 0.95 } });
  expect(careful.screen(text).findings.filter(({ severity }) => severity !== 'note')).toHaveLength(2);
});

describe('a staff directory', () => {
  const known = createScreener({ organization: { directoryNames: ['Dr. Ana Ruiz', 'Maria Osei', 'Dr. Lee'] } });
  const raised = (text: string, { screen } = known) =>
    screen(text)
      .findings.filter(({ severity }) => severity !== 'note')
      .map(({ start, end }) => text.slice(start, end));
  const unknown = createScreener({});

  it.each([
    'Our patient was seen by Dr. Ana Ruiz today.',
    'Thanks to Ana Ruiz for the care of a patient with pneumonia.',
    'Ruiz, Ana admitted a patient with pneumonia',
    'A. Ruiz treated the patient for diabetes.',
    'Dr. Lee treated our patient.',
  ])('keeps a colleague’s name from being raised: %s', (text) => {
    expect(raised(text, unknown)).not.toEqual([]);
    expect(raised(text)).toEqual([]);
  });

  it.each([
    ['Our patient Maria was discharged with pneumonia.', 'Maria'],
    ['Mrs. Lee was admitted with pneumonia.', 'Lee'],
    ['B. Ruiz was admitted with pneumonia.', 'Ruiz'],
    ['Maria Petrakis was admitted with pneumonia.', 'Maria Petrakis'],
  ])('raises a patient who has a name in common with a colleague: %s', (text, name) => {
    expect(raised(text).join(' ')).toContain(name);
  });
});
