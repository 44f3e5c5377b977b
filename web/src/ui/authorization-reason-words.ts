import { useTranslation } from 'react-i18next';

/** Why a signed permission does not serve. Codes grow on the server first, so that the words are looked up by name. */
export function useAuthorizationReasonWords(): (code: string) => string {
  const { t, i18n } = useTranslation();
  return (code) => {
    const words: unknown = i18n.getResource(i18n.language, 'translation', `authorizationReasons.${code}`);
    return typeof words === 'string' ? words : t('authorizations.unknownReason');
  };
}
