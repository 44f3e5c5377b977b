import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { currentLanguage, enterHouse } from '../lib/i18n.ts';
import { authorizationFilters, postFilters, relayFilters, searchFilters } from '../lib/list-filters.ts';
import { sessionQuery } from '../lib/session.ts';
import { calendarSearch } from './calendar-search.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { BareRouteError, RouteError } from './route-error.tsx';
import { RoutePending } from './route-pending.tsx';

type RouterContext = { queryClient: QueryClient };

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage });

/** The code of what went wrong with single sign-on, as the server's way back puts it into the address. */
const ssoCode = z
  .string()
  .regex(/^[A-Z_]{2,40}$/)
  .optional()
  .catch(undefined);

/** Rooms that need somebody who is signed in; everybody else is asked to sign in and then brought back. */
const signedIn = createRoute({
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
const authorizations = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations',
  validateSearch: authorizationFilters,
  component: lazyRouteComponent(() => import('../pages/authorizations/authorizations-page.tsx'), 'AuthorizationsPage'),
});
const askPermission = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/ask',
  validateSearch: z.object({
    media: z.uuid().optional().catch(undefined),
    again: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../pages/authorizations/ask-page.tsx'), 'AskPage'),
});
const permissionForms = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/forms',
  component: lazyRouteComponent(() => import('../pages/authorizations/forms/forms-page.tsx'), 'FormsPage'),
});
const permissionForm = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/forms/$kind',
  component: lazyRouteComponent(() => import('../pages/authorizations/forms/form-page.tsx'), 'FormPage'),
});
const permissionRules = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/rules',
  component: lazyRouteComponent(() => import('../pages/authorizations/rules/rules-page.tsx'), 'RulesPage'),
});
const permissionRequest = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/requests/$requestId',
  component: lazyRouteComponent(() => import('../pages/authorizations/request-page.tsx'), 'RequestPage'),
});
const typeOriginal = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/originals/new',
  component: lazyRouteComponent(() => import('../pages/authorizations/originals-type-page.tsx'), 'TypeOriginalPage'),
});
const originalsFile = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/originals/file',
  component: lazyRouteComponent(() => import('../pages/authorizations/originals-file-page.tsx'), 'OriginalsFilePage'),
});
const original = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/originals/$originalId',
  component: lazyRouteComponent(() => import('../pages/authorizations/originals-page.tsx'), 'OriginalPage'),
});
const correctOriginal = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/originals/$originalId/correct',
  component: lazyRouteComponent(() => import('../pages/authorizations/originals-type-page.tsx'), 'CorrectOriginalPage'),
});
const authorization = createRoute({
  getParentRoute: () => signedIn,
  path: '/authorizations/$authorizationId',
  component: lazyRouteComponent(() => import('../pages/authorizations/authorization-page.tsx'), 'AuthorizationPage'),
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

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ return: z.string().optional(), sso: ssoCode }),
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
  errorComponent: BareRouteError,
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../pages/setup/setup-page.tsx'), 'SetupPage'),
  errorComponent: BareRouteError,
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../pages/invitation/invitation-page.tsx'), 'InvitationPage'),
  errorComponent: BareRouteError,
});

/** For guests without an account: one review, and nothing of the console. */
const guestReview = createRoute({
  getParentRoute: () => root,
  path: '/guest-review',
  // A guest sees what reviewers see, in their words.
  beforeLoad: () => enterHouse(currentLanguage()),
  component: lazyRouteComponent(() => import('../pages/guest-review/guest-review-page.tsx'), 'GuestReviewPage'),
  errorComponent: BareRouteError,
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('../pages/reset-password/forgot-password-page.tsx'), 'ForgotPasswordPage'),
  errorComponent: BareRouteError,
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('../pages/reset-password/reset-password-page.tsx'), 'ResetPasswordPage'),
  errorComponent: BareRouteError,
});
const ssoDone = createRoute({
  getParentRoute: () => root,
  path: '/sso-done',
  validateSearch: z.object({ ticket: z.string().catch(''), sso: ssoCode }),
  component: lazyRouteComponent(() => import('../pages/sign-in/sso-done-page.tsx'), 'SsoDonePage'),
  errorComponent: BareRouteError,
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
    authorizations,
    askPermission,
    permissionForms,
    permissionForm,
    permissionRules,
    permissionRequest,
    typeOriginal,
    originalsFile,
    original,
    correctOriginal,
    authorization,
    channels,
    applications,
    people,
    directory,
    templates,
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
  signIn,
  setup,
  invitation,
  guestReview,
  forgotPassword,
  resetPassword,
  ssoDone,
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
