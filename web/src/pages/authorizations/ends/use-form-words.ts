import type { FormVersion } from '@bedside/server/contract/registers/authorizations';
import { useTranslation } from 'react-i18next';

/** Whose words a form has, and which version of them. */
export function useFormWords(): (form: FormVersion) => string {
  const { t } = useTranslation();
  return ({ source, number }) => t(`ends.form.${source}`, { number });
}
