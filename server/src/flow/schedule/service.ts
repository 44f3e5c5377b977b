export { keepPlan } from './keep-plan.ts';
export { planOnApproval, planPost, readPlan, unplanPost } from './plan-post.ts';
export {
  cancelSchedule,
  getSchedule,
  latestSchedule,
  leaveNow,
  postScheduled,
  type ScheduleRow,
  scheduleCancelled,
  schedulePost,
  UNDO_MS,
} from './schedule-post.ts';
export { instantOf } from './wall-time.ts';
