/** The consent of networks at which a house registers by hand: a page, a code, tokens that end and are renewed. */
import { createHash } from 'node:crypto';
import { pageOf } from './fake-mastodon-state.ts';
import { escapeHtml } from './fake-mastodon-words.ts';
import { type Call, type Door, type Reply, told, type World } from './kit/network.ts';

/** How one network differs from another. */
export type FakeOAuthWords = {
  /** Where the person is asked, and where tokens are given and taken back. */
  readonly authorizePath: string;
  readonly tokenPath: string;
  readonly revokePath?: string;
  readonly clientIdField: 'client_id' | 'client_key';
  /** In the form, or in a header of its own. */
  readonly clientIn: 'form' | 'basic';
  readonly scopes: readonly string[];
  readonly scopeSeparator: ',' | ' ';
  /** How the challenge is made of the verifier; null where there is none. */
  readonly challenge: 'hex' | 'base64url' | null;
  readonly tokenSeconds: number;
  /** A renewal gives a new refresh token, and ends the one it was made with. */
  readonly rotates: boolean;
  /** How the network words a refusal. */
  readonly refuse: (status: number, code: string) => Reply;
  /** Said beside the tokens. */
  readonly extra?: (accountId: string) => object;
};

/** The registration that tests give as `Account.app`. */
export const fakeClient = { id: 'app-of-the-house', secret: 'secret-of-the-house' } as const;

type Code = {
  readonly accountId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string | null;
};

export type FakeOAuth = {
  readonly doors: readonly Door[];
  /** Who is signed in at the network when its page is opened. */
  signedInAs: string;
  issue(accountId: string): { accessToken: string; refreshToken: string; expiresAt: string };
  /** Refresh tokens that open something. */
  readonly refreshTokens: ReadonlyMap<string, { readonly accountId: string; readonly scopes: readonly string[] }>;
  forgetRefreshTokens(): void;
};

type House = {
  readonly world: World;
  readonly words: FakeOAuthWords;
  readonly codes: Map<string, Code>;
  readonly refreshTokens: Map<string, { accountId: string; scopes: readonly string[] }>;
  readonly newSecret: (kind: string) => string;
  readonly own: { signedInAs: string };
};

export function createFakeOAuth(world: World, words: FakeOAuthWords & { readonly signedInAs: string }): FakeOAuth {
  let secrets = 0;
  const own = { signedInAs: words.signedInAs };
  const newSecret = (kind: string) => `${kind}-${(secrets += 1)}-of-a-fake`;
  const house: House = { world, words, own, newSecret, codes: new Map(), refreshTokens: new Map() };
  const { refreshTokens } = house;
  const doors = [
    door(`GET ${words.authorizePath}`, (call) => page(house, call)),
    door(`POST ${words.authorizePath}`, (call) => decide(house, call)),
    door(`POST ${words.tokenPath}`, (call) => trade(house, call)),
    ...(words.revokePath === undefined ? [] : [door(`POST ${words.revokePath}`, (call) => revoke(house, call))]),
  ];
  const issueAll = (accountId: string) => issue(house, accountId, words.scopes);
  return Object.assign(own, {
    doors,
    issue: issueAll,
    refreshTokens,
    forgetRefreshTokens: () => refreshTokens.clear(),
  });
}

function door(on: string, serve: Door['serve']): Door {
  return { on, operation: 'verify', scope: null, serve };
}

function issue({ newSecret, refreshTokens, words, world }: House, accountId: string, scopes: readonly string[]) {
  const accessToken = world.accounts.issueToken(accountId, scopes);
  const refreshToken = newSecret('refresh');
  refreshTokens.set(refreshToken, { accountId, scopes });
  const endsInMs = words.tokenSeconds * 1_000;
  world.time.after(endsInMs, () => world.accounts.spoil(accessToken, { why: 'expired' }));
  return { accessToken, refreshToken, expiresAt: new Date(world.time.now().getTime() + endsInMs).toISOString() };
}

function asked({ words }: House, { url }: Call): Omit<Code, 'accountId'> | null {
  const query = url.searchParams;
  const scopes = (query.get('scope') ?? '').split(words.scopeSeparator);
  const challenge = query.get('code_challenge');
  const isFine =
    query.get(words.clientIdField) === fakeClient.id &&
    query.get('response_type') === 'code' &&
    scopes.every((scope) => words.scopes.includes(scope)) &&
    (words.challenge === null || (challenge !== null && query.get('code_challenge_method') === 'S256'));
  return isFine ? { scopes, challenge, redirectUri: query.get('redirect_uri') ?? '' } : null;
}

function page(house: House, call: Call): Reply {
  const found = asked(house, call);
  if (found === null) return htmlPage(400, 'Something is wrong with this request', '');
  const action = `${call.url.pathname}${escapeHtml(call.url.search)}`;
  const list = found.scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  const buttons =
    '<button name="decision" value="yes">Give access</button> <button name="decision" value="no">Cancel</button>';
  return htmlPage(200, 'Give access', `<ul>${list}</ul><form method="post" action="${action}">${buttons}</form>`);
}

function decide(house: House, call: Call): Reply {
  const found = asked(house, call);
  if (found === null) return htmlPage(400, 'Something is wrong with this request', '');
  const back = new URL(found.redirectUri);
  const state = call.url.searchParams.get('state');
  if (state !== null) back.searchParams.set('state', state);
  if (new URLSearchParams(call.text).get('decision') === 'yes') {
    const code = house.newSecret('code');
    house.codes.set(code, { ...found, accountId: house.own.signedInAs });
    back.searchParams.set('code', code);
  } else {
    back.searchParams.set('error', 'access_denied');
  }
  return { status: 302, code: null, headers: { location: back.href }, body: '' };
}

function isClient({ words }: House, { request }: Call, form: URLSearchParams): boolean {
  if (words.clientIn === 'form') {
    return form.get(words.clientIdField) === fakeClient.id && form.get('client_secret') === fakeClient.secret;
  }
  const basic = Buffer.from(`${fakeClient.id}:${fakeClient.secret}`).toString('base64');
  return request.headers.get('authorization') === `Basic ${basic}`;
}

function granted(house: House, accountId: string, scopes: readonly string[]): Reply {
  const { words } = house;
  const { accessToken, refreshToken } = issue(house, accountId, scopes);
  return told(200, {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: words.tokenSeconds,
    token_type: 'bearer',
    scope: scopes.join(words.scopeSeparator),
    ...words.extra?.(accountId),
  });
}

function trade(house: House, call: Call): Reply {
  const { refreshTokens, words } = house;
  const form = new URLSearchParams(call.text);
  if (!isClient(house, call, form)) return words.refuse(401, 'invalid_client');
  if (form.get('grant_type') !== 'refresh_token') return tradeCode(house, form);
  const token = form.get('refresh_token') ?? '';
  const known = refreshTokens.get(token);
  if (known === undefined) return words.refuse(400, 'invalid_grant');
  if (words.rotates) refreshTokens.delete(token);
  return granted(house, known.accountId, known.scopes);
}

/** A code works once. */
function tradeCode(house: House, form: URLSearchParams): Reply {
  const { codes, words } = house;
  const code = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  const verifier = form.get('code_verifier') ?? '';
  const isVerified =
    words.challenge === null || createHash('sha256').update(verifier).digest(words.challenge) === code?.challenge;
  if (code === undefined || !isVerified || code.redirectUri !== form.get('redirect_uri')) {
    return words.refuse(400, 'invalid_grant');
  }
  return granted(house, code.accountId, code.scopes);
}

function revoke(house: House, call: Call): Reply {
  const form = new URLSearchParams(call.text);
  if (!isClient(house, call, form)) return house.words.refuse(401, 'invalid_client');
  house.world.accounts.spoil(form.get('token') ?? '', { why: 'revoked' });
  return told(200, {});
}

function htmlPage(status: number, title: string, body: string): Reply {
  return pageOf(
    status,
    `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`,
  );
}
