/** Workers of a simulated run: the real publisher, each step of which may be the last one of its process. */
import type { EgressFetch, EgressInit, NetworkId } from '@bedside/connectors';
import type { DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';
import type { Door } from '../../src/flow/publish/engine/publish-context.ts';
import { createPublisher, type Publisher } from '../../src/flow/publish/engine/publisher.ts';
import type { Logger } from '../../src/kernel/log/logger.ts';
import { deliveryOfText } from './check.ts';
import { observeStore, type StoreStep } from './observed-store.ts';
import type { Simulation } from './simulation.ts';
import { watchDoor } from './watched-door.ts';

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

/** Each channel is on a network of its own: the publisher has one door to each. */
export type ChannelDoor = Door & { readonly channelId: string };

export type WorkerParts = {
  readonly simulation: Simulation;
  readonly store: DeliveryStore;
  readonly connectors: (network: NetworkId) => ChannelDoor;
  readonly strike: (step: WorkerStep) => Blow;
  readonly onArmed: (deliveryId: string) => void;
  /** The gate was asked, in a transaction that may still be undone. */
  readonly onGate: (deliveryId: string) => void;
  /** Whether a connector throws at this point. */
  readonly throws: () => boolean;
  /** Something was asked of a network when it was too late. */
  readonly onLate: (deliveryId: string, what: string) => void;
  /** Deadline of the open attempt of a delivery. */
  readonly deadlineOf: (deliveryId: string) => number;
  readonly onError: (error: unknown) => void;
};

export type Worker = {
  readonly id: string;
  readonly isDead: () => boolean;
  kill(): void;
  takeOver(workerIds: readonly string[]): void;
};

const POLL_MS = 1_000;

export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
}
class ProcessGoneError extends Error {
  override readonly name = 'ProcessGoneError';
}

/** What a worker tells of: that the database, or its own process, went away is no fault of its own; all else is. */
function logOf(onError: (error: unknown) => void): Logger {
  const nothing = () => undefined;
  const log: Logger = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (_, fields) => {
      const error = fields?.error;
      if (!(error instanceof ConnectionLostError) && !(error instanceof ProcessGoneError)) onError(error);
    },
    child: () => log,
  };
  return log;
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
    const isStanding = pausedUntil > simulation.now();
    await stand();
    // A request waits for its connection, and timers that are over go off meanwhile.
    if (isStanding && step.name === 'send') await simulation.sleep(0);
    return blow !== null && typeof blow === 'object' && 'call' in blow ? blow.call : null;
  };
  /** A process that is gone does nothing more; what it had not committed is undone. */
  const goOn = (step: StoreStep): Promise<never> =>
    step.inside ? Promise.reject(new ProcessGoneError('The process is gone.')) : never();

  /** As `AbortSignal.timeout` has it. Timers of a machine that stands still go off when it goes on. */
  const timeout = (ms: number): AbortSignal => {
    if (ms < 0) throw new RangeError('A time-out must not be negative.');
    const controller = new AbortController();
    const giveUp = () => {
      if (pausedUntil > simulation.now()) simulation.after(pausedUntil - simulation.now(), giveUp);
      else controller.abort(new DOMException('Too late.', 'TimeoutError'));
    };
    simulation.after(ms, giveUp);
    return controller.signal;
  };
  /** Of what this worker armed. */
  const deadlines = new Map<string, number>();
  const watch = {
    deadlineOf: (deliveryId: string) => deadlines.get(deliveryId) ?? Number.POSITIVE_INFINITY,
    now: () => parts.store.now().getTime(),
    onLate: parts.onLate,
    throws: parts.throws,
  };

  const publisher: Publisher = createPublisher({
    store: observeStore(parts.store, async (step) => void (await onStep(step))),
    log: logOf(parts.onError),
    workerId: id,
    concurrency: 6,
    context: {
      connectors: async (network) => {
        const { channelId, connector, fetch } = parts.connectors(network);
        const byText = { deliveryOfText: (text: string) => deliveryOfText(channelId, text) };
        return watchDoor({ connector, fetch: watched(fetch, { onStep, simulation }) }, { ...watch, ...byText });
      },
      timeout,
      reached: (step, deliveryId) => {
        if (step === 'gate-computed') parts.onGate(deliveryId);
        if (step !== 'armed-before-commit') return;
        deadlines.set(deliveryId, parts.deadlineOf(deliveryId));
        parts.onArmed(deliveryId);
      },
    },
  });

  const loop = async () => {
    while (!isDead()) {
      const wake = parts.nextWake();
      if (wake !== null && wake <= parts.store.now().getTime()) await publisher.tick();
      const next = parts.nextWake() ?? Number.POSITIVE_INFINITY;
      const waitMs = Math.min(10 * POLL_MS, Math.max(POLL_MS, next - parts.store.now().getTime()));
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
