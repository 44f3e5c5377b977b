import { BadgeCheck, Building2, SlidersHorizontal, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageNav } from '../../ui/page-nav.tsx';

const pages = [
  { id: 'general', to: '/settings', icon: SlidersHorizontal },
  { id: 'sites', to: '/settings/sites', icon: Building2 },
  { id: 'facts', to: '/settings/facts', icon: BadgeCheck },
  { id: 'developers', to: '/developers', icon: Webhook },
] as const;

/** The pages of Settings, above each of them. */
export function SettingsNav() {
  const { t } = useTranslation();
  return (
    <PageNav
      label={t('settings.nav.label')}
      pages={pages.map(({ id, to, icon }) => ({ to, icon, label: t(`settings.nav.${id}`) }))}
    />
  );
}
