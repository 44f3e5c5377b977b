import type { EgressFetch } from '@bedside/connectors';
import { z } from 'zod';
import type { Task } from '../../../kernel/jobs/jobs.ts';
import type { Services } from '../../../kernel/scope/scope.ts';
import { SEND_TASK, type SendJob } from './queue-sending.ts';
import { sendToChart } from './send.ts';

const sendJob: z.ZodType<SendJob> = z.object({
  organizationId: z.uuid(),
  authorizationId: z.uuid(),
  anew: z.boolean(),
});

/** The job behind `queueSending`: one try to send one permission to the FHIR server of its organization. */
export function sendToChartTask(parts: {
  readonly services: Services;
  readonly fetch: EgressFetch;
  /** Between 0 and 1; tests give their own. */
  readonly random?: () => number;
}): Task<SendJob> {
  const random = parts.random ?? Math.random;
  return { name: SEND_TASK, payload: sendJob, run: (job) => sendToChart({ ...parts, random }, job) };
}
