import type { PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { getPerson } from '../people/service.ts';

export type SignInNews = 'recovery_code_used' | 'password_changed' | 'second_factor_removed' | 'reset_by_administrator';

type Words = { readonly subject: string; readonly body: (count: number) => string };

const words: Readonly<Record<'en' | 'es', Readonly<Record<SignInNews, Words>>>> = {
  en: {
    recovery_code_used: {
      subject: 'A recovery code was used to sign in',
      body: (left) =>
        `Somebody signed in as you with a recovery code. ${left} are left. If it was not you, set a new password and tell an administrator.`,
    },
    password_changed: {
      subject: 'Your password was changed',
      body: () =>
        'Your password was changed and other sessions were ended. If it was not you, tell an administrator at once.',
    },
    second_factor_removed: {
      subject: 'Codes by an app are no longer asked for',
      body: () => 'Codes by an app were removed from your account. If it was not you, tell an administrator at once.',
    },
    reset_by_administrator: {
      subject: 'An administrator made a link to set a new password for you',
      body: () =>
        'The link lets whoever has it set a new password for your account. If you did not ask for it, tell your privacy officer.',
    },
  },
  es: {
    recovery_code_used: {
      subject: 'Se usó un código de recuperación para iniciar sesión',
      body: (left) =>
        `Alguien inició sesión en su nombre con un código de recuperación. Quedan ${left}. Si no fue usted, establezca una contraseña nueva y avise a un administrador.`,
    },
    password_changed: {
      subject: 'Su contraseña se cambió',
      body: () =>
        'Su contraseña se cambió y se cerraron las otras sesiones. Si no fue usted, avise de inmediato a un administrador.',
    },
    second_factor_removed: {
      subject: 'Ya no se piden códigos de una aplicación',
      body: () =>
        'Se quitaron de su cuenta los códigos de una aplicación. Si no fue usted, avise de inmediato a un administrador.',
    },
    reset_by_administrator: {
      subject: 'Un administrador creó un enlace para que usted establezca una contraseña nueva',
      body: () =>
        'El enlace permite a quien lo tenga establecer una contraseña nueva para su cuenta. Si usted no lo pidió, avise a la persona responsable de privacidad.',
    },
  },
};

/** Tells a person what happened to their sign-in, in their language. */
export async function tellPerson(
  scope: Scope,
  news: { personId: PersonId; about: SignInNews; count?: number },
): Promise<void> {
  const { locale } = await getPerson(scope, news.personId);
  const { subject, body } = words[locale][news.about];
  await queueMail(scope, {
    personId: news.personId,
    kind: `sign-in-${news.about.replaceAll('_', '-')}`,
    subject,
    body: body(news.count ?? 0),
    link: '/security',
  });
}
