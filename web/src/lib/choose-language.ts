import { updateOwnLocale } from '@bedside/server/contract/registers/sign-in';
import { useQueryClient } from '@tanstack/react-query';
import { type Language, switchLanguage } from './i18n.ts';
import { useCall } from './query.ts';
import { keepSession, useSession } from './session.ts';

/** Changes the person's language on screen at once, and on the server for the next time. */
export function useChooseLanguage(): (language: Language) => void {
  const client = useQueryClient();
  const session = useSession();
  const save = useCall(updateOwnLocale, {
    onSuccess: (person) => keepSession(client, { ...session, person }),
  });
  return (locale) => {
    void switchLanguage(locale);
    save.mutate({ body: { locale } });
  };
}
