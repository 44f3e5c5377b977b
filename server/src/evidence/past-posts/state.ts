import type { AuthorizationState, InfoElement } from '../../registers/authorizations/contract.ts';
import type { PastReason, PastVerdict } from './contract.ts';

/** Something in the words by which a patient is told of. */
export type ToldOf = {
  /** What kind of thing was found. */
  readonly found: string;
  /** What a permission has to allow for it; null for what none is asked for, such as numbers. */
  readonly element: InfoElement | null;
  /** A permission that allows it; null where there is none. */
  readonly coveredBy: string | null;
};

/** Somebody who is to be seen in a picture, and the permission of theirs that serves best. */
export type ShownPerson = {
  readonly best: { readonly authorizationId: string; readonly state: AuthorizationState } | null;
};

export type PastFacts = {
  readonly told: readonly ToldOf[];
  /** For each picture that is known by its bytes, who was said to be in it. */
  readonly pictures: readonly (readonly ShownPerson[])[];
  /** Pictures of which only a name is known. */
  readonly picturesNamed: number;
  /** Whether whence the post came tells of pictures at all. */
  readonly picturesTold: boolean;
};

export type PastJudged = {
  readonly verdict: PastVerdict;
  readonly reasons: readonly PastReason[];
  readonly authorizationIds: readonly string[];
  /** The worst is the heaviest. */
  readonly weight: number;
};

/**
 * Whether a post from before has the permissions that it needs. Somebody who is told of or shown without one is what
 * counts most; a picture about which nobody has said who is in it is never taken for one without people. Pure and total.
 */
export function judgePastPost(facts: PastFacts): PastJudged {
  const missing = [...textReasons(facts.told), ...facts.pictures.flatMap(personReasons)];
  const unseen = lookReasons(facts);
  const allowing = [
    ...facts.told.flatMap(({ coveredBy }) => coveredBy ?? []),
    ...facts.pictures.flat().flatMap(({ best }) => (best?.state === 'valid' ? [best.authorizationId] : [])),
  ];
  const verdict = verdictOf({ lacks: missing.length > 0, looks: unseen.length > 0, allows: allowing.length > 0 });
  const reasons = [...missing, ...unseen];
  return { verdict, reasons, authorizationIds: [...new Set(allowing)], weight: weightOf(verdict, reasons) };
}

function verdictOf(found: { lacks: boolean; looks: boolean; allows: boolean }): PastVerdict {
  if (found.lacks) return 'lacks';
  if (found.looks) return 'look';
  return found.allows ? 'allowed' : 'nobody';
}

function textReasons(told: readonly ToldOf[]): PastReason[] {
  const open = told.filter(({ coveredBy }) => coveredBy === null);
  if (open.length === 0) return [];
  const elements = open.flatMap(({ element }) => element ?? []);
  const found = [...new Set(open.map((one) => one.found))].toSorted();
  return [{ code: 'PATIENT_TOLD_OF', found, elements: [...new Set(elements)].toSorted() }];
}

function personReasons(persons: readonly ShownPerson[], index: number): PastReason[] {
  return persons
    .filter(({ best }) => best?.state !== 'valid')
    .map(({ best }) => ({ code: 'PERSON_NOT_CLEARED', picture: index + 1, state: best?.state ?? null }));
}

function lookReasons({ pictures, picturesNamed, picturesTold }: PastFacts): PastReason[] {
  const unseen = pictures.flatMap((persons, index): PastReason[] =>
    persons.length === 0 ? [{ code: 'PICTURE_UNSEEN', picture: index + 1 }] : [],
  );
  return [
    ...unseen,
    ...(picturesNamed > 0 ? [{ code: 'PICTURE_NAMED_ONLY' as const, count: picturesNamed }] : []),
    ...(picturesTold ? [] : [{ code: 'PICTURES_UNKNOWN' as const }]),
  ];
}

/** Hundreds tell the verdict, so that what lacks a permission always goes before what asks for a look. */
function weightOf(verdict: PastVerdict, reasons: readonly PastReason[]): number {
  const base = { lacks: 300, look: 200, allowed: 2, nobody: 1 }[verdict];
  const own = reasons.reduce((sum, reason) => sum + weightOfReason(reason), 0);
  return base + Math.min(own, 99);
}

function weightOfReason(reason: PastReason): number {
  if (reason.code === 'PERSON_NOT_CLEARED') return reason.state === 'revoked' ? 30 : 20;
  if (reason.code === 'PATIENT_TOLD_OF')
    return reason.found.includes('NAME') ? 15 + reason.found.length : 5 + reason.found.length;
  return reason.code === 'PICTURES_UNKNOWN' ? 0 : 3;
}
