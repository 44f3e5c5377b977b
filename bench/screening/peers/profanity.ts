import { load, versionOf } from './load.ts';

/** A package that says whether a text swears. */
export type Swearing = { readonly name: string; readonly version: string; isProfane(text: string): boolean };

export function makeSwearing(): Swearing[] {
  return [obscenity(), badWords(), leoProfanity(), naughtyWords()];
}

function obscenity(): Swearing {
  type Module = {
    RegExpMatcher: new (options: object) => { hasMatch(text: string): boolean };
    englishDataset: { build(): object };
    englishRecommendedTransformers: object;
  };
  const { RegExpMatcher, englishDataset, englishRecommendedTransformers } = load<Module>('obscenity');
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  return { name: 'obscenity', version: versionOf('obscenity'), isProfane: (text) => matcher.hasMatch(text) };
}

function badWords(): Swearing {
  type Module = { Filter: new () => { isProfane(text: string): boolean } };
  const filter = new (load<Module>('bad-words').Filter)();
  return { name: 'bad-words', version: versionOf('bad-words'), isProfane: (text) => filter.isProfane(text) };
}

function leoProfanity(): Swearing {
  const leo = load<{ check(text: string): boolean }>('leo-profanity');
  return { name: 'leo-profanity', version: versionOf('leo-profanity'), isProfane: (text) => leo.check(text) };
}

/** A list only: its entries as whole words. */
function naughtyWords(): Swearing {
  const { en, es } = load<{ en: string[]; es: string[] }>('naughty-words');
  const escaped = [...en, ...es].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  return { name: 'naughty-words', version: versionOf('naughty-words'), isProfane: (text) => pattern.test(text) };
}
