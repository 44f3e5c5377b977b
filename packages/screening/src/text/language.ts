import { hashWord, type Tokens } from './tokens.ts';
import { WordSet } from './word-set.ts';

export type TextLanguage = 'en' | 'es';

const hashed = (words: string): WordSet => new WordSet(words.split(' ').map(hashWord));
const SPANISH = hashed(
  'el la los las una un del al con para por que mi su sus nuestro nuestra gracias hoy esta fue muy pero como en y es se lo le nos',
);
const ENGLISH = hashed('the and of to is was my our with for in on at he she you her his it we are this that not be');
/** The language is told from the beginning; a post changes it seldom. */
const TOKENS_READ = 400;

/** The language of a text by its small words; English where nothing tells. */
export function languageOf(tokens: Tokens): TextLanguage {
  let spanish = 0;
  let english = 0;
  const count = Math.min(tokens.count, TOKENS_READ);
  for (let i = 0; i < count; i += 1) {
    const hash = tokens.hash[i] as number;
    if (SPANISH.has(hash)) spanish += 1;
    if (ENGLISH.has(hash)) english += 1;
  }
  return spanish > english ? 'es' : 'en';
}
