import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';
import { networkId, networkTrouble } from '../../registers/channels/contract.ts';
import { permitFault } from '../permit/contract.ts';
import { sourceTrouble } from '../relays/contract.ts';

export const clearanceLine = z.enum([
  'stop',
  'screening',
  'pictures',
  'permission',
  'approval',
  'training',
  'channel',
  'time',
]);

/** One reason why nothing leaves, by code; `line` says under which heading a person finds it. */
export const blocker = z.object({
  line: clearanceLine,
  code: z.enum([
    'CONTENT_CHANGED',
    'NOT_SCREENED',
    'SCREENING_OUTDATED',
    'FINDING_BLOCKS',
    'SOURCE_MISSING',
    'IMAGE_MISSING',
    'ALT_TEXT_MISSING',
    ...permitFault.shape.code.options,
    'NOT_SUBMITTED',
    'APPROVAL_MISSING',
    'APPROVED_BY_AUTHOR',
    'CHANGES_REQUESTED',
    'REVIEW_WITHDRAWN',
    'TRAINING_EXPIRED',
    'NOT_IN_LIBRARY',
    'CHANNEL_OF_SOMEBODY',
    'CHANNEL_NOT_CONNECTED',
    'CHANNEL_NEEDS_REAUTHORIZATION',
    'CHANNEL_NOT_CONFIRMED',
    'NO_CHANNEL',
    'TEXT_UNFIT_FOR_NETWORK',
    'MEDIA_UNFIT_FOR_NETWORK',
    'PART_BEFORE_MISSING',
    'NOT_SCHEDULED',
    'SCHEDULE_CANCELLED',
    'NOT_DUE',
    'TOO_LATE',
    'PUBLISHING_STOPPED',
    'STOPS_UNREADABLE',
  ]),
  facts: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Safe facts: ids, counts, network names.'),
});
export type Blocker = z.infer<typeof blocker>;

export const clearanceView = z.object({
  verdict: z.enum(['clear', 'blocked']),
  blockers: z.array(blocker),
  lines: z.array(z.object({ line: clearanceLine, state: z.enum(['ok', 'open']) })),
});
export type ClearanceView = z.infer<typeof clearanceView>;

export const deliveryState = z.enum([
  'planned',
  'armed',
  'unknown',
  'confirmed',
  'rejected',
  'parked',
  'cancelled',
  'needs_person',
  'removing',
  'removed',
]);
export type DeliveryState = z.infer<typeof deliveryState>;

export const attemptView = z.object({
  id: uuid,
  number: z.number().int(),
  armedAt: instant,
  notAfter: instant.describe('Nothing was sent for it after this moment.'),
  outcome: z
    .enum(['published', 'found', 'absent', 'rejected', 'retry_after', 'not_sent', 'reauthorize', 'person'])
    .nullable(),
  failureCode: z.string().nullable(),
  ambiguousCode: z.string().nullable().describe('What made the outcome doubtful at first, or null.'),
  resolvedAt: instant.nullable(),
});

export const receiptView = z.object({
  id: uuid,
  attemptId: uuid,
  kind: z.enum(['answer', 'read_back', 'removal', 'person']),
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  observedAt: instant,
});

export const deliveryView = z.object({
  id: uuid,
  kind: z.enum(['post', 'edit']).describe('An edit puts its version into the place of what another delivery made.'),
  changesId: uuid.nullable().describe('The delivery that an edit changes; null for a post.'),
  versionId: uuid,
  versionNumber: z.number().int(),
  standingVersionNumber: z
    .number()
    .int()
    .describe('Of a post: the version that stands in its place by its last edit, its own where it was never edited.'),
  channelId: uuid,
  channelName: z.string(),
  part: z.number().int().describe('0 is the post, then the parts of its thread, then its first comment.'),
  partKind: z.enum(['post', 'thread', 'first_comment']),
  network: networkId,
  state: deliveryState,
  dueAt: instant,
  wakeAt: instant.nullable(),
  blockers: z.array(blocker),
  failureCode: z.string().nullable(),
  remoteId: z.string().nullable(),
  url: z.string().nullable(),
  trouble: networkTrouble.nullable().describe('Of its network, whatever state it is in itself.'),
  absentReads: z.number().int().describe('Looks on the network so far that found nothing and count as proof.'),
  attempts: z.array(attemptView),
  receipts: z.array(receiptView),
  updatedAt: instant,
});
export type DeliveryView = z.infer<typeof deliveryView>;

const idParams = z.object({ id: uuid });
const why = z.string().trim().min(3).max(1_000);

export const getClearance = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/clearance',
  summary: 'What stands between this post and the public, for its newest version or its draft',
  keyScope: 'posts:read',
  params: idParams,
  answer: clearanceView.extend({ versionId: uuid.nullable() }),
});

export const listDeliveries = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/deliveries',
  summary: 'Deliveries with attempts and receipts',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ deliveries: z.array(deliveryView) }),
});

export const takeDown = defineEndpoint({
  method: 'POST',
  path: '/deliveries/:id/take-down',
  summary: 'Remove what stands on the network',
  keyScope: 'posts:publish',
  cost: 'free',
  params: idParams,
  body: z.object({ reason: z.string().trim().min(3).max(1_000) }),
  answer: deliveryView,
});

/** For `needs_person`, and for a removal that cannot be carried out: somebody looked on the network. */
export const settleDelivery = defineEndpoint({
  method: 'POST',
  path: '/deliveries/:id/settle',
  summary: 'Say what a person saw on the network',
  params: idParams,
  body: z.object({
    saw: z.enum(['published', 'not_published']),
    reason: why,
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional()
      .describe('Where the post is, for one that was seen.'),
  }),
  answer: deliveryView,
});

export const stopKind = z.enum(['post', 'channel', 'organization']);

export const stopView = z.object({
  id: uuid,
  kind: stopKind,
  targetId: uuid.describe('The post, the channel, or the organization itself.'),
  targetName: z.string().nullable().describe('Of a channel; null for all others.'),
  reason: z.string(),
  byName: z.string(),
  at: instant,
  keptIn: z
    .enum(['database', 'file'])
    .describe('`file`: the database took no writes; it becomes a row as soon as it does, and can be lifted then.'),
});
export type StopView = z.infer<typeof stopView>;

export const listStops = defineEndpoint({
  method: 'GET',
  path: '/stops',
  summary: 'Where publishing is stopped',
  keyScope: 'organization:read',
  answer: z.object({
    stops: z.array(stopView),
    isKnown: z
      .boolean()
      .describe(
        'False where the file store cannot say whether more is stopped. Nothing goes out as long as that is so.',
      ),
  }),
});

/** Also while the database takes no writes. */
export const stopPublishing = defineEndpoint({
  method: 'POST',
  path: '/stops',
  summary: 'Stop publishing: of a post, to a channel, or of the whole organization',
  keyScope: 'posts:publish',
  cost: 'free',
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('post'), postId: uuid, reason: why }),
    z.object({ kind: z.literal('channel'), channelId: uuid, reason: why }),
    z.object({ kind: z.literal('organization'), reason: why }),
  ]),
  answer: z.object({
    stop: stopView,
    underWay: z
      .number()
      .int()
      .nullable()
      .describe('Deliveries that were being sent when this was said, and may be out; null where nobody can tell.'),
  }),
});

/** What was parked meanwhile stays parked until people try it again. */
export const liftStop = defineEndpoint({
  method: 'POST',
  path: '/stops/:id/lift',
  summary: 'Let publishing go on',
  stepUp: true,
  params: idParams,
  body: z.object({ reason: why }),
  answer: done,
});

export const trailEntry = z.object({
  id: uuid,
  at: instant,
  action: z.string(),
  actorName: z.string(),
  onBehalfOfName: z.string().nullable().describe("Whose role a deputy used; null for one's own."),
  objectType: z.string(),
  facts: z.record(z.string(), z.unknown()).describe('Safe facts that the event carries in clear.'),
});
export const getTrail = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/trail',
  summary: 'Everything that happened to a post, oldest first',
  keyScope: 'posts:read',
  params: idParams,
  answer: z.object({ entries: z.array(trailEntry) }),
});

export const healthView = z.object({
  ready: z.boolean(),
  oldestDueSeconds: z.number(),
  workersAlive: z.number().int(),
  lastJobAt: instant.nullable(),
  mailIsSetUp: z.boolean(),
  textsAreSetUp: z.boolean().describe('Whether text messages (SMS) can be sent.'),
  counts: z.object({ unknown: z.number().int(), needsPerson: z.number().int(), parked: z.number().int() }),
  backup: z
    .object({
      lastDoneAt: instant.nullable(),
      isLate: z.boolean().describe('A whole one was missed.'),
      failureCode: z.string().nullable().describe('Why the last try failed, where none was done since.'),
    })
    .nullable()
    .describe('Backups that are made by themselves; null where none is set up.'),
  restore: z
    .object({ takenAt: instant.describe('What was done later was lost.'), restoredAt: instant })
    .nullable()
    .describe('The last restore from a backup; null where there was none in the last week.'),
});
export type HealthView = z.infer<typeof healthView>;
export const getHealth = defineEndpoint({
  method: 'GET',
  path: '/health',
  summary: 'Is everything going out on time',
  keyScope: 'organization:read',
  answer: healthView,
});

export const stuckDelivery = z.object({
  id: uuid,
  postId: uuid,
  excerpt: z.string().describe('First words of the version that was to leave.'),
  channelId: uuid,
  channelName: z.string(),
  network: networkId,
  state: z.enum(['unknown', 'needs_person', 'parked', 'rejected', 'removing']),
  url: z.string().nullable().describe('Of the post on its network, where that is known.'),
  dueAt: instant,
  since: instant.describe('In this state since.'),
  nextLookAt: instant.nullable(),
  blockers: z.array(blocker),
  failureCode: z.string().nullable(),
});
export type StuckDelivery = z.infer<typeof stuckDelivery>;

export const healthReport = z.object({
  lateness: z.object({
    days: z.number().int(),
    buckets: z
      .array(z.object({ fromSeconds: z.number(), toSeconds: z.number().nullable(), count: z.number().int() }))
      .describe('Confirmed deliveries by how long after their time they were seen on the network.'),
  }),
  deliveries: z.object({
    due: z.number().int(),
    later: z.number().int(),
    onTheWay: z.number().int(),
    unknown: z.number().int(),
    needsPerson: z.number().int(),
    removing: z.number().int(),
  }),
  jobs: z.object({ waiting: z.number().int(), running: z.number().int(), failed: z.number().int() }),
  channels: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      network: networkId,
      state: z.enum(['connected', 'awaiting_confirmation', 'needs_reauthorization', 'disconnected']),
      lastErrorCode: z.string().nullable(),
      checkedAt: instant.nullable(),
      credentialsExpireAt: instant
        .nullable()
        .describe('When the sign-in ends by itself; null where it does not, or the network does not tell.'),
      trouble: networkTrouble.nullable(),
    }),
  ),
  sources: z
    .array(z.object({ id: uuid, name: z.string(), code: sourceTrouble, since: instant }))
    .describe('Sources of notices of which nothing came for a day.'),
  stuck: z.array(stuckDelivery).describe('What did not go out and waits for something, newest first; at most 100.'),
  failedJobs: z
    .array(
      z.object({
        id: z.string(),
        task: z.string(),
        attempts: z.number().int(),
        errorName: z.string().nullable(),
        failedAt: instant,
      }),
    )
    .nullable()
    .describe('Work behind the scenes that failed for good; null for whoever is no administrator.'),
});
export type HealthReport = z.infer<typeof healthReport>;

export const getHealthReport = defineEndpoint({
  method: 'GET',
  path: '/health/report',
  summary: 'How late posts were, what waits, what is stuck and why',
  keyScope: 'organization:read',
  query: z.object({
    days: z.coerce
      .number()
      .int()
      .pipe(z.union([z.literal(1), z.literal(7)]))
      .default(1),
  }),
  answer: healthReport,
});

/** Never a blind resend: a doubtful delivery is looked up, and what provably did not leave goes through the gate anew. */
export const retryDelivery = defineEndpoint({
  method: 'POST',
  path: '/deliveries/:id/retry',
  summary: 'Look on the network now, or let what did not leave go through the gate again',
  stepUp: true,
  params: idParams,
  answer: z.object({
    outcome: z
      .enum(['looking', 'looks_later', 'goes_again'])
      .describe('`looks_later`: another look must keep its distance from the one before.'),
    postId: uuid,
    at: instant.describe('When the next look or the next try is.'),
  }),
});

export const retryJob = defineEndpoint({
  method: 'POST',
  path: '/health/jobs/:number/retry',
  summary: 'Try work that failed for good once more',
  params: z.object({ number: z.string().regex(/^\d{1,18}$/) }),
  answer: done,
});

export { done };
