import type { HealthReport, StuckDelivery } from '@bedside/server/contract/flow/publish';

/** The one thing that helps a delivery on which did not go out. */
export type Help = 'look' | 'settle' | 'reconnect' | 'retry' | 'open';

/** What a new time mends by itself. */
const timely: ReadonlySet<string> = new Set(['TOO_LATE', 'NOT_SCHEDULED', 'SCHEDULE_CANCELLED', 'NOT_DUE']);
const connection: ReadonlySet<string> = new Set(['CHANNEL_NOT_CONNECTED', 'CHANNEL_NEEDS_REAUTHORIZATION']);

/**
 * Which button stands beside it: for whoever may not press that one, the post. A channel that was connected again since
 * no longer stands in the way.
 */
export function helpFor(
  stuck: Pick<StuckDelivery, 'state' | 'blockers' | 'channelId'>,
  seen: {
    readonly channels: readonly Pick<HealthReport['channels'][number], 'id' | 'state'>[];
    /** Ids of the stops that stand. */
    readonly stops: ReadonlySet<unknown>;
    readonly may: {
      readonly publish: boolean;
      readonly settle: boolean;
      readonly look: boolean;
      readonly connect: boolean;
    };
  },
): Help {
  const { may } = seen;
  if (stuck.state === 'unknown') return may.look ? 'look' : 'open';
  if (stuck.state === 'needs_person' || stuck.state === 'removing') return may.settle ? 'settle' : 'open';
  const channelWorks = seen.channels.some(({ id, state }) => id === stuck.channelId && state === 'connected');
  const isMended = ({ code, facts }: StuckDelivery['blockers'][number]) =>
    timely.has(code) ||
    ((connection.has(code) || code === 'CHANNEL_NOT_CONFIRMED') && channelWorks) ||
    (code === 'PUBLISHING_STOPPED' && !seen.stops.has(facts['stop']));
  const standing = stuck.blockers.filter((blocker) => !isMended(blocker));
  if (standing.length === 0) return may.publish ? 'retry' : 'open';
  // An account that was disconnected for good is not there to be connected again: the post is given another one.
  const isThere = seen.channels.some(({ id }) => id === stuck.channelId);
  return may.connect && isThere && standing.every(({ code }) => connection.has(code)) ? 'reconnect' : 'open';
}
