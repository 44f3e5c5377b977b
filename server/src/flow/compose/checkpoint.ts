import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { contentHash } from './content-hash.ts';
import type { Content } from './contract.ts';
import { type draft, draftCheckpoint, type post } from './schema.ts';

/** A sitting: after so long the state before is worth keeping, although the same person goes on. */
const SITTING_MS = 10 * 60_000;
/** Of one post. Older states are in the trail by their hash alone. */
const MOST_CHECKPOINTS = 50;
const KEEP_MS = 90 * 24 * 3_600_000;
/** A text shorter than this is typed again sooner than it is looked up. */
const WORTH_UNITS = 40;

type State = { readonly content: Content; readonly updatedBy: string; readonly updatedAt: Date };

/**
 * Pure: whether a draft must be kept before `next` goes over it: when somebody else goes on, after a sitting, and when
 * more than half of a text goes at once. `since` is when a state was last kept, or when the post was begun.
 */
export function isCheckpointDue(
  current: State,
  next: { readonly content: Content; readonly editor: string; readonly now: Date; readonly since: Date },
): boolean {
  if (isBlank(current.content)) return false;
  if (current.updatedBy !== next.editor) return true;
  if (next.now.getTime() - next.since.getTime() >= SITTING_MS) return true;
  return isSweeping(current.content.baseText, next.content.baseText);
}

function isBlank({ baseText, images, variants }: Content): boolean {
  return baseText.trim() === '' && images.length === 0 && Object.keys(variants).length === 0;
}

/** Whether less than half of a text is left, seen from its beginning and its end. */
function isSweeping(before: string, after: string): boolean {
  if (before.length < WORTH_UNITS) return false;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return head + tail < before.length / 2;
}

/** Keeps the draft of a locked post as it stands, where that is due before `next`; the oldest make room. */
export async function keepCheckpoint(
  scope: Scope,
  save: {
    readonly post: typeof post.$inferSelect;
    readonly current: typeof draft.$inferSelect;
    readonly next: Content;
    readonly editor: string;
  },
): Promise<void> {
  const { current, next, editor } = save;
  const now = scope.services.clock.now();
  const [latest] = await scope.tx
    .select({ keptAt: draftCheckpoint.keptAt, contentHash: draftCheckpoint.contentHash })
    .from(draftCheckpoint)
    .where(checkpointsOf(scope, current.postId))
    .orderBy(desc(draftCheckpoint.keptAt), desc(draftCheckpoint.id))
    .limit(1);
  const since = latest?.keptAt ?? save.post.createdAt;
  if (!isCheckpointDue(current, { content: next, editor, now, since })) return;
  const hash = contentHash(current.content);
  if (latest?.contentHash === hash) return;
  await scope.tx.insert(draftCheckpoint).values({
    organizationId: scope.organizationId,
    id: newId<'checkpoint'>(now.getTime()),
    postId: current.postId,
    revision: current.revision,
    content: current.content,
    contentHash: hash,
    savedBy: current.updatedBy,
    savedAt: current.updatedAt,
    keptAt: now,
  });
  await prune(scope, current.postId);
}

async function prune(scope: Scope, postId: string): Promise<void> {
  const tooMany = scope.tx
    .select({ id: draftCheckpoint.id })
    .from(draftCheckpoint)
    .where(checkpointsOf(scope, postId))
    .orderBy(desc(draftCheckpoint.keptAt), desc(draftCheckpoint.id))
    .offset(MOST_CHECKPOINTS);
  const oldest = new Date(scope.services.clock.now().getTime() - KEEP_MS);
  await scope.tx
    .delete(draftCheckpoint)
    .where(
      and(checkpointsOf(scope, postId), or(inArray(draftCheckpoint.id, tooMany), lt(draftCheckpoint.keptAt, oldest))),
    );
}

function checkpointsOf(scope: Scope, postId: string) {
  return and(eq(draftCheckpoint.organizationId, scope.organizationId), eq(draftCheckpoint.postId, postId));
}
