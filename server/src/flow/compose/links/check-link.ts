/** Looks at the page behind a link before people are sent there. Nothing of it is written down; answers live minutes, in memory. */
import { type EgressFetch, NotSentError } from '@bedside/connectors';
import type { LinkCheck } from '../contract.ts';
import { leadsElsewhere, readAddress } from './link-address.ts';
import { readLinkCard } from './link-card.ts';
import { decodePage } from './page-text.ts';

const TIMEOUT_MS = 8_000;
const MAX_PAGE_BYTES = 2_000_000;
/** Long enough for one sitting, short enough that a mended page is soon seen. */
const KEEP_MS = 10 * 60_000;
const MAX_KEPT = 500;

type Doors = { readonly fetch: EgressFetch; readonly now: () => Date };
export type LinkChecker = (organizationId: string, url: string) => Promise<LinkCheck>;

/** Checks links, and asks each page once in ten minutes for an organization, also when several people look at once. */
export function createLinkChecker(fetch: EgressFetch): (doors: { now: () => Date }) => LinkChecker {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<LinkCheck> }>();
  return ({ now }) =>
    (organizationId, url) => {
      const key = `${organizationId} ${url}`;
      const at = now().getTime();
      const known = kept.get(key);
      if (known !== undefined && known.until > at) return known.answer;
      kept.delete(key);
      const answer = checkLink({ fetch, now }, url);
      kept.set(key, { until: at + KEEP_MS, answer });
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      answer.catch(() => kept.delete(key));
      return answer;
    };
}

/** What is known of a link; an answer for whatever happens on the way there. */
export async function checkLink({ fetch, now }: Doors, url: string): Promise<LinkCheck> {
  const isEncrypted = new URL(url).protocol === 'https:';
  const reached = await reach(fetch, url);
  // Out of this house only encrypted addresses are asked, so the same page is looked for there.
  const twin = isEncrypted || reached.code !== 'EGRESS_SCHEME' ? null : url.replace(/^http:/iu, 'https:');
  const seen = twin === null ? reached : await reach(fetch, twin);
  return {
    url,
    outcome: seen.outcome,
    status: seen.status,
    finalUrl: seen.finalUrl,
    leadsElsewhere: seen.finalUrl !== null && leadsElsewhere(url, seen.finalUrl),
    isEncrypted,
    httpsUrl: twin !== null && seen.outcome === 'reached' ? twin : null,
    ...readAddress(url),
    card: seen.card,
    checkedAt: now().toISOString(),
  };
}

type Reached = Pick<LinkCheck, 'outcome' | 'status' | 'finalUrl' | 'card'> & { readonly code: string | null };

async function reach(fetch: EgressFetch, url: string): Promise<Reached> {
  try {
    const answer = await fetch(url, {
      headers: { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5', 'accept-language': 'en,es;q=0.8' },
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_PAGE_BYTES,
    });
    const finalUrl = answer.url === '' ? url : answer.url;
    const outcome = outcomeOf(answer.status);
    const card = outcome === 'reached' ? await cardOf(answer, finalUrl) : null;
    return { outcome, status: answer.status, finalUrl, card, code: null };
  } catch (error) {
    const code = codeOf(error);
    return { outcome: outcomeWithout(code), status: null, finalUrl: null, card: null, code };
  }
}

async function cardOf(answer: Response, finalUrl: string): Promise<LinkCheck['card']> {
  const type = answer.headers.get('content-type');
  if (type !== null && !/html|xml/iu.test(type)) return null;
  return readLinkCard(decodePage(new Uint8Array(await answer.arrayBuffer()), type), finalUrl);
}

/** Many sites turn programs away and open for people: that is no broken link. */
const turnedAway = new Set([401, 402, 403, 405, 406, 407, 409, 418, 421, 423, 425, 426, 428, 429, 451]);

function outcomeOf(status: number): LinkCheck['outcome'] {
  if (status >= 200 && status < 300) return 'reached';
  if (turnedAway.has(status)) return 'turnedAway';
  return status >= 500 || status < 400 ? 'failing' : 'missing';
}

function codeOf(error: unknown): string {
  if (error instanceof NotSentError) return error.code;
  // Egress tells everything by a code; anything else is as good as no answer.
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';
}

function outcomeWithout(code: string): LinkCheck['outcome'] {
  switch (code) {
    case 'EGRESS_ADDRESS_REFUSED':
    case 'EGRESS_URL_INVALID':
      return 'notPublic';
    case 'EGRESS_RESPONSE_TOO_LARGE':
    case 'EGRESS_ENCODING':
      // Something answered, only more than is read.
      return 'reached';
    case 'EGRESS_TIMEOUT':
    case 'EGRESS_REDIRECT_REFUSED':
      return 'failing';
    default:
      return 'unreachable';
  }
}
