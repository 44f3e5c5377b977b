import { type OwnFacts, readOwnFacts } from './identifiers/own-facts.ts';
import { plainCharacter } from './text/characters.ts';
import type { OrganizationFacts } from './types.ts';

/** The organization's facts in the form in which findings compare: folded, lower case, words alone. */
export type KnownFacts = OwnFacts & {
  isOwnName(name: string): boolean;
  isStaffName(name: string): boolean;
};

export function readOrganizationFacts(organization: OrganizationFacts | undefined): KnownFacts {
  const given = organization ?? {};
  const names = [...(given.names ?? []), ...(given.name === undefined ? [] : [given.name])]
    .map(plainWords)
    .filter((name) => name !== '');
  const staff = (given.staffNames ?? []).map((name) => new Set(withoutTitles(name)));
  return {
    ...readOwnFacts(organization),
    isOwnName: (name) => names.length > 0 && isPartOfName(names, plainWords(name)),
    isStaffName: (name) => staff.length > 0 && hasAgreeing(staff, withoutTitles(name)),
  };
}

/** The whole name, or two words of it and more: one word of "Marion General" may be a patient's name as well. */
function isPartOfName(names: readonly string[], found: string): boolean {
  return names.some((own) => own === found || (found.includes(' ') && ` ${own} `.includes(` ${found} `)));
}

const TITLES = new Set(
  'dr dra doctor doctora mr mrs ms miss prof professor sr sra rn md np pa do nurse chaplain'.split(' '),
);

function hasAgreeing(staff: readonly ReadonlySet<string>[], words: readonly string[]): boolean {
  return staff.some((own) => namesAgree(own, words));
}

/** A full name agrees with itself; a part of it agrees alone, and an initial beside a part of it. */
function namesAgree(own: ReadonlySet<string>, words: readonly string[]): boolean {
  const isInitial = (word: string): boolean => word.length === 1 && [...own].some((name) => name.startsWith(word));
  return words.some((word) => own.has(word)) && words.every((word) => own.has(word) || isInitial(word));
}

function withoutTitles(name: string): string[] {
  return plainWords(name)
    .split(' ')
    .filter((word) => word !== '' && !TITLES.has(word));
}

function plainWords(text: string): string {
  return [...text]
    .map(plainCharacter)
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
