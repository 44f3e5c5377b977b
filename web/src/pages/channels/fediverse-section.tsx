import { type FediverseView, getFediverse, putFediverse } from '@bedside/server/contract/engage/fediverse';
import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CirclePause, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';

/** Whether the newsroom can be followed from Mastodon and other servers, and the address to tell people. */
export function FediverseSection() {
  const { t } = useTranslation();
  const { person } = useSession();
  const settings = useQuery(ask(getFediverse));
  const mayChange = hasRole(person, 'administrator');
  const view = settings.data;
  // Where it was never turned on, only those are told who can.
  if (view === undefined ? settings.error === null : view.revision === 0 && !mayChange) return null;
  return (
    <Stack gap="md" mt="xl" component="section" aria-labelledby="fediverse-title">
      <div>
        <Title order={2} id="fediverse-title">
          {t('channels.fediverse.title')}
        </Title>
        <Text c="dimmed">{t('channels.fediverse.lead')}</Text>
      </div>
      <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />
      {view !== undefined && (
        <Paper withBorder p="md" maw={640}>
          <Stack gap="md" align="stretch">
            <State view={view} />
            {view.isOn && <CopyField label={t('channels.fediverse.address')} value={view.address} />}
            {mayChange && <Switch key={view.revision} view={view} />}
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

function State({ view }: { view: FediverseView }) {
  const { t } = useTranslation();
  return (
    <Group gap="md">
      <StateBadge tone={view.isOn ? 'pass' : 'quiet'} icon={view.isOn ? CircleCheck : CirclePause}>
        {t(view.isOn ? 'channels.fediverse.on' : 'channels.fediverse.off')}
      </StateBadge>
      {view.revision > 0 && <Text>{t('channels.fediverse.followers', { count: view.followers })}</Text>}
      {view.silentServers > 0 && (
        <StateBadge tone="warn" icon={TriangleAlert}>
          {t('channels.fediverse.silent', { count: view.silentServers })}
        </StateBadge>
      )}
    </Group>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\s,]+/u)
    .map((line) => line.toLowerCase())
    .filter((line) => line !== '');

/** Turning it on and off, and from where nobody may follow. */
function Switch({ view }: { view: FediverseView }) {
  const { t } = useTranslation();
  const [hosts, setHosts] = useState(view.blockedHosts.join('\n'));
  const blockedHosts = linesOf(hosts);
  const { isOn, revision } = view;
  const problems = contractErrors(putFediverse.body, t)({ isOn, blockedHosts, revision });
  const [problem] = Object.values(problems);
  const save = useCall(putFediverse, {
    invalidates: [getFediverse],
    onSuccess: (saved) => notifyDone(t(saved.isOn ? 'channels.fediverse.savedOn' : 'channels.fediverse.savedOff')),
  });
  const put = (on: boolean) => save.mutate({ body: { isOn: on, blockedHosts, revision } });
  if (!isOn) {
    return (
      <Stack gap="md" align="flex-start">
        {view.obstacle === null ? (
          <Text>{t('channels.fediverse.warning', { address: view.address })}</Text>
        ) : (
          <Alert color="warn" title={t('channels.fediverse.obstacleTitle')} icon={<TriangleAlert aria-hidden />}>
            {t(`channels.fediverse.obstacles.${view.obstacle}`)}
          </Alert>
        )}
        <ProblemNotice error={save.error} />
        <Button loading={save.isPending} disabled={view.obstacle !== null} onClick={() => put(true)}>
          {t('channels.fediverse.turnOn')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Textarea
        label={t('channels.fediverse.blocked')}
        description={t('channels.fediverse.blockedHint')}
        autosize
        minRows={2}
        maxRows={10}
        value={hosts}
        error={problem === undefined ? null : t('channels.fediverse.blockedWrong')}
        onChange={({ currentTarget: { value } }) => setHosts(value)}
      />
      <ProblemNotice error={save.error} />
      <Group justify="space-between">
        <Button variant="subtle" color="block" loading={save.isPending} onClick={() => put(false)}>
          {t('channels.fediverse.turnOff')}
        </Button>
        <Button
          loading={save.isPending}
          disabled={problem !== undefined || blockedHosts.join() === view.blockedHosts.join()}
          onClick={() => put(true)}
        >
          {t('channels.fediverse.save')}
        </Button>
      </Group>
    </Stack>
  );
}
