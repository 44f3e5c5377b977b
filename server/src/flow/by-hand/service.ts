import { byHandPlace, byHandPost } from '@bedside/connectors/networks';
import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { hasAnyRole, reachOf, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { namesOf } from '../../registers/people/service.ts';
import { delivery } from '../publish/schema.ts';
import { confirmHanded, giveBackHanded, lockDelivery, removeHanded } from '../publish/service.ts';
import { answersForOthers, byHandAccess, seesAll } from './access.ts';
import type { HandTaskDetail, HandTaskView, listHandTasks as listEndpoint } from './contract.ts';
import { activePosters, remindLater, type TaskRow, taskIs, tell } from './hand-over.ts';
import { handTask } from './schema.ts';
import { type HandAnswer, handStateOf, isLate, takes } from './state.ts';
import { noSteps, stepsOf } from './steps.ts';

const paging = definePaging('hand-tasks', z.tuple([instantKey, idKey]));
const answering = 'answer for what was given to be posted by hand';

/** What is open, the oldest first; or all, the newest first. Who may not see all sees their own. */
export async function listHandTasks(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<{ tasks: HandTaskView[]; next: string | null }> {
  requireAnyRole(scope.actor, byHandAccess.read, 'see what is to be posted by hand');
  const isOpen = query.which === 'open';
  const keys = [handTask.handedAt, handTask.deliveryId] as const;
  const rows = await selectTasks(scope)
    .where(
      and(
        eq(handTask.organizationId, scope.organizationId),
        isOpen ? inArray(delivery.state, ['armed', 'unknown', 'needs_person', 'removing']) : undefined,
        query.mine === 'true' ? isOwn(scope) : isInReach(scope),
        query.after === undefined ? undefined : isAfter(query.after, isOpen ? 'ascending' : 'descending'),
      ),
    )
    .orderBy(...keys.map((key) => (isOpen ? asc(key) : desc(key))))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ key, task }) => [key, task.deliveryId]);
  const names = await namesOf(scope);
  return { tasks: page.rows.map((row) => toView(scope, row, names)), next: page.next };
}

function isAfter(cursor: string, direction: 'ascending' | 'descending'): SQL {
  const [handedAt, id] = paging.read(cursor);
  return beyond(direction, [
    { column: handTask.handedAt, value: handedAt, type: 'timestamptz' },
    { column: handTask.deliveryId, value: id, type: 'uuid' },
  ]);
}

function isOwn(scope: Scope): SQL | undefined {
  return eq(handTask.holderId, actingPersonId(scope) ?? sql`null`);
}

function isInReach(scope: Scope): SQL | undefined {
  const reach = reachOf(scope.actor, seesAll);
  if (reach === null) return undefined;
  return reach.size === 0 ? isOwn(scope) : or(isOwn(scope), inArray(handTask.channelId, [...reach]));
}

function selectTasks({ tx }: Scope) {
  return tx
    .select({
      task: handTask,
      key: asInstantKey(handTask.handedAt),
      state: delivery.state,
      postId: delivery.postId,
      dueAt: delivery.dueAt,
      url: delivery.url,
      channelName: channel.name,
      place: channel.serviceUrl,
    })
    .from(handTask)
    .innerJoin(
      delivery,
      and(eq(delivery.organizationId, handTask.organizationId), eq(delivery.id, handTask.deliveryId)),
    )
    .innerJoin(channel, and(eq(channel.organizationId, handTask.organizationId), eq(channel.id, handTask.channelId)));
}

type Found = Awaited<ReturnType<typeof selectTasks>>[number];

async function findOne(scope: Scope, taskId: string): Promise<Found> {
  const [found] = await selectTasks(scope).where(and(taskIs(scope, taskId), isInReach(scope)));
  if (found === undefined) throw notFound('task');
  return found;
}

function toView(scope: Scope, found: Found, names: ReadonlyMap<string, string>): HandTaskView {
  const { task, place } = found;
  const state = handStateOf(found.state);
  return {
    id: task.deliveryId,
    postId: found.postId,
    channelId: task.channelId,
    channelName: found.channelName,
    kind: byHandPlace(place)?.kind ?? 'other',
    place,
    state,
    holder: { id: task.holderId, name: names.get(task.holderId) ?? '' },
    dueAt: found.dueAt.toISOString(),
    handedAt: task.handedAt.toISOString(),
    endsAt: task.endsAt.toISOString(),
    isLate: isLate(task, state, scope.services.clock.now()),
    isMine: task.holderId === actingPersonId(scope),
    url: found.url,
  };
}

/** Whoever has it, or answers for others. */
function mayAnswer(scope: Scope, { holderId, channelId }: TaskRow): boolean {
  const isMine = holderId === actingPersonId(scope);
  return isMine || hasAnyRole(scope.actor, answersForOthers, [channelId]);
}

/** One task, with what is to be copied where the gate says Clear at this moment. The caller has looked at the marks. */
export async function getHandTask(scope: Scope, taskId: string): Promise<HandTaskDetail> {
  requireAnyRole(scope.actor, byHandAccess.read, 'see what is to be posted by hand');
  const found = await findOne(scope, taskId);
  const view = toView(scope, found, await namesOf(scope));
  const may = mayAnswer(scope, found.task);
  const posters = await activePosters(scope, found.task.channelId);
  const others = posters.filter(({ id }) => id !== found.task.holderId);
  const shown = view.state === 'to_post' && !view.isLate ? await stepsOf(scope, taskId) : noSteps;
  return { ...view, mayAnswer: may, others, blockers: shown.blockers, steps: may ? shown.steps : [] };
}

/** Locks a task for an answer. Throws `NOT_FOUND`, `NOT_YOURS`, `ANSWERED`. */
async function lockForAnswer(scope: Scope, taskId: string, answer: HandAnswer) {
  requireAnyRole(scope.actor, byHandAccess.answer, answering);
  await findOne(scope, taskId);
  // Whoever was given it answers for it, whatever else their role lets them see.
  const locked = await lockDelivery({ ...scope, actor: { type: 'system', name: 'publisher' } }, taskId);
  // Who has it may have changed while this waited for the lock.
  const found = await findOne(scope, taskId);
  if (!mayAnswer(scope, found.task)) {
    throw forbidden(
      'Somebody else was given this.',
      'NOT_YOURS',
      'Ask them, or an administrator, who can answer for them.',
    );
  }
  if (!takes(handStateOf(locked.row.state), answer)) {
    throw conflict('ANSWERED', 'Nothing is asked here any more, or not yet.', 'Look at its state again.');
  }
  return { locked, found };
}

async function noteAnswer(scope: Scope, taskId: string): Promise<void> {
  await scope.tx
    .update(handTask)
    .set({ answeredBy: actingPersonId(scope), answeredAt: scope.services.clock.now() })
    .where(taskIs(scope, taskId));
}

/**
 * Somebody has put it there, has seen it, and gives its address. The gate is asked once more, for the record: what stands
 * although the permission ended meanwhile is asked to go away again.
 * @throws `NOT_YOURS`, `ANSWERED`, `LINK_UNFIT`, `LINK_USED`
 */
export async function answerPosted(scope: Scope, input: { taskId: string; url: string }): Promise<HandTaskDetail> {
  const { found, locked } = await lockForAnswer(scope, input.taskId, 'posted');
  const url = byHandPost(input.url, found.place);
  if (url === null) {
    throw unprocessable({
      code: 'LINK_UNFIT',
      message: 'This is not the address of a post at that place.',
      remedy: 'Open the post there, choose “Copy link”, and paste it whole.',
    });
  }
  await confirmHanded(scope, locked, url);
  await noteAnswer(scope, input.taskId);
  return getHandTask(scope, input.taskId);
}

/** Somebody has not put it there, and will not. Throws `NOT_YOURS`, `ANSWERED`. */
export async function answerNotPosted(
  scope: Scope,
  input: { taskId: string; reason: string },
): Promise<HandTaskDetail> {
  const { locked } = await lockForAnswer(scope, input.taskId, 'not_posted');
  await giveBackHanded(scope, locked, input.reason);
  await noteAnswer(scope, input.taskId);
  return getHandTask(scope, input.taskId);
}

/** Somebody took it down, and has seen that it is gone. Throws `NOT_YOURS`, `ANSWERED`. */
export async function answerGone(scope: Scope, taskId: string): Promise<HandTaskDetail> {
  const { locked } = await lockForAnswer(scope, taskId, 'gone');
  await removeHanded(scope, locked);
  await noteAnswer(scope, taskId);
  return getHandTask(scope, taskId);
}

/**
 * Gives it to somebody else who posts there: whoever had it says, or was asked and said, that they have not posted it, and is
 * told that they need not. Throws `NOT_YOURS`, `ANSWERED`, `NOT_A_POSTER`.
 */
export async function handOver(scope: Scope, input: { taskId: string; personId: string }): Promise<HandTaskDetail> {
  const { found, locked } = await lockForAnswer(scope, input.taskId, 'pass_on');
  const { channelId, holderId } = found.task;
  const isPoster = (await activePosters(scope, channelId)).some(({ id }) => id === input.personId);
  if (!isPoster || input.personId === holderId) {
    throw unprocessable({
      code: 'NOT_A_POSTER',
      message: 'This person is not named as somebody who posts there, or has it already.',
      remedy: 'Choose somebody else, or let an administrator name them under Channels.',
    });
  }
  await scope.tx
    .update(handTask)
    .set({ holderId: input.personId, reminders: 0, remindedAt: null })
    .where(taskIs(scope, input.taskId));
  const { row } = locked;
  await recordEvent(scope, {
    action: 'delivery.passed_on',
    object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    facts: { from: holderId, to: input.personId },
  });
  const isRemoval = row.state === 'removing';
  if (!isRemoval) await tell(scope, { personIds: [holderId], told: 'passed_on', taskId: input.taskId });
  await tell(scope, { personIds: [input.personId], told: isRemoval ? 'take_down' : 'post', taskId: input.taskId });
  await remindLater(scope, input.taskId);
  // Whoever passed it on may not see it any more.
  const view = toView(scope, { ...found, task: { ...found.task, holderId: input.personId } }, await namesOf(scope));
  return { ...view, mayAnswer: false, others: [], ...noSteps };
}
