import { and, asc, eq, inArray } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { groupOf, type HandOver } from '../../registers/people/service.ts';
import type { Stage } from './contract.ts';
import { excerptOf } from './excerpt.ts';
import { draft, post } from './schema.ts';

/** What is not out yet, by the kind under which it is told. */
const kinds = {
  draft: ['draft'],
  in_review: ['in_review'],
  changes_requested: ['changes_requested'],
  approved: ['approved'],
  planned: ['scheduled', 'parked', 'publishing'],
} as const satisfies Record<string, readonly Stage[]>;
const unpublished = Object.values(kinds).flat();

/**
 * Posts that are not out get the successor as their author, so that somebody looks after them. Who had a hand in the words
 * stays written down: the successor may approve what they did not write. What is planned stays planned.
 */
export const postsHandOver: HandOver = {
  preview: async (scope, { from, to }) => {
    const rows = await unpublishedOf(scope, from);
    return Object.entries(kinds).flatMap(([kind, stages]) => {
      const own = rows.filter(({ stage }) => stages.some((one) => one === stage));
      const items = own.map(({ id, text }) => ({ id, label: excerptOf(text), link: `/posts/${id}` }));
      // The keys of the table above.
      return groupOf(kind as keyof typeof kinds, to === null ? 'stays' : 'moves', items);
    });
  },
  handOver: async (scope, { from, to }) => {
    if (to === null) return;
    for (const { id } of await unpublishedOf(scope, from)) {
      await scope.tx
        .update(post)
        .set({ authorPersonId: to })
        .where(and(eq(post.organizationId, scope.organizationId), eq(post.id, id)));
      await recordEvent(scope, { action: 'post.handed_over', object: { type: 'post', id }, facts: { from, to } });
    }
  },
};

function unpublishedOf(scope: Scope, personId: string) {
  return scope.tx
    .select({ id: post.id, stage: post.stage, text: draft.content })
    .from(post)
    .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
    .where(
      and(
        eq(post.organizationId, scope.organizationId),
        eq(post.authorPersonId, personId),
        inArray(post.stage, [...unpublished]),
      ),
    )
    .orderBy(asc(post.createdAt), asc(post.id))
    .then((rows) => rows.map((row) => ({ ...row, text: row.text.baseText })));
}
