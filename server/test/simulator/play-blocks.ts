/** A process that plays the blocks of seeds that it is told, one after the other: `in-processes.ts` starts several. */
import { cloneDatabase } from '../database.ts';
import type { TestServer } from '../global-setup.ts';
import { playMany } from './many.ts';
import { openPostgresGround, type PostgresGround } from './postgres-ground.ts';
import { play } from './simulate.ts';

/** `server` is where the first of them opens a database of its own; null plays in memory. */
export type Block = { readonly seed: number; readonly runs: number; readonly server: TestServer | null };

let ground: Promise<PostgresGround> | null = null;

async function playBlock({ seed, runs, server }: Block) {
  if (server === null) return playMany({ seed, runs, deliveries: Infinity });
  ground ??= cloneDatabase(server).then(openPostgresGround);
  const opened = await ground;
  return playMany({
    seed,
    runs,
    deliveries: Infinity,
    // A database is not put back from a backup in a moment: restores have a drill of their own.
    playOne: (scenario) =>
      play({ ...scenario, acts: scenario.acts.filter(({ kind }) => kind !== 'restore') }, { ground: opened }),
  });
}

process.on('message', (block: Block) => {
  playBlock(block).then(
    (tally) => process.send?.(tally),
    (error: unknown) => {
      throw error;
    },
  );
});
process.on('disconnect', () => {
  void Promise.resolve(ground).then((opened) => opened?.close());
});
