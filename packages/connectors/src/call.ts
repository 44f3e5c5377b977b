/** One call to a network: every way in which it can end, as data. Connectors build on it and need no `try` of their own. */
import type { z } from 'zod';
import { classifyError, unreadableAnswer } from './http-outcome.ts';
import type { ConnectorIo, EgressInit, Failure } from './port.ts';

/** More than any documented answer of a network; what is longer is not read. */
const maxAnswerBytes = 4_000_000;

/** The answer as text, or what its lack proves. */
export type CallResult =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly ok: false; readonly failure: Failure };

/** Sends one request and reads the answer whole. Never throws. A caller who has given up already sends nothing. */
export async function call(io: ConnectorIo, url: string, init: EgressInit): Promise<CallResult> {
  if (io.signal.aborted) return { ok: false, failure: givenUp };
  try {
    const response = await io.fetch(url, { signal: io.signal, maxResponseBytes: maxAnswerBytes, ...init });
    return { ok: true, status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    return { ok: false, failure: classifyError(error) };
  }
}

const givenUp: Failure = { kind: 'not-sent', code: 'GIVEN_UP', detail: 'The caller gave up before the request left.' };

/** Parses an answer's JSON with a schema; null when it is not that. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    const parsed = schema.safeParse(longNumber.test(text) ? JSON.parse(text, keepLongIntegers) : JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Longer than a double holds: ids of some networks come so, as numbers. */
const longNumber = /\d{16}/u;

/** Integers that a double cannot hold come as the text that they were written in. */
function keepLongIntegers(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isLong = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLong && context?.source !== undefined && /^-?\d+$/u.test(context.source) ? context.source : value;
}

/** Parses a success, an empty one as `undefined`, or says that it could not be read, which is ambiguous. */
export function readSuccess<Schema extends z.ZodType>(
  schema: Schema,
  answer: { readonly status: number; readonly text: string },
): { readonly ok: true; readonly data: z.output<Schema> } | { readonly ok: false; readonly failure: Failure } {
  if (answer.text === '') {
    const nothing = schema.safeParse(undefined);
    return nothing.success ? { ok: true, data: nothing.data } : { ok: false, failure: unreadableAnswer(answer.status) };
  }
  const data = parseJson(schema, answer.text);
  return data === null ? { ok: false, failure: unreadableAnswer(answer.status) } : { ok: true, data };
}
