import type { Logger } from '../../../kernel/log/logger.ts';
import { type Claim, type DeliveryStore, FencedError } from './delivery-store.ts';
import type { PublishContext } from './publish-context.ts';
import { runDelivery } from './run-delivery.ts';
import { createTurns } from './turns.ts';

/**
 * As long as the longest call of any network. Who is slower than that, gates and pictures included, may lose a delivery in
 * mid-call: it is then in doubt, read and not sent, and the call's own answer is fenced off. What a dead worker held is
 * taken over as soon as its death is known; the lease is for deaths that nobody can see.
 */
export const LEASE_MS = 60_000;
const POLL_MS = 1_000;
/** Half of the database's connections of a worker: the other half is for the answers of networks. */
const ARMING_AT_ONCE = 8;

export type Publisher = {
  /** Claims what is due, as far as there are hands free, and starts on it. Gives how many were claimed. */
  tick(): Promise<number>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Goes on at once with what workers held that are known to be dead. */
  takeOver(workerIds: readonly string[]): Promise<void>;
  start(): void;
  /** Claims nothing more and waits for what is under way. */
  stop(): Promise<void>;
};

export type PublisherOptions = {
  readonly store: DeliveryStore;
  readonly context: PublishContext;
  readonly log: Logger;
  /** Names this worker among all that ever lived. */
  readonly workerId: string;
  /** Deliveries under way at once. */
  readonly concurrency: number;
  /** Put around each step of a delivery, to tell how long it took. */
  readonly around?: (work: () => Promise<void>) => Promise<void>;
};

/** The worker's hands: looks every second what is due, and carries each delivery one step on. */
export function createPublisher(given: PublisherOptions): Publisher {
  const options = { ...given, context: { ...given.context, ...sharedParts(given.context) } };
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let ticking: Promise<number> | null = null;

  const begin = (claim: Claim) => {
    const task = carryOn(options, claim).finally(() => {
      running.delete(task);
      // Hands are free again: more may be due. A few at a time, so that one claim serves several.
      const free = options.concurrency - running.size;
      if (!stopped && timer !== null && free >= options.concurrency / 8) void tick();
    });
    running.add(task);
  };

  const claimSome = async () => {
    const free = options.concurrency - running.size;
    if (free <= 0 || stopped) return 0;
    const claims = await claimDue(options, free);
    for (const claim of claims) begin(claim);
    return claims.length;
  };

  const tick = () => {
    ticking ??= claimSome()
      .catch((error: unknown) => {
        options.log.error('publisher.claim-failed', { error });
        return 0;
      })
      .finally(() => {
        ticking = null;
      });
    return ticking;
  };

  return {
    tick,
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    async takeOver(workerIds) {
      await options.store.endLeases({ workerIds, leaseMs: LEASE_MS });
      if (timer !== null) void tick();
    },
    start() {
      timer = setInterval(() => void tick(), POLL_MS);
      void tick();
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      timer = null;
      await ticking;
      await Promise.all(running);
    },
  };
}

/** What all deliveries of a publisher share. */
function sharedParts(context: PublishContext): Pick<PublishContext, 'arming' | 'connectors'> {
  return { arming: createTurns(ARMING_AT_ONCE), connectors: rememberDoors(context.connectors) };
}

/** Connector and way to a network stay the same as long as the process lives; who opens a door may have to ask the database. */
function rememberDoors(open: PublishContext['connectors']): PublishContext['connectors'] {
  const doors = new Map<string, ReturnType<PublishContext['connectors']>>();
  return (network, organizationId) => {
    const key = `${network} ${organizationId}`;
    const known = doors.get(key);
    if (known !== undefined) return known;
    const door = open(network, organizationId);
    doors.set(key, door);
    door.catch(() => doors.delete(key));
    return door;
  };
}

async function claimDue(options: PublisherOptions, limit: number): Promise<Claim[]> {
  const claims: Claim[] = [];
  const { store, workerId } = options;
  for (const [organizationId, deliveryIds] of await store.findDue(limit)) {
    claims.push(...(await store.claim(organizationId, { deliveryIds, workerId, leaseMs: LEASE_MS })));
  }
  return claims;
}

/** A failure leaves the delivery as it is: its lease ends, and whoever claims it next goes on from what is written. */
async function carryOn(options: PublisherOptions, claim: Claim): Promise<void> {
  const around = options.around ?? ((work) => work());
  try {
    await around(() => runDelivery(options.store, options.context, claim));
  } catch (error) {
    if (error instanceof FencedError) options.log.warn('delivery.fenced', { deliveryId: claim.deliveryId });
    else options.log.error('delivery.failed', { deliveryId: claim.deliveryId, error });
  }
}
