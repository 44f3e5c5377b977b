import { type Role, role } from '../../registers/org/contract.ts';

export type SearchAction = 'read';

/** Everybody searches; what is found is what each may see where it lives. */
export const searchAccess: Readonly<Record<SearchAction, readonly Role[]>> = { read: role.options };
