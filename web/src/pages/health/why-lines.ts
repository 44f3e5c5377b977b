import type { Stage } from '@bedside/server/contract/flow/compose';
import type { Blocker, DeliveryView } from '@bedside/server/contract/flow/publish';

/** Stages in which nothing is missing any more: it is out, was taken down, or nobody wants it to go out. */
const ended: ReadonlySet<Stage> = new Set(['published', 'publishing', 'taken_down', 'discarded']);

/** What a post still needs; waiting for a time that was chosen is no fault. */
export function stillOpen(stage: Stage, blockers: readonly Blocker[]): readonly Blocker[] {
  if (ended.has(stage)) return [];
  return blockers.filter(({ code }) => code !== 'NOT_DUE');
}

/** Of each channel what was planned last: older plans were replaced by it. */
export function newestByChannel(deliveries: readonly DeliveryView[]): DeliveryView[] {
  const seen = new Set<string>();
  return deliveries.filter(({ channelId }) => {
    const isFirst = !seen.has(channelId);
    seen.add(channelId);
    return isFirst;
  });
}
