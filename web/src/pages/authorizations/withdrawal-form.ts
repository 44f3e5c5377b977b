import type { AuthorizationView, withdrawAuthorization } from '@bedside/server/contract/registers/authorizations';
import type { z } from 'zod';
import { instantsOf } from '../../lib/wall-time.ts';

const MINUTE_MS = 60_000;

export const withdrawalScopes = ['all', 'media', 'channels'] as const;
export type WithdrawalScope = (typeof withdrawalScopes)[number];

/** A withdrawal as the form holds it; day and time are those of the organization's clocks. */
export type WithdrawalValues = {
  way: 'letter' | 'in_person' | 'telephone';
  date: string;
  time: string;
  scope: WithdrawalScope;
  mediaSha256: string[];
  channelIds: string[];
  note: string;
};

export type Received =
  | { readonly instant: string | null }
  | { readonly fault: 'required' | 'gap' | 'future' | 'before' };

/**
 * The instant that was typed, or why there is none; null is now. Where clocks show a time twice the earlier one holds: it is
 * the safer.
 */
export function receivedAt(
  { date, time }: Pick<WithdrawalValues, 'date' | 'time'>,
  { timeZone, nowMs, signedAt }: { readonly timeZone: string; readonly nowMs: number; readonly signedAt: string },
): Received {
  if (date === '' || time === '') return { fault: 'required' };
  const [instant] = instantsOf({ localTime: `${date}T${time}`, timeZone });
  if (instant === undefined) return { fault: 'gap' };
  const atMs = Date.parse(instant);
  // Clocks show whole minutes: what came in this minute comes now, and not before it was signed in the same one.
  if (atMs <= nowMs && nowMs - atMs < MINUTE_MS) return { instant: null };
  if (atMs > nowMs) return { fault: 'future' };
  return atMs < Date.parse(signedAt) ? { fault: 'before' } : { instant };
}

/** Whether it says what is taken back. */
export function namesSomething({ scope, mediaSha256, channelIds }: WithdrawalValues): boolean {
  return scope === 'all' || (scope === 'media' ? mediaSha256 : channelIds).length > 0;
}

/** What the contract takes. */
export function withdrawalBody(
  { way, scope, mediaSha256, channelIds, note }: WithdrawalValues,
  instant: string | null,
): z.input<(typeof withdrawAuthorization)['body']> {
  return {
    way,
    receivedAt: instant,
    mediaSha256: scope === 'media' ? mediaSha256 : null,
    channelIds: scope === 'channels' ? channelIds : null,
    note,
  };
}

/** What of a permission is taken back already: everything, or these pictures and channels. */
export function takenBack({ withdrawals }: Pick<AuthorizationView, 'withdrawals'>): {
  readonly everything: boolean;
  readonly media: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
} {
  return {
    everything: withdrawals.some(({ mediaSha256, channelIds }) => mediaSha256 === null && channelIds === null),
    media: new Set(withdrawals.flatMap(({ mediaSha256 }) => mediaSha256 ?? [])),
    channels: new Set(withdrawals.flatMap(({ channelIds }) => channelIds ?? [])),
  };
}
