import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { BedsideError } from '../errors/bedside-error.ts';
import type { ScopeSeed } from '../scope/scope.ts';
import { type Budget, type Budgets, budgets as shippedBudgets } from './budgets.ts';
import type { Cost } from './contract.ts';

/** What is left of a budget, for the headers of the answer. */
export type Allowance = { readonly limit: number; readonly remaining: number; readonly resetSeconds: number };

export type RateLimit = {
  /** Before anybody is known: takes one request of the address. Throws `RATE_LIMITED`. */
  arrive(from: { readonly address: string; readonly cost: Cost }): Promise<void>;
  /** Once it is known who asks: takes one of theirs; null where nothing is counted. Throws `RATE_LIMITED`. */
  take(by: {
    readonly address: string;
    readonly cost: Cost;
    readonly seed: ScopeSeed | null;
  }): Promise<Allowance | null>;
};

/** `RATE_LIMITED` with what the headers say of it. */
export class RateLimited extends BedsideError {
  readonly allowance: Allowance;

  constructor(allowance: Allowance) {
    super({
      code: 'RATE_LIMITED',
      status: 429,
      message: 'There were too many requests in a short time, so this one was not carried out.',
      remedy: `Wait ${allowance.resetSeconds} s and send it again.`,
      details: { retryAfterSeconds: allowance.resetSeconds },
    });
    this.allowance = allowance;
  }
}

/**
 * Budgets of requests, counted in the memory of this process: per key, per person, and per network address. What costs
 * nothing is never refused to somebody who is signed in: nobody can be kept from taking a post down.
 */
export function createRateLimit(budgets: Budgets = shippedBudgets): RateLimit {
  const person = limitersOf(budgets.person);
  const key = limitersOf(budgets.key);
  const address = limiterOf(budgets.address);
  const stranger = limiterOf(budgets.stranger);
  return {
    async arrive(from) {
      if (from.cost !== 'free') await consume(address, from.address);
    },
    async take({ address: from, cost, seed }) {
      if (seed === null || seed.actor.type === 'system') return consume(stranger, from);
      if (cost === 'free') return null;
      const { actor } = seed;
      return actor.key === null ? consume(person[cost], actor.id) : consume(key[cost], actor.key.id);
    },
  };
}

function limiterOf({ requests, seconds }: Budget): RateLimiterMemory {
  return new RateLimiterMemory({ points: requests, duration: seconds });
}

function limitersOf(of: Budgets['person']) {
  return { read: limiterOf(of.read), write: limiterOf(of.write), costly: limiterOf(of.costly) };
}

async function consume(limiter: RateLimiterMemory, who: string): Promise<Allowance> {
  try {
    return toAllowance(limiter, await limiter.consume(who));
  } catch (refusal) {
    // The library rejects with what is left, and with an error when it fails itself.
    if (refusal instanceof RateLimiterRes) throw new RateLimited(toAllowance(limiter, refusal));
    throw refusal;
  }
}

function toAllowance(limiter: RateLimiterMemory, left: RateLimiterRes): Allowance {
  const resetSeconds = Math.max(1, Math.ceil(left.msBeforeNext / 1_000));
  return { limit: limiter.points, remaining: left.remainingPoints, resetSeconds };
}

/** The headers of draft-ietf-httpapi-ratelimit-headers-03 (read 2026-11-21), which most clients read. */
export function tellAllowance(headers: Headers, allowance: Allowance): void {
  headers.set('ratelimit-limit', String(allowance.limit));
  headers.set('ratelimit-remaining', String(allowance.remaining));
  headers.set('ratelimit-reset', String(allowance.resetSeconds));
}
