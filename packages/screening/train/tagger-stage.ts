import { Crf, type CrfSettings } from './crf.ts';
import { Encoder } from './encode.ts';
import { generatedModule } from './generated.ts';
import { packTagger } from './pack-tagger.ts';
import type { Stage } from './stage.ts';

const SCALE = 20;
const SETTINGS: CrfSettings = { rowBits: 18, epochs: 5, rate: 0.1, dropout: 0.2, decay: 0, seed: 1 };
const SLICE_SETTINGS: CrfSettings = { ...SETTINGS, rowBits: 12, epochs: 2 };
/** Generated sentences are alike, so they count for less. */
const WEIGHTS = { wnut: 1, btc: 1, tweebank: 1, presidio: 0.5, posts: 1 } as const;

/** Trains the tagger of names on all texts whose names are marked. */
export const taggerStage: Stage = {
  name: 'tagger',
  run(context) {
    if (!context.lexicon) throw new Error('the stage `lexicon` comes before `tagger`');
    const settings = context.isSlice ? SLICE_SETTINGS : SETTINGS;
    const encoder = new Encoder(context.lexicon.table, settings.rowBits);
    const chains = context.names.flatMap((text) => encoder.encode(text, WEIGHTS[text.source]));
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
