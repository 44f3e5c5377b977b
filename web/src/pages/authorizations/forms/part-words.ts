import type { TFunction } from 'i18next';
import type { houseForms as words } from '../../../messages/en/house-forms.ts';
import type { Palette } from './edit-content.ts';

export type ElementName = keyof (typeof words)['elements'];
/** Numbers of the elements of the law. */
// Numbers from 1 on are what the words have.
export const elementNames = Array.from({ length: 29 }, (_, index) => String(index + 1) as ElementName);

type Occasion = keyof (typeof words)['editor']['when'];
const occasions: readonly string[] = ['guardian', 'child', 'representative', 'executor', 'remunerated', 'european'];

export function isOccasion(name: string): name is Occasion {
  return occasions.includes(name);
}

const MOST_LETTERS = 60;

/** A passage is known by its first words, as they are in the reader's language. */
export function nameOfPassage(t: TFunction, id: string, of: { palette: Palette; language: string }): string {
  if (id === 'title') return t('houseForms.editor.ownTitle');
  if (id.startsWith('own-')) return `${t('houseForms.editor.own')} ${id.slice('own-'.length)}`;
  const words = of.palette.find((one) => one.id === id)?.words;
  const text = words?.[of.language.startsWith('es') ? 'es' : 'en'] ?? id;
  return text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS)}…`;
}

const choices = ['media', 'infoScope', 'purposes', 'channels'] as const;

/** What a part is called. */
export function nameOfAnyPart(t: TFunction, name: string, of: { palette: Palette; language: string }): string {
  if (name === 'signature') return t('houseForms.editor.signature');
  const choice = choices.find((one) => name === `choose-${one}`);
  if (choice !== undefined) return t(`houseForms.editor.choices.${choice}`);
  return nameOfPassage(t, name, of);
}
