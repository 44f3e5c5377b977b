import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { forbidden } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { namesOf } from '../../../registers/people/service.ts';
import { getDraft, readPost } from '../service.ts';
import { togetherAccess } from './access.ts';
import type { attendDraft as attendEndpoint } from './contract.ts';
import { draftPresence } from './schema.ts';

/** Pages say every ten seconds that they are there: two that were missed are an end. */
const PRESENT_MS = 20_000;

/**
 * Notes that the acting person has a draft open and in which part they are, and tells who else has. Nobody is kept from
 * writing by it, and it is no event of the trail: it ends by itself within 20 s.
 */
export async function attendDraft(
  scope: Scope,
  input: { postId: string; field: string | null; leaving: boolean },
): Promise<z.input<(typeof attendEndpoint)['answer']>> {
  requireAnyRole(scope.actor, togetherAccess.takePart, 'work on posts');
  const personId = actingPersonId(scope);
  if (personId === null) throw forbidden('Only people have drafts open.');
  await readPost(scope, input.postId);
  const now = scope.services.clock.now();
  const ofPost = and(eq(draftPresence.organizationId, scope.organizationId), eq(draftPresence.postId, input.postId));
  const row = { field: input.field, seenAt: now };
  if (input.leaving) await scope.tx.delete(draftPresence).where(and(ofPost, eq(draftPresence.personId, personId)));
  else {
    await scope.tx
      .insert(draftPresence)
      .values({ organizationId: scope.organizationId, postId: input.postId, personId, ...row })
      .onConflictDoUpdate({
        target: [draftPresence.organizationId, draftPresence.postId, draftPresence.personId],
        set: row,
      });
  }
  const since = new Date(now.getTime() - PRESENT_MS);
  await scope.tx.delete(draftPresence).where(and(ofPost, lt(draftPresence.seenAt, since)));
  const others = await scope.tx
    .select({ id: draftPresence.personId, field: draftPresence.field })
    .from(draftPresence)
    .where(and(ofPost, ne(draftPresence.personId, personId), gt(draftPresence.seenAt, since)))
    .orderBy(asc(draftPresence.personId));
  const names = await namesOf(scope);
  const { revision } = await getDraft(scope, input.postId);
  return { others: others.map(({ id, field }) => ({ id, name: names.get(id) ?? '', field })), revision };
}
