/**
 * How networks say how much they still take, in the headers of their answers: data, safe in a browser. Every network has
 * its own way, and what `readBudgets` makes of them is one `BudgetNote`.
 */

/** What an answer said of one limit. `limit` null: the network only said that it is enough for now. */
export type BudgetNote = {
  /** Calls, or percent where the network counts in those. */
  readonly remaining: number;
  readonly limit: number | null;
  /** When the limit is full again; at most a day ahead. */
  readonly resetAt: Date;
};

/** A way to tell a limit. Header names are lower case. */
export type BudgetHeaders =
  /** Three headers of one number each. */
  | {
      readonly kind: 'separate';
      readonly limit: string;
      readonly remaining: string;
      readonly reset: string;
      /** `seconds` from now, `epoch-seconds` since 1970, or an `instant` in ISO 8601. */
      readonly resetIn: 'seconds' | 'epoch-seconds' | 'instant';
    }
  /** `"name";r=50;t=30` with its policy `"name";q=100;w=60`, or the older `limit=100, remaining=50, reset=30`. */
  | { readonly kind: 'structured'; readonly header: string; readonly policy: string }
  /** JSON with shares of the limits used, in percent, over a window that slides. */
  | { readonly kind: 'usage'; readonly header: string; readonly windowMs: number };

/** The ways that are known, to be named in manifests. */
export const budgetHeaders = {
  /** draft-ietf-httpapi-ratelimit-headers, versions 0 to 6: seconds from now. */
  ratelimit: separate('ratelimit', 'seconds'),
  /** The same, from version 7 on. */
  ratelimitStructured: { kind: 'structured', header: 'ratelimit', policy: 'ratelimit-policy' },
  /** docs.bsky.app/docs/advanced-guides/rate-limits, read 2026-11-21: the draft's names with seconds since 1970. */
  bluesky: separate('ratelimit', 'epoch-seconds'),
  /** docs.joinmastodon.org/api/rate-limits, read 2026-11-21. */
  mastodon: separate('x-ratelimit', 'instant'),
  /** docs.x.com/x-api/fundamentals/rate-limits: no `Retry-After`; the names have one dash more. */
  x: separate('x-rate-limit', 'epoch-seconds'),
  /** developers.pinterest.com/docs/reference/rate-limits, read 2026-11-23: seconds; the limit is a list of buckets. */
  pinterest: separate('x-ratelimit', 'seconds'),
  /** developers.facebook.com/docs/graph-api/overview/rate-limiting: of the app, over the last hour. */
  metaApp: { kind: 'usage', header: 'x-app-usage', windowMs: 3_600_000 },
  /** The same page: of a Page or an account, with the minutes until calls are taken again. */
  metaBusiness: { kind: 'usage', header: 'x-business-use-case-usage', windowMs: 3_600_000 },
} as const satisfies Readonly<Record<string, BudgetHeaders>>;

function separate(prefix: string, resetIn: 'seconds' | 'epoch-seconds' | 'instant'): BudgetHeaders {
  return {
    kind: 'separate',
    limit: `${prefix}-limit`,
    remaining: `${prefix}-remaining`,
    reset: `${prefix}-reset`,
    resetIn,
  };
}
