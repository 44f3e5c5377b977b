import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict, forbidden, notFound } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { lenderOf, requireAnyRole, requireRoleOn, withoutLenders } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { namesOf } from '../../registers/people/service.ts';
import { getVersion, lockPost } from '../compose/service.ts';
import { latestScreening, screenNow } from '../screen/service.ts';
import { reviewAccess } from './access.ts';
import type { waiveFinding as waiveEndpoint, waiverView } from './contract.ts';
import { findReview } from './find-review.ts';
import { waiver } from './schema.ts';

/**
 * A privacy officer's reasoned decision that one finding, on exactly these bytes, may stand.
 * @throws `VERSION_CHANGED`, `REVIEW_CLOSED`, `OWN_VERSION`, `ALREADY_WAIVED`, `NOT_FOUND` for a finding that is not there.
 */
export async function waiveFinding(
  scope: Scope,
  input: { reviewId: string } & z.output<(typeof waiveEndpoint)['body']>,
): Promise<z.input<typeof waiverView>> {
  requireAnyRole(scope.actor, reviewAccess.waive, 'waive findings');
  const officer = actingPersonId(scope);
  if (officer === null) throw forbidden('Only a person can waive a finding.');
  const row = await findReview(scope, input.reviewId);
  const post = await lockPost(scope, row.postId);
  if (row.contentHash !== input.contentHash || post.currentVersionId !== row.versionId) {
    throw conflict('VERSION_CHANGED', 'The post was changed since you looked at it.', 'Look at the new version.');
  }
  const version = await getVersion(scope, row.versionId);
  if (version.editors.includes(officer)) {
    throw forbidden('You had a hand in these words, so another officer must decide.', 'OWN_VERSION');
  }
  // Neither in one's own name nor in that of an editor.
  const actor = withoutLenders(scope.actor, version.editors);
  const { channelIds } = version.content;
  requireRoleOn(actor, reviewAccess.waive, { whatFor: 'waive findings', channelIds });
  await requireFinding(scope, { versionId: version.id, content: version.content, findingKey: input.findingKey });
  const made = await insertWaiver(scope, { ...input, versionId: version.id, officer });
  await recordEvent(scope, {
    action: 'finding.waived',
    object: { type: 'post', id: row.postId, version: version.id, sha256: version.contentHash },
    reason: input.reason,
    actingAs: lenderOf(actor),
    facts: { finding: input.findingKey, waiver: made.id },
  });
  const names = await namesOf(scope);
  return {
    id: made.id,
    findingKey: made.findingKey,
    reason: made.reason,
    officerId: officer,
    officerName: names.get(officer) ?? '',
    createdAt: made.createdAt.toISOString(),
  };
}

async function requireFinding(
  scope: Scope,
  input: { versionId: string; content: Parameters<typeof screenNow>[1]; findingKey: string },
): Promise<void> {
  const recorded = await latestScreening(scope, input.versionId);
  const now = await screenNow(scope, input.content);
  const known = [...(recorded?.findings ?? []), ...now.findings];
  if (!known.some((finding) => finding.key === input.findingKey)) throw notFound('finding');
}

async function insertWaiver(
  scope: Scope,
  input: { versionId: string; contentHash: string; findingKey: string; reason: string; officer: string },
) {
  const now = scope.services.clock.now();
  const row = {
    organizationId: scope.organizationId,
    id: newId<'waiver'>(now.getTime()),
    versionId: input.versionId,
    contentHash: input.contentHash,
    findingKey: input.findingKey,
    reason: input.reason,
    officerPersonId: input.officer,
    createdAt: now,
  };
  await scope.tx
    .insert(waiver)
    .values(row)
    .catch((error: unknown) => {
      if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
      throw conflict('ALREADY_WAIVED', 'This finding was waived already.');
    });
  return row;
}

/** Takes a waiver back; whatever relied on it and has not left is blocked again. */
export async function withdrawWaiver(scope: Scope, waiverId: string): Promise<void> {
  // Taking a waiver back stops something, so no limit binds it.
  requireAnyRole(scope.actor, reviewAccess.waive, 'withdraw waivers');
  const [row] = await scope.tx
    .update(waiver)
    .set({ withdrawnAt: scope.services.clock.now() })
    .where(and(eq(waiver.organizationId, scope.organizationId), eq(waiver.id, waiverId), isNull(waiver.withdrawnAt)))
    .returning();
  if (row === undefined) throw notFound('waiver');
  const version = await getVersion(scope, row.versionId);
  await recordEvent(scope, {
    action: 'waiver.withdrawn',
    object: { type: 'post', id: version.postId, version: version.id, sha256: version.contentHash },
    facts: { finding: row.findingKey, waiver: row.id },
  });
}
