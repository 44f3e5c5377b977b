import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { open, seal } from '../../../kernel/crypto/seal.ts';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import type { OrganizationId } from '../../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../../kernel/jobs/jobs.ts';
import type { Mailer } from '../../../kernel/mail/mailer.ts';
import type { Scope, Services } from '../../../kernel/scope/scope.ts';
import { reviewGuest } from '../schema.ts';
import { GUEST_MAIL } from './guest-words.ts';

const MAIL_TASK = 'guest-mail';

/** Keeps what a mail to a guest carries sealed, and no longer than until it has gone, and asks for it to be sent. */
export async function queueGuestMail(
  scope: Scope,
  mail: { guestId: string; kind: 'invitation' | 'code'; word: string },
): Promise<void> {
  const { organizationId } = scope;
  await scope.tx
    .update(reviewGuest)
    .set({
      mailKind: mail.kind,
      mailSealed: seal(scope.services.keyring, Buffer.from(mail.word), placeOf(organizationId, mail.guestId)),
      mailErrorCode: null,
    })
    .where(guestIs(organizationId, mail.guestId));
  const payload: MailJob = { organizationId, guestId: mail.guestId };
  await enqueue(scope.tx, { task: MAIL_TASK, payload });
}

const mailJob = z.object({ organizationId: z.uuid(), guestId: z.uuid() });
type MailJob = z.infer<typeof mailJob>;

/** Mails a guest their link or their code. What was sent is not there any more, so running twice sends nothing twice. */
export function guestMailTask(parts: { services: Services; mailer: Mailer | null }): Task<MailJob> {
  return { name: MAIL_TASK, payload: mailJob, run: (job) => sendGuestMail(parts, job) };
}

async function sendGuestMail(parts: { services: Services; mailer: Mailer | null }, job: MailJob): Promise<void> {
  const { db, keyring } = parts.services;
  // Ids of a job that our own transaction wrote.
  const organizationId = job.organizationId as OrganizationId;
  const note = (noted: Partial<typeof reviewGuest.$inferInsert>) =>
    db.inOrganization(organizationId, (tx) =>
      tx.update(reviewGuest).set(noted).where(guestIs(organizationId, job.guestId)),
    );
  const [row] = await db.inOrganization(organizationId, (tx) =>
    tx.select().from(reviewGuest).where(guestIs(organizationId, job.guestId)),
  );
  if (row === undefined || row.mailSealed === null || row.mailKind === null) return;
  if (parts.mailer === null) return void (await note({ mailErrorCode: 'MAIL_NOT_SET_UP' }));
  const word = Buffer.from(open(keyring, row.mailSealed, placeOf(organizationId, row.id))).toString('utf8');
  const { subject, text } = GUEST_MAIL[row.locale][row.mailKind];
  try {
    await parts.mailer.send({ to: row.email, subject, text: text(word), messageId: `${row.id}.${row.codesMade}` });
  } catch (error) {
    const mailErrorCode = error instanceof BedsideError ? error.code : 'MAIL_NOT_SENT';
    await note({ mailErrorCode });
    if (mailErrorCode === 'MAIL_RECIPIENT_REFUSED') return;
    throw error;
  }
  await note({ mailKind: null, mailSealed: null, mailErrorCode: null });
}

function guestIs(organizationId: string, guestId: string) {
  return and(eq(reviewGuest.organizationId, organizationId), eq(reviewGuest.id, guestId));
}

function placeOf(organizationId: string, guestId: string): string {
  return `review_guest.mail:${organizationId}:${guestId}`;
}
