/** What the practice network tells of its own accord, and how it is signed. */
import { z } from 'zod';
import { fiveMinutesMs, type WebhookDialect, type WebhookHappening } from '../webhooks/dialect.ts';
import { signWebhook } from '../webhooks/signature.ts';

const messageSchema = z.object({
  id: z.string().min(1).max(200),
  event: z.string().min(1).max(100),
  accountId: z.string().min(1).max(100),
  postId: z.string().min(1).max(64).nullable(),
});

export type PracticeMessage = Pick<z.output<typeof messageSchema>, 'accountId' | 'postId'> & {
  readonly event: 'post.removed';
};

/** A message as it leaves. */
export type PracticeWebhook = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

const happenings: ReadonlyMap<string, WebhookHappening> = new Map([['post.removed', 'post-removed']]);

export const practiceWebhooks: WebhookDialect = {
  signature: {
    kind: 'timed',
    header: 'practice-signature',
    timeField: 't',
    signatureField: 'v1',
    windowMs: fiveMinutesMs,
  },
  challenge: null,
  read(body) {
    const message = messageSchema.safeParse(body);
    if (!message.success) return null;
    const { id, event, accountId, postId } = message.data;
    return { id, news: [{ accountId, happened: happenings.get(event) ?? 'other', remoteId: postId }] };
  },
};

/** The same happening has the same id, however often it is told. */
export function writePracticeWebhook(message: PracticeMessage, as: { secret: string; now: Date }): PracticeWebhook {
  const { event, accountId, postId } = message;
  const body = JSON.stringify({ id: `${event}:${postId ?? accountId}`, event, accountId, postId });
  const signature = signWebhook(practiceWebhooks.signature, { ...as, body });
  return { body, headers: { 'content-type': 'application/json', [practiceWebhooks.signature.header]: signature } };
}
