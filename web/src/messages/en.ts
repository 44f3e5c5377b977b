import { house } from './en-house.ts';
import { open } from './en-open.ts';

/** All words of the console, by room: what is loaded at once, and what comes with signing in. */
export const en = { ...open, ...house };
