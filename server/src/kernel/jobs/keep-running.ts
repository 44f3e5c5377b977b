import { setTimeout as delay } from 'node:timers/promises';
import type { Runner } from 'graphile-worker';

const PAUSE_MS = 1_000;

/**
 * Runs the queue until it is stopped. The queue's own runner ends when it could not write down what came of a job, as
 * when the database went away in that moment: then another one is started as soon as the database is there.
 */
export async function keepRunning(parts: {
  start(): Promise<Runner>;
  /** Frees what the runner that ended still holds; tried again, with the start, until it succeeds. */
  ended(): Promise<void>;
}): Promise<{ stop(): Promise<void> }> {
  const life = { isStopped: false };
  let runner = await parts.start();
  const startAgain = async () => {
    while (!life.isStopped) {
      try {
        await parts.ended();
        return await parts.start();
      } catch {
        await delay(PAUSE_MS);
      }
    }
    return runner;
  };
  const watch = async () => {
    while (!life.isStopped) {
      await runner.promise.catch(() => {});
      if (!life.isStopped) runner = await startAgain();
    }
  };
  const watching = watch();
  // One that ended by itself cannot be stopped, and says so.
  const stopRunner = () => runner.stop().catch(() => {});
  return {
    stop: async () => {
      life.isStopped = true;
      await stopRunner();
      await watching;
      await stopRunner();
    },
  };
}
