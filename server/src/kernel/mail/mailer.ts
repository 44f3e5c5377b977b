import { createTransport } from 'nodemailer';
import { BedsideError } from '../errors/bedside-error.ts';
import type { Logger } from '../log/logger.ts';
import { word } from '../log/word.ts';
import { smtpSettings } from './smtp-settings.ts';

export type Mail = {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Left side of the Message-ID: the same for every try, so that a mail sent twice is shown once. */
  readonly messageId: string;
};

export type Mailer = {
  /** Throws `BedsideError`: `MAIL_RECIPIENT_REFUSED` is final, `MAIL_TLS`, `MAIL_AUTH_FAILED`, `MAIL_NOT_SENT` may pass. */
  send(mail: Mail): Promise<void>;
};

/** A mailer for `smtp://user:password@host:587` or `smtps://…`; null when mail is not set up. Beyond this machine, mail goes by TLS or not at all. */
export function createMailer(options: { smtpUrl: string | null; from: string; log: Logger }): Mailer | null {
  if (options.smtpUrl === null) return null;
  const transport = createTransport(smtpSettings(new URL(options.smtpUrl)), { from: options.from });
  const domain = /@([\w.-]+)/.exec(options.from)?.[1] ?? 'localhost';
  return {
    send: async ({ to, subject, text, messageId }) => {
      try {
        // As an object, an address cannot become a list of addresses.
        await transport.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${messageId}@${domain}>`,
        });
      } catch (error) {
        const failure = toFailure(error);
        options.log.warn('mail.failed', { kind: word('smtp'), error: failure });
        throw failure;
      }
    },
  };
}

/** Refusals of these kinds stay refusals (RFC 5321, 4.2.1: a code of 5xx is permanent). */
const RECIPIENT_REFUSED = new Set(['EENVELOPE', 'EADDRESS']);

function toFailure(error: unknown): BedsideError {
  // nodemailer's errors carry the first two, the system's the third.
  const { code, responseCode, syscall } = error as { code?: unknown; responseCode?: unknown; syscall?: unknown };
  if (RECIPIENT_REFUSED.has(String(code)) && (typeof responseCode !== 'number' || responseCode >= 500)) {
    return mailError({
      code: 'MAIL_RECIPIENT_REFUSED',
      message: 'The mail server does not take mail for this address.',
      remedy: 'Check the address of the person.',
      cause: error,
    });
  }
  // A refused certificate comes as a socket error without a system call.
  if (code === 'ETLS' || (code === 'ESOCKET' && syscall === undefined)) {
    return mailError({
      code: 'MAIL_TLS',
      message: 'The mail server offers no safe connection.',
      remedy: 'Use a server with TLS, or smtps:// in SMTP_URL.',
      cause: error,
    });
  }
  if (code === 'EAUTH') {
    return mailError({
      code: 'MAIL_AUTH_FAILED',
      message: 'The mail server refused our name and password.',
      remedy: 'Check them in SMTP_URL.',
      cause: error,
    });
  }
  return mailError({
    code: 'MAIL_NOT_SENT',
    message: 'The mail server could not be reached or did not take the mail.',
    remedy: 'It will be tried again. Check SMTP_URL when this stays.',
    cause: error,
  });
}

function mailError(init: { code: string; message: string; remedy: string; cause: unknown }): BedsideError {
  return new BedsideError({ status: 502, ...init });
}
