import { createHmac } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

// The package is CommonJS with types written for ES modules: what is imported is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/**
 * The canonical leaf of an audit event: what a tamper-evident ledger hashes. RFC 8785 JSON, no personal data: values
 * appear only as HMAC-SHA-256 commitments under a salt that lies, sealed, in the erasable side table.
 */
export type Leaf = {
  readonly v: 1;
  readonly organization: string;
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Nanoseconds of this process's monotonic clock, so that a clock set back cannot reorder one process's events. */
  readonly mono: string;
  readonly actor: string;
  readonly acting_as: string | null;
  readonly auth_ctx: string | null;
  readonly action: string;
  readonly object: {
    readonly type: string;
    readonly id: string;
    readonly version: string | null;
    readonly sha256: string | null;
  };
  /** Commitments, or null where nothing is committed to. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly req_id: string;
  /** Codes, counts and ids only. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/** Canonical JSON (RFC 8785) of any JSON value. Throws when the value has none, e.g. NaN. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON form');
  return text;
}

/** Commitment to a value: HMAC-SHA-256 over its canonical JSON, hex. The same value under another salt looks unrelated. */
export function commitment(salt: Uint8Array, value: unknown): string {
  return createHmac('sha256', salt).update(canonicalJson(value)).digest('hex');
}
