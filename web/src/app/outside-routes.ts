import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { currentLanguage, enterHouse } from '../lib/i18n.ts';
import { BareRouteError } from './route-error.tsx';
import { root, ssoCode } from './route-roots.ts';

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

/** Pages that need nobody who is signed in. */
export const outsideRoutes = [signIn, setup, invitation, guestReview, forgotPassword, resetPassword, ssoDone] as const;
