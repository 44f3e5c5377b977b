/** A wall time such as `2027-03-14T02:30` in an IANA zone, and the instants that clocks there show it at. */
export type WallTime = { readonly localTime: string; readonly timeZone: string };

const wallTimeShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const HOUR_MS = 3_600_000;

/**
 * Instants (ISO 8601 UTC, earliest first) at which clocks in the zone show this wall time: one as a rule, none when it
 * is skipped as clocks are set forward, two when it happens twice. Throws a RangeError for an unknown zone.
 */
export function instantsOf({ localTime, timeZone }: WallTime): string[] {
  const asUtcMs = wallTimeShape.test(localTime) ? Date.parse(`${localTime}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtcMs)) return [];
  // Offsets a day before and after enclose every change of clocks in between.
  const offsets = [-24, 0, 24].map((hours) => offsetMs(asUtcMs + hours * HOUR_MS, timeZone));
  const instants = [...new Set(offsets)]
    .map((offset) => asUtcMs - offset)
    .filter((instantMs) => instantMs + offsetMs(instantMs, timeZone) === asUtcMs);
  return instants.sort((a, b) => a - b).map((instantMs) => new Date(instantMs).toISOString());
}

/** What clocks in the zone show at an instant, as `2027-03-14T02:30`. */
export function wallTimeOf(instantMs: number, timeZone: string): string {
  const shown = new Date(instantMs + offsetMs(instantMs, timeZone));
  return shown.toISOString().slice(0, 16);
}

/** Making a format costs far more than using it; there are a few hundred zones at most. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

function offsetMs(instantMs: number, timeZone: string): number {
  const format = formatOf(timeZone);
  const parts = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  const shown = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
  return shown - Math.floor(instantMs / 1000) * 1000;
}

/** The zone that the viewer's device is set to. */
export function viewerTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
