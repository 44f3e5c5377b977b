import { setTimeout as delay } from 'node:timers/promises';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { BedsideError, forbidden, notFound } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { hasAnyRole, reachOf, requireAnyRole, requireRoleOn } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { channel } from '../../../registers/channels/schema.ts';
import { getChannel } from '../../../registers/channels/service.ts';
import { seeAndStopEverywhere } from '../../../registers/people/contract.ts';
import { namesOf } from '../../../registers/people/service.ts';
import { post } from '../../compose/schema.ts';
import { getDraft, readablePosts, readPost } from '../../compose/service.ts';
import { publishAccess } from '../access.ts';
import type { StopView, stopPublishing as stopEndpoint } from '../contract.ts';
import { delivery, publishingStop } from '../schema.ts';
import { MARKS_HOLD_MS, marksOf, type StopMark, writeMark } from './marks.ts';
import { insertStop, recordMarks } from './record-marks.ts';

type Asked = z.output<(typeof stopEndpoint)['body']>;
type Stop = Pick<StopMark, 'id' | 'kind' | 'targetId' | 'reason' | 'personId' | 'at'>;
type Stopped = { stop: StopView; underWay: number | null };

/** Failures of the database in which the file store keeps the stop instead. */
const keepsNothing: ReadonlySet<string> = new Set([
  'DATABASE_UNAVAILABLE',
  'DATABASE_FULL',
  'DATABASE_OUTCOME_UNKNOWN',
]);

/**
 * From the answer on, nothing is armed for a post, a channel or the whole organization. Where the database takes no writes,
 * the stop is a sealed mark in the file store before this returns, and becomes a row later.
 * @throws `FORBIDDEN`, `CHANNEL_OUT_OF_REACH`, `NOT_FOUND`; what the file store throws where neither keeps it
 */
export async function stopPublishing(seed: ScopeSeed, asked: Asked): Promise<Stopped> {
  requireAnyRole(seed.actor, publishAccess.stop, 'stop publishing');
  const personId = actingPersonId(seed);
  if (personId === null) throw new TypeError('a stop is said by a person');
  const at = seed.services.clock.now();
  const { kind, reason } = asked;
  const stop: Stop = { id: newId(at.getTime()), kind, targetId: targetOf(seed, asked), reason, personId, at };
  try {
    return await inScope(seed, async (scope) => {
      await requireTarget(scope, stop);
      await insertStop(scope, { ...stop, keptIn: 'database' });
      return { stop: await viewStanding(scope, stop), underWay: await countUnderWay(scope, stop) };
    });
  } catch (error) {
    if (!isDatabaseTrouble(error)) throw error;
  }
  return stopByMark(seed, stop);
}

function isDatabaseTrouble(error: unknown): boolean {
  return error instanceof BedsideError && keepsNothing.has(error.code);
}

async function stopByMark({ claim: _unwritten, ...seed }: ScopeSeed, stop: Stop): Promise<Stopped> {
  const { services, organizationId, actor } = seed;
  const read = inScope(seed, async (scope) => {
    await requireTarget(scope, stop);
    return toViews(scope, [{ ...stop, keptIn: 'file' }]);
  });
  const views = await read.catch((error: unknown) => {
    if (!isDatabaseTrouble(error)) throw error;
    // Not even read: whoever is bound to some channels is refused, since nobody can tell whether it is one of these.
    requireEverywhere(seed);
    return [toView({ ...stop, keptIn: 'file' }, { targetName: null, byName: '' })];
  });
  const sessionId = actor.type === 'system' ? '' : actor.sessionId;
  await writeMark(services, { ...stop, organizationId, sessionId });
  // Until then another process may still arm what it thinks is not stopped.
  await delay(MARKS_HOLD_MS);
  const [view] = views;
  if (view === undefined) throw new TypeError('one stop has one view');
  return { stop: view, underWay: null };
}

function targetOf(seed: Pick<Scope, 'organizationId'>, asked: Asked): string {
  switch (asked.kind) {
    case 'organization':
      return seed.organizationId;
    case 'channel':
      return asked.channelId;
    case 'post':
      return asked.postId;
  }
}

/** The target exists, may be seen, and is within reach. */
async function requireTarget(scope: Scope, { kind, targetId }: Pick<Stop, 'kind' | 'targetId'>): Promise<void> {
  if (kind === 'organization') return requireEverywhere(scope);
  const whatFor = 'stop publishing, or let it go on';
  const unbound = seeAndStopEverywhere;
  if (kind === 'channel') await getChannel(scope, targetId);
  else await readPost(scope, targetId);
  const channelIds = kind === 'channel' ? [targetId] : (await getDraft(scope, targetId)).content.channelIds;
  requireRoleOn(scope.actor, publishAccess.stop, { whatFor, channelIds, unbound });
}

function requireEverywhere({ actor }: Pick<Scope, 'actor'>): void {
  if (reachOf(actor, publishAccess.stop) === null || hasAnyRole(actor, seeAndStopEverywhere)) return;
  throw forbidden(
    'Your roles hold for some channels only, and this is about all of them.',
    'CHANNEL_OUT_OF_REACH',
    'Stop your channels one by one, or ask an administrator.',
  );
}

/**
 * Lets publishing go on. What was parked meanwhile stays parked: people try it again.
 * @throws `NOT_FOUND` for what does not stand
 */
export async function liftStop(seed: ScopeSeed, asked: { id: string; reason: string }): Promise<void> {
  requireAnyRole(seed.actor, publishAccess.liftStop, 'let publishing go on');
  // What is a mark still must be a row to be lifted.
  await recordMarks(seed.services);
  await inScope(seed, async (scope) => {
    const isIt = and(eq(publishingStop.organizationId, scope.organizationId), eq(publishingStop.id, asked.id));
    const [row] = await scope.tx
      .select()
      .from(publishingStop)
      .where(and(isIt, isNull(publishingStop.liftedAt)))
      .for('update');
    if (row === undefined) throw notFound('stop');
    await requireTarget(scope, row);
    const set = { liftedAt: scope.services.clock.now(), liftedBy: actingPersonId(scope), liftReason: asked.reason };
    await scope.tx.update(publishingStop).set(set).where(isIt);
    await recordEvent(scope, {
      action: 'publishing.lifted',
      object: { type: row.kind, id: row.targetId },
      facts: { stop: row.id },
      reason: asked.reason,
    });
  });
}

/** Stops that stand, newest first, of posts only those that one may see. `isKnown` false: nobody can tell, and nothing goes out. */
export async function listStops(scope: Scope): Promise<{ stops: StopView[]; isKnown: boolean }> {
  requireAnyRole(scope.actor, publishAccess.read, 'see what is stopped');
  const { isKnown, marks } = await marksOf(scope.services, scope.organizationId);
  const rows = await readStanding(scope);
  const known = new Set(rows.map(({ id }) => id));
  const all = [
    ...rows,
    ...marks.filter(({ id }) => !known.has(id)).map((mark) => ({ ...mark, keptIn: 'file' as const })),
  ];
  const postIds = all.filter(({ kind }) => kind === 'post').map(({ targetId }) => targetId);
  const visible = await visiblePosts(scope, postIds);
  const shown = all.filter(({ kind, targetId }) => kind !== 'post' || visible.has(targetId));
  return { stops: await toViews(scope, shown), isKnown };
}

type Standing = Omit<Stop, 'personId'> & { readonly personId: string; readonly keptIn: 'database' | 'file' };

async function readStanding(scope: Scope): Promise<Standing[]> {
  const rows = await scope.tx
    .select()
    .from(publishingStop)
    .where(and(eq(publishingStop.organizationId, scope.organizationId), isNull(publishingStop.liftedAt)))
    .orderBy(desc(publishingStop.stoppedAt), desc(publishingStop.id));
  return rows.map(({ stoppedBy, stoppedAt, id, kind, targetId, reason }) => ({
    id,
    kind,
    targetId,
    reason,
    keptIn: 'database' as const,
    personId: stoppedBy,
    at: stoppedAt,
  }));
}

async function viewStanding(scope: Scope, { kind, targetId }: Stop): Promise<StopView> {
  const standing = (await readStanding(scope)).filter((one) => one.kind === kind && one.targetId === targetId);
  const [view] = await toViews(scope, standing);
  if (view === undefined) throw notFound('stop');
  return view;
}

async function visiblePosts(scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await scope.tx
    .select({ id: post.id })
    .from(post)
    .where(and(eq(post.organizationId, scope.organizationId), inArray(post.id, [...ids]), readablePosts(scope)));
  return new Set(rows.map(({ id }) => id));
}

async function toViews(scope: Scope, stops: readonly Standing[]): Promise<StopView[]> {
  if (stops.length === 0) return [];
  const names = await namesOf(scope);
  const channelIds = stops.filter(({ kind }) => kind === 'channel').map(({ targetId }) => targetId);
  const channels =
    channelIds.length === 0
      ? []
      : await scope.tx
          .select({ id: channel.id, name: channel.name })
          .from(channel)
          .where(and(eq(channel.organizationId, scope.organizationId), inArray(channel.id, channelIds)));
  return stops.map((stop) =>
    toView(stop, {
      targetName: channels.find(({ id }) => id === stop.targetId)?.name ?? null,
      byName: names.get(stop.personId) ?? '',
    }),
  );
}

function toView(stop: Standing, told: Pick<StopView, 'targetName' | 'byName'>): StopView {
  const { id, kind, targetId, reason, keptIn } = stop;
  return { id, kind, targetId, reason, keptIn, at: stop.at.toISOString(), ...told };
}

/** What was armed before, and may be on its way to its network in this moment. */
async function countUnderWay(scope: Scope, { kind, targetId }: Stop): Promise<number> {
  const target = {
    organization: undefined,
    channel: eq(delivery.channelId, targetId),
    post: eq(delivery.postId, targetId),
  };
  const found = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        inArray(delivery.state, ['armed', 'unknown']),
        target[kind],
      ),
    );
  return found.length;
}
