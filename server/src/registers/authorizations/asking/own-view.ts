import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import type { FilledForm } from '../forms/fill-form.ts';
import type { ChoiceOf } from '../forms/forms.ts';
import { signedAuthorization } from '../schema.ts';
import { type LoadedAuthorization, loadAuthorizations } from '../view-authorizations.ts';
import { type RequestRow, readForm } from './request-rows.ts';

/** One thing that was chosen, in the words of the form, and since when it is taken back. */
type OwnItem = { readonly id: string; readonly words: string; readonly takenBackAt: Date | null };

/** Where something of it is to be seen, or was. `going`: its removal is asked for. */
export type OwnUse = {
  readonly place: string;
  readonly url: string | null;
  readonly since: Date;
  readonly state: 'stands' | 'going' | 'gone';
};

/** Posts belong to the flow, so `main` hands this in. */
export type WhereUsed = (scope: Scope, authorizationId: string) => Promise<readonly OwnUse[]>;

/** `telling`: since when it has happened, or from when on it will have; its id is the number of the receipt. */
type OwnEvent = {
  readonly words: string;
  readonly telling: {
    readonly id: string;
    readonly happenedAt: Date;
    readonly toldAt: Date;
    readonly isToCome: boolean;
  } | null;
};

/** What whoever signed sees of it: what they chose, where, what for, until when, and what they took back. */
export type OwnView = {
  readonly title: string;
  readonly signedAt: Date;
  readonly media: readonly OwnItem[];
  readonly channels: readonly OwnItem[];
  readonly infoScope: readonly string[];
  readonly purposes: readonly string[];
  /** The last day on which it holds, as midnight in UTC; null where none is set. */
  readonly lastDay: Date | null;
  /** With what it ends where no day is set, and what the house told of it. */
  readonly event: OwnEvent | null;
  readonly hasCopy: boolean;
  /** Since when all of it is taken back; null where something stands. */
  readonly endedAt: Date | null;
  /** Where it was used, the newest first. */
  readonly uses: readonly OwnUse[];
  /** Number of each withdrawal, as its receipt. */
  readonly receipts: readonly { readonly id: string; readonly receivedAt: Date }[];
};

/** The permission that came of an asking. Throws `NOT_FOUND`. */
export async function authorizationOf(scope: Scope, { id }: Pick<RequestRow, 'id'>): Promise<string> {
  const [signed] = await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .where(and(eq(signedAuthorization.organizationId, scope.organizationId), eq(signedAuthorization.requestId, id)));
  if (signed === undefined) throw notFound('permission');
  return signed.id;
}

export async function viewOwn(
  scope: Scope,
  { row, timeZone, whereUsed }: { row: RequestRow; timeZone: string; whereUsed: WhereUsed },
): Promise<OwnView> {
  const form = readForm(scope, row);
  const authorizationId = await authorizationOf(scope, row);
  const [found] = await loadAuthorizations(scope, [authorizationId]);
  if (found === undefined) throw notFound('permission');
  const { facts, withdrawals } = found;
  const whole = withdrawals.find(({ mediaSha256, channelIds }) => mediaSha256 === null && channelIds === null);
  const endedAt = whole?.receivedAt ?? null;
  const takenBackAt = (id: string) =>
    withdrawals.find((one) => one.mediaSha256?.includes(id) === true || one.channelIds?.includes(id) === true)
      ?.receivedAt ?? endedAt;
  const items = (of: ChoiceOf, chosen: readonly string[]) =>
    offered(form, of)
      .filter(({ id }) => chosen.includes(id))
      .map((item): OwnItem => ({ ...item, takenBackAt: takenBackAt(item.id) }));
  return {
    title: form.title,
    signedAt: found.row.signedAt,
    media: items('media', facts.mediaSha256),
    channels: items('channels', facts.channelIds),
    infoScope: items('infoScope', facts.infoScope).map(({ words }) => words),
    purposes: items('purposes', facts.purposes).map(({ words }) => words),
    lastDay: found.row.expiresAt === null ? null : lastDayBefore(found.row.expiresAt, timeZone),
    event: eventOf(found, scope.services.clock.now()),
    hasCopy: found.row.copyDeliveredAt !== null,
    endedAt,
    uses: await whereUsed(scope, authorizationId),
    receipts: withdrawals.map(({ id, receivedAt }) => ({ id, receivedAt })),
  };
}

function eventOf({ facts, telling }: LoadedAuthorization, now: Date): OwnEvent | null {
  if (facts.expiry?.kind !== 'event') return null;
  const words = facts.expiry.event;
  if (telling === null) return { words, telling: null };
  const { id, happenedAt, toldAt } = telling;
  return { words, telling: { id, happenedAt, toldAt, isToCome: happenedAt > now } };
}

function offered({ parts }: FilledForm, of: ChoiceOf): readonly { readonly id: string; readonly words: string }[] {
  return parts.flatMap((part) => (part.part === 'choices' && part.of === of ? part.items : []));
}

/** It ends with a day of the house. */
function lastDayBefore(end: Date, timeZone: string): Date {
  const last = Temporal.Instant.fromEpochMilliseconds(end.getTime() - 1).toZonedDateTimeISO(timeZone);
  return new Date(last.toPlainDate().toString());
}
