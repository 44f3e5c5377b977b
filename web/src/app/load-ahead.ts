import type { QueryClient } from '@tanstack/react-query';
import type { AnyRoute } from '@tanstack/react-router';
import { expectHouse } from '../lib/i18n.ts';
import { sessionQuery } from '../lib/session.ts';
import type { ConsoleRouter } from './router.tsx';

/** Begins with what the page of this address needs: who is signed in, the words, and the page's own parts. */
export function loadAhead(router: ConsoleRouter, queryClient: QueryClient): void {
  const matches = router.matchRoutes(router.latestLocation);
  if (matches.some(({ routeId }) => routeId === '/signed-in')) {
    expectHouse();
    void queryClient.prefetchQuery(sessionQuery);
  }
  const routes: Readonly<Record<string, AnyRoute>> = router.routesById;
  for (const { routeId } of matches) {
    const route = routes[routeId];
    // A part that does not come is told of by the page itself, which asks for it again.
    if (route !== undefined) router.loadRouteChunk(route)?.catch(() => undefined);
  }
}
