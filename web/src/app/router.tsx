import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { postFilters, relayFilters, searchFilters } from '../lib/list-filters.ts';
import { sessionQuery } from '../lib/session.ts';
import { authorizationRoutes } from './authorization-routes.ts';
import { calendarSearch } from './calendar-search.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { outsideRoutes } from './outside-routes.ts';
import { RouteError } from './route-error.tsx';
import { RoutePending } from './route-pending.tsx';
import { root, signedIn, ssoCode } from './route-roots.ts';

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/compose/{-$postId}', params: { postId: undefined }, replace: true });
  },
});

/** One route for a new and a begun post, so that saving the first words changes the address and not the page. */
const compose = createRoute({
  getParentRoute: () => signedIn,
  path: '/compose/{-$postId}',
  component: lazyRouteComponent(() => import('../pages/compose/compose-page.tsx'), 'ComposePage'),
});
const reviewQueue = createRoute({
  getParentRoute: () => signedIn,
  path: '/review',
  component: lazyRouteComponent(() => import('../pages/review/review-queue-page.tsx'), 'ReviewQueuePage'),
});
const review = createRoute({
  getParentRoute: () => signedIn,
  path: '/review/$reviewId',
  component: lazyRouteComponent(() => import('../pages/review/review-page.tsx'), 'ReviewPage'),
});
const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: '/calendar',
  validateSearch: calendarSearch,
  loaderDeps: ({ search }) => search,
  // The posts are asked for while the board, which is large, is still on its way.
  loader: async ({ context: { queryClient }, deps }) => {
    const { session } = await queryClient.ensureQueryData(sessionQuery);
    if (session === null) return;
    const { queryOfAddress } = await import('../pages/calendar/calendar-query.ts');
    void queryClient.prefetchQuery(queryOfAddress(deps, session.organization.timeZone));
  },
  component: lazyRouteComponent(() => import('../pages/calendar/calendar-page.tsx'), 'CalendarPage'),
});
const posts = createRoute({
  getParentRoute: () => signedIn,
  path: '/posts',
  validateSearch: postFilters,
  component: lazyRouteComponent(() => import('../pages/posts/posts-page.tsx'), 'PostsPage'),
});
const post = createRoute({
  getParentRoute: () => signedIn,
  path: '/posts/$postId',
  component: lazyRouteComponent(() => import('../pages/posts/post-page.tsx'), 'PostPage'),
});
const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/search',
  validateSearch: searchFilters,
  component: lazyRouteComponent(() => import('../pages/search/search-page.tsx'), 'SearchPage'),
});
const bulk = createRoute({
  getParentRoute: () => signedIn,
  path: '/plan-from-file',
  component: lazyRouteComponent(() => import('../pages/bulk/bulk-page.tsx'), 'BulkPage'),
});
const channels = createRoute({
  getParentRoute: () => signedIn,
  path: '/channels',
  validateSearch: z.object({
    connected: z.uuid().optional().catch(undefined),
    choice: z.uuid().optional().catch(undefined),
    confirm: z.uuid().optional().catch(undefined),
    network: z
      .string()
      .regex(/^[a-z-]{1,30}$/)
      .optional()
      .catch(undefined),
    problem: z
      .string()
      .regex(/^[A-Z_]{1,40}$/)
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/channels/channels-page.tsx'), 'ChannelsPage'),
});
const applications = createRoute({
  getParentRoute: () => signedIn,
  path: '/channels/applications',
  component: lazyRouteComponent(() => import('../pages/channels/applications-page.tsx'), 'ApplicationsPage'),
});
const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  component: lazyRouteComponent(() => import('../pages/people/people-page.tsx'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../pages/people/person-page.tsx'), 'PersonPage'),
});
const directory = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory',
  component: lazyRouteComponent(() => import('../pages/directory/directory-page.tsx'), 'DirectoryPage'),
});
const templates = createRoute({
  getParentRoute: () => signedIn,
  path: '/templates',
  component: lazyRouteComponent(() => import('../pages/templates/templates-page.tsx'), 'TemplatesPage'),
});
const links = createRoute({
  getParentRoute: () => signedIn,
  path: '/links',
  component: lazyRouteComponent(() => import('../pages/links/links-page.tsx'), 'LinksPage'),
});
const urgent = createRoute({
  getParentRoute: () => signedIn,
  path: '/urgent',
  validateSearch: z.object({ notice: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../pages/urgent/urgent-page.tsx'), 'UrgentPage'),
});
const announcement = createRoute({
  getParentRoute: () => signedIn,
  path: '/urgent/$announcementId',
  component: lazyRouteComponent(() => import('../pages/urgent/announcement-page.tsx'), 'AnnouncementPage'),
});
const relays = createRoute({
  getParentRoute: () => signedIn,
  path: '/relays',
  validateSearch: relayFilters,
  component: lazyRouteComponent(() => import('../pages/relays/relays-page.tsx'), 'RelaysPage'),
});
const relaySources = createRoute({
  getParentRoute: () => signedIn,
  path: '/relays/sources',
  component: lazyRouteComponent(() => import('../pages/relays/sources-page.tsx'), 'SourcesPage'),
});
const byHand = createRoute({
  getParentRoute: () => signedIn,
  path: '/by-hand',
  component: lazyRouteComponent(() => import('../pages/by-hand/by-hand-page.tsx'), 'ByHandPage'),
});
const handTask = createRoute({
  getParentRoute: () => signedIn,
  path: '/by-hand/$taskId',
  component: lazyRouteComponent(() => import('../pages/by-hand/hand-task-page.tsx'), 'HandTaskPage'),
});
const sharing = createRoute({
  getParentRoute: () => signedIn,
  path: '/sharing',
  validateSearch: z.object({
    connected: z.uuid().optional().catch(undefined),
    problem: z
      .string()
      .regex(/^[A-Z_]{1,60}$/)
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/sharing/sharing-page.tsx'), 'SharingPage'),
});
const messages = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages',
  component: lazyRouteComponent(() => import('../pages/messages/messages-page.tsx'), 'MessagesPage'),
});
const past = createRoute({
  getParentRoute: () => signedIn,
  path: '/past',
  component: lazyRouteComponent(() => import('../pages/screen/past-posts-page.tsx'), 'PastPostsPage'),
});
const playground = createRoute({
  getParentRoute: () => signedIn,
  path: '/playground',
  component: lazyRouteComponent(() => import('../pages/screen/playground-page.tsx'), 'PlaygroundPage'),
});
const security = createRoute({
  getParentRoute: () => signedIn,
  path: '/security',
  validateSearch: z.object({ sso: ssoCode }),
  component: lazyRouteComponent(() => import('../pages/security/security-page.tsx'), 'SecurityPage'),
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
});
const sites = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/sites',
  component: lazyRouteComponent(() => import('../pages/settings/sites-page.tsx'), 'SitesPage'),
});
const facts = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/facts',
  validateSearch: z.object({ due: z.enum(['due', 'mine', 'retired']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../pages/settings/facts-page.tsx'), 'FactsPage'),
});
const developers = createRoute({
  getParentRoute: () => signedIn,
  path: '/developers',
  component: lazyRouteComponent(() => import('../pages/developers/developers-page.tsx'), 'DevelopersPage'),
});
const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/start',
  component: lazyRouteComponent(() => import('../pages/start/start-page.tsx'), 'StartPage'),
});
const health = createRoute({
  getParentRoute: () => signedIn,
  path: '/health',
  component: lazyRouteComponent(() => import('../pages/health/health-page.tsx'), 'HealthPage'),
});

const routeTree = root.addChildren([
  signedIn.addChildren([
    home,
    compose,
    reviewQueue,
    review,
    calendar,
    posts,
    post,
    search,
    bulk,
    ...authorizationRoutes,
    channels,
    applications,
    people,
    directory,
    templates,
    links,
    urgent,
    announcement,
    relays,
    relaySources,
    byHand,
    handTask,
    sharing,
    person,
    past,
    playground,
    messages,
    security,
    settings,
    sites,
    facts,
    developers,
    health,
    start,
  ]),
  ...outsideRoutes,
]);

export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteError,
    defaultPendingComponent: RoutePending,
    defaultNotFoundComponent: NotFoundPage,
  });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
  interface HistoryState {
    /** Words that were searched for: kept with the page and never in its address, which proxies write down. */
    searchText?: string;
  }
}
