import { createHash } from 'node:crypto';
import { measureReadability } from '@bedside/screening';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instrumentKind, statement } from '../contract.ts';
import { type FilledForm, type FormInput, fillForm } from './fill-form.ts';
import { forms } from './forms.ts';
import { type Blank, blanks, type Occasion, type Passage, passages } from './passages.ts';

const EVERY_OCCASION: readonly Occasion[] = [
  'guardian',
  'child',
  'representative',
  'executor',
  'remunerated',
  'european',
];
const LANGUAGES = ['en', 'es'] as const;
/** Above it, a house is warned; our own forms stay below. */
const PLAIN_GRADE = 8;

const words: Readonly<Record<Blank, string>> = {
  house: 'Lakeside Clinic',
  unit: 'Lakeside East',
  subject: 'Ana Ruiz',
  authority: 'mother',
  description: 'the picture at the window',
  expiry: '2028-03-02',
  withdrawAt: 'privacy@lakeside.example',
  payer: 'Acme Beds',
  study: 'Better Sleep',
  program: 'Lakeside House',
};
const choices: FormInput['choices'] = {
  media: [{ id: 'a'.repeat(64), words: 'Picture 1' }],
  infoScope: [{ id: 'photo', words: 'a picture' }],
  purposes: [{ id: 'education', words: 'to teach' }],
  channels: [{ id: 'newsroom', words: 'our newsroom' }],
};

function inputOf(made: Partial<FormInput> = {}): FormInput {
  return {
    kind: 'publication',
    language: 'en',
    blanks: words,
    choices,
    occasions: new Set(EVERY_OCCASION),
    ...made,
  };
}

function filled(made: Partial<FormInput> = {}): FilledForm {
  const result = fillForm(inputOf(made));
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.form;
}

const prose = ({ parts }: FilledForm) => parts.flatMap((one) => ('words' in one ? [one.words] : [])).join('\n');
const every = forms.flatMap(({ kind }) => LANGUAGES.map((language) => ({ kind, language })));

test('every blank stands somewhere', () => {
  const said = Object.values(passages)
    .map(({ en }) => en)
    .join(' ');
  for (const blank of blanks) expect(said).toContain(`{${blank}}`);
});

test('there is one form for each kind of permission', () => {
  expect(forms.map(({ kind }) => kind).toSorted()).toEqual(instrumentKind.options.toSorted());
});

describe.each(every)('$kind in $language', ({ kind, language }) => {
  test('covers what it has to, and ends with a signature', () => {
    const form = filled({ kind, language });
    const required = forms.find((one) => one.kind === kind)?.requires ?? [];
    expect(form.covers).toEqual(expect.arrayContaining([...required]));
    expect(form.parts.at(-1)).toEqual({ part: 'signature' });
    expect(form.title).not.toBe('');
  });

  test('an adult who signs for himself reads nothing of guardians, children or the dead', () => {
    const form = filled({ kind, language, occasions: new Set() });
    const ids = form.parts.flatMap((one) => ('id' in one ? [one.id] : []));
    expect(ids).not.toEqual(expect.arrayContaining(['guardian']));
    for (const id of ids) expect((passages as Readonly<Record<string, Passage>>)[id]?.when).toBeUndefined();
    expect(form.parts.some((one) => one.part === 'answer' && one.by === 'child')).toBe(false);
  });

  test(`is read at grade ${PLAIN_GRADE} or below`, () => {
    const { grade, words: count } = measureReadability(prose(filled({ kind, language })));
    expect(count).toBeGreaterThan(150);
    expect(grade).toBeLessThanOrEqual(PLAIN_GRADE);
  });
});

test('health information is never shared without every statement of the law', () => {
  for (const kind of ['publication', 'testimonial', 'part2', 'research_recruitment'] as const) {
    expect(filled({ kind }).statements.toSorted()).toEqual(statement.options.toSorted());
  }
});

test.each(Object.entries(passages) as [string, Passage][])('%s asks for the same in both languages', (_, passage) => {
  const asked = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  expect(asked(passage.es)).toEqual(asked(passage.en));
  for (const name of asked(passage.en)) expect(blanks).toContain(name);
});

describe('what is filled in', () => {
  test('every blank without words is told, once, and everything that leaves nothing to choose', () => {
    const { unit: _unit, ...rest } = words;
    const result = fillForm(inputOf({ blanks: { ...rest, subject: ' \u200b' }, choices: {} }));
    expect(result).toEqual({
      faults: expect.arrayContaining([
        { code: 'BLANK_EMPTY', blank: 'subject' },
        { code: 'BLANK_EMPTY', blank: 'unit' },
        { code: 'NOTHING_TO_CHOOSE', of: 'channels' },
        { code: 'NOTHING_TO_CHOOSE', of: 'infoScope' },
        { code: 'NOTHING_TO_CHOOSE', of: 'purposes' },
      ]),
    });
    if ('faults' in result) expect(result.faults).toHaveLength(5);
  });

  test('a story without a picture asks for none', () => {
    const form = filled({ choices: { ...choices, media: [] } });
    expect(form.parts.filter((one) => one.part === 'choices').map(({ of }) => of)).toEqual([
      'infoScope',
      'channels',
      'purposes',
    ]);
  });

  test('what only an occasion asks for may be empty without it', () => {
    const { authority: _authority, payer: _payer, ...rest } = words;
    expect(fillForm(inputOf({ blanks: rest, occasions: new Set() }))).toHaveProperty('form');
  });

  test('a name is never looked through for blanks, turns nothing round and stays on its line', () => {
    const subject = '{payer} <b>An\u202ea\n\u0000</b>';
    const form = filled({ blanks: { ...words, subject }, occasions: new Set() });
    expect(form.parts[0]).toMatchObject({ words: expect.stringContaining('{payer} <b>Ana </b>') });
    expect(prose(form)).not.toContain('Acme');
  });

  test('any words leave one line for each passage and no blank of the form', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(...every), (subject, description, one) => {
        const result = fillForm(inputOf({ ...one, blanks: { ...words, subject, description } }));
        if ('faults' in result) return;
        for (const part of result.form.parts) {
          if (!('words' in part)) continue;
          expect(part.words).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        }
        expect(result).toEqual(fillForm(inputOf({ ...one, blanks: { ...words, subject, description } })));
      }),
    );
  });
});

test('whoever changes a word of a form raises its version', () => {
  const told = Object.fromEntries(
    every.map(({ kind, language }) => {
      const form = filled({ kind, language });
      const hash = createHash('sha256').update(JSON.stringify(form)).digest('hex').slice(0, 12);
      return [`${kind} ${language} ${form.version}`, hash];
    }),
  );
  expect(told).toMatchInlineSnapshot(`
    {
      "bystander_release en 1": "ac6a16d07b8b",
      "bystander_release es 1": "63e0ae662b72",
      "capture en 1": "402c7dff9a79",
      "capture es 1": "ba2a57376fb4",
      "likeness en 1": "a18404ffc3ed",
      "likeness es 1": "cf5c284d3de3",
      "part2 en 1": "dd1ca4461efb",
      "part2 es 1": "e6c709760eae",
      "publication en 1": "11d8d4a2d503",
      "publication es 1": "eec912437ffa",
      "research_recruitment en 2": "148c847c35e1",
      "research_recruitment es 2": "e582647c3886",
      "staff_release en 1": "ea44a8a79330",
      "staff_release es 1": "09e61877ee6e",
      "testimonial en 1": "c080f778f4b3",
      "testimonial es 1": "72b46075d319",
    }
  `);
});
