import { conductStage } from './conduct.ts';
import { contextStage } from './context-stage.ts';
import { lexiconStage } from './lexicon-stage.ts';
import type { Stage } from './stage.ts';
import { taggerStage } from './tagger-stage.ts';

/** What single words are, and which of them are names; a stage may read what those before it put into the context. */
export const WORD_STAGES: readonly Stage[] = [lexiconStage, taggerStage];

/** What is learned from posts as the engine reads them, with the tables of the stages above. */
export const ENGINE_STAGES: readonly Stage[] = [contextStage, conductStage];
