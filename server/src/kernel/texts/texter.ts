import { type EgressFetch, type EgressInit, NotSentError, parseRetryAfter } from '@bedside/connectors';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../log/logger.ts';
import { word } from '../log/word.ts';
import { type Refusal, refusalOf, type SmsTrouble } from './trouble.ts';

/** Which gateway, and as whom. */
export type TextSettings = {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** A number in E.164, or the id of a messaging service (`MG…`) that chooses one. */
  readonly from: string;
};

export type Handed = { readonly remoteId: string; readonly status: string; readonly remoteCode: number | null };

export type HandOutcome =
  | ({ readonly kind: 'taken' } & Handed)
  | (Refusal & { readonly remoteCode: number | null; readonly patienceMs: number });

/** What was asked for, or why it did not come. */
export type Said<T> = { readonly trouble: null; readonly value: T } | { readonly trouble: SmsTrouble };

export type Texter = {
  /** Hands one text over. Never throws for what a gateway or the way there does. */
  send(text: { to: string; body: string }): Promise<HandOutcome>;
  /** The very same text among the newest to this number, where the gateway took it; null where it has none. */
  find(text: { to: string; body: string; since: Date }): Promise<Said<Handed | null>>;
  /** What became of one. */
  read(remoteId: string): Promise<Said<Handed>>;
  /** Whether the gateway lets us in. Nothing is sent. */
  greet(): Promise<SmsTrouble | null>;
};

const TIMEOUT_MS = 15_000;
/** Fifty messages of the greatest length, and room. */
const MAX_ANSWER_BYTES = 500_000;
const NEWEST = 50;
/** The clocks of two houses differ. */
const CLOCK_SKEW_MS = 5 * 60_000;

const handed = z
  .object({ sid: z.string().min(1).max(64), status: z.string().max(40), error_code: z.number().int().nullish() })
  .transform(({ sid, status, error_code: code }): Handed => ({ remoteId: sid, status, remoteCode: code ?? null }));
const listed = z.object({
  messages: z.array(
    z.object({ body: z.string().nullable(), to: z.string(), direction: z.string(), date_created: z.string() }).loose(),
  ),
});
const refused = z.object({ code: z.number().int() });

/** Speaks the interface of Twilio's Message resource (version 2010-04-01), which several companies offer; null where texts are not set up. */
export function createTexter(options: {
  settings: TextSettings | null;
  fetch: EgressFetch;
  clock: Clock;
  log: Logger;
}): Texter | null {
  const { settings } = options;
  if (settings === null) return null;
  const { baseUrl, accountSid, from } = settings;
  const messages = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages`;
  const call = (url: string, init: EgressInit = {}) => ask(options, settings, { url, init });
  const list = async (to: string | null): Promise<Said<readonly z.output<typeof listed>['messages'][number][]>> => {
    const query = new URLSearchParams({
      ...(to === null ? {} : { To: to }),
      PageSize: String(to === null ? 1 : NEWEST),
    });
    const said = await call(`${messages}.json?${query}`);
    const page = readAs(listed, said);
    return page.trouble === null ? { trouble: null, value: page.value.messages } : page;
  };
  return {
    send: async ({ to, body }) => {
      const sender = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from };
      const said = await call(`${messages}.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ To: to, ...sender, Body: body }).toString(),
      });
      return outcomeOf(said, options.clock.now());
    },
    find: async ({ to, body, since }) => {
      const said = await list(to);
      if (said.trouble !== null) return said;
      const earliest = since.getTime() - CLOCK_SKEW_MS;
      const same = said.value.find(
        (one) =>
          isSame(one.body ?? '', body) &&
          one.to === to &&
          one.direction.startsWith('outbound') &&
          !(Date.parse(one.date_created) < earliest),
      );
      return same === undefined ? { trouble: null, value: null } : parsed(handed, same);
    },
    read: async (remoteId) => readAs(handed, await call(`${messages}/${encodeURIComponent(remoteId)}.json`)),
    greet: async () => (await list(null)).trouble,
  };
}

const plain = (text: string) => text.replaceAll(/[^a-z0-9]/giu, '');

/** Gateways put other quotation marks in, and a line of their own before the words of an account on trial. */
function isSame(found: string, sent: string): boolean {
  return plain(found).endsWith(plain(sent));
}

/** An answer as it came; or that none did, and whether the request left. */
type Answer =
  | { readonly status: number; readonly body: unknown; readonly retryAfter: string | null }
  | { readonly status: null; readonly isSent: boolean };

type Asking = { readonly url: string; readonly init: EgressInit };

async function ask(
  { fetch, log }: { fetch: EgressFetch; log: Logger },
  { accountSid, authToken }: TextSettings,
  { url, init }: Asking,
): Promise<Answer> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const headers = { accept: 'application/json', authorization, ...init.headers };
  try {
    const answer = await fetch(url, { ...init, headers, timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_ANSWER_BYTES });
    // The way out follows a reading elsewhere, without what one signs in with: whatever answers there is not the gateway.
    const isElsewhere = new URL(answer.url).origin !== new URL(url).origin;
    const body = jsonOf(await answer.text());
    return { status: isElsewhere ? 302 : answer.status, body, retryAfter: answer.headers.get('retry-after') };
  } catch (error) {
    if (!isOfTheWay(error)) throw error;
    log.warn('texts.failed', { kind: word('gateway'), error });
    return { status: null, isSent: !(error instanceof NotSentError) };
  }
}

/** An error of the way out has a code of its own; any other one is a fault of ours. */
function isOfTheWay(error: unknown): error is Error {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('EGRESS_');
}

function outcomeOf(said: Answer, now: Date): HandOutcome {
  const nothing = { remoteCode: null, patienceMs: 0 };
  if (said.status === null) {
    return said.isSent
      ? { kind: 'unknown', code: 'SMS_OUTCOME_UNKNOWN', ...nothing }
      : { kind: 'later', code: 'SMS_UNREACHABLE', ...nothing };
  }
  if (said.status >= 200 && said.status < 300) {
    const taken = handed.safeParse(said.body);
    // It was taken, and what came back does not say as what.
    return taken.success
      ? { kind: 'taken', ...taken.data }
      : { kind: 'unknown', code: 'SMS_OUTCOME_UNKNOWN', ...nothing };
  }
  const remoteCode = codeOf(said.body);
  const patienceMs = said.retryAfter === null ? 0 : parseRetryAfter(said.retryAfter, now);
  return { ...refusalOf(said.status, remoteCode), remoteCode, patienceMs };
}

function readAs<T>(schema: z.ZodType<T>, said: Answer): Said<T> {
  if (said.status === null) return { trouble: 'SMS_UNREACHABLE' };
  if (said.status < 200 || said.status >= 300) return { trouble: refusalOf(said.status, codeOf(said.body)).code };
  return parsed(schema, said.body);
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): Said<T> {
  const read = schema.safeParse(value);
  return read.success ? { trouble: null, value: read.data } : { trouble: 'SMS_GATEWAY_FAILED' };
}

function codeOf(body: unknown): number | null {
  const read = refused.safeParse(body);
  return read.success ? read.data.code : null;
}

/** Null for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
