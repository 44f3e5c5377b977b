import type { EgressFetch } from '@bedside/connectors';
import { z } from 'zod';
import type { Task } from '../../kernel/jobs/jobs.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import { SEND_TASK, type SendJob } from './queue-webhooks.ts';
import { sendDelivery } from './send-delivery.ts';
import { createTurns } from './turns.ts';

/** Two, so that one slow answer does not hold up the next event. */
const TRIES_OF_ONE_ADDRESS = 2;
/** Longer than a quick address takes for several, shorter than anybody notices in what else the worker does. */
const WAIT_FOR_TURN_MS = 1_000;

const sendJob: z.ZodType<SendJob> = z.object({ organizationId: z.uuid(), deliveryId: z.uuid() });

/** The job behind `queueWebhooks`: one try of one delivery. */
export function sendWebhookTask(parts: {
  readonly services: Services;
  readonly fetch: EgressFetch;
  /** Tries under way at once in this process; the worker has other work too. */
  readonly atOnce: number;
  /** Between 0 and 1; tests give their own. */
  readonly random?: () => number;
}): Task<SendJob> {
  const random = parts.random ?? Math.random;
  const turns = createTurns({ each: TRIES_OF_ONE_ADDRESS, all: parts.atOnce, waitMs: WAIT_FOR_TURN_MS });
  return { name: SEND_TASK, payload: sendJob, run: (job) => sendDelivery({ ...parts, random, turns }, job) };
}
