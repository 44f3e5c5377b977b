import { statfs } from 'node:fs/promises';
import type pg from 'pg';
import { type Clock, systemClock } from '../../kernel/clock/clock.ts';
import { WEB_DIST } from '../edge/console.ts';
import { readServer, type ServerFacts } from './server-facts.ts';

/** What checks learn from outside of settings and files; a test plants a fault here that no machine has on demand. */
export type Machine = {
  readonly clock: Clock;
  /** As `process.version`. */
  readonly nodeVersion: string;
  /** Folder of the built console. */
  readonly consoleFolder: string;
  /** Of the file system that holds an existing folder; what this user may still fill counts as free. */
  freeSpace(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }>;
  readServer(client: pg.ClientBase, clock: Clock): Promise<ServerFacts>;
};

export const thisMachine: Machine = {
  clock: systemClock,
  nodeVersion: process.version,
  consoleFolder: WEB_DIST,
  freeSpace: async (folder) => {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  },
  readServer,
};
