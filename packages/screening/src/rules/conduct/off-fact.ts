import { FORMER_SERVICE, lastTenDigits, timesOf } from '../../conduct/facts.ts';
import type { ConductDocument, ConductMatch, ConductRule } from '../../conduct/rule.ts';
import { hashWord } from '../../text/tokens.ts';

/** Area code and number as they are written in North America. */
const PHONE = /(?:\+?1[ .-]{0,2})?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}\b/g;
const HOURS =
  /\b(?:open|hours|horario|abierto|abrimos|closes?|opens?)\b[^.!?\n\d]{0,40}(\d{1,2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\s?(?:-|–|to|a|until|hasta)\s?\d{1,2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?)/gi;
const CALLS: ReadonlySet<number> = new Set(
  ['call', 'phone', 'llame', 'llamenos', 'text', 'dial', 'telefono', 'us', 'our'].map(hashWord),
);

/** Speaks of the organization: by name, or as "our" and "call us". */
function isOwnVoice({ tokens, facts, author }: ConductDocument): boolean {
  let calls = false;
  for (let i = 0; i < tokens.count; i += 1) {
    const hash = tokens.hash[i] as number;
    if (facts.nameWords.has(hash)) return true;
    if (CALLS.has(hash)) calls = true;
  }
  return calls && author === 'org';
}

function* findAll(document: ConductDocument): Generator<ConductMatch> {
  const { facts, reading, tokens } = document;
  if (facts.phones.size > 0 && isOwnVoice(document)) {
    for (const match of reading.text.matchAll(PHONE)) {
      if (facts.phones.has(lastTenDigits(match[0]))) continue;
      yield { start: match.index, end: match.index + match[0].length, confidence: 0.7 };
    }
  }
  if (facts.times.size > 0 && isOwnVoice(document)) {
    for (const match of reading.text.matchAll(HOURS)) {
      if (timesOf(match[1] as string).every((time) => facts.times.has(time))) continue;
      yield { start: match.index, end: match.index + match[0].length, confidence: 0.7 };
    }
  }
  for (let i = 0; facts.terms && i < tokens.count; i += 1) {
    if (facts.terms.match(tokens, i) !== FORMER_SERVICE) continue;
    yield { start: tokens.start[i] as number, end: tokens.end[facts.terms.end - 1] as number, confidence: 0.9 };
  }
}

function find(document: ConductDocument): Iterable<ConductMatch> {
  const { phones, times, terms } = document.facts;
  return phones.size === 0 && times.size === 0 && !terms ? [] : findAll(document);
}

/** What contradicts the organization's own facts: another telephone, other hours, a service that it does not have. */
export const offFact: ConductRule = {
  id: 'off-fact',
  version: 1,
  type: 'OFF_FACT',
  code: 'OFF_FACT',
  category: 'credibility',
  severity: 'warn',
  jurisdiction: 'US',
  source: 'FTC Act section 5, 15 U.S.C. 45 (deceptive acts); the organization’s own facts; read 2026-11-21',
  find,
  examples: { flags: [], passes: ['Call us at 303-555-0148, open 8 to 5.'] },
};
