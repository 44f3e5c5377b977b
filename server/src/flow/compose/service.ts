import { and, desc, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import { conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { namesOf } from '../../registers/people/service.ts';
import { postAccess } from './access.ts';
import { noteBasis, requireBasis } from './basis.ts';
import { keepCheckpoint } from './checkpoint.ts';
import { canonicalContent, contentHash, emptyContent } from './content-hash.ts';
import { type Content, type PostView, type VersionView } from './contract.ts';
import { moveStage, postIs } from './post-stage.ts';
import { readablePosts } from './reading.ts';
import { draft, post, postVersion } from './schema.ts';
import { settleContent } from './short-links/settle.ts';

export { basisOf, isForm, postsRestingOn } from './basis.ts';
export { contentHash } from './content-hash.ts';
export { baseTextHead, excerptOf } from './excerpt.ts';
export { listPosts } from './list-posts.ts';
export { moveStage, noteStage, noteWish } from './post-stage.ts';
export { isImageInReadablePost, readablePosts } from './reading.ts';
export { createSharePost } from './share-post.ts';
export { shortPlaces } from './short-links/codes.ts';

export type PostRow = typeof post.$inferSelect;
export type DraftRow = typeof draft.$inferSelect;
export type VersionRow = typeof postVersion.$inferSelect;

/**
 * Begins a post with an empty or given draft; its author is the acting person. `editors` had a hand in the words before:
 * they may not approve them here either.
 */
export async function createPost(
  scope: Scope,
  input: { content?: Content | undefined; editors?: readonly string[] },
): Promise<PostView> {
  const given = canonicalContent(input.content ?? emptyContent);
  requireRoleOn(scope.actor, postAccess.write, { whatFor: 'write posts', channelIds: given.channelIds });
  const author = requirePerson(scope);
  await requireBasis(scope, given);
  const now = scope.services.clock.now();
  const id = newId<'post'>(now.getTime());
  const content = await settleContent(scope, { postId: id, content: given, makes: false });
  await scope.tx.insert(post).values({
    organizationId: scope.organizationId,
    id,
    authorPersonId: author,
    stage: 'draft',
    createdAt: now,
    updatedAt: now,
  });
  await scope.tx.insert(draft).values({
    organizationId: scope.organizationId,
    postId: id,
    revision: 1,
    content,
    editors: [...new Set([author, ...(input.editors ?? [])])],
    updatedBy: author,
    updatedAt: now,
  });
  await noteBasis(scope, { postId: id, content });
  await recordEvent(scope, { action: 'post.created', object: { type: 'post', id } });
  return getPost(scope, id);
}

function requirePerson(scope: Scope) {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('posts are written by people');
  return person;
}

/** A post that the acting person may see; another one looks as if it did not exist. */
export async function readPost(scope: Scope, postId: string): Promise<PostRow> {
  const [row] = await scope.tx
    .select()
    .from(post)
    .where(and(postIs(scope, postId), readablePosts(scope)));
  if (row === undefined) throw notFound('post');
  return row;
}

/** Locks a post that the acting person may see until the end of the transaction: whoever edits, reviews, schedules or arms takes turns. */
export async function lockPost(scope: Scope, postId: string): Promise<PostRow> {
  const limit = readablePosts(scope);
  const [row] =
    limit === undefined
      ? await lockAnyPost(scope, { postId })
      : await scope.tx
          .select()
          .from(post)
          .where(and(postIs(scope, postId), limit))
          .for('update');
  if (row === undefined) throw notFound('post');
  return row;
}

/** Locks what the acting person shares. Throws `NOT_FOUND`, also for what others share. */
export async function lockSharePost(scope: Scope, postId: string): Promise<PostRow> {
  const [row] = await lockAnyPost(scope, { postId });
  if (row === undefined || row.sharerId === null || row.sharerId !== actingPersonId(scope)) throw notFound('share');
  return row;
}

const lockAnyPost = buildOnce((tx, { organizationId, postId }: Blanks<'organizationId' | 'postId'>) =>
  tx
    .select()
    .from(post)
    .where(and(eq(post.organizationId, organizationId), eq(post.id, postId)))
    .for('update'),
);

export async function getDraft(scope: Scope, postId: string): Promise<DraftRow> {
  const [row] = await draftOf(scope, { postId });
  if (row === undefined) throw notFound('post');
  return row;
}

const draftOf = buildOnce((tx, { organizationId, postId }: Blanks<'organizationId' | 'postId'>) =>
  tx
    .select()
    .from(draft)
    .where(and(eq(draft.organizationId, organizationId), eq(draft.postId, postId))),
);

/**
 * Autosave. Throws `DRAFT_CHANGED` with the newer draft in the details when `revision` is not the one on record, and
 * `POST_PUBLISHED` once something of the post left. Changed content takes the post back to the stage `draft`; what was
 * approved stays bound to the version that was approved.
 */
export async function saveDraft(
  scope: Scope,
  input: { postId: string; revision: number; content: Content },
): Promise<{ revision: number; updatedAt: string }> {
  requireAnyRole(scope.actor, postAccess.write, 'write posts');
  const editor = requirePerson(scope);
  const locked = await lockPost(scope, input.postId);
  const current = await getDraft(scope, input.postId);
  if (current.revision !== input.revision) throw draftChanged(current);
  const content = await settleContent(scope, {
    postId: input.postId,
    content: canonicalContent(input.content),
    makes: false,
  });
  // Words that go to a channel are touched by whoever changes them, and by whoever takes the channel off.
  const channelIds = [...new Set([...current.content.channelIds, ...content.channelIds])];
  requireRoleOn(scope.actor, postAccess.write, { whatFor: 'write posts', channelIds });
  if (contentHash(content) === contentHash(current.content)) {
    return { revision: current.revision, updatedAt: current.updatedAt.toISOString() };
  }
  await requireBasis(scope, content);
  const now = scope.services.clock.now();
  await moveStage(scope, { row: locked, event: 'edited' });
  await keepCheckpoint(scope, { post: locked, current, next: content, editor });
  await scope.tx
    .update(draft)
    .set({
      revision: current.revision + 1,
      content,
      editors: [...new Set([...current.editors, editor])],
      updatedBy: editor,
      updatedAt: now,
    })
    .where(and(eq(draft.organizationId, scope.organizationId), eq(draft.postId, input.postId)));
  await noteBasis(scope, { postId: input.postId, content });
  await recordEvent(scope, {
    action: 'draft.saved',
    object: { type: 'post', id: input.postId, version: `draft-${current.revision + 1}`, sha256: contentHash(content) },
  });
  return { revision: current.revision + 1, updatedAt: now.toISOString() };
}

function draftChanged(current: DraftRow) {
  const error = conflict(
    'DRAFT_CHANGED',
    'This draft was changed elsewhere in the meantime.',
    'Compare both and keep the words you want.',
  );
  return Object.assign(error, {
    details: {
      revision: current.revision,
      content: current.content,
      updatedBy: current.updatedBy,
      updatedAt: current.updatedAt.toISOString(),
    },
  });
}

/**
 * Freezes the draft of a locked post into an immutable version; the same content again is the same version.
 * The caller checks that the draft's revision is the one that a person saw.
 */
export async function freezeVersion(scope: Scope, postId: string): Promise<VersionRow> {
  const current = await settleDraft(scope, await getDraft(scope, postId));
  const hash = contentHash(current.content);
  const [latest] = await scope.tx
    .select()
    .from(postVersion)
    .where(versionsOf(scope, postId))
    .orderBy(desc(postVersion.number))
    .limit(1);
  // Somebody new among the editors needs a new version too: it decides who may approve.
  if (latest?.contentHash === hash && sameMembers(latest.editors, current.editors)) return latest;
  const now = scope.services.clock.now();
  const row: VersionRow = {
    organizationId: scope.organizationId,
    id: newId<'version'>(now.getTime()),
    postId,
    number: (latest?.number ?? 0) + 1,
    contentHash: hash,
    content: current.content,
    editors: current.editors,
    createdBy: requirePerson(scope),
    createdAt: now,
  };
  await scope.tx.insert(postVersion).values(row);
  await noteBasis(scope, row);
  await recordEvent(scope, {
    action: 'version.frozen',
    object: { type: 'post', id: postId, version: row.id, sha256: hash },
    facts: { number: row.number },
  });
  return row;
}

/** What is frozen holds its short addresses: those that are still missing are made, in the draft as well. */
async function settleDraft(scope: Scope, current: DraftRow): Promise<DraftRow> {
  const { postId } = current;
  const content = await settleContent(scope, { postId, content: current.content, makes: true });
  if (contentHash(content) === contentHash(current.content)) return current;
  await scope.tx
    .update(draft)
    .set({ content })
    .where(and(eq(draft.organizationId, scope.organizationId), eq(draft.postId, postId)));
  return { ...current, content };
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function versionsOf(scope: Scope, postId: string) {
  return and(eq(postVersion.organizationId, scope.organizationId), eq(postVersion.postId, postId));
}

export async function getVersion(scope: Scope, versionId: string): Promise<VersionRow> {
  const [row] = await versionById(scope, { id: versionId });
  if (row === undefined) throw notFound('version');
  return row;
}

const versionById = buildOnce((tx, { organizationId, id }: Blanks<'organizationId' | 'id'>) =>
  tx
    .select()
    .from(postVersion)
    .where(and(eq(postVersion.organizationId, organizationId), eq(postVersion.id, id))),
);

/** Newest first. */
export async function listVersions(scope: Scope, postId: string): Promise<VersionRow[]> {
  return scope.tx.select().from(postVersion).where(versionsOf(scope, postId)).orderBy(desc(postVersion.number));
}

export async function getPost(scope: Scope, postId: string): Promise<PostView> {
  requireAnyRole(scope.actor, postAccess.read, 'see posts');
  const row = await readPost(scope, postId);
  const current = await getDraft(scope, postId);
  const versions = await listVersions(scope, postId);
  const names = await namesOf(scope);
  return {
    id: row.id,
    stage: row.stage,
    authorId: row.authorPersonId,
    authorName: names.get(row.authorPersonId) ?? '',
    draft: {
      revision: current.revision,
      content: current.content,
      updatedAt: current.updatedAt.toISOString(),
      updatedBy: current.updatedBy,
    },
    versions: versions.map(toVersionView),
    outSince: row.outSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function toVersionView(row: VersionRow): VersionView {
  return {
    id: row.id,
    postId: row.postId,
    number: row.number,
    contentHash: row.contentHash,
    content: row.content,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * Begins the correction of a post that stands: its draft may be written again, and goes through review as any other. What
 * stands stays as it is until somebody sends the correction. Throws `STAGE_CONFLICT` for a post that is not published.
 */
export async function beginCorrection(scope: Scope, postId: string): Promise<void> {
  requireAnyRole(scope.actor, postAccess.write, 'write posts');
  const row = await lockPost(scope, postId);
  const { channelIds } = (await getDraft(scope, postId)).content;
  requireRoleOn(scope.actor, postAccess.write, { whatFor: 'write posts', channelIds });
  await moveStage(scope, { row, event: 'correcting' });
  await recordEvent(scope, { action: 'post.correction_begun', object: { type: 'post', id: postId } });
}

/**
 * Puts an unpublished draft away; `restorePost` takes it back. A post that stands stays with what stands: only its correction
 * ends, and the words of it stay in the draft.
 */
export async function discardPost(scope: Scope, postId: string): Promise<void> {
  const row = await lockForDiscard(scope, postId);
  if (row.outSince !== null) {
    await moveStage(scope, { row, event: 'put_back' });
    await recordEvent(scope, { action: 'post.correction_ended', object: { type: 'post', id: postId } });
    return;
  }
  await moveStage(scope, { row, event: 'discarded', dueAt: null });
  await recordEvent(scope, { action: 'post.discarded', object: { type: 'post', id: postId } });
}

export async function restorePost(scope: Scope, postId: string): Promise<void> {
  await moveStage(scope, { row: await lockForDiscard(scope, postId), event: 'restored' });
  await recordEvent(scope, { action: 'post.restored', object: { type: 'post', id: postId } });
}

async function lockForDiscard(scope: Scope, postId: string): Promise<PostRow> {
  requireAnyRole(scope.actor, postAccess.discard, 'put drafts away');
  const row = await lockPost(scope, postId);
  const { channelIds } = (await getDraft(scope, postId)).content;
  requireRoleOn(scope.actor, postAccess.discard, { whatFor: 'put drafts away', channelIds });
  return row;
}
