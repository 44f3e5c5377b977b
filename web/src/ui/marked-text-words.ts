import { type FindingMessage, findingMessages } from '@bedside/screening';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { readFieldName } from '../lib/field-name.ts';
import { currentLanguage } from '../lib/i18n.ts';
import type { Judged, Marked } from './marked-text-types.ts';

/** What a finding is and why, in the language on screen; the engine's own sentence for a code that this page is too old to know. */
export function useFindingWords(): (finding: Pick<Marked, 'code' | 'message'>) => { title: string; why: string } {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useCallback(
    ({ code, message }) => {
      // Codes come from the wire, where a newer engine may know more of them than this page.
      const table: Readonly<Record<string, FindingMessage | undefined>> =
        findingMessages[language === 'es' ? 'es' : currentLanguage()];
      const words = table[code];
      return words === undefined ? { title: message, why: '' } : { title: words.title, why: words.why };
    },
    [language],
  );
}

/** Why something was found in this very text, in the language in which the text was screened; null where no rule says. */
export function explanationOf({ explanation = '' }: Judged): string | null {
  return explanation === '' ? null : explanation;
}

/** Says in words which part of a post a field is. */
export function useFieldWords(): (field: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (field) => {
      const name = readFieldName(field);
      switch (name.kind) {
        case 'variant':
          // The network's id comes as a string in the field name; an unknown one shows as it is.
          return t('findings.fields.variant', {
            network: t(`common.networks.${name.network as 'newsroom'}`, { defaultValue: name.network }),
          });
        case 'threadPart':
          return t('findings.fields.threadPart', {
            network: t(`common.networks.${name.network as 'newsroom'}`, { defaultValue: name.network }),
            number: name.index + 2,
          });
        case 'option':
          return t('options.field', {
            network: t(`common.networks.${name.network as 'newsroom'}`, { defaultValue: name.network }),
            name: t(`options.words.${name.name.replace('.', '_') as 'title'}`),
          });
        case 'utm':
          return t('findings.fields.utm', { name: name.name });
        case 'altText':
          return t('findings.fields.altText', { number: name.index + 1 });
        default:
          return t(`findings.fields.${name.kind}`);
      }
    },
    [t],
  );
}

/** The label of the button that takes a safe wording; null where only a person can reword. */
export function useReplaceLabel(): (replacement: string | null) => string | null {
  const { t } = useTranslation();
  return (replacement) => {
    if (replacement === null) return null;
    return replacement === '' ? t('findings.remove') : t('findings.replaceWith', { wording: replacement });
  };
}
