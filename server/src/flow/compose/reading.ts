import { and, arrayContains, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm';
import { hasAnyRole, reachOf } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../registers/people/contract.ts';
import { postAccess } from './access.ts';
import { draft, post, postVersion } from './schema.ts';

/**
 * Which rows of `post` the acting person may see, as a condition; undefined where they see all. Somebody whose every
 * reading role is limited sees posts of these channels, and those that they wrote or edited. Fails closed: a draft
 * without channels is seen by its editors only.
 */
export function readablePosts(scope: Scope): SQL | undefined {
  if (scope.actor.type === 'system') return undefined;
  // What somebody shares has a page of its own, and is in no room of the house.
  return and(isNull(post.sharerId), reachedPosts(scope));
}

function reachedPosts(scope: Scope): SQL | undefined {
  const { actor } = scope;
  if (actor.type === 'system' || hasAnyRole(actor, seeAndStopEverywhere)) return undefined;
  const reach = reachOf(actor, postAccess.read);
  if (reach === null) return undefined;
  const reached = (content: SQL) => sql`${content}->'channelIds' ?| ${sql.param([...reach])}::text[]`;
  return or(
    eq(post.authorPersonId, actor.id),
    exists(
      scope.tx
        .select({ found: sql`1` })
        .from(draft)
        .where(and(draftOfPost, or(arrayContains(draft.editors, [actor.id]), reached(sql`${draft.content}`)))),
    ),
    exists(
      scope.tx
        .select({ found: sql`1` })
        .from(postVersion)
        .where(and(currentVersion, reached(sql`${postVersion.content}`))),
    ),
  );
}

const draftOfPost = and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id));
const versionOfPost = and(eq(postVersion.organizationId, post.organizationId), eq(postVersion.postId, post.id));
const currentVersion = and(versionOfPost, eq(postVersion.id, post.currentVersionId));

/** Whether an image belongs to a post that the acting person may see: in its draft or in one of its versions. */
export async function isImageInReadablePost(scope: Scope, mediaId: string): Promise<boolean> {
  const visible = reachedPosts(scope);
  if (visible === undefined) return true;
  const used = (content: SQL) =>
    sql`(${content}->'images' @> ${JSON.stringify([{ mediaId }])}::jsonb or jsonb_path_exists(
      ${content}, '$.images[*].crops.*.mediaId ? (@ == $id)', jsonb_build_object('id', ${mediaId}::text))
      or ${mediaId}::text in (${content} #>> '{video,mediaId}', ${content} #>> '{video,cover,mediaId}',
        ${content} #>> '{document,mediaId}'))`;
  const inDraft = scope.tx
    .select({ found: sql`1` })
    .from(draft)
    .where(and(draftOfPost, used(sql`${draft.content}`)));
  const inVersion = scope.tx
    .select({ found: sql`1` })
    .from(postVersion)
    .where(and(versionOfPost, used(sql`${postVersion.content}`)));
  const rows = await scope.tx
    .select({ id: post.id })
    .from(post)
    .where(and(eq(post.organizationId, scope.organizationId), visible, or(exists(inDraft), exists(inVersion))))
    .limit(1);
  return rows.length > 0;
}
