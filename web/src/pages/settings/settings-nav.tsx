import { Link } from '@tanstack/react-router';
import { BadgeCheck, Building2, type LucideIcon, SlidersHorizontal, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './settings-nav.module.css';

const pages = [
  { id: 'general', to: '/settings', icon: SlidersHorizontal },
  { id: 'sites', to: '/settings/sites', icon: Building2 },
  { id: 'facts', to: '/settings/facts', icon: BadgeCheck },
  { id: 'developers', to: '/developers', icon: Webhook },
] as const satisfies readonly { id: string; to: string; icon: LucideIcon }[];

/** The pages of Settings, above each of them. */
export function SettingsNav() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('settings.nav.label')}>
      <ul className={classes.list}>
        {pages.map(({ id, to, icon: Icon }) => (
          <li key={id}>
            <Link to={to} activeOptions={{ exact: true, includeSearch: false }} className={classes.link}>
              <Icon size={16} aria-hidden />
              {t(`settings.nav.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
