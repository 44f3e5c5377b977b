import { FileText, Scale, Signature } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageNav } from '../../ui/page-nav.tsx';

const pages = [
  { id: 'list', to: '/authorizations', icon: Signature },
  { id: 'forms', to: '/authorizations/forms', icon: FileText },
  { id: 'rules', to: '/authorizations/rules', icon: Scale },
] as const;

/** The pages about signed permissions, above each of them. */
export function AuthorizationsNav() {
  const { t } = useTranslation();
  return (
    <PageNav
      label={t('houseRules.nav.label')}
      pages={pages.map(({ id, to, icon }) => ({ to, icon, label: t(`houseRules.nav.${id}`) }))}
    />
  );
}
