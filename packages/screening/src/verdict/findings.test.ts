import { expect, it } from 'vitest';
import type { Mention } from '../mention.ts';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import type { Severity } from '../types.ts';
import { FindingWriter, type Judged, MAX_FINDINGS } from './findings.ts';

function writerOf(text: string, explainIn: 'en' | 'es' = 'en') {
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  return { writer: new FindingWriter({ reading, tokens, language: 'en', explainIn }), reading };
}

function judged(plain: string, surface: string, severity: Severity | null, more: Partial<Mention> = {}): Judged {
  const start = plain.indexOf(surface);
  const mention: Mention = {
    start,
    end: start + surface.length,
    type: 'NAME',
    code: 'PERSON_NAME',
    certainty: 0.9,
    ownership: 'anyone',
    ruleId: 'person-name',
    ...more,
  };
  return { mention, subject: severity === 'block' ? 'patient' : 'staff', probability: 0.917, severity };
}

it('a finding is in the author’s own units, on grapheme edges', () => {
  const text = '💛 Our patient José\u0301 rang';
  const { writer, reading } = writerOf(text);
  writer.addMention(judged(reading.text, 'Jose', 'block'));
  const [finding] = writer.findings();
  expect(text.slice(finding?.start, finding?.end)).toBe('José\u0301');
  expect(finding).toMatchObject({ type: 'NAME', severity: 'block', confidence: 0.92, replacement: '' });
});

it('an explanation is in the language of the author’s interface and never holds what was found', () => {
  for (const language of ['en', 'es'] as const) {
    const { writer, reading } = writerOf('Our patient Lorraine rang', language);
    writer.addMention(judged(reading.text, 'Lorraine', 'block'));
    const explanation = writer.findings()[0]?.explanation ?? '';
    expect(explanation).toContain(language === 'en' ? 'name' : 'nombre');
    expect(explanation).not.toContain('Lorraine');
  }
});

it('what is left alone is told apart, with how sure that is', () => {
  const { writer, reading } = writerOf('Dr. Lee rang');
  writer.addMention(judged(reading.text, 'Lee', null));
  expect(writer.findings()).toEqual([]);
  expect(writer.leftAlone).toEqual([{ start: 4, end: 7, type: 'NAME', subject: 'staff', confidence: 0.08 }]);
});

it('a note has no safe wording and its own code', () => {
  const { writer, reading } = writerOf('Dr. Lee rang');
  writer.addMention(judged(reading.text, 'Lee', 'note'));
  expect(writer.findings()).toMatchObject([{ code: 'COLLEAGUE_OR_PUBLIC_NAME', replacement: null, confidence: 0.08 }]);
});

it('findings are in order, and no more than can be shown', () => {
  const { writer, reading } = writerOf('Bob met Ann');
  writer.addMention(judged(reading.text, 'Ann', 'block'));
  writer.addMention(judged(reading.text, 'Bob', 'block'));
  expect(writer.findings().map(({ start }) => start)).toEqual([0, 8]);
  for (let i = 0; i < MAX_FINDINGS; i += 1) writer.addMention(judged(reading.text, 'Bob', 'note'));
  expect(writer.findings()).toHaveLength(MAX_FINDINGS);
});
