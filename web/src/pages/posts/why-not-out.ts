import type { Blocker, DeliveryView } from '@bedside/server/contract/flow/publish';
import type { NetworkTrouble } from '@bedside/server/contract/registers/channels';

/** Under which heading people find what to do. */
export type Advice = Blocker['line'] | 'network' | 'person' | 'wait' | 'again';
export type WhySentence = 'stopped' | 'parked' | 'rejected' | 'needs_person' | 'unknown' | 'late';

export type WhyReason = {
  readonly channelName: string;
  readonly advice: Advice;
  readonly about:
    | { readonly kind: 'blocker'; readonly blocker: Blocker }
    | { readonly kind: 'failure'; readonly code: string }
    | { readonly kind: 'trouble'; readonly network: DeliveryView['network']; readonly trouble: NetworkTrouble }
    | { readonly kind: 'late' }
    | { readonly kind: 'state' };
};
export type Why = { readonly sentence: WhySentence; readonly dueAt: string; readonly reasons: readonly WhyReason[] };

/** Due for longer than this and not on its way, it is late. */
const LATE_MS = 60_000;
/** What decides the sentence, worst first. */
const order: readonly WhySentence[] = ['stopped', 'needs_person', 'rejected', 'parked', 'unknown', 'late'];

/**
 * Why what should be out is not; null where everything is out, on its way, or not due.
 *
 * @param deliveries of each channel the newest plan
 * @param now.stops ids of the stops that stand; what one stopped that was lifted since needs only another try
 */
export function whyNotOut(
  deliveries: readonly DeliveryView[],
  { nowMs, stops }: { readonly nowMs: number; readonly stops: ReadonlySet<unknown> },
): Why | null {
  const found = deliveries.flatMap((delivery) => {
    const sentence = sentenceOf(delivery, nowMs);
    return sentence === null ? [] : [{ delivery, sentence }];
  });
  const [worst] = found.toSorted((left, right) => order.indexOf(left.sentence) - order.indexOf(right.sentence));
  if (worst === undefined) return null;
  const reasons = found.flatMap(({ delivery, sentence }) => reasonsOf(delivery, { sentence, stops }));
  return { sentence: worst.sentence, dueAt: worst.delivery.dueAt, reasons };
}

function sentenceOf({ state, blockers, dueAt, failureCode }: DeliveryView, nowMs: number): WhySentence | null {
  switch (state) {
    case 'parked':
      return blockers.some(({ code }) => code === 'PUBLISHING_STOPPED') ? 'stopped' : 'parked';
    case 'rejected':
    case 'needs_person':
    case 'unknown':
      return state;
    case 'planned':
      return nowMs - Date.parse(dueAt) > (failureCode === 'NETWORK_IN_TROUBLE' ? 0 : LATE_MS) ? 'late' : null;
    default:
      return null;
  }
}

const adviceOf: Readonly<Record<WhySentence, Advice>> = {
  stopped: 'stop',
  parked: 'channel',
  rejected: 'network',
  needs_person: 'person',
  unknown: 'wait',
  late: 'wait',
};

function reasonsOf(
  delivery: DeliveryView,
  { sentence, stops }: { sentence: WhySentence; stops: ReadonlySet<unknown> },
): WhyReason[] {
  const { channelName, blockers, failureCode } = delivery;
  const told: WhyReason[] = blockers.map((blocker) => ({
    channelName,
    advice: blocker.code === 'PUBLISHING_STOPPED' && !stops.has(blocker.facts['stop']) ? 'again' : blocker.line,
    about: { kind: 'blocker', blocker },
  }));
  const advice = failureCode === 'STOPS_UNREADABLE' ? 'wait' : adviceOf[sentence];
  const { network, trouble } = delivery;
  if (failureCode === 'NETWORK_IN_TROUBLE' && trouble !== null) {
    told.push({ channelName, advice, about: { kind: 'trouble', network, trouble } });
  } else if (failureCode !== null) told.push({ channelName, advice, about: { kind: 'failure', code: failureCode } });
  if (told.length === 0) told.push({ channelName, advice, about: { kind: sentence === 'late' ? 'late' : 'state' } });
  return told;
}
