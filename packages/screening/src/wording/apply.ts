import type { Finding } from '../types.ts';

/**
 * Puts the safe wordings of the chosen findings into the text they were found in. Findings without a safe wording and
 * findings that overlap one already applied are left as they are. Where a wording is empty, the space, comma or pair of
 * brackets that would stand alone goes too, and a sentence that lost its first word begins with a capital again.
 */
export function applyReplacements(text: string, findings: readonly Finding[]): string {
  const ordered = [...findings].sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  /** End of the last span; `at` may be behind a mark that left with it. */
  let covered = 0;
  /** What comes next begins a sentence, whose first word was left out. */
  let opens = false;
  const add = (piece: string) => {
    if (piece === '') return;
    out += opens ? capitalised(piece) : piece;
    opens = false;
  };
  for (const { start, end, replacement } of ordered) {
    if (replacement === null || start < covered) continue;
    covered = end;
    add(text.slice(at, start));
    at = Math.max(at, end);
    if (replacement === '') {
      const isStart = beginsSentence(out);
      opens ||= isStart && /^\p{Lu}/u.test(text.slice(start, end));
      [out, at] = withoutSpareMarks({ out, text, end: at, isStart });
    } else {
      add(spaced(out, replacement, text.slice(at, at + 2)));
    }
  }
  add(text.slice(at));
  return out;
}

const TAIL = 12;
const SENTENCE_BEGINS = /(?:^|[.!?…]["”’')\]]*\s|\n)\s*["“‘'«¿¡(]*$/;

function beginsSentence(out: string): boolean {
  // A letter stands for what was cut, so that "^" means the beginning of the text.
  return SENTENCE_BEGINS.test(out.length > TAIL ? `x${out.slice(-TAIL)}` : out);
}

type Gap = { readonly out: string; readonly text: string; readonly end: number; readonly isStart: boolean };

const SPARE_COMMA = /^\s*(?:$|[.!?,;:\n]|\p{Extended_Pictographic})/u;
const NO_SPACE_BEFORE = /^(?:$|[\s.,;:!?)]|['’]s\b)/;

/** What is kept before a gap, and where the text goes on behind it. */
function withoutSpareMarks({ out, text, end, isStart }: Gap): [out: string, at: number] {
  if (out.endsWith('(') && text[end] === ')') {
    return withoutSpareMarks({ out: out.slice(0, -1), text, end: end + 1, isStart: false });
  }
  const rest = text.slice(end, end + TAIL);
  if (isStart && rest.startsWith(',')) return [out, end + (rest[1] === ' ' ? 2 : 1)];
  if (isStart && rest.startsWith(' ')) return [out, end + 1];
  const comma = / ?, ?$/.exec(out.slice(-3));
  if (comma && SPARE_COMMA.test(rest)) return [out.slice(0, -comma[0].length), end];
  if (out.endsWith(' ') && NO_SPACE_BEFORE.test(rest)) return [out.slice(0, -1), end];
  const isEdge = out === '' || /[\s("“¿¡]$/.test(out);
  return [out, isEdge && rest.startsWith(' ') ? end + 1 : end];
}

/** Keeps the wording apart from letters and digits that touched the span. */
function spaced(out: string, wording: string, rest: string): string {
  const before = /[\p{L}\p{N}]$/u.test(out.slice(-2)) ? ' ' : '';
  const after = /^[\p{L}\p{N}]/u.test(rest) ? ' ' : '';
  return before + wording + after;
}

function capitalised(text: string): string {
  const first = text.codePointAt(0);
  if (first === undefined) return text;
  const char = String.fromCodePoint(first);
  return char.toUpperCase() + text.slice(char.length);
}
