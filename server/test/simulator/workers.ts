/** Workers of a simulated run: the real publisher, each step of which may be the last one of its process. */
import type { EgressFetch } from '@bedside/connectors';
import type { Claim, DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';
import type { PublishContext } from '../../src/flow/publish/engine/publish-context.ts';
import { createPublisher, type Publisher } from '../../src/flow/publish/engine/publisher.ts';
import { createLogger } from '../../src/kernel/log/logger.ts';
import { observeStore, type StoreStep } from './observed-store.ts';
import type { Simulation } from './simulation.ts';

/** What becomes of a worker at one of its steps. */
export type Blow = 'crash' | 'lost' | { readonly pauseMs: number } | null;

/** A step of a worker: one of its store, or `send` and `answered` around what it asks of a network. */
export type WorkerStep = StoreStep & { readonly worker: string };

export type WorkerParts = {
  readonly simulation: Simulation;
  readonly store: DeliveryStore;
  readonly connectors: PublishContext['connectors'];
  readonly strike: (step: WorkerStep) => Blow;
  readonly onArmed: (deliveryId: string) => void;
  readonly onError: (error: unknown) => void;
};

export type Worker = {
  readonly id: string;
  readonly isDead: () => boolean;
  kill(): void;
  takeOver(workerIds: readonly string[]): void;
};

const POLL_MS = 1_000;
const log = createLogger({ level: 'silent' });

export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
}
class ProcessGoneError extends Error {
  override readonly name = 'ProcessGoneError';
}

const never = new Promise<never>(() => undefined);

/** Starts a worker that looks every second; `nextWake` spares the looks that would find nothing. */
export function startWorker(id: string, parts: WorkerParts & { nextWake: () => number | null }): Worker {
  const { simulation } = parts;
  let dead = false;
  let pausedUntil = 0;
  const isDead = () => dead;

  const onStep = async (step: StoreStep): Promise<void> => {
    if (dead) return goOn(step);
    const blow = parts.strike({ ...step, worker: id });
    if (blow === 'crash') dead = true;
    else if (blow === 'lost') throw new ConnectionLostError('The connection to the database was lost.');
    else if (blow !== null) pausedUntil = Math.max(pausedUntil, simulation.now() + blow.pauseMs);
    if (dead) return goOn(step);
    if (step.inside) return;
    // A real database and a real machine take their time; and whoever stands still goes on where it stood.
    await simulation.sleep(simulation.between(0, 20));
    while (pausedUntil > simulation.now()) await simulation.sleep(pausedUntil - simulation.now());
    if (dead) await never;
  };
  /** A process that is gone does nothing more; what it had not committed is undone. */
  const goOn = async (step: StoreStep): Promise<void> => {
    if (step.inside) throw new ProcessGoneError('The process is gone.');
    await never;
  };

  const publisher: Publisher = createPublisher({
    store: observeStore(parts.store, onStep),
    log,
    workerId: id,
    concurrency: 6,
    context: {
      connectors: async (network, organizationId) => {
        const door = await parts.connectors(network, organizationId);
        return { ...door, fetch: watched(door.fetch, onStep) };
      },
      timeout: (ms) => {
        const controller = new AbortController();
        simulation.after(ms, () => controller.abort(new DOMException('Too late.', 'TimeoutError')));
        return controller.signal;
      },
      reached: (step, deliveryId) => {
        if (step === 'armed-before-commit') parts.onArmed(deliveryId);
      },
    },
  });

  const loop = async () => {
    while (!isDead()) {
      await publisher.tick();
      const wake = parts.nextWake();
      const waitMs = wake === null ? 10 * POLL_MS : Math.max(POLL_MS, wake - simulation.now());
      await simulation.sleep(Math.min(waitMs, 10 * POLL_MS) + simulation.between(0, 50));
    }
  };
  loop().catch(parts.onError);
  return {
    id,
    isDead,
    kill: () => {
      dead = true;
    },
    takeOver: (workerIds) => void publisher.takeOver(workerIds).catch(() => undefined),
  };
}

function watched(fetch: EgressFetch, onStep: (step: StoreStep) => Promise<void>): EgressFetch {
  return async (url, init) => {
    // Between here and the network nothing holds the request up: what stands still in between is the quiet period's to cover.
    const answer = await fetch(url, init);
    await onStep({ name: 'answered', when: 'after', inside: false });
    return answer;
  };
}

export type { Claim };
