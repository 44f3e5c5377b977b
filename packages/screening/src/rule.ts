import type { Document } from './document.ts';
import type { FindingCode } from './messages.ts';
import type { FindingType, Severity, Subject } from './types.ts';

/** What a rule found: a span of the document's text, whose it is, and how much it weighs. */
export type Match = {
  readonly start: number;
  readonly end: number;
  readonly subject: Subject;
  readonly severity: Severity;
  /** Another code than the rule's own, where one rule tells kinds apart. */
  readonly code?: FindingCode;
  /** True where the sentence is whole without the span: "our patient Ann Lee". */
  readonly canBeLeftOut?: boolean;
};

export type RuleExamples = {
  /** Posts and the stretch of each that the rule must find with severity block or warn. */
  readonly flags: readonly (readonly [text: string, surface: string])[];
  /** Posts in which the rule must find nothing that stops or warns. */
  readonly passes: readonly string[];
};

/** One screening rule: what it finds, how, and the examples that hold it. */
export type Rule = {
  readonly id: string;
  readonly version: number;
  readonly type: FindingType;
  readonly code: FindingCode;
  readonly find: (document: Document) => Iterable<Match>;
  readonly examples: RuleExamples;
};

/** Whose a number or address is, as the words around tell, and how heavy that makes it. */
export type Weight = { readonly subject: Subject; readonly severity: Severity };

/** Identifiers that are nobody's but one person's: they stop a post unless all of it is plainly invented. */
export function weighPersonal({ signals }: Document): Weight {
  if (signals.invented) return { subject: 'unknown', severity: 'warn' };
  return { subject: signals.individualCare ? 'patient' : 'unknown', severity: 'block' };
}

/** Identifiers that persons and organizations have alike: telephone, e-mail, address, plate, link. */
export function weighShared({ signals }: Document): Weight {
  if (signals.invented) return { subject: 'unknown', severity: 'warn' };
  if (signals.organizational && !signals.inCare) return { subject: 'org', severity: 'note' };
  if (signals.individualCare) return { subject: 'patient', severity: 'block' };
  return { subject: 'unknown', severity: 'block' };
}

/** Every match of `pattern` (global, bounded quantifiers) as a span of its first group, or of the whole. */
export function* spansOf(
  text: string,
  pattern: RegExp,
): Generator<{ start: number; end: number; match: RegExpExecArray }> {
  for (const match of text.matchAll(pattern)) {
    const whole = match.index ?? 0;
    const group = match[1];
    const start = group === undefined ? whole : whole + match[0].lastIndexOf(group);
    const end = group === undefined ? whole + match[0].length : start + group.length;
    if (end > start) yield { start, end, match };
  }
}
