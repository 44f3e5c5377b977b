import { mix, OUTSIDE } from './features.ts';

/** What the features of neighbours look at, one value a token, with two tokens of `OUTSIDE` on either side. */
export type Glance = {
  readonly key: Int32Array;
  readonly cast: Uint8Array;
  readonly cluster: Uint16Array;
};

/** Number of features that look at several words at once. */
export const PAIR_FEATURES = 11;

/** Writes the features of neighbours of the token at `at` (an index into `glance`) to `values`. */
export function pairFeatures(glance: Glance, at: number, values: Int32Array): void {
  const cast = glance.cast[at] as number;
  const before = glance.cast[at - 1] as number;
  const after = glance.cast[at + 1] as number;
  const clusterBefore = glance.cluster[at - 1] as number;
  const cluster = glance.cluster[at] as number;
  const clusterAfter = glance.cluster[at + 1] as number;
  values[0] = mix(101, before * 128 + cast);
  values[1] = mix(102, cast * 128 + after);
  values[2] = mix(103, (before * 128 + cast) * 128 + after);
  values[3] = mix(mix(104, glance.key[at - 1] as number), cast);
  values[4] = mix(mix(105, glance.key[at + 1] as number), cast);
  values[5] = mix(106, clusterBefore * 1024 + cluster);
  values[6] = mix(107, cluster * 1024 + clusterAfter);
  values[7] = mix(mix(108, glance.key[at - 1] as number), glance.key[at] as number);
  values[8] = mix(mix(109, glance.key[at] as number), glance.key[at + 1] as number);
  values[9] = mix(mix(110, clusterBefore * 1024 + (glance.cluster[at - 2] as number)), cast);
  values[10] = mix(mix(111, clusterAfter * 1024 + (glance.cluster[at + 2] as number)), cast);
}

/** Marks the ends of a glance of `count` tokens. */
export function closeGlance(glance: Glance, count: number): void {
  for (const at of [0, 1, count + 2, count + 3]) {
    glance.key[at] = 0;
    glance.cast[at] = OUTSIDE;
    glance.cluster[at] = 0;
  }
}
