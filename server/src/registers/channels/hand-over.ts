import { groupOf, type HandOver } from '../people/service.ts';
import { listChannels } from './service.ts';

/** Channels stay connected when whoever connected them leaves; where the account is their own, somebody should look. */
export const channelsHandOver: HandOver = {
  preview: async (scope, { from }) => {
    const own = (await listChannels(scope)).filter(({ connectedBy }) => connectedBy === from);
    const items = own.map(({ id, name, handle }) => ({ id, label: handle === '' ? name : `${name} (${handle})` }));
    return groupOf(
      'channel',
      'stays',
      items.map((item) => ({ ...item, link: '/channels' })),
    );
  },
  handOver: async () => {},
};
