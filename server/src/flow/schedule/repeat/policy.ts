import { eq } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { scheduleAccess } from '../access.ts';
import { calendarSetting } from '../calendar/schema.ts';

/** Whether an occurrence takes the approval of the same words with it; where nobody said so, it does not. */
export async function keepsApproval(scope: Scope): Promise<boolean> {
  const [row] = await scope.tx
    .select({ keepApproval: calendarSetting.keepApproval })
    .from(calendarSetting)
    .where(eq(calendarSetting.organizationId, scope.organizationId));
  return row?.keepApproval ?? false;
}

/** Says whether posts that come again need a review of their own. It holds for what is made from now on. */
export async function setRepeatPolicy(scope: Scope, input: { keepsApproval: boolean }): Promise<void> {
  requireAnyRole(scope.actor, scheduleAccess.policy, 'say which posts need a review');
  const by = actingPersonId(scope);
  if (by === null) throw new TypeError('a person says what needs a review');
  const set = { keepApproval: input.keepsApproval, updatedBy: by, updatedAt: scope.services.clock.now() };
  await scope.tx
    .insert(calendarSetting)
    .values({ organizationId: scope.organizationId, ...set })
    .onConflictDoUpdate({ target: calendarSetting.organizationId, set });
  await recordEvent(scope, {
    action: 'repeat.policy_set',
    object: { type: 'organization', id: scope.organizationId },
    facts: { keeps_approval: input.keepsApproval },
  });
}
