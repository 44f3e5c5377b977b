import { z } from 'zod';
import type { Clock } from '../../kernel/clock/clock.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { readBody } from '../../kernel/http/request-guards.ts';
import type { Logger } from '../../kernel/log/logger.ts';
import { wordOf } from '../../kernel/log/word.ts';
import { CSP_DIRECTIVES, type Metrics } from '../../kernel/metrics/metrics.ts';
import type { EdgeApp } from './edge-app.ts';
import { CSP_REPORT_PATH } from './secure-headers.ts';

/** Many reports come in one parcel; more than this is no browser. */
const MAX_REPORT_BYTES = 65_536;
const MAX_REPORTS_AT_ONCE = 20;
/** Parcels a minute, from everybody together: a broken page is seen with fewer, and nobody fills the log with more. */
const MAX_PARCELS_PER_MINUTE = 120;

const TYPES = /^application\/(csp-report|reports\+json|json)\b/i;
/** One report in the older form, or several in the newer. Nothing but the directive is looked at, and nothing else kept. */
const parcel = z.union([
  z.object({
    'csp-report': z.object({ 'effective-directive': z.string().optional(), 'violated-directive': z.string() }),
  }),
  z.array(z.object({ body: z.object({ effectiveDirective: z.string() }) })),
]);

/**
 * Takes the browsers' word that a page tried what its policy forbids. The directive's name, from a closed list, is
 * counted and logged; addresses and samples in a report may hold words of people, and are dropped unread.
 */
export function mountCspReports(app: EdgeApp, parts: { log: Logger; metrics: Metrics; clock: Clock }): void {
  const mayTake = createMinuteLimit(parts.clock, MAX_PARCELS_PER_MINUTE);
  app.post(CSP_REPORT_PATH, async (c) => {
    if (!mayTake()) throw tooManyReports();
    if (!TYPES.test(c.req.header('content-type') ?? '')) throw notAReport(415);
    for (const directive of readDirectives(await readBody(c.req.raw, MAX_REPORT_BYTES))) {
      parts.metrics.cspReported(directive);
      parts.log.warn('edge.policy-broken', { kind: wordOf(directive, CSP_DIRECTIVES) });
    }
    return c.body(null, 204);
  });
}

/** Names of directives, as they came; who counts them keeps to the closed list. */
function readDirectives(bytes: Uint8Array): readonly string[] {
  const read = parcel.safeParse(parseJson(bytes));
  if (!read.success) throw notAReport(400);
  if (Array.isArray(read.data))
    return read.data.slice(0, MAX_REPORTS_AT_ONCE).map(({ body }) => body.effectiveDirective);
  const report = read.data['csp-report'];
  return [report['effective-directive'] ?? report['violated-directive'].split(' ', 1)[0] ?? ''];
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

function createMinuteLimit(clock: Clock, limit: number): () => boolean {
  let minute = 0;
  let taken = 0;
  return () => {
    const now = Math.floor(clock.now().getTime() / 60_000);
    if (now !== minute) [minute, taken] = [now, 0];
    taken += 1;
    return taken <= limit;
  };
}

function notAReport(status: 400 | 415): BedsideError {
  return new BedsideError({
    code: 'NOT_A_REPORT',
    status,
    message: 'This door takes reports of browsers about a content security policy only.',
    remedy: 'Send what the Reporting API describes.',
  });
}

function tooManyReports(): BedsideError {
  return new BedsideError({
    code: 'TOO_MANY_REPORTS',
    status: 429,
    message: 'Enough reports came in this minute.',
    remedy: 'The next ones are taken in a minute.',
  });
}
