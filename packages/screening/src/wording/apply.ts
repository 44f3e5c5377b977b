import type { Finding } from '../types.ts';

/**
 * Puts the safe wordings of the chosen findings into the text they were found in. Findings without a safe wording and
 * findings that overlap one already applied are left as they are. Where a wording is empty, the space or comma that
 * would stand alone goes too, and a sentence that lost its first word begins with a capital again.
 */
export function applyReplacements(text: string, findings: readonly Finding[]): string {
  const ordered = [...findings].sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  let opens = false;
  const copy = (to: number) => {
    const piece = text.slice(at, to);
    out += opens ? capitalised(piece) : piece;
    opens = false;
  };
  for (const { start, end, replacement } of ordered) {
    if (replacement === null || start < at) continue;
    copy(start);
    if (replacement === '') {
      opens = /(?:^|[.!?\n])\s*$/.test(out.slice(-4));
      out = withoutSpareMarks(out, text.slice(end, end + 1));
    } else {
      out += spaced(text, { start, end, wording: replacement });
    }
    at = end;
    if (opens && text[at] === ' ') at += 1;
  }
  copy(text.length);
  return out;
}

/** What was removed takes the space or comma before it along, where another or the sentence's end follows. */
function withoutSpareMarks(before: string, next: string): string {
  if (/^[.!?\n]?$/.test(next) && before.endsWith(', ')) return before.slice(0, -2);
  return before.endsWith(' ') && /^[\s.,;:!?)]?$/.test(next) ? before.slice(0, -1) : before;
}

/** Keeps the wording apart from letters and digits that touched the span. */
function spaced(text: string, { start, end, wording }: { start: number; end: number; wording: string }): string {
  const before = start > 0 && /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, start - 2), start)) ? ' ' : '';
  const after = /^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2)) ? ' ' : '';
  return before + wording + after;
}

function capitalised(text: string): string {
  const first = text.codePointAt(0);
  if (first === undefined) return text;
  const char = String.fromCodePoint(first);
  return char.toUpperCase() + text.slice(char.length);
}
