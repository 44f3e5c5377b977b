import { type EgressFetch, NotSentError } from '@bedside/connectors';
import type { SourceTrouble } from './contract.ts';
import type { Feed } from './feed/feed.ts';
import { readFeed } from './feed/read-feed.ts';

const TIMEOUT_MS = 15_000;
/** Feeds of authorities are some hundred kilobytes at most. */
const MAX_FEED_BYTES = 2_000_000;
const MAX_VALIDATOR_UNITS = 500;
const DAY_MS = 86_400_000;

export type FeedAnswer =
  | { readonly kind: 'feed'; readonly feed: Feed; readonly etag: string | null; readonly lastModified: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'trouble'; readonly code: SourceTrouble; readonly retryAfterMs: number };

/** Asks an address for its feed. Never throws for what the other side does: that is an answer. */
export async function fetchFeed(
  fetch: EgressFetch,
  of: { readonly feedUrl: string; readonly etag?: string | null; readonly lastModified?: string | null },
): Promise<FeedAnswer> {
  try {
    const answer = await fetch(of.feedUrl, {
      headers: {
        accept:
          'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
        ...(of.etag ? { 'if-none-match': of.etag } : {}),
        ...(of.lastModified ? { 'if-modified-since': of.lastModified } : {}),
      },
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_FEED_BYTES,
    });
    return await toAnswer(answer, of.feedUrl);
  } catch (error) {
    return { kind: 'trouble', code: troubleOf(codeOf(error)), retryAfterMs: 0 };
  }
}

async function toAnswer(answer: Response, feedUrl: string): Promise<FeedAnswer> {
  if (answer.status === 304) return { kind: 'unchanged' };
  if (!answer.ok) return { kind: 'trouble', code: troubleOfStatus(answer.status), retryAfterMs: retryAfter(answer) };
  const contentType = answer.headers.get('content-type');
  const from = { contentType, feedUrl: answer.url === '' ? feedUrl : answer.url };
  const feed = readFeed(new Uint8Array(await answer.arrayBuffer()), from);
  if (feed === null) return { kind: 'trouble', code: 'NOT_A_FEED', retryAfterMs: 0 };
  return { kind: 'feed', feed, etag: validator(answer, 'etag'), lastModified: validator(answer, 'last-modified') };
}

/** Kept and sent back as it came, so only what is plainly a header's value. */
function validator(answer: Response, name: string): string | null {
  const value = answer.headers.get(name);
  return value !== null && value.length <= MAX_VALIDATOR_UNITS && /^[\x20-\x7E]+$/.test(value) ? value : null;
}

function retryAfter(answer: Response): number {
  const seconds = Number(answer.headers.get('retry-after') ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, DAY_MS) : 0;
}

function troubleOfStatus(status: number): SourceTrouble {
  if (status === 404 || status === 410) return 'GONE';
  return status >= 500 || status < 400 ? 'FAILING' : 'TURNED_AWAY';
}

function codeOf(error: unknown): string {
  if (error instanceof NotSentError) return error.code;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';
}

function troubleOf(code: string): SourceTrouble {
  switch (code) {
    case 'EGRESS_ADDRESS_REFUSED':
    case 'EGRESS_URL_INVALID':
    case 'EGRESS_SCHEME':
      return 'NOT_PUBLIC';
    case 'EGRESS_RESPONSE_TOO_LARGE':
      return 'TOO_LARGE';
    case 'EGRESS_TIMEOUT':
      return 'TIMED_OUT';
    case 'EGRESS_REDIRECT_REFUSED':
    case 'EGRESS_RESPONSE_INVALID':
    case 'EGRESS_ENCODING':
      return 'FAILING';
    default:
      return 'UNREACHABLE';
  }
}
