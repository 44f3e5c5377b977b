import { z } from 'zod';
import { open, seal } from '../../../kernel/crypto/seal.ts';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import { newId, type OrganizationId } from '../../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../../kernel/jobs/jobs.ts';
import type { Mailer } from '../../../kernel/mail/mailer.ts';
import { inScope, type Scope, type Services } from '../../../kernel/scope/scope.ts';
import { authorizationRequest } from '../schema.ts';
import { ASKING_MAIL } from './mail-words.ts';
import { readAsked, requestIs, updateRequest } from './request-rows.ts';

const MAIL_TASK = 'asking-mail';

/** Keeps what a mail to whoever is asked carries sealed, and no longer than until it has gone, and asks for it to be sent. */
export async function queueAskingMail(
  scope: Scope,
  mail: { requestId: string; kind: 'link' | 'code'; word: string },
): Promise<void> {
  const { organizationId } = scope;
  await updateRequest(scope, mail.requestId, {
    mailKind: mail.kind,
    mailSealed: seal(scope.services.keyring, Buffer.from(mail.word), placeOf(organizationId, mail.requestId)),
    mailErrorCode: null,
  });
  const payload: MailJob = { organizationId, requestId: mail.requestId };
  await enqueue(scope.tx, { task: MAIL_TASK, payload });
}

const mailJob = z.object({ organizationId: z.uuid(), requestId: z.uuid() });
type MailJob = z.infer<typeof mailJob>;
type MailParts = { readonly services: Services; readonly mailer: Mailer | null };

/** Mails whoever is asked their link or their code. What was sent is not there any more, so running twice sends nothing twice. */
export function askingMailTask(parts: MailParts): Task<MailJob> {
  return { name: MAIL_TASK, payload: mailJob, run: (job) => sendAskingMail(parts, job) };
}

async function sendAskingMail({ services, mailer }: MailParts, job: MailJob): Promise<void> {
  const seed = {
    services,
    // Ids of a job that our own transaction wrote.
    organizationId: job.organizationId as OrganizationId,
    actor: { type: 'system', name: 'asking-mail' },
    requestId: newId<'request'>(),
  } as const;
  const waiting = await inScope(seed, async (scope) => {
    const [row] = await scope.tx.select().from(authorizationRequest).where(requestIs(scope, job.requestId));
    if (row === undefined || row.mailSealed === null || row.mailKind === null) return null;
    const place = placeOf(job.organizationId, row.id);
    const word = Buffer.from(open(services.keyring, row.mailSealed, place)).toString('utf8');
    const { subject, text } = ASKING_MAIL[row.language][row.mailKind];
    const messageId = `${row.id}.${row.mailKind}.${row.linkNumber}.${row.codesSentAt.length}`;
    return { to: readAsked(scope, row).signer.email, subject, text: text(word), messageId };
  });
  if (waiting === null) return;
  const note = (noted: Partial<typeof authorizationRequest.$inferInsert>) =>
    inScope(seed, (scope) => updateRequest(scope, job.requestId, noted));
  const { to, ...mail } = waiting;
  if (mailer === null || to === null) return void (await note({ mailErrorCode: 'MAIL_NOT_SET_UP' }));
  try {
    await mailer.send({ to, ...mail });
  } catch (error) {
    const mailErrorCode = error instanceof BedsideError ? error.code : 'MAIL_NOT_SENT';
    await note({ mailErrorCode });
    if (mailErrorCode === 'MAIL_RECIPIENT_REFUSED') return;
    throw error;
  }
  await note({ mailKind: null, mailSealed: null, mailErrorCode: null });
}

function placeOf(organizationId: string, requestId: string): string {
  return `authorization_request.mail:${organizationId}:${requestId}`;
}
