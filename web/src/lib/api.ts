import { type Endpoint, problem } from '@bedside/server/contract/kernel/http';
import type { z } from 'zod';
import { isUnattended } from './attended.ts';
import { ApiProblem } from './problem.ts';
import { stepUpDesk } from './step-up-desk.ts';

type Nothing = Record<never, never>;
/** A part of a call that may be left out when nothing in it is required. */
type Part<Name extends string, Value> = Nothing extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };

/** What a call to this endpoint takes. */
export type CallInput<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> & { headers?: Readonly<Record<string, string>>; signal?: AbortSignal };

/** What it answers, parsed. */
export type CallAnswer<E extends Endpoint> = z.output<E['answer']>;

/** The input may be left out altogether when nothing in it is required. */
export type CallArguments<E extends Endpoint> =
  Nothing extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

type Values = Readonly<Record<string, unknown>>;
type LooseInput = {
  params?: Values;
  query?: Values;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
};

/** The address of an endpoint with parameters and query filled in; an `undefined` in the query is left out. */
export function addressOf(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const suffix = search.size > 0 ? `?${search}` : '';
  return `/api/v1${filled}${suffix}`;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    const background = isUnattended() ? { 'x-bedside-background': '1' } : {};
    return await fetch(address, { credentials: 'same-origin', ...init, headers: { ...init.headers, ...background } });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiProblem({ code: 'OFFLINE', status: 0, title: 'Bedside cannot be reached.', cause });
  }
}

async function readProblem(response: Response): Promise<ApiProblem> {
  const parsed = problem.safeParse(await response.json().catch(() => null));
  if (parsed.success) return new ApiProblem(parsed.data);
  const code = response.status >= 500 ? 'SERVER_UNAVAILABLE' : 'REFUSED';
  return new ApiProblem({ code, status: response.status, title: 'The server did not answer as expected.' });
}

async function readAnswer<Answer extends z.ZodType>(response: Response, answer: Answer): Promise<z.output<Answer>> {
  if (!response.ok) throw await readProblem(response);
  const parsed = answer.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ApiProblem({
    code: 'ANSWER_UNREADABLE',
    status: response.status,
    title: 'The server’s answer could not be read.',
    requestId: response.headers.get('x-request-id'),
    cause: parsed.error,
  });
}

/**
 * Calls an endpoint of the contract. Throws `ApiProblem` for every refusal and failure, with code OFFLINE when no answer
 * came; an abort by `signal` is passed on as it is. Where the endpoint asks for a fresh proof of who one is, the person is
 * asked for it, and the call is sent again by itself.
 */
export async function call<E extends Endpoint>(endpoint: E, ...[input]: CallArguments<E>): Promise<CallAnswer<E>> {
  // The conditional types above hold the caller to the contract; inside, the parts are plain values.
  const { params, query, body, headers, signal } = (input ?? {}) as LooseInput;
  const init: RequestInit = { method: endpoint.method, headers: { accept: 'application/json', ...headers } };
  if (signal) init.signal = signal;
  if (endpoint.method !== 'GET') {
    init.headers = { ...init.headers, 'content-type': 'application/json' };
    init.body = JSON.stringify(body ?? {});
  }
  return stepUpDesk.withProof(endpoint, async () => {
    const response = await send(addressOf(endpoint.path, params, query), init);
    return readAnswer<E['answer']>(response, endpoint.answer);
  });
}

/** Where an image's bytes are, for `img`. */
export function mediaAddress(mediaId: string): string {
  return addressOf('/media/:id/content', { id: mediaId });
}
