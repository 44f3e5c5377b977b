import type { PracticeWebhook } from '@bedside/connectors';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { MODERATE_TASK, type ModerateJob, moderateJob } from './moderate-job.ts';
import type { PracticeWorld } from './world.ts';

/** Carries a message of the network to Bedside's door for it; false when it was not taken. */
export type TellBedside = (request: Request) => Promise<boolean>;

/** The network's own moderation: takes a post down, and tells. What was not heard is told again, as jobs are. */
export function moderateTask(world: Pick<PracticeWorld, 'moderate'>, tell: TellBedside): Task<ModerateJob> {
  return {
    name: MODERATE_TASK,
    payload: moderateJob,
    run: async (job) => {
      const message = await world.moderate(job);
      if (message !== null && !(await tell(requestOf(message)))) throw new Error('Bedside did not take the message');
    },
  };
}

/** The address stands for the door; a name that ends so is nobody's (RFC 2606). */
function requestOf({ headers, body }: PracticeWebhook): Request {
  return new Request('http://bedside.invalid/hooks/practice', { method: 'POST', headers: { ...headers }, body });
}
