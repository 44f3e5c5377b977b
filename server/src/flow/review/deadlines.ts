import type { ReviewStep } from '../../registers/org/contract.ts';

const HOUR_MS = 60 * 60 * 1_000;
/** Time to look at a post again and to put it on its way, where a step says nothing else. */
const USUAL_LEAD_HOURS = 2;
/** A reminder comes this long before a deadline, or at half of the time where there is less than twice as much. */
const REMIND_BEFORE_MS = 4 * HOUR_MS;
/** Others are told when nobody has decided this long after the deadline. */
const ESCALATE_AFTER_MS = HOUR_MS / 2;

type Timed = Pick<ReviewStep, 'deadlineHours' | 'leadHours'>;

/** By when a step is to be decided: its own hours, or the planned time less the lead, whichever comes first; else null. */
export function stepDueAt(step: Timed, times: { submittedAt: Date; plannedAt: Date | null }): Date | null {
  const own = step.deadlineHours === undefined ? [] : [times.submittedAt.getTime() + step.deadlineHours * HOUR_MS];
  const lead = (step.leadHours ?? USUAL_LEAD_HOURS) * HOUR_MS;
  const planned = times.plannedAt === null ? [] : [times.plannedAt.getTime() - lead];
  const all = [...own, ...planned];
  return all.length === 0 ? null : new Date(Math.min(...all));
}

/** What is stored of the deadlines of steps that wait, so that a list can be sorted without looking at each. */
export function storedDeadline(
  steps: readonly Timed[],
  submittedAt: Date,
): { dueAt: Date | null; leadMinutes: number } {
  const own = steps.flatMap((step) => stepDueAt(step, { submittedAt, plannedAt: null }) ?? []);
  const leads = steps.map((step) => step.leadHours ?? USUAL_LEAD_HOURS);
  return {
    dueAt: own.length === 0 ? null : new Date(Math.min(...own.map((due) => due.getTime()))),
    leadMinutes: Math.max(0, ...leads) * 60,
  };
}

export type ReminderKind = 'before' | 'at' | 'escalated';

/** What is to be told now of a deadline. Once it has come, nobody hears that it is near. */
export function remindersDue(times: { now: Date; submittedAt: Date; dueAt: Date }): ReminderKind[] {
  const [now, asked, due] = [times.now.getTime(), times.submittedAt.getTime(), times.dueAt.getTime()];
  if (now >= due + ESCALATE_AFTER_MS) return ['at', 'escalated'];
  if (now >= due) return ['at'];
  const before = Math.min(REMIND_BEFORE_MS, (due - asked) / 2);
  return now >= due - before ? ['before'] : [];
}
