/** What a fake network tells of its own accord, with the faults that such messages have. */
import { z } from 'zod';
import type { WebhookDialect, WebhookHappening, WebhookSignature } from '../../webhooks/dialect.ts';
import { signWebhook } from '../../webhooks/signature.ts';
import type { FaultDraws, NetworkFaultRule } from './fault-plan.ts';
import type { FakePost } from './posts.ts';
import type { TimePort } from './time.ts';
import type { Timeline } from './timeline.ts';

const webhookEvents = [
  'post.accepted',
  'post.published',
  'post.declined',
  'post.edited',
  'post.removed',
  'account.disconnected',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** One message on its way to whoever listens. */
export type WebhookDelivery = {
  /** The same for copies of one message. */
  readonly webhookId: string;
  /** `x-webhook-id`, and the signature. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Somebody else sent it: the signature is wrong, and what it says did not happen. */
  readonly isForged: boolean;
};

/** What the messages are sealed with, and how they are worded. */
export type WebhookWords = {
  readonly secret: string;
  readonly body?: (message: { id: string; event: WebhookEvent; post: FakePost; at: Date }) => unknown;
  /** `x-signature`, `sha256=` and hex of the body by default. */
  readonly signature?: WebhookSignature;
};

export type Webhooks = {
  /** Sends nothing while nobody listens. */
  emit(event: Exclude<WebhookEvent, 'account.disconnected'>, post: FakePost): void;
  /** Tells that an account let Bedside in no longer. */
  emitDisconnected(accountId: string): void;
  /** Called for every message; gives what stops it. */
  listen(listener: (delivery: WebhookDelivery) => void): () => void;
};

type Parts = {
  readonly time: TimePort;
  readonly faults: FaultDraws;
  readonly timeline: Timeline;
  readonly words: WebhookWords;
};
type Message = { readonly id: string; readonly event: WebhookEvent; readonly postId: string | null };
type Outgoing = Message & { readonly delivery: WebhookDelivery };

const bodySignature: WebhookSignature = { kind: 'body', header: 'x-signature', prefix: 'sha256=', encoding: 'hex' };

/** Messages leave at once unless a fault holds them back, or loses them. */
export function createWebhooks({ time, faults, timeline, words }: Parts): Webhooks {
  const listeners = new Set<(delivery: WebhookDelivery) => void>();
  const heldBack = new Set<() => void>();
  let lastId = 0;

  const deliver = ({ delivery, event, postId }: Outgoing) => {
    const { webhookId, isForged: forged } = delivery;
    timeline.note({ kind: 'webhook-sent', webhookId, event, postId, forged });
    for (const listener of listeners) listener(delivery);
  };
  /** Goes out after the next one has left, or after the delay, whichever comes first. */
  const holdBack = (delayMs: number, send: () => void) => {
    const sendOnce = () => void (heldBack.delete(sendOnce) && send());
    heldBack.add(sendOnce);
    time.after(delayMs, sendOnce);
  };
  const sealed = (message: Message, body: unknown, isForged = false): Outgoing => {
    const text = JSON.stringify(body);
    const { signature = bodySignature } = words;
    const secret = isForged ? `not ${words.secret}` : words.secret;
    const headers = {
      'content-type': 'application/json',
      'x-webhook-id': message.id,
      [signature.header]: signWebhook(signature, { secret, body: text, now: time.now() }),
    };
    return { ...message, delivery: { webhookId: message.id, headers, body: text, isForged } };
  };
  const leave = (honest: Outgoing, rules: readonly NetworkFaultRule[]) => {
    const held = rules.find(({ kind }) => ['webhook-lost', 'webhook-reordered', 'webhook-delayed'].includes(kind));
    const earlier = [...heldBack];
    if (held === undefined) deliver(honest);
    else if (held.kind === 'webhook-lost') timeline.note({ kind: 'webhook-lost', webhookId: honest.id });
    else if (held.kind === 'webhook-reordered') holdBack(held.delayMs, () => deliver(honest));
    else time.after(held.delayMs, () => deliver(honest));
    for (const { kind, delayMs } of rules) {
      if (kind === 'webhook-duplicated' || kind === 'webhook-replayed') time.after(delayMs, () => deliver(honest));
    }
    if (held === undefined) for (const send of earlier) send();
  };
  const nextId = () => `wh-${(lastId += 1)}`;

  return {
    emit(event, post) {
      if (listeners.size === 0) return;
      const write = words.body ?? defaultBody;
      const message = { id: nextId(), event, postId: post.id };
      const rules = faults.each({ aspect: 'webhook', operation: 'webhook' });
      leave(sealed(message, write({ ...message, post, at: time.now() })), rules);
      if (!rules.some(({ kind }) => kind === 'webhook-forged')) return;
      const lie = { id: `forged-${post.id}`, event: 'post.removed', postId: post.id } as const;
      deliver(sealed(lie, write({ ...lie, post, at: time.now() }), true));
    },
    emitDisconnected(accountId) {
      if (listeners.size === 0) return;
      const message = { id: nextId(), event: 'account.disconnected', postId: null } as const;
      const at = time.now().toISOString();
      leave(sealed(message, { ...message, at, accountId }), faults.each({ aspect: 'webhook', operation: 'webhook' }));
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const defaultBody: NonNullable<WebhookWords['body']> = ({ id, event, post, at }) => ({
  id,
  event,
  at: at.toISOString(),
  accountId: post.accountId,
  postId: post.id,
});

const messageSchema = z.object({
  id: z.string(),
  event: z.enum(webhookEvents),
  accountId: z.string(),
  postId: z.string().nullable(),
});

const happenings: Readonly<Record<WebhookEvent, WebhookHappening>> = {
  'post.accepted': 'other',
  'post.published': 'post-visible',
  'post.declined': 'other',
  'post.edited': 'post-changed',
  'post.removed': 'post-removed',
  'account.disconnected': 'account-disconnected',
};

/** How a network of the kit tells, as its connector knows it. */
export function kitWebhooks({ signature = bodySignature }: Partial<Pick<WebhookWords, 'signature'>>): WebhookDialect {
  return {
    signature,
    challenge: 'hub',
    read(body) {
      const message = messageSchema.safeParse(body);
      if (!message.success) return null;
      const { id, event, accountId, postId } = message.data;
      return { id, news: [{ accountId, happened: happenings[event], remoteId: postId }] };
    },
  };
}
