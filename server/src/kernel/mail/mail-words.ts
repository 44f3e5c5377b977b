/**
 * All that a mail ever says. What a message is about is read inside, after signing in; only whoever cannot sign in yet
 * gets the link itself.
 */
export const MAIL_WORDS = {
  en: {
    subject: 'Something waits for you in Bedside',
    text: (link: string) =>
      `Something waits for you in Bedside:\n\n${link}\n\nTo keep it private, you read it there after signing in.\n`,
    digest: {
      subject: 'Messages wait for you in Bedside',
      text: (count: number, link: string) =>
        `${count === 1 ? 'One message waits' : `${count} messages wait`} for you in Bedside:\n\n${link}\n\nTo keep them private, you read them there after signing in.\n`,
    },
    invitation: {
      subject: 'You are invited to Bedside',
      text: (link: string) =>
        `You are invited to Bedside. Open this link to join; it works once and holds for seven days:\n\n${link}\n\nIf you do not expect it, you can ignore this mail.\n`,
    },
    reset: {
      subject: 'Set a new password for Bedside',
      text: (link: string) =>
        `Somebody asked to set a new password for your account in Bedside. Open this link to do it; it works once and holds for one hour:\n\n${link}\n\nIf it was not you, you can ignore this mail: nothing has changed.\n`,
    },
  },
  es: {
    subject: 'Algo le espera en Bedside',
    text: (link: string) =>
      `Algo le espera en Bedside:\n\n${link}\n\nPara que siga siendo privado, se lee allí después de iniciar sesión.\n`,
    digest: {
      subject: 'Hay mensajes para usted en Bedside',
      text: (count: number, link: string) =>
        `${count === 1 ? 'Un mensaje le espera' : `${count} mensajes le esperan`} en Bedside:\n\n${link}\n\nPara que sigan siendo privados, se leen allí después de iniciar sesión.\n`,
    },
    invitation: {
      subject: 'Le invitan a Bedside',
      text: (link: string) =>
        `Le invitan a Bedside. Abra este enlace para unirse; sirve una vez y es válido siete días:\n\n${link}\n\nSi no lo espera, puede pasar por alto este correo.\n`,
    },
    reset: {
      subject: 'Establezca una contraseña nueva para Bedside',
      text: (link: string) =>
        `Alguien pidió establecer una contraseña nueva para su cuenta de Bedside. Abra este enlace para hacerlo; sirve una vez y es válido una hora:\n\n${link}\n\nSi no fue usted, puede pasar por alto este correo: nada ha cambiado.\n`,
    },
  },
} as const;

export type MailLocale = keyof typeof MAIL_WORDS;

/** English for every language that is not there yet. */
export function mailLocale(tag: string): MailLocale {
  return tag.split('-')[0]?.toLowerCase() === 'es' ? 'es' : 'en';
}

/** What a link with a secret is for. */
export type DoorKind = 'invitation' | 'reset';
