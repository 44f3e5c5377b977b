/** All that a mail ever says: what it is about is read inside, after signing in. */
export const MAIL_WORDS = {
  en: {
    subject: 'Something waits for you in Bedside',
    text: (link: string) =>
      `Something waits for you in Bedside:\n\n${link}\n\nTo keep it private, you read it there after signing in.\n`,
  },
  es: {
    subject: 'Algo le espera en Bedside',
    text: (link: string) =>
      `Algo le espera en Bedside:\n\n${link}\n\nPara que siga siendo privado, se lee allí después de iniciar sesión.\n`,
  },
} as const;

export type MailLocale = keyof typeof MAIL_WORDS;

/** English for every language that is not there yet. */
export function mailLocale(tag: string): MailLocale {
  return tag.split('-')[0]?.toLowerCase() === 'es' ? 'es' : 'en';
}
