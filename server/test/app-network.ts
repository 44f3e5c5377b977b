/**
 * A network that lets nobody in but through an application of the house: a page on which a person says yes, a yes that opens
 * several pages, and a revocation that ends the whole yes. It exists in memory; `app-network-connector.ts` speaks to it.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { EgressFetch } from '@bedside/connectors';

export type NetworkPage = { readonly id: string; readonly name: string; readonly city: string };

export type AppNetwork = {
  /** Reaches the network without a socket. */
  readonly fetch: EgressFetch;
  /** Method and path of every call, oldest first. */
  readonly calls: string[];
  /** What may still be called with. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly posts: { readonly pageId: string; readonly text: string }[];
  readonly settings: {
    app: { appId: string; appSecret: string };
    pages: NetworkPage[];
  };
  answer(request: Request): Promise<Response>;
};

type Yes = { readonly redirectUri: string; readonly challenge: string };

/** `endsAll`: giving back one page's access ends the whole yes. */
export function createAppNetwork(options: { endsAll?: boolean } = {}): AppNetwork {
  const settings: AppNetwork['settings'] = {
    app: { appId: 'app-1', appSecret: 'the-secret-of-the-app' },
    pages: [
      { id: 'page-1', name: 'Lakeside Clinic', city: 'Lakeside' },
      { id: 'page-2', name: 'Harbor Clinic', city: 'Harbor' },
      { id: 'page-3', name: 'Harbor Clinic', city: 'Old Town' },
    ],
  };
  const codes = new Map<string, Yes>();
  /** Tokens, each with the page that it opens. */
  const tokens = new Map<string, string>();
  const calls: string[] = [];
  const posts: AppNetwork['posts'] = [];
  const no = (status: number) => Response.json({ error: 'refused' }, { status });

  const authorize = async (request: Request, url: URL) => {
    const ask = url.searchParams;
    if (ask.get('client_id') !== settings.app.appId) return new Response('Unknown application', { status: 400 });
    if (request.method === 'GET') return page();
    const back = new URL(ask.get('redirect_uri') ?? '');
    back.searchParams.set('state', ask.get('state') ?? '');
    if (new URLSearchParams(await request.text()).get('decision') === 'yes') {
      const code = randomUUID();
      codes.set(code, { redirectUri: ask.get('redirect_uri') ?? '', challenge: ask.get('code_challenge') ?? '' });
      back.searchParams.set('code', code);
    } else back.searchParams.set('error', 'access_denied');
    return new Response(null, { status: 303, headers: { location: back.href } });
  };

  const exchange = async (request: Request) => {
    const given = new URLSearchParams(await request.text());
    const yes = codes.get(given.get('code') ?? '');
    codes.delete(given.get('code') ?? '');
    const { appId, appSecret } = settings.app;
    const isOurs = given.get('client_id') === appId && given.get('client_secret') === appSecret;
    const isProved = yes !== undefined && challengeOf(given.get('verifier') ?? '') === yes.challenge;
    if (!isOurs || !isProved || given.get('redirect_uri') !== yes.redirectUri) return no(400);
    const opened = settings.pages.map((each) => {
      const token = `token-of-${each.id}-${randomUUID()}`;
      tokens.set(token, each.id);
      return { ...each, token };
    });
    return Response.json({ pages: opened });
  };

  const answer: AppNetwork['answer'] = async (request) => {
    const url = new URL(request.url);
    calls.push(`${request.method} ${url.pathname}`);
    if (url.pathname === '/authorize') return authorize(request, url);
    if (url.pathname === '/token') return exchange(request);
    const token = request.headers.get('authorization')?.slice('Bearer '.length) ?? '';
    const found = settings.pages.find(({ id }) => id === tokens.get(token));
    if (found === undefined || request.headers.get('x-app-secret') !== settings.app.appSecret) return no(401);
    if (url.pathname === '/revoke') {
      if (options.endsAll === true) tokens.clear();
      else tokens.delete(token);
      return Response.json({});
    }
    if (url.pathname === '/posts') {
      posts.push({ pageId: found.id, text: await request.text() });
      return Response.json({ id: `${found.id}_${posts.length}` });
    }
    return url.pathname === '/me' ? Response.json(found) : no(404);
  };
  const fetch: EgressFetch = (url, init = {}) => {
    const { body = null, headers = {}, method = 'GET' } = init;
    return answer(new Request(url, { method, headers, body: typeof body === 'string' ? body : null }));
  };
  return { fetch, calls, tokens, posts, settings, answer };
}

/** As PKCE asks (RFC 7636, S256). */
export const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

function page(): Response {
  const html = `<!doctype html><html lang="en"><title>Continue</title><h1>Let Bedside in?</h1><form method="post">
    <button name="decision" value="yes">Continue</button><button name="decision" value="no">Cancel</button></form></html>`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
