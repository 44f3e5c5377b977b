/**
 * How a person lets Bedside in: Bedside registers with the person's server, the person says yes on a page of that server,
 * and the server gives a token (https://docs.joinmastodon.org/client/authorized, /methods/oauth). Nobody's password
 * passes through here.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  BeginConsentOutcome,
  BeginConsentRequest,
  Failure,
  FinishConsentOutcome,
  FinishConsentRequest,
  RevokeOutcome,
} from '../port.ts';
import { applicationName, ask, formOf, type MastodonContext, type MastodonResult } from './api.ts';

/** Whose account it is, reading back, looking names up, pictures, posts. Nothing about followers, messages or settings. */
const baseScopes = ['read:search', 'read:statuses', 'write:media', 'write:statuses'] as const;

/** What servers know that know nothing narrower. Only those are asked for it. */
const wideScopes = ['read', 'write'] as const;

const metadataSchema = z.object({
  authorization_endpoint: z.string().max(2_000).optional().catch(undefined),
  token_endpoint: z.string().max(2_000).optional().catch(undefined),
  scopes_supported: z.array(z.string()).optional().catch(undefined),
  code_challenge_methods_supported: z.array(z.string()).optional().catch(undefined),
});
const secretText = z.string().min(1).max(2_000);
const appSchema = z.object({ client_id: secretText, client_secret: secretText });
const tokenSchema = z.object({ access_token: secretText, scope: z.string().optional().catch(undefined) });

/** Registers with the server and gives the page on which the person is asked. */
export async function beginConsent(
  context: MastodonContext,
  request: BeginConsentRequest,
): Promise<BeginConsentOutcome> {
  const metadata = await readMetadata(context);
  const { registered, scope } = await register(context, { scopes: scopesFor(metadata), request });
  if (!registered.ok) return registered.failure;
  const { client_id: clientId, client_secret: clientSecret } = registered.data;
  const challenge = metadata.code_challenge_methods_supported?.includes('S256') === true;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: request.redirectUri,
    scope,
    state: request.state,
    ...(challenge ? { code_challenge: challengeOf(request.verifier), code_challenge_method: 'S256' } : {}),
  });
  return {
    kind: 'begun',
    redirectTo: withQuery(ownDoor(context, metadata.authorization_endpoint) ?? '/oauth/authorize', { context, query }),
    secrets: {
      clientId,
      clientSecret,
      scope,
      tokenPath: ownDoor(context, metadata.token_endpoint) ?? usualTokenPath,
      ...(challenge ? { verifier: request.verifier } : {}),
    },
  };
}

const usualTokenPath = '/oauth/token';

/** Path of a door that the server says is elsewhere on it (RFC 8414); null for none, and for one on another server. */
function ownDoor({ serviceUrl }: MastodonContext, address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { origin, pathname, search } = new URL(address);
  return origin === new URL(serviceUrl).origin ? `${pathname}${search}` : null;
}

function withQuery(path: string, to: { context: MastodonContext; query: URLSearchParams }): string {
  return `${to.context.serviceUrl}${path}${path.includes('?') ? '&' : '?'}${to.query}`;
}

type Registered = {
  readonly registered: MastodonResult<z.output<typeof appSchema>>;
  /** What the person is asked for. */
  readonly scope: string;
};

/** Asks for what is needed and no more. A server that refuses it as it knows nothing so narrow is asked for what it knows. */
async function register(
  context: MastodonContext,
  { scopes, request }: { scopes: readonly string[]; request: BeginConsentRequest },
): Promise<Registered> {
  const scope = scopes.join(' ');
  const registered = await ask(context, {
    method: 'POST',
    path: '/api/v1/apps',
    body: formOf({ client_name: applicationName, redirect_uris: request.redirectUri, scopes: scope }),
    schema: appSchema,
  });
  const isRefused = !registered.ok && registered.failure.kind === 'rejected' && !registered.noDoor;
  if (!isRefused || scopes.length === wideScopes.length) return { registered, scope };
  return register(context, { scopes: wideScopes, request });
}

/** What the server says of its OAuth (RFC 8414; Mastodon 4.3 and later). Nothing where it says nothing. */
async function readMetadata(context: MastodonContext): Promise<z.output<typeof metadataSchema>> {
  const told = await ask(context, { path: '/.well-known/oauth-authorization-server', schema: metadataSchema });
  return told.ok ? told.data : {};
}

/** `profile` tells whose account it is and nothing more; older servers know only the wider `read:accounts`. */
function scopesFor(metadata: z.output<typeof metadataSchema>): string[] {
  const known = metadata.scopes_supported;
  const own = known?.includes('profile') === true ? 'profile' : 'read:accounts';
  const wanted = [own, ...baseScopes];
  const isWide = known !== undefined && wideScopes.every((scope) => known.includes(scope));
  return isWide && !wanted.every((scope) => known.includes(scope)) ? [...wideScopes] : wanted;
}

/** RFC 7636, 4.2. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Trades the code that the person brought back for a token. */
export async function finishConsent(
  context: MastodonContext,
  request: FinishConsentRequest,
): Promise<FinishConsentOutcome> {
  const { clientId = '', clientSecret = '', scope = '', tokenPath = usualTokenPath, verifier } = request.secrets;
  const traded = await ask(context, {
    method: 'POST',
    path: tokenPath,
    body: formOf({
      grant_type: 'authorization_code',
      code: request.code,
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: request.redirectUri,
      scope,
      ...(verifier === undefined ? {} : { code_verifier: verifier }),
    }),
    schema: tokenSchema,
  });
  // A code that is not good is the person's to ask for anew, whatever status the server gives it.
  if (!traded.ok) return traded.failure;
  const { access_token: accessToken, scope: granted } = traded.data;
  if (granted !== undefined && !mayPublish(granted)) return tooLittle;
  return { kind: 'granted', credentials: { accessToken, clientId, clientSecret } };
}

const tooLittle: Failure = {
  kind: 'reauthorize',
  code: 'SCOPE_MISSING',
  detail: 'The server gave a token that may not publish.',
};

function mayPublish(granted: string): boolean {
  const scopes = new Set(granted.split(/[\s,]+/u));
  return scopes.has('write') || scopes.has('write:statuses');
}

/** Gives the token back, so that it opens nothing any more (RFC 7009). */
export async function revoke(
  context: MastodonContext,
  credentials: Readonly<Record<string, string>>,
): Promise<RevokeOutcome> {
  const { accessToken: token = '', clientId = '', clientSecret = '' } = credentials;
  if (token === '' || clientId === '') return nothingToRevoke;
  const body = formOf({ client_id: clientId, client_secret: clientSecret, token });
  const revoked = await ask(context, { method: 'POST', path: '/oauth/revoke', body, schema: z.unknown() });
  // The answer says nothing (RFC 7009, 2.2), and some servers send an empty one.
  return revoked.ok || revoked.failure.code === 'UNREADABLE_ANSWER' ? { kind: 'revoked' } : revoked.failure;
}

const nothingToRevoke: Failure = {
  kind: 'not-sent',
  code: 'CREDENTIALS_MISSING',
  detail: 'There is no token to give back.',
};
