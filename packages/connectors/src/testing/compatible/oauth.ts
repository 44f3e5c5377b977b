/** Registration, consent and tokens of a compatible server. */
import { createHash } from 'node:crypto';
import { answered, type Call, type CompatibleState, escapeHtml, refused } from './state.ts';

const granular = [
  'read',
  'read:accounts',
  'read:search',
  'read:statuses',
  'write',
  'write:media',
  'write:statuses',
  'follow',
  'push',
];

const field = (fields: Readonly<Record<string, unknown>>, name: string) => String(fields[name] ?? '');
const partsOf = (scopes: string) => scopes.split(/\s+/u).filter(Boolean);

function knowsScopes({ personality }: CompatibleState, scopes: readonly string[]): boolean {
  const known = personality.scopes === 'wide' ? ['read', 'write', 'follow', 'push'] : granular;
  return scopes.length > 0 && scopes.every((scope) => known.includes(scope));
}

/** RFC 6749 and the documentation name forms; a server may take nothing else. */
const isRefusedForm = ({ personality }: CompatibleState, { contentType }: Call) =>
  personality.oauthBodies === 'form' &&
  !/^(?:application\/x-www-form-urlencoded|multipart\/form-data)/u.test(contentType);

export function metadata({ origin, personality }: CompatibleState): Response {
  const { oauthDoors } = personality;
  // A single page for everything that is no door, as servers with an interface of their own give.
  if (oauthDoors === null) return new Response('<!doctype html><title>App</title>', { headers: asHtml });
  return answered(200, {
    issuer: origin(),
    authorization_endpoint: `${origin()}${oauthDoors.authorize}`,
    token_endpoint: `${origin()}${oauthDoors.token}`,
    response_types_supported: ['code'],
  });
}

const asHtml = { 'content-type': 'text/html; charset=utf-8' };

export function registerApp(state: CompatibleState, call: Call): Response {
  if (isRefusedForm(state, call)) return refused(400, 'Unsupported content type');
  const { fields } = call;
  const scopes = partsOf(field(fields, 'scopes') || 'read');
  const redirectUri = field(fields, 'redirect_uris');
  if (field(fields, 'client_name') === '' || !URL.canParse(redirectUri)) return refused(422, 'Validation failed');
  if (!knowsScopes(state, scopes)) return refused(422, 'Scope not allowed');
  const clientId = state.secret('client');
  const clientSecret = state.secret('client-secret');
  state.apps.set(clientId, { clientSecret, redirectUri, scopes });
  // Neither `website` nor `vapid_key`, and a list in another order.
  return answered(200, {
    id: clientId,
    name: field(fields, 'client_name'),
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: redirectUri,
    scopes: scopes.toReversed(),
  });
}

/** The page on which a person says yes or no, and the way back. */
export function consentPage(state: CompatibleState, { url, method, fields }: Call): Response {
  const query = url.searchParams;
  const clientId = query.get('client_id') ?? '';
  const app = state.apps.get(clientId);
  const scopes = partsOf(query.get('scope') ?? '');
  const isAsked =
    app !== undefined &&
    query.get('response_type') === 'code' &&
    query.get('redirect_uri') === app.redirectUri &&
    scopes.length > 0 &&
    scopes.every((scope) => app.scopes.includes(scope));
  if (!isAsked) return new Response('<h1>Bad request</h1>', { status: 400, headers: asHtml });
  if (method === 'GET') {
    const list = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
    const action = escapeHtml(`${url.pathname}${url.search}`);
    return new Response(
      `<!doctype html><html lang="en"><title>Let in</title><h1>Let Bedside in?</h1><ul>${list}</ul>` +
        `<form method="post" action="${action}"><button name="answer" value="yes">Let in</button>` +
        `<button name="answer" value="no">Keep out</button></form></html>`,
      { headers: asHtml },
    );
  }
  const back = new URL(app.redirectUri);
  if (field(fields, 'answer') === 'yes') {
    const code = state.secret('code');
    state.codes.set(code, { clientId, scopes, challenge: query.get('code_challenge') });
    back.searchParams.set('code', code);
  } else back.searchParams.set('error', 'access_denied');
  const given = query.get('state');
  if (given !== null) back.searchParams.set('state', given);
  return new Response(null, { status: 302, headers: { location: back.href } });
}

export function tradeCode(state: CompatibleState, call: Call): Response {
  if (isRefusedForm(state, call)) return answered(400, { error: 'invalid_request' });
  const { fields } = call;
  const clientId = field(fields, 'client_id');
  const app = state.apps.get(clientId);
  if (app === undefined || app.clientSecret !== field(fields, 'client_secret')) {
    return answered(401, { error: 'invalid_client', error_description: 'Client authentication failed' });
  }
  const code = state.codes.get(field(fields, 'code'));
  state.codes.delete(field(fields, 'code'));
  const proof = createHash('sha256').update(field(fields, 'code_verifier')).digest('base64url');
  const isGood =
    field(fields, 'grant_type') === 'authorization_code' &&
    code?.clientId === clientId &&
    field(fields, 'redirect_uri') === app.redirectUri &&
    (code.challenge === null || code.challenge === proof);
  if (!isGood) return answered(400, { error: 'invalid_grant' });
  const token = state.secret('token');
  state.tokens.set(token, { clientId, scopes: code.scopes });
  const { expiresIn } = state.personality;
  return answered(200, {
    access_token: token,
    token_type: 'bearer',
    scope: code.scopes.toReversed().join(' '),
    created_at: Math.floor(Date.now() / 1_000),
    me: `${state.origin()}${state.personality.accountPath}`,
    ...(expiresIn === null ? {} : { expires_in: expiresIn, refresh_token: null }),
  });
}

export function revokeToken(state: CompatibleState, call: Call): Response {
  if (!state.personality.canRevoke) return refused(404, 'Not found');
  if (isRefusedForm(state, call)) return answered(400, { error: 'invalid_request' });
  const { fields } = call;
  const token = state.tokens.get(field(fields, 'token'));
  const app = state.apps.get(field(fields, 'client_id'));
  if (app === undefined || app.clientSecret !== field(fields, 'client_secret')) {
    return answered(403, { error: 'unauthorized_client' });
  }
  if (token?.clientId === field(fields, 'client_id')) state.tokens.delete(field(fields, 'token'));
  return answered(200, {});
}
