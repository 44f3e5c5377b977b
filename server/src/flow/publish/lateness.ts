/** Upper bounds of the buckets in seconds; the last bucket has none. */
export const LATENESS_BOUNDS_SECONDS = [5, 30, 60, 120, 600] as const;

export type LatenessBucket = {
  readonly fromSeconds: number;
  readonly toSeconds: number | null;
  readonly count: number;
};

/**
 * Buckets from counts by their number, 0 for what came before the first bound. Every bucket is told, an empty one too, so
 * that nothing is left out between them.
 */
export function latenessBuckets(countOf: ReadonlyMap<number, number>): LatenessBucket[] {
  return [0, ...LATENESS_BOUNDS_SECONDS].map((fromSeconds, at) => ({
    fromSeconds,
    toSeconds: LATENESS_BOUNDS_SECONDS[at] ?? null,
    count: countOf.get(at) ?? 0,
  }));
}
