import type { Lexicon, PackedLexicon } from '../src/text/lexicon.ts';
import type { CorpusPost } from './corpus.ts';
import type { NerText } from './ner.ts';

/** What stages read and hand on. */
export type TrainingContext = {
  /** Folder of the data files; null on a slice, which knows the repository's own corpus alone. */
  readonly data: string | null;
  /** The invented posts, on a slice a part of them. */
  readonly posts: readonly CorpusPost[];
  /** Texts with marked names: the public corpora as far as there is a data folder, and the invented posts. */
  readonly names: readonly NerText[];
  readonly isSlice: boolean;
  /** Made by the stage `lexicon`, read by those behind it. */
  lexicon?: { readonly packed: PackedLexicon; readonly table: Lexicon };
  report(line: string): void;
};

/** A generated file: path from the package's folder, and its source. */
export type Built = { readonly path: string; readonly source: string };

/** One step of training. It must give the same bytes at every run. */
export type Stage = {
  readonly name: string;
  run(context: TrainingContext): readonly Built[];
};
