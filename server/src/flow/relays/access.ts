import { type Role, role } from '../../registers/org/contract.ts';

export type RelayAction = 'read' | 'manage' | 'mark' | 'passOn' | 'send';

const writers: readonly Role[] = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'coordinator',
];

export const relayAccess: Readonly<Record<RelayAction, readonly Role[]>> = {
  read: role.options,
  manage: ['administrator', 'publisher'],
  mark: writers,
  passOn: writers,
  // The approval sends it in their name.
  send: ['publisher'],
};
