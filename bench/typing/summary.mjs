/** Clocks of pages are rounded, so a frame of 16.7 ms may read 17.1: half a millisecond is no delay. */
const ROUNDING_MS = 0.5;

const tenths = (value) => Math.round(value * 10) / 10;

/** The value that `part` (0 to 1) of the values do not exceed; null without values. */
function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : tenths(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]);
}

const spread = (values) => ({
  count: values.length,
  p50Ms: quantile(values, 0.5),
  p95Ms: quantile(values, 0.95),
  longestMs: quantile(values, 1),
});

/** Figures of one recording. `over16` and `over33` count frames that came later than one and two frames of 60 Hz,
 * `frameTimes.over16` those that the page was not through with after 16 ms. */
export function summarize({ frames, frameTimes, longTasks, keyToMark, keyToFrame }) {
  const over = (limitMs) => frames.filter((frame) => frame > limitMs + ROUNDING_MS).length;
  return {
    frames: { ...spread(frames), over16: over(1_000 / 60), over33: over(2_000 / 60) },
    frameTimes: { ...spread(frameTimes), over16: frameTimes.filter((ms) => ms > 16).length },
    longTasks: spread(longTasks),
    keyToMark: spread(keyToMark),
    keyToFrame: spread(keyToFrame),
  };
}
