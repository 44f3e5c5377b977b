import {
  getFhirServer,
  removeFhirServer,
  testFhirServer,
} from '@bedside/server/contract/registers/authorizations/chart';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ChartForm } from './chart-form.tsx';

/** Where what patients sign is sent: the FHIR server of the house. */
export function ChartSettings() {
  const { t } = useTranslation();
  const settings = useQuery(ask(getFhirServer));
  const [isSettingUp, setSettingUp] = useState(false);
  const server = settings.data?.server ?? null;
  return (
    <Stack gap="md" component="section" aria-labelledby="chart-settings-title">
      <div>
        <Title order={2} id="chart-settings-title">
          {t('chart.settings.title')}
        </Title>
        <Text c="dimmed">{t('chart.settings.lead')}</Text>
      </div>
      <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <ListSkeleton rows={2} />}
      {settings.data !== undefined && server === null && !isSettingUp && (
        <Group gap="md">
          <Text>{t('chart.settings.none')}</Text>
          <Button variant="default" onClick={() => setSettingUp(true)}>
            {t('chart.settings.setUp')}
          </Button>
        </Group>
      )}
      {(server !== null || isSettingUp) && (
        <Paper withBorder p="md">
          <Stack gap="md">
            <ChartForm server={server} />
            {server !== null && <Steps key={server.revision} onRemoved={() => setSettingUp(false)} />}
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

/** What can be done with a server that is saved. What worked with other settings says nothing of these. */
function Steps({ onRemoved }: { onRemoved: () => void }) {
  const { t } = useTranslation();
  const [isRemoving, dialog] = useDisclosure(false);
  const test = useCall(testFhirServer);
  const remove = useCall(removeFhirServer, {
    invalidates: [getFhirServer],
    onSuccess: () => {
      notifyDone(t('chart.settings.removed'));
      dialog.close();
      onRemoved();
    },
  });
  return (
    <Stack gap="sm" align="flex-start">
      <div>
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate({})}>
          {t('chart.settings.test')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('chart.settings.testHint')}
        </Text>
      </div>
      <div aria-live="polite">{test.data !== undefined && <TestOutcome {...test.data} />}</div>
      <ProblemNotice error={test.error} />
      <Button variant="subtle" color="block" onClick={dialog.open}>
        {t('chart.settings.remove')}
      </Button>
      {isRemoving && (
        <ConfirmDialog
          title={t('chart.settings.removeTitle')}
          text={t('chart.settings.removeText')}
          confirm={t('chart.settings.removeConfirm')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({})}
          onClose={dialog.close}
        />
      )}
    </Stack>
  );
}

function TestOutcome({ trouble, status, fhirVersion }: CallAnswer<typeof testFhirServer>) {
  const { t } = useTranslation();
  const version = fhirVersion ?? '';
  if (trouble === null) {
    return (
      <StateBadge tone="pass" icon={CircleCheck}>
        {t('chart.settings.testWell', { version })}
      </StateBadge>
    );
  }
  return (
    <>
      <StateBadge tone="block" icon={TriangleAlert}>
        {t(`chart.troubles.${trouble}`, { version })}
      </StateBadge>
      {status !== null && (
        <Text size="xs" c="dimmed">
          {t('chart.status', { status })}
        </Text>
      )}
    </>
  );
}
