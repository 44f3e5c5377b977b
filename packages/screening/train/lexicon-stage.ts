import { Lexicon } from '../src/text/lexicon.ts';
import { bearerGrades } from './bearer.ts';
import { brownClusters } from './brown.ts';
import { generatedModule } from './generated.ts';
import { packLexicon } from './lexicon.ts';
import { type Listed, readLists } from './lists.ts';
import { runningLines } from './running-text.ts';
import type { Stage, TrainingContext } from './stage.ts';
import { plainEntities, readStream } from './stream.ts';

const CLUSTERS = { clusters: 1000, leastCount: 3 };
const SLICE_CLUSTERS = { clusters: 32, leastCount: 3 };
const NO_LISTS: Listed = { given: new Map(), surname: new Map(), place: new Map() };

/** Counts words, groups them by their neighbours, and joins that with the lists of names and places. */
export const lexiconStage: Stage = {
  name: 'lexicon',
  run(context) {
    const running = runningLines(context.data);
    const stream = readStream([...running, ...markedLines(context)]);
    const clustering = brownClusters(stream, context.isSlice ? SLICE_CLUSTERS : CLUSTERS);
    const lists = context.data === null ? NO_LISTS : readLists(context.data);
    const plain = new Lexicon(packLexicon({ lists, stream, clustering, bearer: new Map() }));
    const bearer = bearerGrades({ lexicon: plain, marked: context.names, running: running.map(plainEntities) });
    const packed = packLexicon({ lists, stream, clustering, bearer });
    context.lexicon = { packed, table: new Lexicon(packed) };
    context.report(`${packed.entries} words, ${clustering.paths.length} clusters`);
    const source = generatedModule({
      title: 'What is known of single words: see `Lexicon`.',
      name: 'LEXICON',
      type: 'PackedLexicon',
      from: '../text/lexicon.ts',
      value: packed,
    });
    return [{ path: 'src/tables/lexicon.generated.ts', source }];
  },
};

/** Lines of the texts with names; generated sentences are too alike to count. */
function markedLines(context: TrainingContext): string[] {
  return context.names.flatMap((text) => (text.source === 'presidio' ? [] : text.text.split('\n')));
}
