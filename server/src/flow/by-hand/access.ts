import { type Role, role } from '../../registers/org/contract.ts';

export type ByHandAction = 'read' | 'answer' | 'arrange';

/** Whoever was given something sees it and answers for it, whatever their role. */
export const byHandAccess: Readonly<Record<ByHandAction, readonly Role[]>> = {
  read: role.options,
  answer: role.options,
  arrange: ['administrator'],
};

/** Who sees what others were given, on the channels that their role reaches. */
export const seesAll: readonly Role[] = ['administrator', 'privacy_officer', 'publisher'];
/** Who may answer for whoever was given it. */
export const answersForOthers: readonly Role[] = ['administrator'];
