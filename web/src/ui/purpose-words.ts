import { purpose as purposes } from '@bedside/server/contract/registers/authorizations';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What a post is for, in words; a purpose that is new here shows its own name. */
export function usePurposeWords(): (purpose: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (purpose) => {
      const known = purposes.safeParse(purpose);
      return known.success ? t(`authorizations.purposes.${known.data}`) : purpose;
    },
    [t],
  );
}
