import type { DueDelivery } from './delivery-store.ts';

/** Which share of the hands one channel may take: three networks that do not answer leave a quarter to all others. */
const SHARE_OF_A_CHANNEL = 4;
const LEAST_OF_A_CHANNEL = 2;

/** How many deliveries a worker has under way, and of which channels. */
export type Hands = {
  free(): number;
  /** Channels that have no further hand; what is urgent takes one all the same. */
  fullChannels(): string[];
  /** What to claim of those that are due, so many at most, and whether some were left that another look would find. */
  choose(
    due: readonly DueDelivery[],
    most?: number,
  ): { readonly chosen: readonly DueDelivery[]; readonly isMore: boolean };
  take(channelId: string): void;
  giveBack(channelId: string): void;
};

export function createHands(count: number): Hands {
  const perChannel = Math.max(LEAST_OF_A_CHANNEL, Math.floor(count / SHARE_OF_A_CHANNEL));
  const taken = new Map<string, number>();
  let free = count;
  const leftOf = (channelId: string) => perChannel - (taken.get(channelId) ?? 0);
  return {
    free: () => free,
    fullChannels: () => [...taken.keys()].filter((channelId) => leftOf(channelId) <= 0),
    choose(due, most = free) {
      const room = Math.min(free, most);
      const urgent = due.filter(({ isUrgent }) => isUrgent);
      const left = new Map<string, number>();
      const usual = due.filter(({ isUrgent, channelId }) => {
        if (isUrgent || channelId === null) return !isUrgent;
        const ofChannel = left.get(channelId) ?? leftOf(channelId);
        left.set(channelId, ofChannel - 1);
        return ofChannel > 0;
      });
      // Half of the hands at most, as long as anything else is due: doubt that nobody can settle must not stop all others.
      const urgentCount = Math.min(urgent.length, Math.max(Math.ceil(room / 2), room - usual.length));
      const chosen = [...urgent.slice(0, urgentCount), ...usual].slice(0, room);
      return { chosen, isMore: usual.length + urgent.length < due.length };
    },
    take(channelId) {
      free -= 1;
      taken.set(channelId, (taken.get(channelId) ?? 0) + 1);
    },
    giveBack(channelId) {
      free += 1;
      const held = (taken.get(channelId) ?? 0) - 1;
      if (held > 0) taken.set(channelId, held);
      else taken.delete(channelId);
    },
  };
}
