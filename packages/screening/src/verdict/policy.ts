import type { FindingType, Severity, Verdict } from '../types.ts';

/**
 * How careful an organization wants the engine to be. Probabilities are those of a finding being right; a lower number
 * raises more. Severities set here replace the engine's own; for what can identify a patient they may not go below `warn`.
 */
export type Policy = {
  readonly blockFrom?: number;
  readonly warnFrom?: number;
  readonly severities?: Partial<Readonly<Record<FindingType, Severity>>>;
};

export type SettledPolicy = Required<Policy>;

/** Looser settings would switch the check off without saying so. */
const LOOSEST = 0.95;

const CONDUCT: ReadonlySet<FindingType> = new Set([
  'PROFANITY',
  'DISCRIMINATORY',
  'SUGGESTIVE',
  'INTOXICATION',
  'DISPARAGES_PATIENT',
  'DISPARAGES_EMPLOYER',
  'MEDICAL_ADVICE',
  'SOLICITATION',
  'NO_DISCLAIMER',
  'UNSUPPORTED_CLAIM',
  'AI_UNVERIFIED',
  'COPYRIGHT',
  'PROPRIETARY',
  'SELF_DIAGNOSIS',
  'BOUNDARY',
  'UNCLEAR',
  'OFF_FACT',
]);

/** True for what can identify a patient, false for faults of conduct. */
export function isPrivacyType(type: FindingType): boolean {
  return !CONDUCT.has(type);
}

const SEVERITIES: ReadonlySet<string> = new Set<Severity>(['block', 'warn', 'note']);

/** Probabilities from which on the engine itself warns and blocks. */
export type Thresholds = { readonly warnFrom: number; readonly blockFrom: number };

/** Fills in what an organization left out with the engine's own thresholds. Throws a RangeError for what would let all pass. */
export function settlePolicy(
  policy: Policy | undefined,
  { warnFrom: warn, blockFrom: block }: Thresholds,
): SettledPolicy {
  const settled = { warnFrom: Math.min(warn, policy?.blockFrom ?? warn), blockFrom: block, severities: {}, ...policy };
  const { blockFrom, warnFrom, severities } = settled;
  const inRange = (value: number): boolean => value > 0 && value <= LOOSEST;
  if (!inRange(blockFrom) || !inRange(warnFrom) || warnFrom > blockFrom) {
    throw new RangeError(
      'A policy warns from a probability over 0 and blocks from the same or a higher one, up to 0.95.',
    );
  }
  for (const [type, severity] of Object.entries(severities)) {
    if (!SEVERITIES.has(severity)) throw new RangeError(`A severity is block, warn or note: ${type}.`);
    if (type === 'UNSCREENABLE' && severity !== 'block') {
      throw new RangeError('What cannot be screened is stopped; its severity cannot be set.');
    }
    // Object.entries forgets the key type; the keys are those of `severities`.
    if (severity === 'note' && isPrivacyType(type as FindingType)) {
      throw new RangeError(`What can identify a patient cannot be a note: ${type}.`);
    }
  }
  return settled;
}

/** The severity of something that is a patient's with this probability; null below `warnFrom`. */
export function severityOf(probability: number, policy: SettledPolicy): Severity | null {
  if (probability < policy.warnFrom) return null;
  // A probability that is no number is not below anything, so it blocks.
  return probability < policy.blockFrom ? 'warn' : 'block';
}

/** What no post has a use for, whoever's it is. */
const NEVER_POSTED: Partial<Readonly<Record<FindingType, Severity>>> = {
  SSN: 'block',
  MRN: 'warn',
  HEALTH_PLAN: 'warn',
};
/** Below this probability the words say that it is a sample, a test record or the organization's. */
const SAID_OTHERWISE = 0.1;
const SURE = 0.8;

/**
 * Severity of a number that stands alone, where no word tells whose it is: a record or insurance number is one person's
 * even so. Null where the words around say otherwise, or where it may be no such number.
 */
export function leastSeverity(
  { type, certainty }: { readonly type: FindingType; readonly certainty: number },
  probability: number,
): Severity | null {
  return certainty >= SURE && probability >= SAID_OTHERWISE ? (NEVER_POSTED[type] ?? null) : null;
}

/** The worst severity decides; notes alone pass. */
export function verdictOf(findings: readonly { readonly severity: Severity }[]): Verdict {
  if (findings.some(({ severity }) => severity === 'block')) return 'block';
  return findings.some(({ severity }) => severity === 'warn') ? 'warn' : 'pass';
}
