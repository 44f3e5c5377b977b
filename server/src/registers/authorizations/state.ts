import { checks, type Fault } from './checks.ts';
import type { AuthorizationState } from './contract.ts';
import { type ElementNumber, elements } from './elements.ts';
import type { Authorization, Use } from './facts.ts';
import { type RulePack, rulePack } from './rule-packs.ts';

/** Why an authorization does not serve: the element that it fails, and its source. */
export type Reason = Fault & { readonly element: ElementNumber; readonly cite: string };

export type Verdict = { readonly state: AuthorizationState; readonly reasons: readonly Reason[] };

/** What is told first where several hold: what a person took back goes before what time took, and that before form. */
const worstFirst: readonly AuthorizationState[] = [
  'revoked',
  'expired',
  'defective',
  'incomplete',
  'not_yet',
  'not_covering',
  'valid',
];

/**
 * What an authorization is worth for one use at its instant, by every element of the law and of the house; with every reason
 * why it does not serve, in the order of the elements. Pure and total.
 */
export function judgeAuthorization(authorization: Authorization, use: Use, pack: RulePack = rulePack): Verdict {
  const reasons = elements.flatMap(({ number, cite }) =>
    checks[number](authorization, use, pack).flatMap((fault): Reason[] =>
      fault === false ? [] : [{ ...fault, element: number, cite }],
    ),
  );
  return verdictOf(reasons);
}

/** What an authorization is worth before anybody says what for: what it does not cover is no reason then. Pure and total. */
export function judgeAtLarge(authorization: Authorization, use: Use, pack: RulePack = rulePack): Verdict {
  const { reasons } = judgeAuthorization(authorization, use, pack);
  return verdictOf(reasons.filter(({ state }) => state !== 'not_covering'));
}

function verdictOf(reasons: readonly Reason[]): Verdict {
  const states = new Set<AuthorizationState>(reasons.map(({ state }) => state));
  return { state: worstFirst.find((state) => states.has(state)) ?? 'valid', reasons };
}

/** Longer words than those of the eighth grade are hard for many: no reason against it, and worth a word (45 CFR 164.508(c)(3)). */
const PLAIN_GRADE = 8;

export function isHardToRead({ readingGrade }: Pick<Authorization, 'readingGrade'>): boolean {
  return readingGrade !== null && readingGrade > PLAIN_GRADE;
}
