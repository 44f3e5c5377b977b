import type { SearchFilters } from './contract.ts';
import type { Stems, Term } from './read-query.ts';

/** What somebody asks for, read and prepared: the same for every kind. */
export type Asked = {
  readonly terms: readonly Term[];
  readonly stems: Stems;
  readonly matches: (word: string) => boolean;
  readonly filters: SearchFilters;
  readonly limit: number;
  readonly after: string | undefined;
};
