/** Workers of a simulated run: the real publisher, each step of which may be the last one of its process. */
import type { EgressFetch, EgressInit } from '@bedside/connectors';
import type { DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';
import type { PublishContext } from '../../src/flow/publish/engine/publish-context.ts';
import { createPublisher, type Publisher } from '../../src/flow/publish/engine/publisher.ts';
import { createLogger } from '../../src/kernel/log/logger.ts';
import { observeStore, type StoreStep } from './observed-store.ts';
import type { Simulation } from './simulation.ts';

/** How a call to a network ends badly: before the network was asked at `send`, after it has answered at `answered`. */
export const brokenCalls = ['reset', 'timed-out', 'cut', 'not-json', 'empty', 'status-500', 'status-503'] as const;
export type BrokenCall = (typeof brokenCalls)[number];

/**
 * What becomes of a worker at one of its steps: its process is gone; the connection to the database is lost, perhaps after a
 * long wait; the machine stands still; a call to a network breaks.
 */
export type Blow =
  | 'crash'
  | 'lost'
  | { readonly lostAfterMs: number }
  | { readonly pauseMs: number }
  | { readonly call: BrokenCall }
  | null;

/** A step of a worker: one of its store, or `send` before and `answered` after what it asks of a network. */
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

/** One for each who waits: a promise that all share would keep them all. */
const never = () => new Promise<never>(() => undefined);

/** Starts a worker that looks every second, and asks its store only when something is due: `nextWake` tells. */
export function startWorker(id: string, parts: WorkerParts & { nextWake: () => number | null }): Worker {
  const { simulation } = parts;
  let dead = false;
  let pausedUntil = 0;
  const isDead = () => dead;

  const stand = async () => {
    while (pausedUntil > simulation.now()) await simulation.sleep(pausedUntil - simulation.now());
    if (dead) await never();
  };
  /** Gives how the call breaks, if it does. */
  const onStep = async (step: StoreStep): Promise<BrokenCall | null> => {
    if (dead) return goOn(step);
    const blow = parts.strike({ ...step, worker: id });
    if (blow === 'crash') dead = true;
    if (dead) return goOn(step);
    if (blow === 'lost') throw new ConnectionLostError('The connection to the database was lost.');
    if (blow !== null && typeof blow === 'object' && 'pauseMs' in blow) {
      pausedUntil = Math.max(pausedUntil, simulation.now() + blow.pauseMs);
    }
    if (blow !== null && typeof blow === 'object' && 'lostAfterMs' in blow) {
      // Inside a transaction nothing waits: there it is the commit that takes so long.
      if (!step.inside) await simulation.sleep(blow.lostAfterMs);
      await stand();
      throw new ConnectionLostError('The database did not answer.');
    }
    if (step.inside) return null;
    // A real database and a real machine take their time; and whoever stands still goes on where it stood.
    await simulation.sleep(simulation.between(0, 20));
    await stand();
    return blow !== null && typeof blow === 'object' && 'call' in blow ? blow.call : null;
  };
  /** A process that is gone does nothing more; what it had not committed is undone. */
  const goOn = (step: StoreStep): Promise<never> =>
    step.inside ? Promise.reject(new ProcessGoneError('The process is gone.')) : never();

  const publisher: Publisher = createPublisher({
    store: observeStore(parts.store, async (step) => void (await onStep(step))),
    log,
    workerId: id,
    concurrency: 6,
    context: {
      connectors: async (network, organizationId) => {
        const door = await parts.connectors(network, organizationId);
        return { ...door, fetch: watched(door.fetch, { onStep, simulation }) };
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
      const wake = parts.nextWake();
      if (wake !== null && wake <= simulation.now()) await publisher.tick();
      const next = parts.nextWake() ?? Number.POSITIVE_INFINITY;
      const waitMs = Math.min(10 * POLL_MS, Math.max(POLL_MS, next - simulation.now()));
      await simulation.sleep(waitMs + simulation.between(0, 50));
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

type Watching = { onStep: (step: StoreStep) => Promise<BrokenCall | null>; simulation: Simulation };

function watched(fetch: EgressFetch, { onStep, simulation }: Watching): EgressFetch {
  return async (url, init = {}) => {
    // What stands still between here and the network is the quiet period's to cover.
    const before = await onStep({ name: 'send', when: 'before', inside: false });
    if (before !== null) return brokenAnswer(before, { init, simulation });
    const answer = await fetch(url, init);
    const after = await onStep({ name: 'answered', when: 'after', inside: false });
    return after === null ? answer : brokenAnswer(after, { init, simulation });
  };
}

type Asked = { readonly init: EgressInit; readonly simulation: Simulation };

async function brokenAnswer(how: BrokenCall, { init, simulation }: Asked): Promise<Response> {
  switch (how) {
    case 'reset':
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
    case 'cut':
      throw new TypeError('terminated', { cause: Object.assign(new Error('closed'), { code: 'UND_ERR_SOCKET' }) });
    case 'timed-out':
      return untilGivenUp(init, simulation);
    case 'not-json':
      return new Response('<html>Something went wrong.</html>', { status: 200 });
    case 'empty':
      return new Response(null, { status: 200 });
    case 'status-500':
      return new Response('{}', { status: 500 });
    case 'status-503':
      return new Response('{}', { status: 503 });
  }
}

/** No answer: until the caller's time is over. */
function untilGivenUp(init: EgressInit, simulation: Simulation): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(new DOMException('The network did not answer in time.', 'TimeoutError'));
    if (init.signal?.aborted) giveUp();
    init.signal?.addEventListener('abort', giveUp, { once: true });
    if (init.timeoutMs !== undefined) simulation.after(init.timeoutMs, giveUp);
  });
}
