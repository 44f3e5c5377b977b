import { and, eq } from 'drizzle-orm';
import { buildUpdates } from '../../kernel/db/build-once.ts';
import { conflict } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { Stage } from './contract.ts';
import { post } from './schema.ts';
import { nextStage, type PostEvent } from './state.ts';

type PostRow = typeof post.$inferSelect;

export function postIs(scope: Scope, postId: string) {
  return and(eq(post.organizationId, scope.organizationId), eq(post.id, postId));
}

/**
 * Moves a locked post along its stages. Throws `STAGE_CONFLICT` (or `POST_PUBLISHED` for edits) where the event has no
 * place; gives the new stage. A `dueAt` of null takes a time back: what is left is what somebody wished, if anything.
 */
export async function moveStage(
  scope: Scope,
  move: { row: PostRow; event: PostEvent; dueAt?: Date | null; currentVersionId?: string },
): Promise<Stage> {
  const stage = nextStage(move.row.stage, move.event);
  if (stage === null) throw stageConflict(move.row.stage, move.event);
  const patch = {
    stage,
    updatedAt: scope.services.clock.now(),
    ...(move.dueAt === undefined ? {} : { dueAt: move.dueAt ?? move.row.wishedAt }),
    ...(move.currentVersionId === undefined ? {} : { currentVersionId: move.currentVersionId }),
    ...outSinceAfter(move, scope.services.clock.now()),
  };
  await updatePost(scope, { id: move.row.id }, patch);
  return stage;
}

const updatePost = buildUpdates<typeof post, 'organizationId' | 'id', unknown>((tx, set, { organizationId, id }) =>
  tx
    .update(post)
    .set(set)
    .where(and(eq(post.organizationId, organizationId), eq(post.id, id))),
);

/** What an event says of whether something stands. A release that kept no such time may have published it. */
function outSinceAfter({ row, event }: { row: PostRow; event: PostEvent }, now: Date): { outSince?: Date | null } {
  if (event === 'published' || event === 'correcting') return { outSince: row.outSince ?? now };
  return event === 'taken_down' ? { outSince: null } : {};
}

/** Stages in which `dueAt` belongs to a time that was set. */
const onTheWay: ReadonlySet<Stage> = new Set(['scheduled', 'publishing', 'published', 'taken_down']);

/** Notes the instant that somebody wishes for a locked post, or that nobody does any more. Gives the row as it is now. */
export async function noteWish(scope: Scope, wish: { row: PostRow; wishedAt: Date | null }): Promise<PostRow> {
  const { row, wishedAt } = wish;
  const dueAt = onTheWay.has(row.stage) ? row.dueAt : wishedAt;
  await scope.tx.update(post).set({ wishedAt, dueAt }).where(postIs(scope, row.id));
  return { ...row, wishedAt, dueAt };
}

/** Like `moveStage`, for what already happened: where the event has no place in the stage, the stage stays. */
export async function noteStage(scope: Scope, move: Parameters<typeof moveStage>[1]): Promise<void> {
  if (nextStage(move.row.stage, move.event) !== null) await moveStage(scope, move);
}

function stageConflict(stage: Stage, event: PostEvent) {
  if (event === 'edited') {
    return conflict(
      'POST_PUBLISHED',
      'This post cannot be changed any more: it has left, is leaving, or was put away.',
      'Where it stands on a network, begin a correction of it; else begin a new post with these words.',
    );
  }
  const error = conflict('STAGE_CONFLICT', 'The post has moved on, so this is not possible now.');
  return Object.assign(error, { details: { stage } });
}
