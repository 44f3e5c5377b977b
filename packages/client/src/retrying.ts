export type Patience = {
  readonly maxTries: number;
  readonly maxWaitMs: number;
  readonly sleep: (ms: number) => Promise<void>;
};

type Send = (request: Request) => Promise<Response>;

/**
 * Sends a request again where that can help: after 429 and 503, after 409 that names a time (the same request is still
 * under way), and after a connection that broke. Every write carries an Idempotency-Key, so none is done twice.
 */
export function retrying(send: Send, patience: Patience): Send {
  return async (request) => {
    for (let tries = 1; ; tries += 1) {
      const last = tries >= patience.maxTries;
      const outcome = await attempt(send, request.clone());
      const waitMs = waitOf(outcome, tries);
      if (last || waitMs === null || waitMs > patience.maxWaitMs) return answerIn(outcome);
      await patience.sleep(waitMs);
    }
  };
}

type Outcome = { readonly response: Response } | { readonly broke: unknown };

async function attempt(send: Send, request: Request): Promise<Outcome> {
  try {
    return { response: await send(request) };
  } catch (broke) {
    return { broke };
  }
}

function answerIn(outcome: Outcome): Response {
  if ('broke' in outcome) throw outcome.broke;
  return outcome.response;
}

/** Milliseconds until the next try; null where another one would hear the same. */
export function waitOf(outcome: Outcome, tries: number): number | null {
  // Twice as long each time, from a quarter of a second on.
  const growing = 250 * 2 ** (tries - 1);
  if ('broke' in outcome) return isGivenUp(outcome.broke) ? null : growing;
  const { status, headers } = outcome.response;
  const asked = retryAfterMs(headers.get('retry-after'));
  if (status === 429 || status === 503) return asked ?? growing;
  return status === 409 ? asked : null;
}

/** Whoever aborts a request wants no other try. */
function isGivenUp(broke: unknown): boolean {
  return broke instanceof Error && (broke.name === 'AbortError' || broke.name === 'TimeoutError');
}

/** Seconds or a date (RFC 9110, 10.2.3), in milliseconds from now. */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
