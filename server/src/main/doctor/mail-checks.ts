import { connect } from 'node:net';
import { smtpSettings } from '../../kernel/mail/smtp-settings.ts';
import { type Check, fine, type Look, note, risky } from './check.ts';

const CONNECT_MS = 5_000;

/** Whether messages of Bedside can leave by mail. */
export const mailChecks: readonly Check[] = [
  {
    code: 'MAIL_NOT_SET',
    reads: ['SMTP_URL'],
    look: ({ config }) =>
      config.smtpUrl === null
        ? note(
            'Mail is not set up, so messages stay in Bedside.',
            'Set SMTP_URL and MAIL_FROM when people should get mail.',
          )
        : fine,
  },
  { code: 'MAIL_UNREACHABLE', reads: ['SMTP_URL'], look: ({ config }) => lookAtServer(config.smtpUrl) },
  {
    code: 'MAIL_FROM_LOCAL',
    reads: ['SMTP_URL', 'MAIL_FROM'],
    look: ({ config }) =>
      config.smtpUrl === null || !/@localhost\b/.test(config.mailFrom)
        ? fine
        : risky(
            'MAIL_FROM is an address at localhost, which other mail servers refuse or take for spam.',
            'Set MAIL_FROM to an address of your own domain, as Bedside <bedside@example.org>.',
          ),
  },
];

/** Connects, and says nothing: name and password are tried with the first mail. */
async function lookAtServer(smtpUrl: string | null): Promise<Look> {
  if (smtpUrl === null) return fine;
  const { host, port } = smtpSettings(new URL(smtpUrl));
  if (await answers(host, port)) return fine;
  return risky(`No mail server answers at ${host}:${port}.`, 'Check SMTP_URL and firewalls.');
}

async function answers(host: string, port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
