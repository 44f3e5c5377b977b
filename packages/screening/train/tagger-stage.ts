import { Crf, type CrfSettings } from './crf.ts';
import { Encoder } from './encode.ts';
import { generatedModule } from './generated.ts';
import type { NerText } from './ner.ts';
import { packTagger } from './pack-tagger.ts';
import type { Stage } from './stage.ts';

const SCALE = 20;
const SETTINGS: CrfSettings = { rowBits: 18, epochs: 4, rate: 0.07, dropout: 0.2, decay: 0, seed: 1 };
const SLICE_SETTINGS: CrfSettings = { ...SETTINGS, rowBits: 12, epochs: 2 };
/** Generated sentences are alike, so they count for less. */
const WEIGHTS = { wnut: 1, btc: 1, tweebank: 1, presidio: 0.5, posts: 1 } as const;

/** One text in so many is learned in lower case too, at this weight: a fifth of the names in posts have no capital. */
const LOWERED_IN = 3;
const LOWERED_WEIGHT = 0.2;

/** Trains the tagger of names on all texts whose names are marked. */
export const taggerStage: Stage = {
  name: 'tagger',
  run(context) {
    if (!context.lexicon) throw new Error('the stage `lexicon` comes before `tagger`');
    const settings = context.isSlice ? SLICE_SETTINGS : SETTINGS;
    const encoder = new Encoder(context.lexicon.table, settings.rowBits);
    const chains = context.names.flatMap((text) => encoder.encode(text, WEIGHTS[text.source]));
    for (const text of context.names.filter((_, i) => i % LOWERED_IN === 0)) {
      chains.push(...encoder.encode(lowered(text), WEIGHTS[text.source] * LOWERED_WEIGHT));
    }
    const crf = new Crf(settings);
    crf.train(chains, (epoch, loss) => context.report(`round ${epoch + 1}: loss ${loss.toFixed(4)}`));
    const packed = packTagger(crf, { rowBits: settings.rowBits, scale: SCALE });
    const source = generatedModule({
      title: 'Weights of the name tagger: see `taggerModel`.',
      name: 'TAGGER',
      type: 'PackedTagger',
      from: '../tagger/model.ts',
      value: packed,
    });
    return [{ path: 'src/tables/tagger.generated.ts', source }];
  },
};

/** A text in lower case, or as it stands where that would move its spans. */
function lowered(text: NerText): NerText {
  const lower = text.text.toLowerCase();
  return lower.length === text.text.length ? { ...text, text: lower } : text;
}
