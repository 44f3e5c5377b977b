/** The practice network as a test world reaches it: in this process, on the world's clock, with faults per delivery. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  createMemoryPracticeStore,
  createPracticeAccounts,
  createPracticeNetwork,
  type EgressFetch,
  type FaultPlanInput,
  type FaultPlayer,
  type PracticeLogEntry,
  type PracticeNetwork,
} from '@bedside/connectors';
import type { WorldClock } from './world-clock.ts';

/** A call that takes longer than this is given up by the connector. */
const PATIENCE_MS = 10_000;

/** What the practice networks of a test sign with. */
export const WEBHOOK_SECRET = 'what practice networks of tests sign with';

export type WorldNetwork = {
  readonly network: PracticeNetwork;
  readonly fetch: EgressFetch;
  readonly token: string;
  /** Every call from now on is answered with 401. */
  revoke(): void;
  restore(): void;
  /** Faults for the calls about one delivery; before them comes the network's own plan (`network.faults`). */
  faultsFor(deliveryId: string, plan: FaultPlanInput): void;
  /** What the network let in, in order: the ground truth of every test. */
  arrivals(): Promise<readonly PracticeLogEntry[]>;
};

type Call = { readonly deliveryKey: string | null; readonly stall: () => void };

export function createWorldNetwork(parts: { clock: WorldClock; accountId: string }): WorldNetwork {
  const accounts = createPracticeAccounts({ secret: `network of ${parts.accountId}` });
  const calls = new AsyncLocalStorage<Call>();
  const players = new Map<string, FaultPlayer>();
  const general = freshPlayer();
  let revoked = false;
  const network = createPracticeNetwork({
    now: () => parts.clock.now(),
    store: createMemoryPracticeStore(),
    webhookSecret: WEBHOOK_SECRET,
    findAccount: async (token) => (revoked ? null : accounts.find(token)),
    faults: {
      ...general,
      next: (operation) => players.get(calls.getStore()?.deliveryKey ?? '')?.next(operation) ?? general.next(operation),
    },
    sleep: async (ms) => {
      if (ms < PATIENCE_MS) return;
      calls.getStore()?.stall();
      await parts.clock.sleep(ms);
    },
  });
  const fetch: EgressFetch = async (url, init = {}) => {
    const request = new Request(url, {
      method: init.method ?? 'GET',
      headers: { ...init.headers },
      ...(init.body === undefined ? {} : { body: String(init.body) }),
    });
    const stalled = Promise.withResolvers<never>();
    stalled.promise.catch(() => {});
    const call = { deliveryKey: keyOf(url, init.body), stall: () => stalled.reject(timedOut()) };
    const answer = await calls.run(call, () => Promise.race([network.answer(request), stalled.promise]));
    if (answer.kind === 'response') return answer.response;
    if (answer.kind === 'never') throw timedOut();
    throw new TypeError(answer.kind === 'reset' ? 'reset' : 'ended in the middle');
  };
  return {
    network,
    fetch,
    token: accounts.issue({ accountId: parts.accountId, handle: 'practice', displayName: 'Practice' }),
    revoke: () => {
      revoked = true;
    },
    restore: () => {
      revoked = false;
    },
    faultsFor: (deliveryId, plan) => {
      const player = freshPlayer();
      player.set(plan);
      players.set(deliveryId, player);
    },
    arrivals: () => network.arrivals(),
  };
}

/** Nobody waits in a test: the moment at which a connector would give up comes at once. */
function timedOut(): DOMException {
  return new DOMException('The network did not answer in time.', 'TimeoutError');
}

function keyOf(url: string, body: unknown): string | null {
  if (typeof body === 'string') return /"deliveryKey":"([^"]+)"/.exec(body)?.[1] ?? null;
  return new URL(url).searchParams.get('key');
}

/** A player of its own; the package makes one only together with a network. */
function freshPlayer(): FaultPlayer {
  const store = createMemoryPracticeStore();
  return createPracticeNetwork({ now: () => new Date(0), store, findAccount: async () => null }).faults;
}
