import { type Role, role } from '../org/contract.ts';

export type ChannelAction = 'list' | 'connect' | 'place' | 'test' | 'disconnect';

/** Which roles may do what with channels. Stopping is open to more people than starting. */
export const channelAccess: Readonly<Record<ChannelAction, readonly Role[]>> = {
  list: role.options,
  connect: ['administrator'],
  place: ['administrator', 'coordinator'],
  test: ['administrator', 'publisher'],
  disconnect: ['administrator', 'privacy_officer'],
};
