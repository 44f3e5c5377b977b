/**
 * Prints how well the shipped tagger finds names in the dev files: overlap precision, recall and F1 with Wilson intervals,
 * and F1 by both ends. A found name is true when it overlaps a name of the gold; a name of the gold is found when touched.
 *
 *     node packages/screening/train/evaluate-names.ts --data FOLDER
 */
import { parseArgs } from 'node:util';
import { NameFinder } from './find-names.ts';
import { readNer } from './ner.ts';
import { countNames, nameLine } from './score-names.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) {
  process.stdout.write('usage: node packages/screening/train/evaluate-names.ts --data FOLDER\n');
  process.exitCode = 2;
} else {
  const finder = new NameFinder();
  for (const spacing of ['natural', 'spaced'] as const) {
    for (const source of ['wnut', 'btc', 'tweebank'] as const) {
      const texts = readNer(values.data, { set: 'dev', source }, spacing);
      for (const label of ['PER', 'LOC'] as const) {
        const counts = countNames(texts, label, (text) => finder.find(text));
        process.stdout.write(`${nameLine(`${source} ${label} ${spacing}`, counts)}\n`);
      }
    }
  }
}
