import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { authorizationFilters } from '../lib/list-filters.ts';
import { signedIn } from './route-roots.ts';

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

/** Permissions of patients: asking, forms, rules, originals. */
export const authorizationRoutes = [
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
] as const;
