import type { Mention } from '../mention.ts';
import type { FindingCode } from '../messages.ts';
import { languageOf } from '../text/language.ts';
import { originalEnd, originalStart, Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import type { Finding, FindingType } from '../types.ts';
import { Wordings } from './replacement.ts';

const KINDS: Readonly<Record<string, [FindingType, FindingCode]>> = {
  '{': ['NAME', 'PERSON_NAME'],
  '<': ['GEO', 'PLACE_SMALLER_THAN_STATE'],
  '[': ['DATE', 'DATE_OF_CARE'],
  '|': ['AGE90', 'AGE_OVER_89'],
  '~': ['PHONE', 'PHONE_NUMBER'],
};

/** For tests: a text with its findings, where `{name}`, `<place>`, `[day]`, `|age|` and `~number~` mark a patient's. */
export function markedText(marked: string): { text: string; findings: Finding[] } {
  const text = marked.replace(/[{}<>[\]|~]/g, '');
  const reading = new Reader().read(text);
  const tokens = new Tokens();
  tokens.split(reading);
  const wordings = new Wordings({ reading, tokens, language: languageOf(tokens) });
  let marks = 0;
  const findings = [...marked.matchAll(/[{<[|~]([^}>\]|~]*)[}>\]|~]/g)].map((match) => {
    const [type, code] = KINDS[match[0].charAt(0)] as [FindingType, FindingCode];
    const start = match.index - marks;
    marks += 2;
    return findingOf({ start, end: start + (match[1] as string).length, type, code });
  });
  return { text, findings };

  function findingOf({ start, end, type, code }: Pick<Mention, 'start' | 'end' | 'type' | 'code'>): Finding {
    const mention: Mention = { start, end, type, code, certainty: 1, ownership: 'anyone', ruleId: 'test' };
    const wording = wordings.of(mention, '[removed]');
    return {
      start: originalStart(reading, wording.start),
      end: originalEnd(reading, wording.end),
      type,
      code,
      category: 'privacy',
      severity: 'block',
      subject: 'patient',
      confidence: 1,
      explanation: '',
      message: '',
      replacement: wording.replacement,
      ruleId: 'test',
      ruleVersion: 1,
    };
  }
}
