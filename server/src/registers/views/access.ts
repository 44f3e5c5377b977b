import { type Role, role } from '../org/contract.ts';

export type ViewAction = 'list' | 'share';

/** Everybody keeps views of their own; those for everybody are kept by few, so that the list stays short. */
export const viewAccess: Readonly<Record<ViewAction, readonly Role[]>> = {
  list: role.options,
  share: ['administrator', 'publisher', 'coordinator'],
};
