import { type Role, role } from '../org/contract.ts';

export type ChannelAction = 'list' | 'connect' | 'confirm' | 'place' | 'test' | 'lookUp' | 'disconnect' | 'own';

/** Which roles may do what with channels. Stopping is open to more people than starting. */
export const channelAccess: Readonly<Record<ChannelAction, readonly Role[]>> = {
  list: role.options,
  connect: ['administrator'],
  confirm: ['administrator'],
  place: ['administrator', 'coordinator'],
  test: ['administrator', 'publisher'],
  // Whoever writes.
  lookUp: ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'coordinator', 'recruiter'],
  disconnect: ['administrator', 'privacy_officer'],
  // An account of one's own is nobody else's matter.
  own: role.options,
};
