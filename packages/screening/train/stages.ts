import { conductStage } from './conduct.ts';
import { contextStage } from './context-stage.ts';
import { lexiconStage } from './lexicon-stage.ts';
import type { Stage } from './stage.ts';
import { taggerStage } from './tagger-stage.ts';

/** All of training, in order: a stage may read what those before it put into the context. */
export const STAGES: readonly Stage[] = [lexiconStage, taggerStage, contextStage, conductStage];
