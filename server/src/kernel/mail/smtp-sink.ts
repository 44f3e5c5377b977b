import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';

/** For tests: a real SMTP server in this process that keeps what it is given. */
export type SmtpSink = {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** The next mails are answered with this code instead of being taken; null takes them again. */
  refuseWith(responseCode: number | null): void;
  close(): Promise<void>;
};

export type ReceivedMail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly raw: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
};

type Session = { secure: boolean; envelope: { mailFrom: { address: string }; rcptTo: { address: string }[] } };
type Done = (error?: Error | null) => void;
type Server = {
  listen(port: number, host: string, done: () => void): void;
  close(done: () => void): void;
  on(event: 'error', listener: () => void): void;
  server: { address(): AddressInfo };
};

// Both packages come without types; the shapes above and below are the parts in use.
const require = createRequire(import.meta.url);
const { SMTPServer } = require('smtp-server') as { SMTPServer: new (options: object) => Server };
const { simpleParser } = require('mailparser') as {
  simpleParser: (raw: Buffer) => Promise<{ subject?: string; text?: string; messageId?: string }>;
};

/** `login` makes a name and password needed; `secure` speaks TLS from the start, with a certificate of nobody. */
export async function startSmtpSink(
  options: { login?: { user: string; password: string }; secure?: boolean } = {},
): Promise<SmtpSink> {
  const mails: ReceivedMail[] = [];
  let refusal: number | null = null;
  const refused = () => Object.assign(new Error('refused'), { responseCode: refusal });
  const take = async (stream: Readable, session: Session): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    const raw = Buffer.concat(chunks);
    const { subject = '', text = '', messageId = '' } = await simpleParser(raw);
    const { mailFrom, rcptTo } = session.envelope;
    mails.push({
      from: mailFrom.address,
      to: rcptTo.map((each) => each.address),
      secure: session.secure,
      raw: raw.toString(),
      subject,
      text,
      messageId,
    });
  };
  const server = new SMTPServer({
    authOptional: options.login === undefined,
    allowInsecureAuth: true,
    secure: options.secure ?? false,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: (
      given: { username: string; password: string },
      _session: Session,
      done: (error: Error | null, answer?: object) => void,
    ) => {
      const right = given.username === options.login?.user && given.password === options.login.password;
      done(right ? null : new Error('wrong'), right ? { user: given.username } : undefined);
    },
    onRcptTo: (_address: unknown, _session: Session, done: Done) => done(refusal === null ? null : refused()),
    onData: (stream: Readable, session: Session, done: Done) => void finish(take(stream, session), done),
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.server.address().port,
    mails,
    refuseWith: (responseCode) => {
      refusal = responseCode;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function finish(work: Promise<void>, done: Done): Promise<void> {
  try {
    await work;
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error('failed'));
  }
}
