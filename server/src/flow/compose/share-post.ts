import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { noteBasis } from './basis.ts';
import { contentHash } from './content-hash.ts';
import type { Content } from './contract.ts';
import { draft, post, postVersion } from './schema.ts';
import type { VersionRow } from './service.ts';

/**
 * A post by which the acting person shares words that others approved: with its one version, and nothing left to write. It
 * rests on the same pictures and permissions, so that what calls those back finds it. The gate holds its content to be what is
 * made of the approved one.
 */
export async function createSharePost(scope: Scope, content: Content): Promise<VersionRow> {
  const sharer = actingPersonId(scope);
  if (sharer === null) throw new TypeError('posts are shared by people');
  const { organizationId } = scope;
  const now = scope.services.clock.now();
  const id = newId<'post'>(now.getTime());
  const row: VersionRow = {
    organizationId,
    id: newId<'version'>(now.getTime()),
    postId: id,
    number: 1,
    contentHash: contentHash(content),
    content,
    editors: [sharer],
    createdBy: sharer,
    createdAt: now,
  };
  const times = { createdAt: now, updatedAt: now };
  await scope.tx
    .insert(post)
    .values({ organizationId, id, authorPersonId: sharer, sharerId: sharer, stage: 'approved', ...times });
  await scope.tx
    .insert(draft)
    .values({ organizationId, postId: id, revision: 1, content, editors: [sharer], updatedBy: sharer, updatedAt: now });
  await scope.tx.insert(postVersion).values(row);
  await scope.tx
    .update(post)
    .set({ currentVersionId: row.id })
    .where(and(eq(post.organizationId, organizationId), eq(post.id, id)));
  await noteBasis(scope, { postId: id, content });
  await recordEvent(scope, {
    action: 'post.created',
    object: { type: 'post', id, version: row.id, sha256: row.contentHash },
  });
  return row;
}
