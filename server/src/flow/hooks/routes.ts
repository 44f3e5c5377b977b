import { answerChallenge, checkSignature, readWebhook } from '@bedside/connectors';
import type { Hono } from 'hono';
import { BedsideError, notFound } from '../../kernel/errors/bedside-error.ts';
import { readBody } from '../../kernel/http/request-guards.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import type { HookDoor, HookDoors } from './doors.ts';
import type { RefusedNote } from './refused.ts';
import { takeIn } from './service.ts';

/** Networks tell ids and codes; the largest documented message is far smaller. */
const MAX_HOOK_BYTES = 262_144;

export type HookParts = {
  readonly services: Services;
  readonly doors: HookDoors;
  readonly noteRefused: RefusedNote;
};

type Limits = {
  /** Before anything is looked at. Throws `RATE_LIMITED`. */
  readonly arrive: (request: Request) => Promise<void>;
  /** When it is known that no network sent it. Throws `RATE_LIMITED`. */
  readonly stranger: (request: Request) => Promise<void>;
};

/** The house's doors for what networks tell: no session and no cookie, a signature over the bytes as they came. */
export function mountHooks(app: Hono<{ Variables: { requestId: string } }>, parts: HookParts & Limits): void {
  app.get('/hooks/:door', async (c) => {
    await parts.arrive(c.req.raw);
    const door = doorOf(parts.doors, c.req.param('door'));
    const { challenge } = door.dialect;
    const answer = answerChallenge(challenge, { ...door, query: new URL(c.req.url).searchParams });
    if (answer === null) throw notFound('page');
    return new Response(answer.body, { headers: { ...answerHeaders, 'content-type': answer.contentType } });
  });
  app.post('/hooks/:door', async (c) => {
    await parts.arrive(c.req.raw);
    const told = { door: c.req.param('door'), request: c.req.raw, requestId: c.get('requestId') };
    const isTaken = await hear(parts, told);
    if (isTaken)
      return new Response('{"ok":true}', { headers: { ...answerHeaders, 'content-type': 'application/json' } });
    await parts.stranger(c.req.raw);
    throw notSigned();
  });
}

const answerHeaders = { 'cache-control': 'no-store' };

/** Takes one message in; false when it was not signed by the network, or too long ago. Throws `NOT_FOUND`, `BODY_TOO_LARGE`. */
export async function hear(
  { services, doors, noteRefused }: HookParts,
  told: { readonly door: string; readonly request: Request; readonly requestId: string },
): Promise<boolean> {
  const { network, dialect, secrets } = doorOf(doors, told.door);
  const body = await readBody(told.request, MAX_HOOK_BYTES);
  const { headers } = told.request;
  const verdict = checkSignature(dialect.signature, { headers, body, secrets, now: services.clock.now() });
  if (verdict !== 'good') {
    noteRefused({ network, reason: verdict });
    return false;
  }
  await takeIn(services, { network, body, message: readWebhook(dialect, body), requestId: told.requestId });
  return true;
}

function doorOf(doors: HookDoors, name: string): HookDoor {
  const door = doors.get(name);
  if (door === undefined) throw notFound('page');
  return door;
}

/** The same for a wrong signature and an old one: nobody learns from here how near they came. */
function notSigned(): BedsideError {
  return new BedsideError({
    code: 'HOOK_NOT_SIGNED',
    status: 401,
    message: 'This message was not signed by the network, or too long ago.',
    remedy: 'Networks sign what they tell with the secret that both sides know.',
  });
}
