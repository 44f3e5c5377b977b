import { getOrganization } from '@bedside/server/contract/registers/org';
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chartKeepers } from '../../lib/authorization-roles.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChartSettings } from './chart-settings.tsx';
import { OrganizationForm } from './organization-form.tsx';
import { OwnSettings } from './own-settings.tsx';
import { SettingsNav } from './settings-nav.tsx';
import { SsoSettings } from './sso-settings.tsx';

/** One's own language and colours, then what holds for everybody. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const organization = useQuery(ask(getOrganization));
  const mayChange = hasRole(person, 'administrator');
  return (
    <Page title={t('settings.title')}>
      <SettingsNav />
      <Stack gap="xl" maw={640}>
        <OwnSettings />
        <Stack gap="md" component="section" aria-labelledby="organization-title">
          <Title order={2} id="organization-title">
            {t('settings.organizationTitle')}
          </Title>
          {!mayChange && <Text c="dimmed">{t('settings.readOnly')}</Text>}
          <ProblemNotice error={organization.error} onRetry={() => void organization.refetch()} />
          {organization.isPending && <ListSkeleton rows={6} />}
          {organization.data && <OrganizationForm organization={organization.data} readOnly={!mayChange} />}
        </Stack>
        {mayChange && <SsoSettings />}
        {hasRole(person, ...chartKeepers) && <ChartSettings />}
      </Stack>
    </Page>
  );
}
