import { listSites, type SiteView } from '@bedside/server/contract/registers/org/sites';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { SettingsNav } from './settings-nav.tsx';
import { CloseSiteDialog, SiteDialog } from './site-dialog.tsx';
import { SiteRow } from './site-row.tsx';

type Open = { dialog: 'edit'; site: SiteView | null } | { dialog: 'close'; site: SiteView } | null;

/** The places where the organization works. */
export function SitesPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const sites = useQuery(ask(listSites));
  const [open, setOpen] = useState<Open>(null);
  const mayChange = hasRole(person, 'administrator', 'coordinator');
  const list = sites.data?.sites;
  const add = mayChange ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpen({ dialog: 'edit', site: null })}>
      {t('settings.sites.add')}
    </Button>
  ) : undefined;
  return (
    <Page
      title={t('settings.sites.title')}
      lead={t('settings.sites.lead')}
      actions={list?.length === 0 ? undefined : add}
    >
      <SettingsNav />
      {!mayChange && <Text c="dimmed">{t('settings.sites.readOnly')}</Text>}
      <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />
      {sites.isPending && <ListSkeleton rows={3} height={64} />}
      {list?.length === 0 && (
        <EmptyState
          icon={Building2}
          title={t('settings.sites.emptyTitle')}
          text={t('settings.sites.emptyText')}
          action={add}
        />
      )}
      {list !== undefined && list.length > 0 && (
        <ul className={classes.list}>
          {list.map((site) => (
            <SiteRow
              key={site.id}
              site={site}
              mayChange={mayChange}
              onEdit={() => setOpen({ dialog: 'edit', site })}
              onClose={() => setOpen({ dialog: 'close', site })}
            />
          ))}
        </ul>
      )}
      {open?.dialog === 'edit' && <SiteDialog site={open.site} onClose={() => setOpen(null)} />}
      {open?.dialog === 'close' && <CloseSiteDialog site={open.site} onClose={() => setOpen(null)} />}
    </Page>
  );
}
