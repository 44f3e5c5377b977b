import type { RecordedEvent } from '../../kernel/scope/scope.ts';
import { type WebhookEvent, type WebhookPayload, webhookPayload } from './contract.ts';

type ObjectType = WebhookPayload['data']['object']['type'];
type CodeName = keyof NonNullable<WebhookPayload['data']['codes']>;

/** One public event: what is told, about which kind of object, with which facts of the trail. */
export type EventRule = {
  readonly event: WebhookEvent;
  readonly object: ObjectType;
  readonly codes: readonly CodeName[];
};

const post = { object: 'post', codes: [] } as const;
const delivery = { object: 'delivery', codes: ['failure'] } as const;
const person = { object: 'person', codes: [] } as const;
const channel = { object: 'channel', codes: [] } as const;

/** Which actions of the trail are told outside, and as what. Every other action stays inside. */
export const eventRules: Readonly<Record<string, EventRule>> = {
  'post.created': { event: 'post.created', ...post },
  'review.submitted': { event: 'post.submitted', ...post },
  'post.scheduled': { event: 'post.scheduled', ...post },
  'schedule.cancelled': { event: 'post.unscheduled', ...post },
  'post.discarded': { event: 'post.discarded', ...post },
  'review.decided': { event: 'review.decided', object: 'post', codes: ['outcome'] },
  'review.approved': { event: 'review.approved', ...post },
  'review.changes_requested': { event: 'review.changes_requested', ...post },
  'review.withdrawn': { event: 'review.withdrawn', ...post },
  'delivery.confirmed': { event: 'delivery.confirmed', object: 'delivery', codes: [] },
  'delivery.rejected': { event: 'delivery.rejected', ...delivery },
  'delivery.parked': { event: 'delivery.parked', ...delivery },
  'delivery.needs_person': { event: 'delivery.needs_person', ...delivery },
  'delivery.removed': { event: 'delivery.removed', object: 'delivery', codes: [] },
  'delivery.gone': { event: 'delivery.removed', object: 'delivery', codes: [] },
  'person.added': { event: 'person.added', ...person },
  'person.activated': { event: 'person.joined', ...person },
  'person.left': { event: 'person.left', ...person },
  'channel.connected': { event: 'channel.connected', object: 'channel', codes: ['network'] },
  'channel.reconnected': { event: 'channel.connected', ...channel },
  'channel.needs_reauthorization': { event: 'channel.needs_reauthorization', ...channel },
  'channel.disconnected': { event: 'channel.disconnected', ...channel },
};

const codesSchema = webhookPayload.shape.data.shape.codes.unwrap();
const versionSchema = webhookPayload.shape.data.shape.object.shape.versionId;

/** The rule for a recorded event, or null where it stays inside. */
export function ruleFor(recorded: Pick<RecordedEvent, 'action' | 'object'>): EventRule | null {
  const rule = Object.hasOwn(eventRules, recorded.action) ? eventRules[recorded.action] : undefined;
  return rule === undefined || rule.object !== recorded.object.type ? null : rule;
}

/**
 * What is told of a recorded event: ids, times and codes. A fact that is not a code of the schema is left out, so that
 * no words can ride along.
 */
export function payloadOf(rule: EventRule, recorded: RecordedEvent, organizationId: string): WebhookPayload {
  const codes = pickCodes(rule, recorded.facts);
  const version = versionSchema.safeParse(recorded.object.version);
  return webhookPayload.parse({
    type: rule.event,
    timestamp: recorded.at.toISOString(),
    data: {
      organizationId,
      eventId: recorded.id,
      object: {
        type: recorded.object.type,
        id: recorded.object.id,
        ...(version.success && version.data !== undefined ? { versionId: version.data } : {}),
      },
      ...(Object.keys(codes).length === 0 ? {} : { codes }),
    },
  });
}

function pickCodes(rule: EventRule, facts: RecordedEvent['facts']): Record<string, unknown> {
  const fitting = rule.codes.filter(
    (name) => facts[name] != null && codesSchema.shape[name].safeParse(facts[name]).success,
  );
  return Object.fromEntries(fitting.map((name) => [name, facts[name]]));
}

/** What a person asks for to see whether anything arrives. */
export function testPayload(made: { webhookId: string; organizationId: string; at: Date }): WebhookPayload {
  return {
    type: 'webhook.test',
    timestamp: made.at.toISOString(),
    data: { organizationId: made.organizationId, eventId: null, object: { type: 'webhook', id: made.webhookId } },
  };
}
