/** Reads how much a network still takes from the headers of an answer, in the ways that its manifest names. */
import { z } from 'zod';
import type { BudgetHeaders, BudgetNote } from './budget-headers.ts';

const dayMs = 86_400_000;
/** No network counts so far; what is longer is not a number of calls. */
const mostCalls = 1_000_000_000;
/** A header of Meta lists every kind of call of one account; no honest one is longer. */
const maxHeaderLength = 8_192;

type Told = { readonly status: number; readonly headers: Headers };

/** What an answer says of its limits; nothing where it says nothing that can be read. Never throws. */
export function readBudgets(answer: Told, ways: readonly BudgetHeaders[], now: Date): BudgetNote[] {
  return ways.flatMap((way) => {
    switch (way.kind) {
      case 'separate':
        return readSeparate(answer, way, now);
      case 'structured':
        return readStructured(answer.headers, way, now);
      case 'usage':
        return readUsage(answer.headers, way, now);
      default:
        return way satisfies never;
    }
  });
}

function readSeparate(
  { headers, status }: Told,
  way: Extract<BudgetHeaders, { kind: 'separate' }>,
  now: Date,
): BudgetNote[] {
  // A refusal for too many calls need not say that none is left.
  const remaining = count(headers.get(way.remaining)) ?? (status === 429 ? 0 : null);
  const resetAt = instantOf(headers.get(way.reset), way.resetIn, now);
  if (remaining === null || resetAt === null) return [];
  return [{ remaining, limit: count(headers.get(way.limit)), resetAt: within(resetAt, now) }];
}

function instantOf(value: string | null, unit: 'seconds' | 'epoch-seconds' | 'instant', now: Date): number | null {
  if (value === null) return null;
  if (unit === 'instant') {
    // Date.parse alone would take "7" for a month.
    const at = /^\d{4}-\d\d-\d\dT/u.test(value.trim()) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? null : at;
  }
  const text = value.trim();
  if (!/^\d{1,12}(\.\d+)?$/u.test(text)) return null;
  return Number(text) * 1_000 + (unit === 'seconds' ? now.getTime() : 0);
}

/** Several limits may be told at once, separated by commas (RFC 9651). */
function readStructured(
  headers: Headers,
  way: Extract<BudgetHeaders, { kind: 'structured' }>,
  now: Date,
): BudgetNote[] {
  const told = (headers.get(way.header) ?? '').slice(0, maxHeaderLength);
  const quotas = new Map(items(headers.get(way.policy) ?? '').map(({ name, values }) => [name, values.get('q')]));
  if (!told.includes(';')) {
    const values = parametersOf(told.split(','));
    return noteOf(
      { remaining: values.get('remaining'), limit: values.get('limit'), seconds: values.get('reset') },
      now,
    );
  }
  return items(told).flatMap(({ name, values }) =>
    noteOf({ remaining: values.get('r'), limit: quotas.get(name), seconds: values.get('t') }, now),
  );
}

function items(text: string): { name: string; values: Map<string, string> }[] {
  return text
    .slice(0, maxHeaderLength)
    .split(',')
    .map((item) => item.split(';'))
    .map(([name = '', ...parameters]) => ({ name: name.trim(), values: parametersOf(parameters) }));
}

function parametersOf(parts: readonly string[]): Map<string, string> {
  return new Map(
    parts.map((part) => {
      const [key = '', value = ''] = part.split('=');
      return [key.trim(), value.trim()];
    }),
  );
}

function noteOf(
  told: { remaining: string | undefined; limit: string | undefined; seconds: string | undefined },
  now: Date,
): BudgetNote[] {
  const remaining = count(told.remaining ?? null);
  const seconds = count(told.seconds ?? null);
  if (remaining === null || seconds === null) return [];
  const resetAt = within(now.getTime() + seconds * 1_000, now);
  return [{ remaining, limit: count(told.limit ?? null), resetAt }];
}

const percent = z.number().min(0).max(100_000).optional();
const usageSchema = z.object({
  call_count: percent,
  total_time: percent,
  total_cputime: percent,
  // Minutes.
  estimated_time_to_regain_access: z.number().min(0).max(100_000).optional(),
});
const businessSchema = z.record(z.string(), z.array(usageSchema));

function readUsage(headers: Headers, way: Extract<BudgetHeaders, { kind: 'usage' }>, now: Date): BudgetNote[] {
  const told = headers.get(way.header);
  if (told === null || told.length > maxHeaderLength) return [];
  const uses = usesIn(told);
  // The fullest of them decides: whichever is full first stops the calls.
  const notes = uses.flatMap((use) => {
    const shares = [use.call_count, use.total_time, use.total_cputime].filter((share) => share !== undefined);
    if (shares.length === 0) return [];
    const waitMs = (use.estimated_time_to_regain_access ?? 0) * 60_000;
    const remaining = waitMs > 0 ? 0 : Math.max(0, Math.floor(100 - Math.max(...shares)));
    return [{ remaining, limit: 100, resetAt: within(now.getTime() + (waitMs || way.windowMs), now) }];
  });
  const fullest = notes.sort((a, b) => a.remaining - b.remaining || b.resetAt.getTime() - a.resetAt.getTime())[0];
  return fullest === undefined ? [] : [fullest];
}

/** Of an app it is one object; of accounts, a list for each id. */
function usesIn(text: string): z.output<typeof usageSchema>[] {
  try {
    const value: unknown = JSON.parse(text);
    const business = businessSchema.safeParse(value);
    if (business.success) return Object.values(business.data).flat();
    const app = usageSchema.safeParse(value);
    return app.success ? [app.data] : [];
  } catch {
    return [];
  }
}

function count(value: string | null): number | null {
  const text = value?.trim() ?? '';
  if (!/^\d{1,10}(\.\d+)?$/u.test(text)) return null;
  const found = Math.floor(Number(text));
  return found > mostCalls ? null : found;
}

/** Not before now, and not more than a day ahead: what a network says must not hold an account for ever. */
function within(at: number, now: Date): Date {
  return new Date(Math.min(now.getTime() + dayMs, Math.max(now.getTime(), at)));
}
