import { getSession, getSignInMethods } from '@bedside/server/contract/registers/sign-in';
import type { CallAnswer } from '../../lib/api.ts';

export type SignInMethods = CallAnswer<typeof getSignInMethods>;

/** What is stale once a way to sign in changed: the ways themselves, and what proves who one is. */
export const staleAfterChange = [getSignInMethods, getSession] as const;
