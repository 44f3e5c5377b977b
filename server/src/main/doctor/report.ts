import type { Severity } from './check.ts';
import type { Examined } from './examine.ts';

export type Report = Pick<Examined, 'findings' | 'leftOut'> & {
  readonly counts: Readonly<Record<Severity, number>>;
  /** The whole in one sentence. */
  readonly sum: string;
};

/** What was found, counted. */
export function reportOf({ findings, leftOut, made }: Examined): Report {
  const number = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counts = { broken: number('broken'), risky: number('risky'), note: number('note') };
  return { findings, leftOut, counts, sum: sumOf(counts, made) };
}

function sumOf({ broken, risky, note }: Report['counts'], made: number): string {
  const notes = note === 0 ? '' : ` ${note === 1 ? 'There is 1 note' : `There are ${note} notes`}.`;
  const checked = `${made} checks were made.`;
  if (broken + risky === 0) return `Nothing is broken or risky.${notes} ${checked}`;
  const parts = [
    ...(broken === 0 ? [] : [`${broken} ${broken === 1 ? 'thing is' : 'things are'} broken`]),
    ...(risky === 0
      ? []
      : [`${risky} ${broken > 0 ? '' : risky === 1 ? 'thing ' : 'things '}${risky === 1 ? 'is' : 'are'} risky`]),
  ];
  return `${parts.join(', ')}.${notes} ${checked}`;
}

const titles: Readonly<Record<Severity, string>> = { broken: 'Broken', risky: 'Risky', note: 'Note' };

/** One paragraph for each finding and each reason why something was left out, then the sum. */
export function toText(report: Report): string {
  const found = report.findings.map(
    ({ code, severity, message, remedy }) => `${titles[severity]} (${code}): ${message} ${remedy}`,
  );
  const reasons = [...new Set(report.leftOut.map(({ reason }) => reason))];
  const left = reasons.map((reason) => {
    const codes = report.leftOut.filter((one) => one.reason === reason).map(({ code }) => code);
    return `Left out (${codes.length}), since ${reason}: ${codes.join(', ')}.`;
  });
  return `${[...found, ...left, report.sum].join('\n\n')}\n`;
}

export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
