import type {
  BudgetNote,
  Connector,
  ConnectorIo,
  CredentialStore,
  EgressFetch,
  Failure,
  NetworkId,
} from '@bedside/connectors';
import type { OrganizationId } from '../../../kernel/ids/ids.ts';
import type { Claim, DeliveryStore } from './delivery-store.ts';
import type { Turns } from './turns.ts';

/** Numbered points of a delivery at which a crash must not matter; tests kill the process there. */
export const deliverySteps = [
  'claimed',
  'gate-computed',
  'staged',
  'armed-before-commit',
  'armed',
  'called',
  'answered',
  'settled-before-commit',
  'settled',
  'read-back',
] as const;
export type DeliveryStep = (typeof deliverySteps)[number];

/** A network and the way to it. */
export type Door = { readonly connector: Connector; readonly fetch: EgressFetch };

export type PublishContext = {
  readonly connectors: (network: NetworkId, organizationId: OrganizationId) => Promise<Door>;
  /** A signal that aborts after so many milliseconds; of the machine's own steady clock when left out. */
  readonly timeout?: (ms: number) => AbortSignal;
  /** Told at each numbered point; does nothing in the product. */
  readonly reached?: (step: DeliveryStep, deliveryId: string) => void | Promise<void>;
  /** Told what the gate said in the moment of arming. */
  readonly decided?: (verdict: 'clear' | 'blocked') => void;
  readonly observe?: (event: { network: string; state: string; dueAt: Date }) => void;
  /** Lets a few deliveries arm at a time, so that what is armed does not wait for the database behind what is not. */
  readonly arming?: Turns;
};

/** One claimed delivery on its way. */
export type Run = { readonly store: DeliveryStore; readonly context: PublishContext; readonly claim: Claim };

export async function reached(run: Run, step: DeliveryStep): Promise<void> {
  await run.context.reached?.(step, run.claim.deliveryId);
}

/** Arms when it is this delivery's turn. */
export function inTurn<T>(run: Run, work: () => Promise<T>): Promise<T> {
  return run.context.arming === undefined ? work() : run.context.arming(work);
}

export function doorOf(run: Run, network: NetworkId): Promise<Door> {
  return run.context.connectors(network, run.claim.organizationId);
}

/** Connectors tell every outcome as data; one that throws all the same has left us in doubt. */
export async function guarded<T>(answer: Promise<T>): Promise<T | Failure> {
  try {
    return await answer;
  } catch {
    return { kind: 'ambiguous', code: 'CONNECTOR_THREW', detail: 'the connector failed without telling how' };
  }
}

export function timeoutOf(run: Run, ms: number): AbortSignal {
  return (run.context.timeout ?? AbortSignal.timeout)(ms);
}

/** What a connector may use for one call, given up at the network's own limit; and what the network says meanwhile about its limits. */
export function ioFor(
  run: Run,
  { door, credentials }: { door: Door; credentials: CredentialStore | null },
): { readonly io: ConnectorIo; readonly notes: readonly BudgetNote[] } {
  const notes: BudgetNote[] = [];
  const io = {
    fetch: door.fetch,
    now: () => run.store.now(),
    signal: timeoutOf(run, door.connector.manifest.callTimeoutMs),
    noteBudget: (note: BudgetNote) => void notes.push(note),
    ...(credentials === null ? {} : { credentials }),
  };
  return { io, notes };
}
