import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { failures } from '../messages/en/failures.ts';

type KnownCode = keyof (typeof failures)['codes'];

/** What a failure code means, as one sentence. A code that is not known, such as a network's own, shows itself. */
export function useFailureWords(): (code: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (code) => {
      const status = /^HTTP_(\d{3})$/.exec(code)?.[1];
      if (status !== undefined) return t('failures.status', { status });
      // The codes of networks are theirs to choose: what has no words falls back to the code.
      return t(`failures.codes.${code as KnownCode}`, { defaultValue: t('failures.unknown', { code }) });
    },
    [t],
  );
}
