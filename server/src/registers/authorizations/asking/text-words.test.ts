import { measureReadability } from '@bedside/screening';
import { expect, test } from 'vitest';
import { countSegments } from '../../../kernel/texts/segments.ts';
import { smsTroubles } from '../../../kernel/texts/trouble.ts';
import { textTrouble } from './contract.ts';
import { ASKING_TEXTS } from './text-words.ts';

/** As long as it is with an id and a secret. */
const link = `https://bedside.example.org/permission/${'0'.repeat(36)}.${'x'.repeat(43)}`;
const kinds = ['link', 'copy', 'receipt'] as const;

test.each(['en', 'es'] as const)('a code in %s is one text', (language) => {
  expect(countSegments(ASKING_TEXTS[language].code('123456'))).toMatchObject({ segments: 1 });
});

test.each(['en', 'es'] as const)('a link in %s is two texts at most, in the small alphabet', (language) => {
  for (const kind of kinds) {
    const text = ASKING_TEXTS[language][kind]({ house: 'Lakeside Community Hospital', link });
    expect(countSegments(text), text).toMatchObject({ encoding: 'GSM-7' });
    expect(countSegments(text).segments, text).toBeLessThanOrEqual(2);
    expect(text.endsWith(link) || text.includes(`${link} `), 'nothing sticks to the link').toBe(true);
  }
});

test('none has a word of health, and a house whose name would tell is not named', () => {
  const health = /health|patient|clinic|hospital|care|doctor|salud|paciente|m[ée]dic|cl[íi]nica|picture|photo|foto/iu;
  for (const words of Object.values(ASKING_TEXTS)) {
    const all = kinds.map((kind) => words[kind]({ house: null, link: '' })).concat(words.code('123456'));
    for (const text of all) expect(text).not.toMatch(health);
    for (const kind of kinds) expect(words[kind]({ house: 'Lakeside', link: '' })).toContain('Lakeside');
  }
});

test('the first one says how they end, and all are read at the eighth grade', () => {
  expect(ASKING_TEXTS.en.link({ house: null, link: '' })).toContain('STOP ends texts');
  expect(ASKING_TEXTS.es.link({ house: null, link: '' })).toContain('STOP: no recibir textos');
  const all = kinds.map((kind) => ASKING_TEXTS.en[kind]({ house: null, link: '' })).join('\n\n');
  expect(measureReadability(all).grade).toBeLessThanOrEqual(8);
});

test('whatever can happen to a text can be told', () => {
  expect(textTrouble.options).toEqual([...smsTroubles]);
});
