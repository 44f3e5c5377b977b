import { type Role, role } from '../../registers/org/contract.ts';

export type FediverseAction = 'read' | 'change';

/** Which roles may do what with the newsroom's place in the fediverse. What is read is what everybody outside can see. */
export const fediverseAccess: Readonly<Record<FediverseAction, readonly Role[]>> = {
  read: role.options,
  change: ['administrator'],
};
