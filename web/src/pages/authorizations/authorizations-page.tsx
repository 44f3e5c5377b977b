import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { authorizationFilters } from '../../lib/list-filters.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { PastPostsPanel } from '../past-posts/past-posts-panel.tsx';
import { AskedList, useRequests } from './asked-list.tsx';
import { AuthorizationsNav } from './authorizations-nav.tsx';
import { EndsPanel } from './ends/ends-panel.tsx';
import { NotInChart } from './not-in-chart.tsx';
import { OriginalsList } from './originals-list.tsx';
import { Quarantine } from './quarantine.tsx';
import { SignedList } from './signed-list.tsx';

/** Who was asked for a permission, and what was signed. */
export function AuthorizationsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const navigate = useNavigate();
  const { view = 'asked', state } = useSearch({ from: '/signed-in/authorizations' });
  const ask = hasRole(person, ...authorizationAskers) ? (
    <LinkButton to="/authorizations/ask" leftSection={<Plus size={16} aria-hidden />}>
      {t('authorizations.ask')}
    </LinkButton>
  ) : undefined;
  // The empty list has the button itself.
  const isEmpty = useRequests(undefined).data?.pages[0]?.requests.length === 0;
  const show = (next: { view?: unknown; state?: unknown }) =>
    void navigate({ to: '/authorizations', search: authorizationFilters.parse(next), replace: true });
  return (
    <Page
      title={t('authorizations.title')}
      lead={t('authorizations.lead')}
      actions={view === 'asked' && isEmpty ? undefined : ask}
    >
      <AuthorizationsNav />
      <Tabs value={view} onChange={(next) => show({ view: next ?? 'asked' })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="asked">{t('authorizations.tabs.asked')}</Tabs.Tab>
          <Tabs.Tab value="signed">{t('authorizations.tabs.signed')}</Tabs.Tab>
          <Tabs.Tab value="ends">{t('ends.tab')}</Tabs.Tab>
          <Tabs.Tab value="originals">{t('authorizations.tabs.originals')}</Tabs.Tab>
          <Tabs.Tab value="past">{t('authorizations.tabs.past')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="asked" pt="md">
          <AskedList state={state} onState={(next) => show({ view, state: next })} action={ask} />
        </Tabs.Panel>
        <Tabs.Panel value="signed" pt="md">
          <Quarantine />
          <NotInChart />
          <SignedList />
        </Tabs.Panel>
        <Tabs.Panel value="ends" pt="md">
          <EndsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="originals" pt="md">
          <OriginalsList />
        </Tabs.Panel>
        <Tabs.Panel value="past" pt="md">
          <PastPostsPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
