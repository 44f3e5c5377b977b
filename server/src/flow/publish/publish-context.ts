import type { ConnectorIo, Failure } from '@bedside/connectors';
import type { ScopeSeed } from '../../kernel/scope/scope.ts';
import type { ConnectorSource, NetworkDoor } from '../../registers/channels/service.ts';
import type { Claim } from './delivery-store.ts';
import type { Turns } from './turns.ts';

/** Numbered points of a delivery at which a crash must not matter; tests kill the process there. */
export const deliverySteps = [
  'claimed',
  'gate-computed',
  'armed-before-commit',
  'armed',
  'called',
  'answered',
  'settled-before-commit',
  'settled',
  'read-back',
] as const;
export type DeliveryStep = (typeof deliverySteps)[number];

export type PublishContext = {
  readonly connectors: ConnectorSource;
  /** Told at each numbered point; does nothing in the product. */
  readonly reached?: (step: DeliveryStep, deliveryId: string) => void | Promise<void>;
  /** Told what the gate said in the moment of arming. */
  readonly decided?: (verdict: 'clear' | 'blocked') => void;
  readonly observe?: (event: { network: string; state: string; dueAt: Date }) => void;
  /** Lets a few deliveries arm at a time, so that what is armed does not wait for the database behind what is not. */
  readonly arming?: Turns;
};

/** One claimed delivery on its way. */
export type Run = { readonly seed: ScopeSeed; readonly context: PublishContext; readonly claim: Claim };

export async function reached(run: Run, step: DeliveryStep): Promise<void> {
  await run.context.reached?.(step, run.claim.deliveryId);
}

/** Arms when it is this delivery's turn. */
export function inTurn<T>(run: Run, work: () => Promise<T>): Promise<T> {
  return run.context.arming === undefined ? work() : run.context.arming(work);
}

/** Connectors tell every outcome as data; one that throws all the same has left us in doubt. */
export async function guarded<T>(answer: Promise<T>): Promise<T | Failure> {
  try {
    return await answer;
  } catch {
    return { kind: 'ambiguous', code: 'CONNECTOR_THREW', detail: 'the connector failed without telling how' };
  }
}

/** What a connector may use for one call; given up at the network's own limit. */
export function ioFor(run: Run, door: NetworkDoor): ConnectorIo {
  return {
    fetch: door.fetch,
    now: () => run.seed.services.clock.now(),
    signal: AbortSignal.timeout(door.connector.manifest.callTimeoutMs),
  };
}
