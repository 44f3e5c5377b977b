import createClient, { type Client } from 'openapi-fetch';
import { retrying } from './retrying.ts';
import type { components, paths } from './schema.generated.ts';

/** Shapes of the API by name, e.g. `Schemas['Post']`. */
export type Schemas = components['schemas'];

/** RFC 9457: what every refusal tells. `code` is stable; `remedy` says in a sentence what helps, or is null. */
export type Problem = Schemas['Problem'];

export type BedsideClientOptions = {
  /** Address of the installation, e.g. `https://bedside.example.org`. */
  readonly baseUrl: string;
  /** An API key, as it was shown when it was made. */
  readonly apiKey: string;
  /** Sends a request; the platform's own fetch when left out. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** How often a request is sent at most, the first time included; 4 when left out. */
  readonly maxTries?: number;
  /** Longest wait before another try in milliseconds; 30,000 when left out. Longer ones are handed to the caller. */
  readonly maxWaitMs?: number;
  /** Waits; tests bring their own. */
  readonly sleep?: (ms: number) => Promise<void>;
};

/** `GET`, `POST`, `PUT`, `PATCH` and `DELETE` by path, each typed by the API's own description. */
export type BedsideClient = Client<paths>;

/**
 * A client of one installation. Each method gives `{ data }` or `{ error }`, a `Problem`, and throws only where no
 * answer came at all. Writes carry an `Idempotency-Key`, so that they are done once however often they are sent;
 * answers 429 and 503 are waited for as long as they ask, and then the request is sent again.
 */
export function createBedsideClient(options: BedsideClientOptions): BedsideClient {
  const { baseUrl, apiKey, maxTries = 4, maxWaitMs = 30_000 } = options;
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const client = createClient<paths>({
    baseUrl: `${baseUrl.replace(/\/+$/, '')}/api/v1`,
    headers: { authorization: `Bearer ${apiKey}` },
    fetch: retrying(send, { maxTries, maxWaitMs, sleep }),
  });
  client.use({
    onRequest({ request }) {
      if (request.method !== 'GET' && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', crypto.randomUUID());
      }
      return request;
    },
  });
  return client;
}

/** A refusal as an error, for those who rather catch; `problem` is what the API said. */
export class BedsideProblem extends Error {
  override readonly name = 'BedsideProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.remedy === null ? problem.title : `${problem.title} ${problem.remedy}`);
    this.problem = problem;
  }
}

type Told<T> = { readonly data?: T; readonly error?: Problem; readonly response: Response };

/**
 * What came out of a request, or a thrown `BedsideProblem`: `const post = dataOf(await client.GET(…))`.
 */
export function dataOf<T>({ data, error, response }: Told<T>): T {
  if (error !== undefined) throw new BedsideProblem(problemIn(error, response));
  // Where there is no error, the data came; an endpoint that answers nothing has none, and its type says so.
  return data as T;
}

/** Whatever stands between may answer in its own words: it is told as a problem too. */
function problemIn(error: unknown, { status }: Response): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error && 'title' in error) return error as Problem; // looked at
  const title = `The server answered with ${status}.`;
  return { type: 'about:blank', title, status, code: 'NOT_FROM_BEDSIDE', remedy: null, requestId: '', details: {} };
}

/** What the query of the next page takes: nothing for the first one. */
export type PageQuery = { readonly after?: string };

/**
 * Pages of a list, one request each, until there is no next one:
 * `for await (const { posts } of pagesOf((page) => client.GET('/posts', { params: { query: page } })))`.
 * Throws a `BedsideProblem` where a page is refused.
 */
export async function* pagesOf<T extends { readonly next: string | null }>(
  ask: (page: PageQuery) => Promise<Told<T>>,
): AsyncGenerator<T, void, undefined> {
  let query: PageQuery = {};
  for (;;) {
    const page = dataOf(await ask(query));
    yield page;
    if (page.next === null) return;
    query = { after: page.next };
  }
}
