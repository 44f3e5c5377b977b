import { type OwnFacts, readOwnFacts } from './identifiers/own-facts.ts';
import { plainCharacter } from './text/characters.ts';
import type { OrganizationFacts } from './types.ts';

/** The organization's facts in the form in which findings compare: folded, lower case, words alone. */
export type KnownFacts = OwnFacts & {
  /** False where no staff is known: there is nothing to compare. */
  readonly hasStaff: boolean;
  isOwnName(name: string): boolean;
  isStaffName(name: string): boolean;
};

export function readOrganizationFacts(organization: OrganizationFacts | undefined): KnownFacts {
  const given = organization ?? {};
  const names = [...(given.names ?? []), ...(given.name === undefined ? [] : [given.name])]
    .map(plainWords)
    .filter((name) => name !== '');
  const staff = (given.staffNames ?? []).map((name) => new Set(withoutTitles(name)));
  const directory = readDirectory(given.directoryNames ?? []);
  return {
    ...readOwnFacts(organization),
    isOwnName: (name) => names.length > 0 && isPartOfName(names, plainWords(name)),
    hasStaff: staff.length > 0 || (given.directoryNames ?? []).length > 0,
    isStaffName: (name) => hasAgreeing(staff, withoutTitles(name)) || directory(name),
  };
}

/** The whole name, or two words of it and more: one word of "Marion General" may be a patient's name as well. */
function isPartOfName(names: readonly string[], found: string): boolean {
  return names.some((own) => own === found || (found.includes(' ') && ` ${own} `.includes(` ${found} `)));
}

/** Titles of those who care: who is called so is no patient. */
const CLINICAL_TITLES = 'dr dra doctor doctora prof professor nurse chaplain'.split(' ');
const TITLES = new Set([...CLINICAL_TITLES, ...'mr mrs ms miss sr sra rn md np pa do'.split(' ')]);
const BEGINS_WITH_CLINICAL_TITLE = new RegExp(`^(?:${CLINICAL_TITLES.join('|')}) `);

type NameWords = readonly string[];

/** Whether a name is in a directory. Names are found by their words, so that thousands cost no more than a few. */
function readDirectory(names: readonly string[]): (found: string) => boolean {
  const byWord = new Map<string, NameWords[]>();
  const bySurname = new Set<string>();
  for (const name of names) {
    const words = withoutTitles(name);
    const surname = words.at(-1);
    if (surname !== undefined) bySurname.add(surname);
    if (words.length < 2) continue;
    for (const word of new Set(words)) {
      const others = byWord.get(word);
      if (others === undefined) byWord.set(word, [words]);
      else others.push(words);
    }
  }
  if (bySurname.size === 0) return () => false;
  return (found) => {
    const plain = plainWords(found);
    const words = withoutTitles(plain);
    const [only] = words;
    if (words.length === 1 && only !== undefined) return BEGINS_WITH_CLINICAL_TITLE.test(plain) && bySurname.has(only);
    return namesWithOneOf(byWord, words).some((own) => wordsAgree(own, words));
  };
}

/** Of the words that are written out, the one that the fewest names have leads to the names that may agree. */
function namesWithOneOf(byWord: ReadonlyMap<string, NameWords[]>, words: NameWords): readonly NameWords[] {
  let fewest: readonly NameWords[] | undefined;
  for (const word of words) {
    if (word.length === 1) continue;
    const names = byWord.get(word) ?? [];
    if (fewest === undefined || names.length < fewest.length) fewest = names;
  }
  return fewest ?? [];
}

function wordsAgree(own: NameWords, words: NameWords): boolean {
  return words.every((word) => own.includes(word) || (word.length === 1 && own.some((name) => name.startsWith(word))));
}

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

const PLAIN = /^[ -~]*$/;

function plainWords(text: string): string {
  // ASCII is plain as it stands, and most of thousands of names are.
  const plain = PLAIN.test(text) ? text : [...text].map(plainCharacter).join('');
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
