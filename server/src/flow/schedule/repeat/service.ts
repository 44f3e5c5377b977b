import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { conflict, notFound } from '../../../kernel/errors/bedside-error.ts';
import { requireProof } from '../../../kernel/http/require-entry.ts';
import { hasAnyRole, requireAnyRole, requireRoleOn } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../../registers/people/contract.ts';
import { namesOf } from '../../../registers/people/service.ts';
import { post } from '../../compose/schema.ts';
import { getDraft, lockPost, type PostRow, readablePosts, readPost } from '../../compose/service.ts';
import { scheduleAccess } from '../access.ts';
import { asDays, listBlackouts } from '../calendar/blackouts.ts';
import { calendarChannels, zonesOf } from '../calendar/channels.ts';
import { blackoutsAt } from '../calendar/hints.ts';
import { localDay } from '../calendar/local-day.ts';
import {
  type changeRepeat as changeEndpoint,
  type OccurrenceView,
  type RepeatView,
  type readRepeat as readEndpoint,
  type setRepeat as setEndpoint,
  TOLD_DATES,
} from './contract.ts';
import { makesAt, planRun } from './plan-run.ts';
import { keepsApproval } from './policy.ts';
import { changeRecord, findRepeat, listOccurrences, nextOf, occurrenceMade, type RepeatRow } from './record.ts';
import { type Occurrence, occurrencesAfter, requireFitRule, toRRule } from './rule.ts';
import { postRepeat } from './schema.ts';
import { approvedWords } from './what-repeats.ts';

export { setRepeatPolicy } from './policy.ts';

const repeating = 'let posts repeat';

/**
 * Lets the approved words of a post come again by a rule, in the name of the acting person; a new rule takes the place of the
 * older one, and what was made stays. Where occurrences take their approval with them, whoever may publish proves who they are.
 * @throws `NOT_APPROVED`, `IS_REPETITION`, `REPEAT_TOO_LONG`, `REPEAT_EMPTY`, `TIME_ZONE_UNKNOWN`, `STEP_UP_REQUIRED`
 */
export async function setRepeat(
  scope: Scope,
  input: { postId: string } & z.output<(typeof setEndpoint)['body']>,
): Promise<RepeatView> {
  const { postId, ...at } = input;
  requireAnyRole(scope.actor, scheduleAccess.plan, repeating);
  const row = await lockPost(scope, postId);
  await requireMayRepeat(scope, row);
  requireFitRule(at);
  const now = scope.services.clock.now();
  const by = requirePerson(scope);
  const noted = await notedDates(scope, postId);
  const next = requireNext(nextOf(at, { afterMs: now.getTime(), noted }));
  const values: Omit<RepeatRow, 'organizationId' | 'postId' | 'madeAt'> = {
    ...at,
    ...next,
    state: 'active',
    because: null,
    madeBy: by,
    changedAt: now,
  };
  await scope.tx
    .insert(postRepeat)
    .values({ organizationId: scope.organizationId, postId, ...values, madeAt: now })
    .onConflictDoUpdate({ target: [postRepeat.organizationId, postRepeat.postId], set: { ...values, madeAt: now } });
  await recordEvent(scope, {
    action: 'repeat.set',
    object: { type: 'post', id: postId },
    facts: { rule: toRRule(at.rule), starts_on: at.startsOn, local_time: at.localTime, time_zone: at.timeZone },
  });
  return planned(scope, postId);
}

/** Whoever lets it go on does so in their own name, as if they had set the rule. Ending and pausing are open to more people. */
export async function changeRepeat(
  scope: Scope,
  input: { postId: string } & z.output<(typeof changeEndpoint)['body']>,
): Promise<RepeatView> {
  const { postId, to } = input;
  const allowed = to === 'active' ? scheduleAccess.plan : scheduleAccess.cancel;
  requireAnyRole(scope.actor, allowed, repeating);
  const row = await lockPost(scope, postId);
  const repeat = await findRepeat(scope, postId, 'for update');
  if (repeat === null) throw notFound('rule');
  if (repeat.state === 'ended' || repeat.state === to) throw repeatConflict(repeat);
  if (to === 'active') return goOn(scope, row, repeat);
  const { channelIds } = (await getDraft(scope, postId)).content;
  requireRoleOn(scope.actor, allowed, { whatFor: repeating, channelIds, unbound: seeAndStopEverywhere });
  const over = to === 'ended' ? { nextOn: null, nextAt: null } : {};
  await changeRecord(scope, { postId, state: to, because: null, ...over });
  await recordEvent(scope, { action: `repeat.${to}`, object: { type: 'post', id: postId } });
  return viewRepeat(scope, postId);
}

async function goOn(scope: Scope, row: PostRow, repeat: RepeatRow): Promise<RepeatView> {
  await requireMayRepeat(scope, row);
  const afterMs = scope.services.clock.now().getTime();
  const next = requireNext(nextOf(repeat, { afterMs, noted: await notedDates(scope, row.id) }));
  await changeRecord(scope, { postId: row.id, state: 'active', because: null, madeBy: requirePerson(scope), ...next });
  await recordEvent(scope, { action: 'repeat.resumed', object: { type: 'post', id: row.id } });
  return planned(scope, row.id);
}

async function planned(scope: Scope, postId: string): Promise<RepeatView> {
  const row = await findRepeat(scope, postId);
  if (row?.nextAt) await planRun(scope, { postId, at: makesAt({ ...row, nextAt: row.nextAt }) });
  return viewRepeat(scope, postId);
}

function repeatConflict({ state }: RepeatRow) {
  const error = conflict('REPEAT_CHANGED', 'The rule of this post has changed in the meantime.');
  return Object.assign(error, { details: { state } });
}

/** The acting person may plan for the channels of words that are approved and no repetition themselves. */
async function requireMayRepeat(scope: Scope, row: PostRow): Promise<void> {
  if ((await occurrenceMade(scope, row.id)) !== null) {
    throw conflict(
      'IS_REPETITION',
      'This post is a repetition itself.',
      'Open the post that it repeats, and change the rule there.',
    );
  }
  const words = await approvedWords(scope, row);
  if (words === null) {
    throw conflict(
      'NOT_APPROVED',
      'This version is not approved yet.',
      'Wait for the approval, then let the post repeat.',
    );
  }
  const { channelIds } = words.content;
  requireRoleOn(scope.actor, scheduleAccess.plan, { whatFor: repeating, channelIds });
  const lets = (await keepsApproval(scope)) && hasAnyRole(scope.actor, scheduleAccess.schedule, channelIds);
  if (lets) requireProof(scope.actor, 'posts:publish', scope.services.clock.now());
}

function requireNext(next: Pick<RepeatRow, 'nextOn' | 'nextAt'>): Pick<RepeatRow, 'nextOn' | 'nextAt'> {
  if (next.nextAt !== null) return next;
  throw conflict('REPEAT_OVER', 'All dates of this rule have been.', 'Choose a rule that has a date to come.');
}

function requirePerson(scope: Scope): string {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('a person lets posts repeat');
  return person;
}

async function notedDates(scope: Scope, postId: string): Promise<ReadonlySet<string>> {
  return new Set((await listOccurrences(scope, postId)).map(({ occursOn }) => occursOn));
}

/** By which rule a post comes again, its next dates and what became of earlier ones; and what it repeats itself. */
export async function readRepeat(scope: Scope, postId: string): Promise<z.input<(typeof readEndpoint)['answer']>> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const row = await readPost(scope, postId);
  const repeat = await findRepeat(scope, postId);
  const origin = await occurrenceMade(scope, postId);
  const words = await approvedWords(scope, row);
  const channelIds = words?.content.channelIds ?? [];
  return {
    repeat: repeat === null ? null : await viewRepeat(scope, postId),
    coming: repeat === null ? [] : await comingOf(scope, { repeat, channelIds }),
    made: await madeOf(scope, postId),
    repeats: origin === null ? null : { postId: origin.postId, on: origin.occursOn },
    mayRepeat: words !== null && origin === null && hasAnyRole(scope.actor, scheduleAccess.plan, channelIds),
    keepsApproval: await keepsApproval(scope),
  };
}

async function viewRepeat(scope: Scope, postId: string): Promise<RepeatView> {
  const row = await findRepeat(scope, postId);
  if (row === null) throw notFound('rule');
  return {
    rule: row.rule,
    startsOn: row.startsOn,
    localTime: row.localTime,
    timeZone: row.timeZone,
    aheadDays: row.aheadDays,
    state: row.state,
    because: row.because,
    recurrence: toRRule(row.rule),
    nextAt: row.nextAt?.toISOString() ?? null,
    madeBy: row.madeBy,
    madeByName: (await namesOf(scope)).get(row.madeBy) ?? '',
    madeAt: row.madeAt.toISOString(),
  };
}

async function comingOf(scope: Scope, of: { repeat: RepeatRow; channelIds: readonly string[] }) {
  const { repeat, channelIds } = of;
  if (repeat.state === 'ended') return [];
  const noted = await notedDates(scope, repeat.postId);
  const nowMs = scope.services.clock.now().getTime();
  const found = occurrencesAfter(repeat, nowMs, TOLD_DATES + noted.size).filter(({ on }) => !noted.has(on));
  const coming = found.slice(0, TOLD_DATES);
  const isBlackedOut = await blackoutLook(scope, coming, channelIds);
  return coming.map((one) => ({
    on: one.on,
    localTime: one.localTime,
    dueAt: new Date(one.atMs).toISOString(),
    isBlackedOut: isBlackedOut(one.atMs),
  }));
}

async function blackoutLook(scope: Scope, coming: readonly Occurrence[], channelIds: readonly string[]) {
  const [first, last] = [coming[0], coming.at(-1)];
  if (first === undefined || last === undefined) return () => false;
  const days = { from: localDay('UTC', first.atMs - 86_400_000), until: localDay('UTC', last.atMs + 86_400_000) };
  const blackouts = (await listBlackouts(scope, days)).map(asDays);
  const zones = zonesOf(await calendarChannels(scope));
  const dayOf = (id: string, atMs: number) => localDay(zones(id), atMs);
  return (atMs: number) => blackoutsAt({ channelIds, atMs }, blackouts, dayOf).length > 0;
}

/** What was made is named where the acting person may see it. */
async function madeOf(scope: Scope, postId: string): Promise<OccurrenceView[]> {
  const rows = (await listOccurrences(scope, postId)).slice(0, TOLD_DATES);
  const ids = rows.flatMap(({ madePostId }) => madePostId ?? []);
  const posts =
    ids.length === 0
      ? []
      : await scope.tx
          .select({ id: post.id, stage: post.stage })
          .from(post)
          .where(and(eq(post.organizationId, scope.organizationId), inArray(post.id, ids), readablePosts(scope)));
  const stages = new Map(posts.map(({ id, stage }) => [id, stage]));
  return rows.map((row) => {
    const stage = row.madePostId === null ? undefined : stages.get(row.madePostId);
    return {
      on: row.occursOn,
      dueAt: row.dueAt.toISOString(),
      outcome: row.outcome,
      because: row.because,
      postId: stage === undefined ? null : row.madePostId,
      stage: stage ?? null,
    };
  });
}
