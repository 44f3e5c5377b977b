import { house } from './es-house.ts';
import { open } from './es-open.ts';

/** All words of the console, by room: what is loaded at once, and what comes with signing in. */
export const es = { ...open, ...house };
