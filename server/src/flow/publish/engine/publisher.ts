import type { Logger } from '../../../kernel/log/logger.ts';
import { type Claim, type DeliveryStore, FencedError } from './delivery-store.ts';
import { createHands, type Hands } from './hands.ts';
import type { PublishContext } from './publish-context.ts';
import { runDelivery } from './run-delivery.ts';
import { createTurns, type Turns } from './turns.ts';

/**
 * Twice as long as the longest call of any network. Who is slower than that may lose a delivery in mid-call: it is then in
 * doubt, read and not sent, and the call's own answer is fenced off. What a dead worker held is taken over as soon as its
 * death is known; the lease is for deaths that nobody can see.
 */
export const LEASE_MS = 60_000;
const POLL_MS = 1_000;
/** Half of the database's connections of a worker: the other half is for the answers of networks. */
const ARMING_AT_ONCE = 12;
/**
 * Claimed and not armed yet, as a share of all hands: enough that arming never waits for a claim, and no more. A channel's hands
 * that wait here are not at its network, and what is due on another channel meanwhile may be older.
 */
const WAITING_SHARE = 8;
/** Claimed at once, if as much is due, so that one claim serves several; as a share of all hands. */
const AT_ONCE_SHARE = 16;

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
  const { concurrency } = given;
  const options = { ...given, context: { ...given.context, connectors: rememberDoors(given.context.connectors) } };
  const running = new Set<Promise<void>>();
  const hands = createHands(concurrency);
  const backlog = createBacklog(concurrency);
  const enough = Math.max(1, Math.floor(concurrency / AT_ONCE_SHARE));
  let freed = 0;
  /** Whether the last claim left something that is due. */
  let isMoreDue = false;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let ticking: Promise<number> | null = null;

  const room = () => Math.min(hands.free(), backlog.room());
  const isWorthwhile = () => isMoreDue && room() >= enough;
  const goOn = (isTime = running.size === 0 || freed >= enough || isWorthwhile()) => {
    if (isTime && !stopped && timer !== null) void tick();
  };

  const begin = (claim: Claim) => {
    hands.take(claim.channelId);
    const { arming, leave } = backlog.enter(claim, () => goOn());
    const task = carryOn({ ...options, context: { ...options.context, arming } }, claim).finally(() => {
      running.delete(task);
      hands.giveBack(claim.channelId);
      freed += 1;
      leave();
      goOn();
    });
    running.add(task);
  };

  const claimSome = async (): Promise<number> => {
    const limit = room();
    freed = 0;
    isMoreDue = false;
    if (stopped || limit <= 0) return 0;
    const { claims, isMore } = await claimDue(options, { hands, limit });
    isMoreDue = claims.length > 0 && (isMore || claims.length === limit);
    for (const claim of claims) begin(claim);
    return claims.length > 0 && isMore ? claims.length + (await claimSome()) : claims.length;
  };

  const tick = () => {
    ticking ??= claimSome()
      .catch((error: unknown) => {
        options.log.error('publisher.claim-failed', { error });
        return 0;
      })
      .finally(() => {
        ticking = null;
        // What was begun may have begun to be armed meanwhile.
        goOn(isWorthwhile());
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

/** What is claimed to be sent, until it is its turn to be armed. What is in doubt or taken down does not wait here. */
function createBacklog(concurrency: number) {
  const inTurn = createTurns(ARMING_AT_ONCE);
  const most = Math.max(ARMING_AT_ONCE, Math.floor(concurrency / WAITING_SHARE));
  let waiting = 0;
  return {
    room: () => most - waiting,
    /** `left` is told when it has its turn. */
    enter({ state }: Claim, left: () => void): { readonly arming: Turns; leave(): void } {
      let isWaiting = state === 'planned';
      if (isWaiting) waiting += 1;
      const leave = () => {
        if (isWaiting) waiting -= 1;
        isWaiting = false;
      };
      const arming: Turns = (work) =>
        inTurn(() => {
          leave();
          left();
          return work();
        });
      return { arming, leave };
    },
  };
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

async function claimDue(
  { store, workerId }: PublisherOptions,
  { hands, limit }: { hands: Hands; limit: number },
): Promise<{ claims: Claim[]; isMore: boolean }> {
  const due = await store.findDue({ limit, fullChannels: hands.fullChannels() });
  const { chosen, isMore } = hands.choose(due, limit);
  const claims: Claim[] = [];
  for (const [organizationId, some] of Map.groupBy(chosen, (one) => one.organizationId)) {
    const deliveryIds = some.map(({ deliveryId }) => deliveryId);
    claims.push(...(await store.claim(organizationId, { deliveryIds, workerId, leaseMs: LEASE_MS })));
  }
  return { claims, isMore };
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
