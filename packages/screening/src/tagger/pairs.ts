import { mix, OUTSIDE } from './features.ts';

/** What the features of neighbours look at, one value a token, with two tokens of `OUTSIDE` on either side. */
export type Glance = {
  readonly key: Int32Array;
  readonly cast: Uint8Array;
};

/** Number of features that look at several words at once; pairs of words and of clusters were tried and gave nothing more. */
export const PAIR_FEATURES = 5;

/** Writes the features of neighbours of the token at `at` (an index into `glance`) to `values`. */
export function pairFeatures(glance: Glance, at: number, values: Int32Array): void {
  const cast = glance.cast[at] as number;
  const before = glance.cast[at - 1] as number;
  const after = glance.cast[at + 1] as number;
  values[0] = mix(101, before * 128 + cast);
  values[1] = mix(102, cast * 128 + after);
  values[2] = mix(103, (before * 128 + cast) * 128 + after);
  values[3] = mix(mix(104, glance.key[at - 1] as number), cast);
  values[4] = mix(mix(105, glance.key[at + 1] as number), cast);
}

/** Marks the ends of a glance of `count` tokens. */
export function closeGlance(glance: Glance, count: number): void {
  for (const at of [0, 1, count + 2, count + 3]) {
    glance.key[at] = 0;
    glance.cast[at] = OUTSIDE;
  }
}

/** Room for a line of so many tokens. */
export function newGlance(tokens: number): Glance {
  return { key: new Int32Array(tokens + 4), cast: new Uint8Array(tokens + 4) };
}
