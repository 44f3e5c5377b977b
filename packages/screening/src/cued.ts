/**
 * A number that means nothing by itself ("0450-7781") and everything after the right words ("chart 0450-7781").
 * Finds the words, then reads the number behind them.
 */
export type CuedPattern = {
  /** The words that announce the number; global and case-insensitive. */
  readonly cue: RegExp;
  /** How many digits the number has at least; 3 by default. */
  readonly minDigits?: number;
  /** The span takes in a short cue such as "MRN", so that the safe wording reads well. */
  readonly includeCue?: boolean;
};

export type CuedNumber = { readonly start: number; readonly end: number; readonly value: string };

const FILLER =
  /(?:[\s:#=("'[*.,?!+-]{1,4}(?:(?:is|it's|its|no|nr|num|number|numero|numbers|id|ending|in|says|shows|as|was|of|dictated|with|del|de|es|the|ID|No)\b(?!\s[a-z]{4,})){0,1}){0,4}/y;
const CHUNK = '[A-Za-z]{0,6}\\d[A-Za-z0-9]{0,20}';
const TOKEN = new RegExp(
  `#?(?:[A-Za-z]{1,6}[-.]){0,2}(?:[A-Z]{1,5} )?(?:[A-Z]{1,5}[-.])?${CHUNK}(?:[-/][A-Za-z0-9]{1,14}|\\.(?=[A-Za-z0-9]{0,8}\\d)[A-Za-z0-9]{1,14}| (?=[A-Z0-9-]{1,14}(?![a-z]))[A-Z0-9-]{0,8}\\d[A-Z0-9-]{0,8}){0,5}`,
  'y',
);
const JOINED = /(?:,| and| y| &| \/| =) (?=[A-Z#]{0,6}-?\d)/y;

/** Numbers announced by `cue`, with any that are joined to the first by "and" or a comma. */
export function* cuedNumbers(text: string, pattern: CuedPattern): Generator<CuedNumber> {
  for (const cue of text.matchAll(pattern.cue)) {
    const cueStart = cue.index ?? 0;
    let at = skip(FILLER, text, cueStart + cue[0].length);
    for (let joined = 0; joined < 8; joined += 1) {
      const found = readToken(text, at, pattern.minDigits ?? 3);
      if (!found) break;
      const start = joined === 0 && pattern.includeCue ? cueStart : found.start;
      yield { start, end: found.end, value: found.value };
      const next = skip(JOINED, text, found.end);
      if (next === found.end) break;
      at = next;
    }
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function readToken(text: string, at: number, minDigits: number): CuedNumber | null {
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(text);
  if (!found) return null;
  const value = found[0].replace(/[-.,/]+$/, '');
  const digits = value.replace(/\D/g, '').length;
  if (digits < minDigits || isQuantity(text.slice(at + value.length, at + value.length + 12), value)) return null;
  return { start: at, end: at + value.length, value };
}

/** "2 minutes", "40%", "2019" and the like are no identifiers. */
function isQuantity(after: string, value: string): boolean {
  if (/^(?:19|20)\d\d$/.test(value)) return true;
  return /^\s?(?:%|percent|minutes?|hours?|days?|weeks?|months?|years?|miles|people|patients|pm\b|am\b|mg\b|ml\b)/i.test(
    after,
  );
}
