import { setTimeout as pause } from 'node:timers/promises';

/** Waits for milliseconds, or less when the signal aborts; never throws. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const patiently: Wait = (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined);
