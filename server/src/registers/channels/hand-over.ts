import { groupOf, type HandOver } from '../people/service.ts';
import { forgetOwnAccounts } from './own-accounts.ts';
import { listChannels } from './service.ts';

/** Channels of the house stay connected when whoever connected them leaves. Of accounts of their own the access is deleted. */
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
  handOver: (scope, { from }) => forgetOwnAccounts(scope, from),
};
