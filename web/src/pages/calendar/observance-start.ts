import type { ObservanceView } from '@bedside/server/contract/flow/schedule/calendar';

/** The wall time at which a post for an observance is first offered, from a day on; null where its last day has been. */
export function startFor({ from, until }: Pick<ObservanceView, 'from' | 'until'>, earliest: string): string | null {
  if (until < earliest) return null;
  return `${from < earliest ? earliest : from}T09:00`;
}

/** With what a post about an observance begins: its name, for people to write on. */
export function firstWords({ name }: Pick<ObservanceView, 'name'>): string {
  return `${name}\n\n`;
}
