import { z } from 'zod';
import { defineEndpoint, done } from '../../kernel/http/contract.ts';
import { language, organizationView } from '../org/contract.ts';
import { personView } from '../people/contract.ts';

/** Who is signed in, and where. `null` when nobody is. */
export const getSession = defineEndpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in',
  access: 'open',
  answer: z.object({ session: z.object({ person: personView, organization: organizationView }).nullable() }),
});

export const signIn = defineEndpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in by e-mail and password',
  access: 'open',
  body: z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) }),
  answer: z.object({ person: personView, organization: organizationView }),
});

export const signOut = defineEndpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  access: 'open',
  answer: done,
});

export const updateOwnLocale = defineEndpoint({
  method: 'PUT',
  path: '/session/locale',
  summary: 'Choose one’s language',
  body: z.object({ locale: language }),
  answer: personView,
});

export const readInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations/read',
  summary: 'Who is invited where; does not use up the link',
  access: 'open',
  body: z.object({ token: z.string().min(10).max(200) }),
  answer: z.object({ organizationName: z.string(), name: z.string(), email: z.string() }),
});

export const acceptInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Set a password and join',
  access: 'open',
  body: z.object({
    token: z.string().min(10).max(200),
    password: z.string().min(12).max(200),
    locale: language.default('en'),
  }),
  answer: z.object({ person: personView, organization: organizationView }),
});
