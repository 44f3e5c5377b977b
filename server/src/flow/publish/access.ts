import { type Role, role } from '../../registers/org/contract.ts';

export type PublishAction =
  | 'read'
  | 'takeDown'
  | 'settle'
  | 'health'
  | 'correct'
  | 'retry'
  | 'retryJob'
  | 'stop'
  | 'liftStop';

/** Taking down is open to more people than publishing. */
export const publishAccess: Readonly<Record<PublishAction, readonly Role[]>> = {
  read: role.options,
  takeDown: ['administrator', 'privacy_officer', 'publisher'],
  settle: ['publisher', 'privacy_officer'],
  health: role.options,
  correct: ['publisher'],
  // What goes out anew needs a publisher besides: scheduling asks for that.
  retry: ['administrator', 'publisher', 'privacy_officer'],
  retryJob: ['administrator'],
  stop: ['administrator', 'publisher', 'privacy_officer'],
  liftStop: ['administrator', 'publisher', 'privacy_officer'],
};
