import { z } from 'zod';

/** How dear a request is: reading, changing, what takes long, and what nobody may ever be kept from. */
export type Cost = 'read' | 'write' | 'costly' | 'free';

/** One door of the API, as data: the server serves it, the console calls it, the OpenAPI document lists it. */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  /** `person`: signed in, in an organization. `open`: anybody. `setup`: the holder of the set-up token. */
  readonly access: 'person' | 'open' | 'setup';
  /** Scope that an API key needs for this door; null where only a signed-in person passes. */
  readonly keyScope: string | null;
  /** Asks a person for a proof of who they are that is at most five minutes old. Keys proved it when they were made. */
  readonly stepUp: boolean;
  /** Which budget a request is taken from. */
  readonly cost: Cost;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
};

type EndpointInit<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  method: Endpoint['method'];
  path: string;
  summary: string;
  access?: Endpoint['access'];
  keyScope?: string;
  stepUp?: true;
  /** Where it is not what the method says: `read` for GET, `write` for all others. */
  cost?: 'read' | 'costly' | 'free';
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
};

const nothing = z.object({});
type Nothing = typeof nothing;

export function defineEndpoint<
  A extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(init: EndpointInit<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return {
    method: init.method,
    path: init.path,
    summary: init.summary,
    access: init.access ?? 'person',
    keyScope: init.keyScope ?? null,
    stepUp: init.stepUp ?? false,
    cost: init.cost ?? (init.method === 'GET' ? 'read' : 'write'),
    // Left out means an empty object, which is what the type parameter's default says too.
    params: init.params ?? (nothing as unknown as P),
    query: init.query ?? (nothing as unknown as Q),
    body: init.body ?? (nothing as unknown as B),
    answer: init.answer,
  };
}

/** Query of a list: `after` is the `next` of the page before. */
export const pageQuery = (limits: { readonly most: number; readonly usual: number }) => ({
  after: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(limits.most).default(limits.usual),
});
/** Cursor of the page after this one; null on the last. */
export const next = z.string().nullable();

export const uuid = z.uuid();
/** ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: false });

/** RFC 9457, with a stable code and a remedy. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  remedy: z.string().nullable(),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type Problem = z.infer<typeof problem>;

export const done = z.object({ ok: z.literal(true) });
