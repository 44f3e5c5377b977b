/** How the fakes of Google's networks word refusals, and how forms and pages are read and written. */
import { type Call, type Refusal, type Reply, told } from './kit/network.ts';

/** What the kit refuses, in Google's words: the status, its name, and the reason of the first error. */
const words: Readonly<Record<string, readonly [status: number, name: string, reason: string]>> = {
  TOKEN_NOT_GOOD: [401, 'UNAUTHENTICATED', 'authError'],
  TOKEN_EXPIRED: [401, 'UNAUTHENTICATED', 'authError'],
  TOKEN_REVOKED: [401, 'UNAUTHENTICATED', 'authError'],
  SCOPE_MISSING: [403, 'PERMISSION_DENIED', 'insufficientPermissions'],
  TOO_MANY_REQUESTS: [429, 'RESOURCE_EXHAUSTED', 'rateLimitExceeded'],
  DAILY_QUOTA: [403, 'RESOURCE_EXHAUSTED', 'quotaExceeded'],
  NO_SUCH_ADDRESS: [404, 'NOT_FOUND', 'notFound'],
  UNAVAILABLE: [503, 'UNAVAILABLE', 'backendError'],
  INTERNAL: [500, 'INTERNAL', 'backendError'],
};

const names: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
};

/** The envelope of YouTube's API: a reason for each error. */
export function refuseWithReason({ status, code, retryAfterSeconds = null }: Refusal): Reply {
  const [toldStatus, name, reason] = words[code] ?? [status, names[status] ?? 'UNKNOWN', code];
  const error = { code: toldStatus, message: `A sentence about ${reason}.`, status: name };
  const errors = [{ message: error.message, domain: 'global', reason }];
  return enveloped(toldStatus, { ...error, errors }, { code, retryAfterSeconds });
}

/** The envelope of newer APIs: the status alone is a word. */
export function refuseWithStatus({ status, code, retryAfterSeconds = null }: Refusal): Reply {
  const [usual, name] = words[code] ?? [status, code];
  const toldStatus = code === 'DAILY_QUOTA' ? 429 : usual;
  const error = { code: toldStatus, message: 'A sentence about it.', status: name };
  return enveloped(toldStatus, error, { code, retryAfterSeconds });
}

function enveloped(
  status: number,
  error: object,
  { code, retryAfterSeconds }: { code: string; retryAfterSeconds: number | null },
): Reply {
  const headers = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { ...told(status, { error }, headers), code };
}

export function formOf({ text }: Pick<Call, 'text'>): URLSearchParams {
  return new URLSearchParams(text);
}

/** The body as JSON; an empty object for what is none. */
export function jsonOf({ text }: Pick<Call, 'text'>): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at a path within a body, as an object or a text. */
export function recordAt(body: Record<string, unknown>, ...path: readonly string[]): Record<string, unknown> {
  return path.reduce<Record<string, unknown>>((at, name) => {
    const next = at[name];
    return isRecord(next) ? next : {};
  }, body);
}
export const textAt = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

export function htmlPage(status: number, page: { readonly title: string; readonly body: string }): Reply {
  const html = `<!doctype html><html lang="en"><title>${escapeHtml(page.title)}</title><main><h1>${escapeHtml(page.title)}</h1>${page.body}</main></html>`;
  const code = status < 400 ? null : `HTTP_${status}`;
  return { status, code, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
