import { and, asc, count, eq, or } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { namesOf } from '../../../registers/people/service.ts';
import { lockPost, readPost } from '../service.ts';
import { togetherAccess } from './access.ts';
import type { addDraftComment as addEndpoint, DraftThreadView } from './contract.ts';
import { tellColleagues } from './notify.ts';
import { readersOf } from './readers.ts';
import { draftComment } from './schema.ts';
import { changeableUntil, threadsOf } from './state.ts';

type NewComment = z.output<(typeof addEndpoint)['body']>;
type CommentRow = typeof draftComment.$inferSelect;

/** Far more than anybody reads; a program in a loop ends here. */
const MOST_COMMENTS = 500;

/** Threads on a draft, oldest first, each with its answers. */
export async function listDraftComments(scope: Scope, postId: string): Promise<DraftThreadView[]> {
  requireAnyRole(scope.actor, togetherAccess.read, 'see comments');
  await readPost(scope, postId);
  return loadThreads(scope, postId);
}

/** People who may read a post and are here, by name: those whom a comment may mention. */
export async function listPostReaders(scope: Scope, postId: string): Promise<{ id: string; name: string }[]> {
  requireAnyRole(scope.actor, togetherAccess.read, 'see posts');
  const readers = await readersOf(scope, await readPost(scope, postId));
  const names = await namesOf(scope);
  return readers
    .map((id) => ({ id, name: names.get(id) ?? '' }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/**
 * Says something to colleagues about a draft, or answers them. Whoever is mentioned and, for an answer, whoever wrote in
 * the thread gets a message without a word of it. Throws `MENTION_OUT_OF_REACH`, `TOO_MANY_COMMENTS`.
 */
export async function addDraftComment(scope: Scope, input: NewComment & { postId: string }): Promise<DraftThreadView> {
  const author = requireTakingPart(scope);
  const post = await lockPost(scope, input.postId);
  const thread = input.threadId === null ? null : await readThread(scope, post.id, input.threadId);
  await requireRoom(scope, post.id);
  const readers = await readersOf(scope, post);
  const mentions = requireReaders(input.mentions, readers);
  const now = scope.services.clock.now();
  const row: CommentRow = {
    organizationId: scope.organizationId,
    id: newId<'comment'>(now.getTime()),
    postId: post.id,
    threadId: thread?.id ?? null,
    authorPersonId: author,
    body: input.body,
    field: thread === null ? input.field : null,
    quote: thread === null && input.field !== null ? input.quote : null,
    mentions,
    createdAt: now,
    editedAt: null,
    removedAt: null,
    resolvedAt: null,
    resolvedBy: null,
  };
  await scope.tx.insert(draftComment).values(row);
  await recordEvent(scope, {
    action: 'draft_comment.added',
    object: { type: 'post', id: post.id },
    after: { body: row.body, quote: row.quote },
    facts: { comment: row.id, thread: row.threadId, mentions: mentions.length },
  });
  const wroteBefore = thread === null ? [] : await authorsOf(scope, thread.id);
  const answered = wroteBefore.filter((id) => readers.includes(id));
  await tellColleagues(scope, { postId: post.id, by: author, mentioned: mentions, answered });
  return loadThread(scope, post.id, row.threadId ?? row.id);
}

/** Changes one's own comment while it is fresh; only whoever is newly mentioned is told. Throws `COMMENT_TOO_OLD`. */
export async function changeDraftComment(
  scope: Scope,
  input: { commentId: string; body: string; mentions: readonly string[] },
): Promise<DraftThreadView> {
  const { row, post } = await lockOwn(scope, input.commentId);
  const mentions = requireReaders(input.mentions, await readersOf(scope, post));
  await update(scope, row.id, { body: input.body, mentions, editedAt: scope.services.clock.now() });
  await recordEvent(scope, {
    action: 'draft_comment.changed',
    object: { type: 'post', id: row.postId },
    before: { body: row.body },
    after: { body: input.body },
    facts: { comment: row.id, mentions: mentions.length },
  });
  const mentioned = mentions.filter((id) => !row.mentions.includes(id));
  await tellColleagues(scope, { postId: row.postId, by: row.authorPersonId, mentioned, answered: [] });
  return loadThread(scope, row.postId, row.threadId ?? row.id);
}

/** Deletes the words of one's own comment while it is fresh; that it was there stays. Throws `COMMENT_TOO_OLD`. */
export async function removeDraftComment(scope: Scope, commentId: string): Promise<void> {
  const { row } = await lockOwn(scope, commentId);
  await update(scope, row.id, { body: '', quote: null, mentions: [], removedAt: scope.services.clock.now() });
  await recordEvent(scope, {
    action: 'draft_comment.removed',
    object: { type: 'post', id: row.postId },
    facts: { comment: row.id },
  });
}

/** Settles a thread, or opens it again. What it is already, it stays. */
export async function settleDraftThread(
  scope: Scope,
  input: { threadId: string; resolved: boolean },
): Promise<DraftThreadView> {
  const person = requireTakingPart(scope);
  const found = await readComment(scope, input.threadId);
  await lockPost(scope, found.postId);
  const thread = await readThread(scope, found.postId, found.id);
  if ((thread.resolvedAt !== null) !== input.resolved) {
    const resolved = { resolvedAt: scope.services.clock.now(), resolvedBy: person };
    await update(scope, thread.id, input.resolved ? resolved : { resolvedAt: null, resolvedBy: null });
    await recordEvent(scope, {
      action: input.resolved ? 'draft_comment.resolved' : 'draft_comment.reopened',
      object: { type: 'post', id: thread.postId },
      facts: { comment: thread.id },
    });
  }
  return loadThread(scope, thread.postId, thread.id);
}

function requireTakingPart(scope: Scope) {
  requireAnyRole(scope.actor, togetherAccess.takePart, 'comment on drafts');
  const person = actingPersonId(scope);
  if (person === null) throw forbidden('Only people comment.');
  return person;
}

function requireReaders(mentions: readonly string[], readers: readonly string[]): string[] {
  const unique = [...new Set(mentions)];
  if (unique.every((id) => readers.includes(id))) return unique;
  throw unprocessable({
    code: 'MENTION_OUT_OF_REACH',
    message: 'Somebody who is mentioned may not read this post.',
    remedy: 'Leave their name out, or ask an administrator to let them see it.',
  });
}

async function requireRoom(scope: Scope, postId: string): Promise<void> {
  const [row] = await scope.tx.select({ total: count() }).from(draftComment).where(commentsOf(scope, postId));
  if ((row?.total ?? 0) < MOST_COMMENTS) return;
  throw conflict('TOO_MANY_COMMENTS', 'This post has as many comments as it can hold.', 'Talk it over in person.');
}

/** A comment of a post that the acting person may see; another one looks as if it did not exist. */
async function readComment(scope: Scope, commentId: string): Promise<CommentRow> {
  const [row] = await scope.tx.select().from(draftComment).where(commentIs(scope, commentId));
  if (row === undefined) throw notFound('comment');
  await readPost(scope, row.postId);
  return row;
}

async function readThread(scope: Scope, postId: string, threadId: string): Promise<CommentRow> {
  const row = await readComment(scope, threadId);
  if (row.postId !== postId || row.threadId !== null) throw notFound('comment');
  return row;
}

/** The acting person's own comment with its post locked, as long as it may be changed. */
async function lockOwn(scope: Scope, commentId: string) {
  const person = requireTakingPart(scope);
  const { postId } = await readComment(scope, commentId);
  const post = await lockPost(scope, postId);
  const row = await readComment(scope, commentId);
  if (row.authorPersonId !== person) throw forbidden('A comment is changed by whoever wrote it.', 'COMMENT_OF_OTHERS');
  if (row.removedAt !== null) throw notFound('comment');
  if (scope.services.clock.now() <= changeableUntil(row)) return { row, post };
  throw conflict('COMMENT_TOO_OLD', 'This comment can no longer be changed.', 'Write another one.');
}

async function authorsOf(scope: Scope, threadId: string): Promise<string[]> {
  const rows = await scope.tx
    .selectDistinct({ id: draftComment.authorPersonId })
    .from(draftComment)
    .where(
      and(
        eq(draftComment.organizationId, scope.organizationId),
        or(eq(draftComment.id, threadId), eq(draftComment.threadId, threadId)),
      ),
    );
  return rows.map(({ id }) => id);
}

async function update(scope: Scope, commentId: string, patch: Partial<CommentRow>): Promise<void> {
  await scope.tx.update(draftComment).set(patch).where(commentIs(scope, commentId));
}

async function loadThread(scope: Scope, postId: string, threadId: string): Promise<DraftThreadView> {
  const thread = (await loadThreads(scope, postId)).find(({ id }) => id === threadId);
  if (thread === undefined) throw notFound('comment');
  return thread;
}

async function loadThreads(scope: Scope, postId: string): Promise<DraftThreadView[]> {
  const rows = await scope.tx
    .select()
    .from(draftComment)
    .where(commentsOf(scope, postId))
    .orderBy(asc(draftComment.createdAt), asc(draftComment.id));
  const names = await namesOf(scope);
  return threadsOf(rows, { names, reader: actingPersonId(scope), now: scope.services.clock.now() });
}

function commentsOf(scope: Scope, postId: string) {
  return and(eq(draftComment.organizationId, scope.organizationId), eq(draftComment.postId, postId));
}

function commentIs(scope: Scope, commentId: string) {
  return and(eq(draftComment.organizationId, scope.organizationId), eq(draftComment.id, commentId));
}
