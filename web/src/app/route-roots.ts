import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { enterHouse } from '../lib/i18n.ts';
import { sessionQuery } from '../lib/session.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { BareRouteError } from './route-error.tsx';

type RouterContext = { queryClient: QueryClient };

export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage });

/** The code of what went wrong with single sign-on, as the server's way back puts it into the address. */
export const ssoCode = z
  .string()
  .regex(/^[A-Z_]{2,40}$/)
  .optional()
  .catch(undefined);

/** Rooms that need somebody who is signed in; everybody else is asked to sign in and then brought back. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  errorComponent: BareRouteError,
  beforeLoad: async ({ context, location }) => {
    const { session } = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: '/sign-in', search: { return: location.href } });
    await enterHouse(session.person.locale);
  },
});
