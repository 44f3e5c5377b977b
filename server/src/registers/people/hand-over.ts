import type { Scope } from '../../kernel/scope/scope.ts';
import type { HandOverGroup } from './contract.ts';

/** Who leaves, and who takes over; null: nobody does. */
export type Leaving = { readonly from: string; readonly to: string | null };

/**
 * What one room knows of a leaver. `preview` tells what there is and changes nothing; `handOver` does it, in the leaving
 * transaction, with one audit event for each change. `main` gives the rooms' parts to the register of people, which knows
 * none of those above it.
 */
export type HandOver = {
  readonly preview: (scope: Scope, leaving: Leaving) => Promise<HandOverGroup[]>;
  readonly handOver: (scope: Scope, leaving: Leaving) => Promise<void>;
};

export const MAX_PREVIEWED = 20;

/** A group of a preview; an empty one is left out. */
export function groupOf(
  kind: HandOverGroup['kind'],
  outcome: HandOverGroup['outcome'],
  items: HandOverGroup['items'],
): HandOverGroup[] {
  return items.length === 0 ? [] : [{ kind, outcome, count: items.length, items: items.slice(0, MAX_PREVIEWED) }];
}
