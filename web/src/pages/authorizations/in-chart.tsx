import type { AuthorizationView } from '@bedside/server/contract/registers/authorizations';
import {
  getSending,
  listRefusedSendings,
  type SendingView,
  sendToFhirServer,
} from '@bedside/server/contract/registers/authorizations/chart';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chartKeepers } from '../../lib/authorization-roles.ts';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Section } from './section.tsx';

/** Whether the FHIR server of the house has it, and why not. Nothing is shown where there never was a server. */
export function InChart({ authorization: { id, subject } }: { authorization: AuthorizationView }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const found = useQuery({ ...ask(getSending, { params: { id } }), enabled: subject.kind === 'patient' });
  const send = useCall(sendToFhirServer, {
    invalidates: [getSending, listRefusedSendings],
    onSuccess: () => notifyDone(t('chart.queued')),
  });
  if (found.data === undefined) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  const { isConnected, sending } = found.data;
  if (!isConnected && sending === null) return null;
  return (
    <Section title={t('chart.title')}>
      {sending === null ? <Text size="sm">{t('chart.never')}</Text> : <Stand sending={sending} />}
      {!isConnected && (
        <Text size="sm" c="dimmed">
          {t('chart.forgotten')}
        </Text>
      )}
      {isConnected && hasRole(person, ...chartKeepers) && (
        <Button
          variant="default"
          w="fit-content"
          loading={send.isPending}
          onClick={() => send.mutate({ params: { id } })}
        >
          {sending === null ? t('chart.send') : t('chart.again')}
        </Button>
      )}
      <ProblemNotice error={send.error} />
    </Section>
  );
}

function Stand({ sending }: { sending: SendingView }) {
  const { t, i18n } = useTranslation();
  const { state, attempts, nextAt, sentAt, trouble, status, issues } = sending;
  const time = (instant: string) => formatInstant(instant, i18n.language);
  return (
    <div>
      <Text size="sm" fw={500}>
        {state === 'sent' && sentAt !== null && t('chart.sent', { time: time(sentAt) })}
        {state === 'refused' && t('chart.refused')}
        {state === 'waiting' &&
          (attempts === 0 || nextAt === null ? t('chart.waiting') : t('chart.waitingUntil', { time: time(nextAt) }))}
      </Text>
      {trouble !== null && <Text size="sm">{t(`chart.troubles.${trouble}`, { version: '' })}</Text>}
      {status !== null && (
        <Text size="xs" c="dimmed">
          {t('chart.status', { status })}
        </Text>
      )}
      {issues.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('chart.issues', { codes: issues.join(', ') })}
        </Text>
      )}
      {state !== 'sent' && sentAt !== null && (
        <Text size="xs" c="dimmed">
          {t('chart.sentBefore', { time: time(sentAt) })}
        </Text>
      )}
    </div>
  );
}
