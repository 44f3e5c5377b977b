import type { FormVersion, Statement } from '../contract.ts';
import type { ElementNumber } from '../elements.ts';
import { type ChoiceOf, type Form, type OwnPassageId, shippedForm, type UsedForm } from './forms.ts';
import type { Blank, Occasion, Passage, PassageId } from './passages.ts';

export type FormLanguage = 'en' | 'es';

/** What a request puts into a form: the words of its blanks, what can be chosen, and what is special about it. */
export type FormInput = {
  readonly kind: Form['kind'];
  readonly language: FormLanguage;
  readonly blanks: Readonly<Partial<Record<Blank, string>>>;
  /** Each with the id under which it is written down and the words that are shown. */
  readonly choices: Readonly<Partial<Record<ChoiceOf, readonly { readonly id: string; readonly words: string }[]>>>;
  readonly occasions: ReadonlySet<Occasion>;
};

export type FilledPart =
  | { readonly part: 'passage'; readonly id: PassageId | OwnPassageId; readonly words: string }
  | {
      readonly part: 'choices';
      readonly of: ChoiceOf;
      readonly items: readonly { readonly id: string; readonly words: string }[];
    }
  | { readonly part: 'answer'; readonly id: PassageId; readonly by: 'signer' | 'child'; readonly words: string }
  | { readonly part: 'signature' };

/** A form as it is shown, and what it says of the law. */
export type FilledForm = {
  readonly kind: Form['kind'];
  readonly version: number;
  /** In the words of the house; left out, in those that Bedside brings. */
  readonly source?: 'house';
  readonly language: FormLanguage;
  readonly title: string;
  readonly parts: readonly FilledPart[];
  readonly covers: readonly ElementNumber[];
  readonly statements: readonly Statement[];
};

/** Why a form cannot be shown: a blank without words, or nothing to choose from. */
export type FormFault =
  | { readonly code: 'BLANK_EMPTY'; readonly blank: Blank }
  | { readonly code: 'NOTHING_TO_CHOOSE'; readonly of: ChoiceOf };

/** How a version is named in evidence: those of a house are told apart from those that Bedside brings. */
export function versionOf({ source, version }: Pick<FilledForm, 'source' | 'version'>): string {
  return source === undefined ? String(version) : `${source}-${version}`;
}

/** The same read back; null for what no version of a form is named by, such as a paper. */
export function readVersion(name: string): FormVersion | null {
  const [, house, number] = /^(house-)?(\d{1,9})$/.exec(name) ?? [];
  return number === undefined ? null : { source: house === undefined ? 'bedside' : 'house', number: Number(number) };
}

/**
 * The form as it is shown and signed; or every reason why it cannot be. `form` is the one that Bedside brings where none is
 * given. Pure: the same input gives the same words.
 */
export function fillForm(
  input: FormInput,
  form: UsedForm = shippedForm(input.kind),
): { readonly form: FilledForm } | { readonly faults: readonly FormFault[] } {
  const { language, occasions } = input;
  const { kind, version, source, title, parts } = form;
  const said: Passage[] = [];
  const faults: FormFault[] = [];
  const sayOf = (passage: Passage): string | null => {
    if (passage.when !== undefined && !occasions.has(passage.when)) return null;
    said.push(passage);
    return fillBlanks(passage[language], input.blanks, (blank) => faults.push({ code: 'BLANK_EMPTY', blank }));
  };
  const filled = parts.flatMap((one): FilledPart[] => {
    if (one.part === 'signature') return [one];
    if (one.part === 'choices') {
      const items = input.choices[one.of] ?? [];
      // A story may have no picture; all else is chosen from something.
      if (items.length === 0 && one.of !== 'media') faults.push({ code: 'NOTHING_TO_CHOOSE', of: one.of });
      return items.length === 0 ? [] : [{ ...one, items: items.map(({ id, words }) => ({ id, words: plain(words) })) }];
    }
    const { passage, ...rest } = one;
    const words = sayOf(passage);
    return words === null ? [] : [{ ...rest, words }];
  });
  if (faults.length > 0) return { faults: unique(faults) };
  return {
    form: {
      kind,
      version,
      ...(source === undefined ? {} : { source }),
      language,
      title: title[language],
      parts: filled,
      covers: [...new Set(said.flatMap(({ covers = [] }) => covers))].toSorted((one, other) => one - other),
      statements: [...new Set(said.flatMap(statementsIn))],
    },
  };
}

export function statementsIn({ statement, statements = [] }: Passage): readonly Statement[] {
  return statement === undefined ? statements : [statement, ...statements];
}

/** In one pass: what is filled in is never looked through for blanks itself. */
function fillBlanks(text: string, words: FormInput['blanks'], onEmpty: (blank: Blank) => void): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: Blank) => {
    const value = plain(words[name] ?? '');
    if (value === '') onEmpty(name);
    return value;
  });
}

/** One line without what cannot be seen: no word of a name may turn round, hide or break up what is signed. Joiners stay: names need them. */
function plain(words: string): string {
  return words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
}

function unique(faults: readonly FormFault[]): readonly FormFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
