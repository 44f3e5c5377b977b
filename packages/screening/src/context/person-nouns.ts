import { PERSON_NOUNS } from '../tables/person-nouns.generated.ts';
import { WordSet } from '../text/word-set.ts';

/** English nouns that stand for a person, by their token hashes. */
export const personNouns = new WordSet(hashes());

function* hashes(): Iterable<number> {
  let hash = 0;
  for (const step of PERSON_NOUNS.split(' ')) {
    hash += Number.parseInt(step, 36);
    yield hash;
  }
}
