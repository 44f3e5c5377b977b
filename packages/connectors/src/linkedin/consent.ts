/** How a person lets Bedside in (learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow, to be confirmed there). */
import { z } from 'zod';
import { bearer } from '../http/authorization.ts';
import { askForTokens, formBody, holdsScopes, scopeMissing, withTokens } from '../http/oauth-tokens.ts';
import type {
  Account,
  BeginConsentOutcome,
  BeginConsentRequest,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
  RevokeOutcome,
} from '../port.ts';
import { ask, type LinkedInContext, pageOrigin } from './api.ts';
import { readOrganizationIds, readOrganizations } from './organizations.ts';
import { applicationForm, tokenAddress } from './tokens.ts';

/** The page's posts, what is said below them, and who may publish there. Nothing about the person's own posts. */
export const scopes = [
  'r_organization_admin',
  'r_organization_social',
  'w_organization_social',
  'r_organization_social_feed',
  'w_organization_social_feed',
] as const;

const needed = ['r_organization_admin', 'r_organization_social', 'w_organization_social'] as const;

const noApplication: Failure = {
  kind: 'rejected',
  code: 'APPLICATION_MISSING',
  detail: 'The house has no application registered with the network.',
};

/** The page on which the person is asked. Nothing is sent. LinkedIn knows PKCE for applications on devices alone. */
export function beginConsent(request: BeginConsentRequest): BeginConsentOutcome {
  const { clientId = '' } = request.app ?? {};
  if (clientId === '') return noApplication;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: request.redirectUri,
    state: request.state,
    scope: scopes.join(' '),
  });
  return {
    kind: 'begun',
    redirectTo: `${pageOrigin(request.serviceUrl)}/oauth/v2/authorization?${query}`,
    secrets: {},
  };
}

/** Trades the code for tokens, and gives the pages on which the person may publish. */
export async function finishConsent(
  context: LinkedInContext,
  request: FinishConsentRequest,
): Promise<FinishConsentOutcome> {
  const app = request.app ?? {};
  if ((app.clientId ?? '') === '') return noApplication;
  const form = {
    grant_type: 'authorization_code',
    code: request.code,
    redirect_uri: request.redirectUri,
    ...applicationForm(app),
  };
  const told = await askForTokens(context, { path: tokenAddress(context.serviceUrl), form });
  if (!told.ok) return told.failure;
  if (!holdsScopes(told.tokens, needed)) return scopeMissing;
  const asPerson = { ...context, authorization: bearer(told.tokens.accessToken) };
  return choose(asPerson, withTokens({}, told.tokens));
}

async function choose(
  context: LinkedInContext,
  credentials: Readonly<Record<string, string>>,
): Promise<FinishConsentOutcome> {
  const roles = await readOrganizationIds(context);
  if (!roles.ok) return roles.failure;
  if (roles.ids.length === 0) return noPage;
  const told = await readOrganizations(context, roles.ids);
  if (!told.ok) return told.failure;
  const choices = told.organizations.map(({ id, name, vanityName }) => ({
    id,
    name,
    detail: vanityName,
    credentials: { ...credentials, organizationId: id },
  }));
  return choices.length === 0 ? noPage : { kind: 'choose', choices };
}

const noPage: Failure = {
  kind: 'rejected',
  code: 'NO_PAGE_TO_CHOOSE',
  detail: 'The person may publish for no organization there.',
};
const nothingToRevoke: Failure = {
  kind: 'not-sent',
  code: 'CREDENTIALS_MISSING',
  detail: 'There is no token to give back.',
};

/** Gives both tokens back. They are the same for all pages that the person let Bedside in on with one yes. */
export async function revoke(
  context: LinkedInContext,
  { app = {}, credentials, serviceUrl }: Account,
): Promise<RevokeOutcome> {
  const { accessToken = '', refreshToken = '' } = credentials;
  const tokens = [refreshToken, accessToken].filter((token) => token !== '');
  if (tokens.length === 0) return nothingToRevoke;
  const path = `${pageOrigin(serviceUrl)}/oauth/v2/revoke`;
  for (const token of tokens) {
    const body = formBody({ token, ...applicationForm(app) });
    const told = await ask(context, { path, body, schema: z.unknown() });
    if (!told.ok && told.failure.code !== 'UNREADABLE_ANSWER') return told.failure;
  }
  return { kind: 'revoked' };
}
