/** What a fake Mastodon server knows. */

export type FakeAccount = {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly acct: string;
};
export type FakeApp = {
  readonly id: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
  readonly clientId: string;
  readonly clientSecret: string;
};
export type FakeToken = { readonly accountId: string; readonly app: FakeApp; readonly scopes: ReadonlySet<string> };
export type FakeCode = FakeToken & { readonly redirectUri: string; readonly challenge: string | null };
export type FakeMedia = {
  readonly id: string;
  readonly description: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** How often it is asked for before it is ready; negative when it never will be. */
  asksLeft: number;
};
export type FakeStatus = {
  readonly id: string;
  readonly accountId: string;
  readonly text: string;
  readonly spoilerText: string;
  readonly visibility: string;
  readonly sensitive: boolean;
  readonly language: string | null;
  readonly inReplyToId: string | null;
  readonly media: readonly FakeMedia[];
  readonly application: string | null;
  readonly createdAt: Date;
};

/** What a test may tell a server to be like; read anew with each request. */
export type FakeMastodonSettings = {
  /** Whether it tells of itself what Mastodon 4.3 tells: its OAuth metadata, `profile` and PKCE. */
  tellsMetadata: boolean;
  /** Which version of the instance document it has. */
  instance: 'v2' | 'v1' | 'none';
  maxCharacters: number;
  maxMedia: number;
  addressLength: number;
  imageSizeLimit: number;
  descriptionLimit: number;
  mimeTypes: string[];
  /** How often a picture is asked for until it is ready; 0 is ready at once, negative never. */
  asksUntilReady: number;
  /** Whether it keeps idempotency keys; Mastodon does for an hour. */
  keepsKeys: boolean;
  /** Whether authors can read what they typed. */
  tellsSource: boolean;
  /** Whether it tells by which application a post came. */
  tellsApplication: boolean;
  /** Who is signed in on its pages. */
  signedInAs: string;
};

export type FakeState = {
  readonly serviceUrl: () => string;
  readonly now: () => Date;
  readonly settings: FakeMastodonSettings;
  readonly accounts: FakeAccount[];
  readonly apps: FakeApp[];
  readonly codes: Map<string, FakeCode>;
  readonly tokens: Map<string, FakeToken>;
  readonly media: Map<string, FakeMedia>;
  readonly statuses: FakeStatus[];
  readonly keys: Map<string, { readonly statusId: string; readonly until: number }>;
  /** Ids that grow, longer than a double holds, as Mastodon's do. */
  readonly nextId: () => string;
  readonly nextSecret: () => string;
};

/** One request, taken apart. */
export type FakeCall = {
  readonly request: Request;
  readonly url: URL;
  readonly form: FormData;
  readonly token: FakeToken | null;
};

export function told(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/** A refusal as Mastodon words it. */
export function refused(status: number, error: string): Response {
  return told(status, { error });
}

/** Refuses who has no token, or one without any of these scopes. Null when they may. */
export function unless(call: FakeCall, ...scopes: readonly string[]): Response | null {
  if (call.token === null) return refused(401, 'The access token is invalid');
  const held = call.token.scopes;
  if (scopes.some((scope) => held.has(scope) || held.has(scope.split(':')[0] ?? ''))) return null;
  return refused(403, 'This action is outside the authorized scopes');
}
