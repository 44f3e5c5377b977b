import type { Finding } from './types.ts';

/**
 * Puts the safe wordings of the chosen findings into the text they were found in. Findings without a safe wording and
 * findings that overlap one already applied are left as they are.
 */
export function applyReplacements(text: string, findings: readonly Finding[]): string {
  const ordered = [...findings].sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const { start, end, replacement } of ordered) {
    if (replacement === null || start < at) continue;
    out += text.slice(at, start);
    if (replacement === '') out = withoutSpareSpace(out, text.slice(end, end + 1));
    else out += spaced(text, { start, end, wording: replacement });
    at = end;
  }
  return out + text.slice(at);
}

/** What was removed takes the space before it along, where another or a mark of writing follows. */
function withoutSpareSpace(before: string, next: string): string {
  return before.endsWith(' ') && /^[\s.,;:!?)]?$/.test(next) ? before.slice(0, -1) : before;
}

/** Keeps the wording apart from letters and digits that touched the span. */
function spaced(text: string, { start, end, wording }: { start: number; end: number; wording: string }): string {
  const before = start > 0 && /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, start - 2), start)) ? ' ' : '';
  const after = /^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2)) ? ' ' : '';
  return before + wording + after;
}
