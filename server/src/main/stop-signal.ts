/**
 * One Ctrl-C may arrive twice: the terminal sends it to the whole process group, and npm and the launcher pass it on.
 * Only a later one means that a person does not want to wait.
 */
const SAME_WISH_MS = 2_000;

/** Resolves at the first SIGINT or SIGTERM; another one after two seconds ends the process at once. */
export function waitForStop(): Promise<void> {
  const stop = createStop({ nowMs: () => performance.now(), endNow: () => process.exit(130) });
  process.on('SIGINT', stop.ask);
  process.on('SIGTERM', stop.ask);
  return stop.asked;
}

/** The rule behind `waitForStop`, with clock and end handed in. `nowMs` never goes back. */
export function createStop(parts: { nowMs: () => number; endNow: () => void }): {
  readonly asked: Promise<void>;
  readonly ask: () => void;
} {
  const { promise, resolve } = Promise.withResolvers<void>();
  let firstAskedMs: number | null = null;
  return {
    asked: promise,
    ask: () => {
      if (firstAskedMs === null) {
        firstAskedMs = parts.nowMs();
        resolve();
      } else if (parts.nowMs() - firstAskedMs > SAME_WISH_MS) {
        parts.endNow();
      }
    },
  };
}
