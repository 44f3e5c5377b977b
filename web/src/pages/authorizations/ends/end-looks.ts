import type { EndKind } from '@bedside/server/contract/registers/authorizations/ends';
import { Cake, CalendarCheck2, CalendarX2, Hourglass, Link2Off, type LucideIcon } from 'lucide-react';
import type { Tone } from '../../../ui/state-badge.tsx';

/** What each kind of end looks like. */
export const endLooks: Readonly<Record<EndKind, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  expires: { tone: 'warn', icon: CalendarX2 },
  of_age: { tone: 'info', icon: Cake },
  event: { tone: 'quiet', icon: CalendarCheck2 },
  link: { tone: 'quiet', icon: Link2Off },
  waits: { tone: 'info', icon: Hourglass },
};
