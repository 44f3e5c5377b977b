/** Something marked in a gold post; `[start, end)` in UTF-16 units. */
export type GoldSpan = {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  /** patient, staff, org or public. */
  readonly subject: string;
  readonly optional?: boolean;
};

export type GoldPost = {
  readonly id: string;
  /** A second name by which an answer may call it. */
  readonly src: string;
  readonly network: string;
  readonly author: string;
  readonly text: string;
  readonly label: 'disclosure' | 'safe';
  readonly tags: readonly string[];
  readonly spans: readonly GoldSpan[];
};

export type GoldConduct = {
  readonly id: string;
  readonly src: string;
  readonly network?: string;
  readonly author: string;
  readonly text: string;
  /** Empty for a twin. */
  readonly labels: readonly string[];
  readonly twin: string;
};

export type GoldInbound = {
  readonly id: string;
  readonly src: string;
  readonly channel: string;
  readonly lang: string;
  readonly primary: string;
  readonly secondary: readonly string[];
};

export type GoldReply = {
  readonly id: string;
  readonly src: string;
  readonly label: 'safe' | 'unsafe';
  readonly codes: readonly string[];
};

/** What an engine says of a span; only the offsets are required. */
export type FoundSpan = {
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly severity?: string;
  readonly subject?: string;
  /** 0 to 1. */
  readonly confidence?: number;
};

export type PostAnswer = {
  readonly id: string;
  readonly findings?: readonly FoundSpan[];
  readonly verdict?: string;
  /** Verdict on privacy alone; goes before `verdict`. */
  readonly privacy_verdict?: string;
};
export type ConductAnswer = {
  readonly id: string;
  readonly labels?: readonly string[];
  readonly findings?: readonly { readonly type?: string; readonly severity?: string }[];
};
export type InboundAnswer = { readonly id: string; readonly primary?: string; readonly secondary?: readonly string[] };
export type ReplyAnswer = { readonly id: string; readonly label?: string; readonly verdict?: string };

/** Findings of these types point at context, not at an identifier: they count neither for nor against precision. */
const CONTEXT = new Set(
  'CONTEXT CONDITION DIAGNOSIS HEALTH HEALTH_CONTEXT MEDICAL MEDICATION PROCEDURE AGE GENDER RELATIONSHIP CARE_RELATION FACILITY UNIT TIME CONSENT REIDENTIFICATION_RISK'.split(
    ' ',
  ),
);
/** Labels of the development set's professionalism part. */
export const CONDUCT = new Set(
  'PROFANITY DISCRIMINATORY SUGGESTIVE INTOXICATION DISPARAGES_PATIENT DISPARAGES_EMPLOYER MEDICAL_ADVICE SOLICITATION NO_DISCLAIMER UNSUPPORTED_CLAIM AI_UNVERIFIED COPYRIGHT'.split(
    ' ',
  ),
);
export const NOT_FINDING = new Set(['info', 'none', 'ok', 'note', 'allow', 'pass']);
const NOT_PATIENT = new Set('staff org organisation organization public other author self'.split(' '));

/** The findings that lie in the text, and those among them that speak of a patient. */
export function sortFindings(text: string, findings: readonly FoundSpan[]): { any: FoundSpan[]; patient: FoundSpan[] } {
  const any = findings.filter(
    ({ start, end, type }) =>
      !CONDUCT.has(type ?? '') && Number.isInteger(start) && start >= 0 && start < end && end <= text.length,
  );
  const patient = any.filter(
    ({ type, severity, subject }) =>
      !CONTEXT.has(type ?? '') &&
      !NOT_FINDING.has((severity ?? '').toLowerCase()) &&
      !NOT_PATIENT.has((subject ?? '').toLowerCase()),
  );
  return { any, patient };
}

/** Units that two spans share. */
export function shared(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Answers by the id of their gold item; a second answer for an item and an answer for none are dropped. */
export function joinAnswers<Answer extends { readonly id: string }>(
  gold: readonly { readonly id: string; readonly src: string }[],
  answers: readonly Answer[],
): Map<string, Answer> {
  const ids = new Map<string, string>();
  for (const { id, src } of gold) {
    ids.set(id, id);
    ids.set(src, id);
  }
  const joined = new Map<string, Answer>();
  for (const answer of answers) {
    const id = ids.get(answer.id);
    if (id !== undefined && !joined.has(id)) joined.set(id, answer);
  }
  return joined;
}

/** The verdict told, else one made of whether a patient was found. */
export function verdictOf(answer: PostAnswer | undefined, hasFinding: boolean): string {
  return (answer?.privacy_verdict || answer?.verdict || (hasFinding ? 'warn' : 'pass')).toLowerCase();
}

export const isPass = (verdict: string): boolean => ['pass', 'allow', 'safe', 'ok'].includes(verdict);
export const isBlock = (verdict: string): boolean => ['block', 'deny', 'reject'].includes(verdict);
