import { AppWindow, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../lib/session.ts';
import { PageNav } from '../../ui/page-nav.tsx';

const pages = [
  { id: 'accounts', to: '/channels', icon: Radio },
  { id: 'applications', to: '/channels/applications', icon: AppWindow },
] as const;

/** The pages of Channels, for those who connect. */
export function ChannelsNav() {
  const { t } = useTranslation();
  const { person } = useSession();
  if (!hasRole(person, 'administrator')) return null;
  return (
    <PageNav
      label={t('channels.nav.label')}
      pages={pages.map(({ id, to, icon }) => ({ to, icon, label: t(`channels.nav.${id}`) }))}
    />
  );
}
