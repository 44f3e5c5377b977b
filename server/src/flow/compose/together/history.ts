import { and, desc, eq } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listChannels } from '../../../registers/channels/service.ts';
import { namesOf } from '../../../registers/people/service.ts';
import type { Content } from '../contract.ts';
import { diffContent, type FieldDiff } from '../diff/version-diff.ts';
import { draftCheckpoint } from '../schema.ts';
import { contentHash, getDraft, listVersions, readPost } from '../service.ts';
import { togetherAccess } from './access.ts';
import type { HistoryEntry } from './contract.ts';

/** The states of a post, newest first: the draft as it is now, what was frozen, and how the draft stood in between. */
export async function listHistory(scope: Scope, postId: string): Promise<HistoryEntry[]> {
  await requireReading(scope, postId);
  const names = await namesOf(scope);
  const nameOf = (id: string) => names.get(id) ?? '';
  const current = await getDraft(scope, postId);
  const versions = await listVersions(scope, postId);
  const checkpoints = await scope.tx
    .select({
      id: draftCheckpoint.id,
      contentHash: draftCheckpoint.contentHash,
      savedBy: draftCheckpoint.savedBy,
      savedAt: draftCheckpoint.savedAt,
    })
    .from(draftCheckpoint)
    .where(checkpointsOf(scope, postId))
    .orderBy(desc(draftCheckpoint.savedAt), desc(draftCheckpoint.id));
  const now: HistoryEntry = {
    ref: 'draft',
    kind: 'draft',
    number: null,
    at: current.updatedAt.toISOString(),
    byName: nameOf(current.updatedBy),
    contentHash: contentHash(current.content),
  };
  const before = [
    ...versions.map(
      (version): HistoryEntry => ({
        ref: `version:${version.number}`,
        kind: 'version',
        number: version.number,
        at: version.createdAt.toISOString(),
        byName: nameOf(version.createdBy),
        contentHash: version.contentHash,
      }),
    ),
    ...checkpoints.map(
      (checkpoint): HistoryEntry => ({
        ref: `checkpoint:${checkpoint.id}`,
        kind: 'checkpoint',
        number: null,
        at: checkpoint.savedAt.toISOString(),
        byName: nameOf(checkpoint.savedBy),
        contentHash: checkpoint.contentHash,
      }),
    ),
  ];
  return [now, ...before.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))];
}

/** What changed from one state to another, field by field. Throws `NOT_FOUND` for a state that the post never had. */
export async function diffHistory(
  scope: Scope,
  input: { postId: string; from: string; to: string },
): Promise<FieldDiff[]> {
  await requireReading(scope, input.postId);
  const from = await contentIn(scope, { postId: input.postId, ref: input.from });
  const to = await contentIn(scope, { postId: input.postId, ref: input.to });
  const names = new Map((await listChannels(scope)).map(({ id, name }) => [id, name]));
  return diffContent(from, to, (id) => names.get(id) ?? id);
}

/** Everything that a post held in one state, e.g. to bring it back into the draft by `saveDraft`. */
export async function getStateContent(scope: Scope, input: { postId: string; ref: string }): Promise<Content> {
  await requireReading(scope, input.postId);
  return contentIn(scope, input);
}

async function requireReading(scope: Scope, postId: string): Promise<void> {
  requireAnyRole(scope.actor, togetherAccess.read, 'see posts');
  await readPost(scope, postId);
}

/** The contract holds refs to their three forms. */
async function contentIn(scope: Scope, { postId, ref }: { postId: string; ref: string }): Promise<Content> {
  const [kind, which = ''] = ref.split(':');
  if (kind === 'draft') return (await getDraft(scope, postId)).content;
  if (kind === 'version') {
    const version = (await listVersions(scope, postId)).find(({ number }) => number === Number(which));
    if (version === undefined) throw notFound('version');
    return version.content;
  }
  const [checkpoint] = await scope.tx
    .select({ content: draftCheckpoint.content })
    .from(draftCheckpoint)
    .where(and(checkpointsOf(scope, postId), eq(draftCheckpoint.id, which)));
  if (checkpoint === undefined) throw notFound('version');
  return checkpoint.content;
}

function checkpointsOf(scope: Scope, postId: string) {
  return and(eq(draftCheckpoint.organizationId, scope.organizationId), eq(draftCheckpoint.postId, postId));
}
