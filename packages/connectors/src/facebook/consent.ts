/**
 * How a person lets Bedside in: Facebook Login for the house's own application, then a page is chosen
 * (docs/facebook-login/guides/advanced/manual-flow, docs/facebook-login/guides/access-tokens/get-long-lived; read 2026-11-23).
 * The token of a page that comes from a long-lived token of a person has no end of its own.
 */
import { z } from 'zod';
import { ask, type Operation } from '../http/ask.ts';
import { bearer } from '../http/authorization.ts';
import {
  businessBudget,
  graphId,
  graphVersion,
  metaDialect,
  nextOf,
  pagingSchema,
  startOperation,
} from '../meta/graph.ts';
import type {
  Account,
  AccountChoice,
  BeginConsentOutcome,
  BeginConsentRequest,
  ConnectorIo,
  Credentials,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
  RevokeOutcome,
} from '../port.ts';
import { graphPath, webHost } from './api.ts';

/** Which pages there are, posting, reading back, comments, numbers, and being told of changes. */
export const facebookScopes = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_manage_metadata',
  'read_insights',
] as const;
/** Without these nothing can be published or found again. */
const neededScopes = ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement'];
/** Whoever may make posts of a page has this task there. */
const neededTask = 'CREATE_CONTENT';

const secretText = z.string().min(1).max(10_000);
const tokenSchema = z.object({ access_token: secretText });

export const noApplication: Failure = {
  kind: 'rejected',
  code: 'APPLICATION_MISSING',
  detail: 'The house has no application registered with the network.',
};

type Place = { readonly serviceUrl: string; readonly app: Credentials | undefined; readonly callTimeoutMs: number };

function start(io: ConnectorIo, { serviceUrl, app, callTimeoutMs }: Place, token: string | null): Operation {
  const dialect = metaDialect({ budget: businessBudget, appSecret: app?.appSecret });
  const authorization = token === null ? null : bearer(token);
  return startOperation(io, { serviceUrl, dialect, authorization, callTimeoutMs });
}

export function beginConsent({ app, redirectUri, serviceUrl, state }: BeginConsentRequest): BeginConsentOutcome {
  const { appId = '', appSecret = '' } = app ?? {};
  if (appId === '' || appSecret === '') return noApplication;
  const query = new URLSearchParams({
    client_id: appId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: facebookScopes.join(','),
    state,
    // A person who took a permission away before is asked for it again.
    auth_type: 'rerequest',
  });
  return { kind: 'begun', redirectTo: `${webHost(serviceUrl)}/${graphVersion}/dialog/oauth?${query}`, secrets: {} };
}

/** Trades the code for a person's token, that for a long-lived one, and gives the pages it opens. */
export async function finishConsent(
  io: ConnectorIo,
  { request, callTimeoutMs }: { request: FinishConsentRequest; callTimeoutMs: number },
): Promise<FinishConsentOutcome> {
  const { app, code, redirectUri, serviceUrl } = request;
  const { appId = '', appSecret = '' } = app ?? {};
  if (appId === '' || appSecret === '') return noApplication;
  const place = { serviceUrl, app, callTimeoutMs };
  const application = { client_id: appId, client_secret: appSecret };
  const nobody = start(io, place, null);
  const path = graphPath('oauth', 'access_token');
  const params = { ...application, redirect_uri: redirectUri, code };
  const traded = await ask(nobody, { path, params, schema: tokenSchema });
  if (!traded.ok) return traded.failure;
  const exchanged = await ask(nobody, {
    path,
    params: { ...application, grant_type: 'fb_exchange_token', fb_exchange_token: traded.data.access_token },
    schema: tokenSchema,
  });
  if (!exchanged.ok) return exchanged.failure;
  return pagesOf(start(io, place, exchanged.data.access_token));
}

const personSchema = z.object({ id: graphId });
const permissionsSchema = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) });
const accountsSchema = z.object({
  data: z.array(
    z.object({
      id: graphId,
      name: z.string().max(500),
      access_token: secretText.optional(),
      category: z.string().max(200).optional().catch(undefined),
      tasks: z.array(z.string()).optional(),
    }),
  ),
  paging: pagingSchema,
});
const maxPages = 10;

async function pagesOf(person: Operation): Promise<FinishConsentOutcome> {
  const permissions = await ask(person, { path: graphPath('me', 'permissions'), schema: permissionsSchema });
  if (!permissions.ok) return permissions.failure;
  const granted = new Set(
    permissions.data.data.flatMap(({ permission, status }) => (status === 'granted' ? [permission] : [])),
  );
  if (!neededScopes.every((scope) => granted.has(scope))) return tooLittle;
  const own = await ask(person, { path: graphPath('me'), params: { fields: 'id' }, schema: personSchema });
  if (!own.ok) return own.failure;
  const choices: AccountChoice[] = [];
  let after: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const listed: Awaited<ReturnType<typeof listPages>> = await listPages(person, after);
    if (!listed.ok) return listed.failure;
    for (const { id, name, category = null, access_token: accessToken, tasks } of listed.data.data) {
      if (accessToken === undefined || tasks?.includes(neededTask) === false) continue;
      choices.push({ id, name, detail: category, credentials: { accessToken, userId: own.data.id } });
    }
    after = nextOf(listed.data.paging);
    if (after === null) break;
  }
  return choices.length === 0 ? noPage : { kind: 'choose', choices };
}

function listPages(person: Operation, after: string | null) {
  return ask(person, {
    path: graphPath('me', 'accounts'),
    params: { fields: 'id,name,category,tasks,access_token', limit: '100', ...(after === null ? {} : { after }) },
    schema: accountsSchema,
  });
}

const tooLittle: Failure = {
  kind: 'reauthorize',
  code: 'SCOPE_MISSING',
  detail: 'The person did not give every permission that publishing needs.',
};
const noPage: Failure = {
  kind: 'reauthorize',
  code: 'NO_PAGE_TO_CHOOSE',
  detail: 'The person may make posts on no page, or let Bedside in on none.',
};

/** Ends the person's yes as a whole, and with it every page's token; asked by the application itself. */
export async function revoke(
  io: ConnectorIo,
  { account, callTimeoutMs }: { account: Account; callTimeoutMs: number },
): Promise<RevokeOutcome> {
  const { appId = '', appSecret = '' } = account.app ?? {};
  const { userId = '' } = account.credentials;
  if (appId === '' || appSecret === '' || userId === '') return nothingToRevoke;
  const { app, serviceUrl } = account;
  const application = start(io, { serviceUrl, app, callTimeoutMs }, `${appId}|${appSecret}`);
  const path = graphPath(userId, 'permissions');
  const revoked = await ask(application, { method: 'DELETE', path, schema: z.object({ success: z.literal(true) }) });
  return revoked.ok ? { kind: 'revoked' } : revoked.failure;
}

const nothingToRevoke: Failure = {
  kind: 'not-sent',
  code: 'CREDENTIALS_MISSING',
  detail: 'It is not known whose permission to give back.',
};
