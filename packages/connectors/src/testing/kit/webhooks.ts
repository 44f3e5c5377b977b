/** What a fake network tells of its own accord, with the faults that such messages have. */
import { createHmac } from 'node:crypto';
import type { FaultDraws } from './fault-plan.ts';
import type { FakePost } from './posts.ts';
import type { TimePort } from './time.ts';
import type { Timeline } from './timeline.ts';

export type WebhookEvent = 'post.accepted' | 'post.published' | 'post.declined' | 'post.edited' | 'post.removed';

/** One message on its way to whoever listens. */
export type WebhookDelivery = {
  /** The same for copies of one message. */
  readonly webhookId: string;
  /** `x-webhook-id`, and `x-signature`: `sha256=` and the HMAC of the body in hex. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Somebody else sent it: the signature is wrong, and what it says did not happen. */
  readonly isForged: boolean;
};

/** What the messages are sealed with, and how they are worded. */
export type WebhookWords = {
  readonly secret: string;
  readonly body?: (message: { id: string; event: WebhookEvent; post: FakePost; at: Date }) => unknown;
};

export type Webhooks = {
  /** Sends nothing while nobody listens. */
  emit(event: WebhookEvent, post: FakePost): void;
  /** Called for every message; gives what stops it. */
  listen(listener: (delivery: WebhookDelivery) => void): () => void;
};

type Parts = {
  readonly time: TimePort;
  readonly faults: FaultDraws;
  readonly timeline: Timeline;
  readonly words: WebhookWords;
};

/** Messages leave at once unless a fault holds them back. */
export function createWebhooks({ time, faults, timeline, words }: Parts): Webhooks {
  const listeners = new Set<(delivery: WebhookDelivery) => void>();
  const heldBack = new Set<() => void>();
  let lastId = 0;

  const deliver = (message: { delivery: WebhookDelivery; event: WebhookEvent; postId: string }) => {
    const { delivery, event, postId } = message;
    timeline.note({ kind: 'webhook-sent', webhookId: delivery.webhookId, event, postId, forged: delivery.isForged });
    for (const listener of listeners) listener(delivery);
  };
  /** Goes out after the next one has left, or after the delay, whichever comes first. */
  const holdBack = (delayMs: number, send: () => void) => {
    const sendOnce = () => void (heldBack.delete(sendOnce) && send());
    heldBack.add(sendOnce);
    time.after(delayMs, sendOnce);
  };

  return {
    emit(event, post) {
      if (listeners.size === 0) return;
      const id = `wh-${(lastId += 1)}`;
      const write = words.body ?? defaultBody;
      const body = JSON.stringify(write({ id, event, post, at: time.now() }));
      const honest = { delivery: sealed({ id, body, secret: words.secret, isForged: false }), event, postId: post.id };
      const rules = faults.each({ aspect: 'webhook', operation: 'webhook' });
      const waits = rules.find(({ kind }) => kind === 'webhook-reordered' || kind === 'webhook-delayed');
      const earlier = [...heldBack];
      if (waits?.kind === 'webhook-reordered') holdBack(waits.delayMs, () => deliver(honest));
      else if (waits === undefined) deliver(honest);
      else time.after(waits.delayMs, () => deliver(honest));
      for (const { kind, delayMs } of rules) {
        if (kind === 'webhook-duplicated') time.after(delayMs, () => deliver(honest));
        if (kind === 'webhook-forged') deliver(forgedFrom({ event, post, words, at: time.now() }));
      }
      if (waits === undefined) for (const send of earlier) send();
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

function sealed(parts: { id: string; body: string; secret: string; isForged: boolean }): WebhookDelivery {
  const { id: webhookId, body, secret, isForged } = parts;
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-webhook-id': webhookId,
    'x-signature': `sha256=${signature}`,
  };
  return { webhookId, headers, body, isForged };
}

/** Says of the post that it was removed, and is sealed with another secret. */
function forgedFrom(of: { event: WebhookEvent; post: FakePost; words: WebhookWords; at: Date }) {
  const id = `forged-${of.post.id}`;
  const body = JSON.stringify((of.words.body ?? defaultBody)({ id, event: 'post.removed', post: of.post, at: of.at }));
  const delivery = sealed({ id, body, secret: `not ${of.words.secret}`, isForged: true });
  return { delivery, event: 'post.removed' as const, postId: of.post.id };
}
