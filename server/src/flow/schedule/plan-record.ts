import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { PlanView } from './contract.ts';
import { postPlan } from './schema.ts';

export type PlanRow = typeof postPlan.$inferSelect;

/** The plan of a post, whatever became of it; null where nobody ever planned one. */
export async function findPlan(scope: Scope, postId: string): Promise<PlanRow | null> {
  const [row] = await scope.tx.select().from(postPlan).where(planOf(scope, postId));
  return row ?? null;
}

/** One plan a post: a newer one takes the place of the older. */
export async function writePlan(scope: Scope, plan: Omit<PlanRow, 'organizationId'>): Promise<PlanRow> {
  const row: PlanRow = { organizationId: scope.organizationId, ...plan };
  await scope.tx
    .insert(postPlan)
    .values(row)
    .onConflictDoUpdate({ target: [postPlan.organizationId, postPlan.postId], set: row });
  return row;
}

export async function changePlan(
  scope: Scope,
  change: { postId: string } & Partial<Pick<PlanRow, 'state' | 'toldVersionId'>>,
): Promise<void> {
  const { postId, ...set } = change;
  await scope.tx.update(postPlan).set(set).where(planOf(scope, postId));
}

/** Ends the standing plan of a post, if there is one; tells whether there was. */
export async function withdrawPlan(scope: Scope, postId: string): Promise<boolean> {
  const ended = await scope.tx
    .update(postPlan)
    .set({ state: 'withdrawn' })
    .where(and(planOf(scope, postId), eq(postPlan.state, 'standing')))
    .returning({ postId: postPlan.postId });
  return ended.length > 0;
}

/** A time was set: a plan for another time ends. Tells whether the plan of a post stands, being for this very time. */
export async function settlePlan(scope: Scope, set: { postId: string; dueAt: Date }): Promise<boolean> {
  const plan = await findPlan(scope, set.postId);
  if (plan?.state !== 'standing') return false;
  if (plan.dueAt.getTime() === set.dueAt.getTime()) return true;
  await withdrawPlan(scope, set.postId);
  return false;
}

function planOf(scope: Scope, postId: string) {
  return and(eq(postPlan.organizationId, scope.organizationId), eq(postPlan.postId, postId));
}

export function toPlanView(row: PlanRow): PlanView {
  return {
    postId: row.postId,
    localTime: row.localTime,
    timeZone: row.timeZone,
    fold: row.fold,
    dueAt: row.dueAt.toISOString(),
    state: row.state,
    onApproval: row.onApproval,
    plannedBy: row.plannedBy,
    plannedAt: row.plannedAt.toISOString(),
  };
}
