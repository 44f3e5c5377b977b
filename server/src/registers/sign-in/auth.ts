import { betterAuth } from 'better-auth';
import pg from 'pg';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** A session ends after 15 minutes without use, and after 12 hours in any case. */
const IDLE_SECONDS = 15 * 60;
const ABSOLUTE_MS = 12 * 60 * 60 * 1_000;

export type AuthSession = { readonly userId: string; readonly sessionId: string };

/** What Bedside uses of the identity library; its own HTTP doors are not mounted. */
export type Auth = {
  /** Creates a user who can sign in; null when the e-mail is taken already. */
  createUser(input: { name: string; email: string; password: string }): Promise<string | null>;
  /** Checks e-mail and password, and appends the session cookie to `responseHeaders`. Null when they do not fit. */
  signIn(input: { email: string; password: string }, http: AuthHttp): Promise<AuthSession | null>;
  signOut(http: AuthHttp): Promise<void>;
  /** The session of a request, or null. `refresh: false` does not count as use. */
  readSession(http: AuthHttp, options: { refresh: boolean }): Promise<AuthSession | null>;
  close(): Promise<void>;
};

export type AuthHttp = { readonly request: Request; readonly responseHeaders: Headers };

export function createAuth(options: { databaseUrl: string; publicUrl: string; secret: string }): Auth {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 4,
    options: '-c search_path=auth',
    application_name: 'bedside-auth',
  });
  pool.on('error', () => {});
  const library = createLibrary(options, pool);
  return {
    async createUser(input) {
      try {
        const { user } = await library.api.signUpEmail({ body: input });
        return user.id;
      } catch (error) {
        if (errorCode(error) === 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL') return null;
        throw error;
      }
    },
    async signIn(input, http) {
      const response = await library.api.signInEmail({ body: input, headers: http.request.headers, asResponse: true });
      if (response.status === 429) throw tooManyTries();
      if (!response.ok) return null;
      copyCookies(response.headers, http.responseHeaders);
      const headers = new Headers({ cookie: response.headers.getSetCookie().map(firstPair).join('; ') });
      return toSession(await library.api.getSession({ headers, query: { disableRefresh: true } }));
    },
    async signOut(http) {
      const response = await library.api.signOut({ headers: http.request.headers, asResponse: true });
      copyCookies(response.headers, http.responseHeaders);
    },
    async readSession(http, { refresh }) {
      if (!http.request.headers.has('cookie')) return null;
      const { response, headers } = await library.api.getSession({
        headers: http.request.headers,
        query: { disableRefresh: !refresh },
        returnHeaders: true,
      });
      if (headers) copyCookies(headers, http.responseHeaders);
      return toSession(response);
    },
    close: () => pool.end(),
  };
}

function createLibrary(options: { publicUrl: string; secret: string }, pool: pg.Pool) {
  return betterAuth({
    database: pool,
    secret: options.secret,
    baseURL: options.publicUrl,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: IDLE_SECONDS, updateAge: 60 },
    advanced: {
      cookiePrefix: 'bedside',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
  });
}

type FoundSession = { session: { id: string; userId: string; createdAt: Date } } | null;

function toSession(found: FoundSession): AuthSession | null {
  if (found === null) return null;
  if (Date.now() - new Date(found.session.createdAt).getTime() > ABSOLUTE_MS) return null;
  return { userId: found.session.userId, sessionId: found.session.id };
}

function copyCookies(from: Headers, to: Headers): void {
  for (const cookie of from.getSetCookie()) to.append('set-cookie', cookie);
}

function firstPair(cookie: string): string {
  return cookie.split(';')[0] ?? '';
}

function errorCode(error: unknown): string | undefined {
  const body = (error as { body?: { code?: string } }).body; // the library's APIError carries its code there
  return body?.code;
}

function tooManyTries(): BedsideError {
  return new BedsideError({
    code: 'TOO_MANY_TRIES',
    status: 429,
    message: 'There were too many tries in a short time.',
    remedy: 'Wait a minute and try again.',
  });
}
