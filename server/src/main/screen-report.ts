import type { Finding, ScreenResult } from '@bedside/screening';

/** One finding as the JSON lines tell it; offsets in UTF-16 units of the text that was given. */
export type ReportedFinding = Pick<
  Finding,
  'start' | 'end' | 'type' | 'code' | 'category' | 'severity' | 'subject' | 'message' | 'replacement'
> &
  Judgement;

/** What newer rules tell besides; left out where a rule does not. */
type Judgement = { readonly confidence?: number; readonly explanation?: string };

export type Report = {
  readonly id: string | number | null;
  readonly verdict: ScreenResult['verdict'];
  readonly findings: readonly ReportedFinding[];
};

export function toReport(id: string | number | null, result: ScreenResult): Report {
  return { id, verdict: result.verdict, findings: result.findings.map(reported) };
}

function reported(finding: Finding & Judgement): ReportedFinding {
  const { start, end, type, code, category, severity, subject, message, replacement } = finding;
  const kept = { start, end, type, code, category, severity, subject, message, replacement };
  return { ...kept, ...judgementOf(finding) };
}

function judgementOf({ confidence, explanation }: Judgement): Judgement {
  return {
    ...(confidence === undefined ? {} : { confidence }),
    ...(explanation === undefined ? {} : { explanation }),
  };
}

/** Lines for people: where, how bad, what, why, and the safe wording; never the found words themselves. */
export function reportLines(text: string, { verdict, findings }: Pick<Report, 'verdict' | 'findings'>): string[] {
  const place = placesOf(text);
  const lines = findings.map((finding) => {
    const head = `${place(finding.start)}  ${finding.severity.padEnd(5)}  ${finding.type.padEnd(11)}  ${finding.message}`;
    return `${head}  ${adviceFor(finding.replacement)}`;
  });
  return [...lines, `verdict: ${verdict}`];
}

function adviceFor(replacement: string | null): string {
  if (replacement === null) return 'Please reword.';
  return replacement === '' ? 'Remove it.' : `Use instead: ${replacement}`;
}

/** Turns ascending UTF-16 offsets into line:column, both from 1; a column is one code point. */
function placesOf(text: string): (offset: number) => string {
  let line = 1;
  let lineStart = 0;
  let at = 0;
  return (offset) => {
    for (; at < offset; at += 1) {
      if (text[at] !== '\n') continue;
      line += 1;
      lineStart = at + 1;
    }
    return `${line}:${Array.from(text.slice(lineStart, offset)).length + 1}`;
  };
}
