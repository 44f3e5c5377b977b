/** How many tries may be under way at once in this process, to one address and in all. */
export type Turns = {
  /** Gives a turn back by calling what it resolves to; null when none came free in time. */
  take(webhookId: string): Promise<(() => void) | null>;
};

/**
 * Keeps addresses that answer slowly from taking all the hands of a worker: publishing and mail use the same ones. Whoever
 * finds no turn waits a moment for one, and then comes back later.
 */
export function createTurns(limits: { each: number; all: number; waitMs: number }): Turns {
  const underWay = new Map<string, number>();
  const waiting = new Set<() => void>();
  const isFree = (webhookId: string) => {
    const all = [...underWay.values()].reduce((sum, n) => sum + n, 0);
    return all < limits.all && (underWay.get(webhookId) ?? 0) < limits.each;
  };
  const giveBack = (webhookId: string) => {
    const left = (underWay.get(webhookId) ?? 0) - 1;
    if (left > 0) underWay.set(webhookId, left);
    else underWay.delete(webhookId);
    for (const look of waiting) look();
  };
  const begin = (webhookId: string) => {
    underWay.set(webhookId, (underWay.get(webhookId) ?? 0) + 1);
    return () => giveBack(webhookId);
  };
  return {
    take: (webhookId) =>
      new Promise((resolve) => {
        if (isFree(webhookId)) return resolve(begin(webhookId));
        const look = () => {
          if (isFree(webhookId)) end(begin(webhookId));
        };
        const end = (turn: (() => void) | null) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(turn);
        };
        const timer = setTimeout(() => end(null), limits.waitMs);
        waiting.add(look);
      }),
  };
}
