import { lexicon } from '../text/lexicon.ts';

/** Word cluster of a token by its hash; 0 where the word is in none. */
export function clusterOf(hash: number): number {
  const words = lexicon();
  return words.cluster[words.find(hash)] as number;
}
