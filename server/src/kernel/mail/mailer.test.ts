import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { MAIL_WORDS, mailLocale } from './mail-words.ts';
import { createMailer, type Mailer } from './mailer.ts';
import { smtpSettings } from './smtp-settings.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

let sink: SmtpSink | undefined;
let logged = '';

const log = createLogger({
  level: 'debug',
  destination: {
    write: (line) => {
      logged += line;
    },
  },
});

afterEach(async () => {
  await sink?.close();
  sink = undefined;
  logged = '';
});

function mailer(smtpUrl: string): Mailer {
  const made = createMailer({ smtpUrl, from: 'Bedside <bedside@mail.example>', log });
  if (made === null) throw new Error('mail is set up');
  return made;
}

const mail = {
  to: 'rosa@example.org',
  subject: 'Für Sie',
  text: 'Grüße\n',
  messageId: '0190e2a4-7c1e-7000-8000-00000000abcd',
};

it('is not there when mail is not set up', () => {
  expect(createMailer({ smtpUrl: null, from: 'bedside@mail.example', log })).toBeNull();
});

describe('a mail', () => {
  it('arrives whole, with a Message-ID that is the same on every try', async () => {
    sink = await startSmtpSink();
    await mailer(`smtp://127.0.0.1:${sink.port}`).send(mail);
    await mailer(`smtp://127.0.0.1:${sink.port}`).send(mail);
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails[0]).toMatchObject({
      from: 'bedside@mail.example',
      to: ['rosa@example.org'],
      subject: 'Für Sie',
      text: 'Grüße\n',
    });
    expect(sink.mails.map(({ messageId }) => messageId)).toEqual(
      Array.from({ length: 2 }, () => `<${mail.messageId}@mail.example>`),
    );
  });

  it('goes by name and password, with signs that an address must escape', async () => {
    sink = await startSmtpSink({ login: { user: 'house', password: 'p@ss:w/rd' } });
    await mailer(`smtp://house:${encodeURIComponent('p@ss:w/rd')}@127.0.0.1:${sink.port}`).send(mail);
    expect(sink.mails).toHaveLength(1);
    await expect(mailer(`smtp://house:wrong@127.0.0.1:${sink.port}`).send(mail)).rejects.toMatchObject({
      code: 'MAIL_AUTH_FAILED',
    });
  });

  it('goes to one person, whatever the address holds', async () => {
    sink = await startSmtpSink();
    const through = mailer(`smtp://127.0.0.1:${sink.port}`);
    for (const to of [
      'rosa@example.org, eve@evil.example',
      'rosa@example.org\r\nBcc: eve@evil.example',
      'Rosa <rosa@example.org>, eve@evil.example',
    ]) {
      await through.send({ ...mail, to }).catch(() => undefined);
    }
    for (const received of sink.mails) {
      expect(received.to).toHaveLength(1);
      expect(received.raw).not.toMatch(/^(Bcc|Cc):/im);
    }
    expect(sink.mails.flatMap(({ to }) => to)).not.toContain('eve@evil.example');
  });
});

describe('what goes wrong', () => {
  it('a refused address is final, a busy server is not', async () => {
    sink = await startSmtpSink();
    const through = mailer(`smtp://127.0.0.1:${sink.port}`);
    sink.refuseWith(550);
    await expect(through.send(mail)).rejects.toMatchObject({ code: 'MAIL_RECIPIENT_REFUSED' });
    sink.refuseWith(451);
    await expect(through.send(mail)).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
    sink.refuseWith(null);
    await through.send(mail);
    expect(sink.mails).toHaveLength(1);
  });

  it('a server that is away is told as such, and the address is in neither the error nor the log', async () => {
    sink = await startSmtpSink();
    const through = mailer(`smtp://127.0.0.1:${sink.port}`);
    await sink.close();
    sink = undefined;
    const error: unknown = await through.send(mail).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'MAIL_NOT_SENT', message: expect.not.stringContaining('rosa') });
    expect(logged).toContain('MAIL_NOT_SENT');
    expect(logged).not.toMatch(/rosa|Grüße|Für Sie/);
  });

  it('a certificate of nobody is refused, also on this machine', async () => {
    sink = await startSmtpSink({ secure: true });
    await expect(mailer(`smtps://127.0.0.1:${sink.port}`).send(mail)).rejects.toMatchObject({ code: 'MAIL_TLS' });
    expect(sink.mails).toHaveLength(0);
  });
});

const settings = (url: string) => smtpSettings(new URL(url));

describe('TLS', () => {
  it.each([
    'smtp://mail.example',
    'smtp://mail.example:25',
    'smtp://localhost.example',
    'smtp://127.0.0.1.example',
    'smtp://10.0.0.5',
    'smtp://[fd00::1]',
  ])('is a must for %s', (url) => {
    expect(settings(url)).toMatchObject({ secure: false, requireTLS: true, ignoreTLS: false });
  });

  it('is there from the start for smtps, on its own port', () => {
    expect(settings('smtps://mail.example')).toMatchObject({ secure: true, port: 465 });
    expect(settings('smtp://mail.example')).toMatchObject({ port: 587 });
  });

  it.each(['smtp://localhost', 'smtp://127.0.0.1:2525', 'smtp://[::1]'])(
    'is not asked of a relay on this machine: %s',
    (url) => {
      expect(settings(url)).toMatchObject({ requireTLS: false, ignoreTLS: true });
    },
  );
});

it('speaks the language of the person, or English', () => {
  expect(['es', 'es-MX', 'ES', 'en-US', 'de', ''].map(mailLocale)).toEqual(['es', 'es', 'es', 'en', 'en', 'en']);
  for (const words of Object.values(MAIL_WORDS))
    expect(words.text('https://house.example/x')).toContain('https://house.example/x');
});
