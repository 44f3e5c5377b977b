import { hashWord } from '../text/tokens.ts';
import type { OrganizationFacts } from '../types.ts';
import { PhraseTable } from './phrase-table.ts';

/** What an organization may add to its facts, so that posts can be held against them. */
export type OrganizationOffer = {
  /** Opening hours as they are written: "Mon-Fri 8-17", "open 24 hours". */
  readonly hours?: readonly string[];
  /** Services as they are called. */
  readonly services?: readonly string[];
  /** Services that it does not have, or has no longer. */
  readonly formerServices?: readonly string[];
  /** Terms and marks that may not stand in a post: projects, code names, unpublished products. */
  readonly confidentialTerms?: readonly string[];
};

/** The facts as the rules look them up. */
export type ConductFacts = {
  /** Digits of the organization's telephones, ten each. */
  readonly phones: ReadonlySet<string>;
  /** Times of day at which the organization opens or closes, in minutes from midnight. */
  readonly times: ReadonlySet<number>;
  /** Number 1: confidential term; 2: a service that is not offered. */
  readonly terms: PhraseTable | null;
  /** Hashes of the words of the organization's own names. */
  readonly nameWords: ReadonlySet<number>;
};

export const CONFIDENTIAL_TERM = 1;
export const FORMER_SERVICE = 2;

/** Reads facts once for many texts; unreadable hours are left out rather than guessed. */
export function readConductFacts(
  facts: (OrganizationFacts & { readonly facts?: OrganizationOffer }) | undefined,
): ConductFacts {
  const offer = facts?.facts;
  const confidential = offer?.confidentialTerms ?? [];
  const former = offer?.formerServices ?? [];
  const terms = confidential.length + former.length === 0 ? null : new PhraseTable();
  for (const term of confidential) terms?.add(plainTerm(term), CONFIDENTIAL_TERM);
  for (const term of former) terms?.add(plainTerm(term), FORMER_SERVICE);
  const names = [facts?.name ?? '', ...(facts?.names ?? [])].join(' ');
  return {
    phones: new Set((facts?.phones ?? []).map(lastTenDigits).filter((digits) => digits.length === 10)),
    times: new Set((offer?.hours ?? []).flatMap(timesOf)),
    terms,
    nameWords: new Set((names.match(/\p{Lu}[\p{L}'-]{3,}/gu) ?? []).map((word) => hashWord(word))),
  };
}

/** Brackets and bars would be read as a choice. */
function plainTerm(term: string): string {
  return term.replaceAll(/[()|]/g, ' ');
}

export function lastTenDigits(text: string): string {
  return text.replaceAll(/\D/g, '').slice(-10);
}

const TIME = /\b(\d{1,2})(?::(\d{2}))?\s*([ap])?\.?m?\b/gi;
const NOON_HOURS = 12;

/** Times of day in minutes; "8-5" is read as eight in the morning to five in the afternoon. */
export function timesOf(text: string): number[] {
  const times: number[] = [];
  for (const [, hour = '0', minutes = '0', half] of text.matchAll(TIME)) {
    let hours = Number(hour);
    if (hours > 24) continue;
    if (half?.toLowerCase() === 'p' && hours < NOON_HOURS) hours += NOON_HOURS;
    if (half?.toLowerCase() === 'a' && hours === NOON_HOURS) hours = 0;
    const isClosing = times.length % 2 === 1;
    if (half === undefined && isClosing && hours < NOON_HOURS && hours * 60 <= (times.at(-1) as number))
      hours += NOON_HOURS;
    times.push(hours * 60 + Number(minutes));
  }
  return times;
}
