import type { EgressFetch } from '@bedside/connectors';
import { z } from 'zod';
import type { Task } from '../../kernel/jobs/jobs.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import { SEND_TASK, type SendJob } from './queue-webhooks.ts';
import { sendDelivery } from './send-delivery.ts';

const sendJob: z.ZodType<SendJob> = z.object({ organizationId: z.uuid(), deliveryId: z.uuid() });

/** The job behind `queueWebhooks`: one try of one delivery. */
export function sendWebhookTask(parts: {
  readonly services: Services;
  readonly fetch: EgressFetch;
  /** Between 0 and 1; tests give their own. */
  readonly random?: () => number;
}): Task<SendJob> {
  const random = parts.random ?? Math.random;
  return { name: SEND_TASK, payload: sendJob, run: (job) => sendDelivery({ ...parts, random }, job) };
}
