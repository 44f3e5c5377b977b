import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../ui/marked-text-words.ts';

/** Says in words in which part of a post somebody is, or what a comment is about. */
export function usePartWords(): (part: string) => string {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  return useCallback(
    (part) => {
      if (part === 'comments') return t('together.comments.open');
      return fieldWords(part === 'channels' ? 'channelIds' : part);
    },
    [t, fieldWords],
  );
}
