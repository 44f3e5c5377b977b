/** Watches what dead workers had armed, until people are shown that nobody knows what came of it. */
import type { MemoryRows } from './memory-world.ts';
import type { Simulation } from './simulation.ts';

export type DoubtWatch = {
  workerDied(workerId: string): void;
  /** Looks which doubts are shown by now; asked at every step of a run. */
  look(): void;
  /** The longest time for which one looked as if all was well, in ms. */
  longestHiddenMs(): number;
};

type Doubt = { readonly id: string; readonly epoch: number; readonly since: number; readonly leaseEndsAt: number };

/** People must be shown it by then. */
const LATEST_MS = 60_001;

export function createDoubtWatch(
  simulation: Simulation,
  { rows, onLate }: { rows: () => MemoryRows; onLate: (deliveryId: string) => void },
): DoubtWatch {
  let hidden: readonly Doubt[] = [];
  let longestMs = 0;

  /** As people are shown it: another worker holds what an earlier one had armed, or nobody does any more. */
  const isHidden = ({ id, epoch }: Doubt) => {
    const row = rows().deliveries.get(id);
    const heldUntil = row?.state === 'armed' && row.epoch === epoch ? row.leasedUntil : null;
    return heldUntil !== null && heldUntil.getTime() > simulation.now();
  };
  const look = () => {
    const shown = hidden.filter((doubt) => !isHidden(doubt));
    if (shown.length === 0) return;
    hidden = hidden.filter((doubt) => !shown.includes(doubt));
    for (const { since, leaseEndsAt } of shown) {
      longestMs = Math.max(longestMs, Math.min(simulation.now(), leaseEndsAt) - since);
    }
  };
  return {
    workerDied(workerId) {
      for (const { id, epoch, claimedBy, state, leasedUntil } of rows().deliveries.values()) {
        if (claimedBy !== workerId || state !== 'armed') continue;
        const since = simulation.now();
        const doubt = { id, epoch, since, leaseEndsAt: leasedUntil?.getTime() ?? since };
        hidden = [...hidden, doubt];
        simulation.after(LATEST_MS, () => {
          if (isHidden(doubt)) onLate(id);
          look();
        });
      }
    },
    look,
    longestHiddenMs: () => longestMs,
  };
}
