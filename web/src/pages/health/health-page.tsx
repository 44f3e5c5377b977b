import { getHealth, getHealthReport } from '@bedside/server/contract/flow/publish';
import { Alert, Anchor, Group, Paper, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleX, Info, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { StopControl, useStops } from '../../ui/stop-control.tsx';
import { ChannelsHealth, QueueFigures } from './channels-health.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { FailingSources } from './failing-sources.tsx';
import page from './health.module.css';
import { type HealthRow, healthRows, type RowState, wholeState } from './health-rows.ts';
import { LatenessChart } from './lateness-chart.tsx';
import { StuckList } from './stuck-list.tsx';
import { WhyNotOut } from './why-not-out.tsx';

const REFRESH_MS = 5_000;
const REPORT_REFRESH_MS = 10_000;

type Days = '1' | '7';

const looks: Readonly<Record<RowState, { tone: Tone; icon: LucideIcon }>> = {
  ok: { tone: 'pass', icon: CircleCheck },
  attention: { tone: 'warn', icon: CircleAlert },
  broken: { tone: 'block', icon: CircleX },
  neutral: { tone: 'info', icon: Info },
};
const wholeWords = { ok: 'good', attention: 'attention', broken: 'broken' } as const;

/** Is everything going out on time, in plain sentences. */
export function HealthPage() {
  const { t } = useTranslation();
  const nowMs = useNow(REFRESH_MS);
  const health = useQuery({ ...ask(getHealth), refetchInterval: REFRESH_MS });
  const rows = health.data ? healthRows(health.data, { t, language: currentLanguage(), nowMs }) : [];
  const whole = wholeState(rows);
  return (
    <Page title={t('health.title')} lead={t('health.lead')}>
      {health.isPending && <ListSkeleton rows={8} height={44} />}
      {health.data && health.error && <Alert color="warn">{t('health.stale')}</Alert>}
      <ProblemNotice error={health.error} onRetry={() => void health.refetch()} />
      {health.data && (
        <>
          <output>
            <Alert color={looks[whole].tone} icon={<WholeIcon state={whole} />} role="none">
              <Text fw={500}>{t(`health.${wholeWords[whole]}`)}</Text>
            </Alert>
          </output>
          <NotOut />
          <ul className={classes.list} aria-label={t('health.engine')}>
            {rows.map((row) => (
              <HealthLine key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
      <StopAll />
      <WhyNotOut />
      <Figures />
    </Page>
  );
}

/** For an emergency. While everything is stopped the banner of every page tells so, and lifts it. */
function StopAll() {
  const { t } = useTranslation();
  const { data } = useStops();
  const { person } = useSession();
  const isStopped = data?.stops.some(({ kind }) => kind === 'organization') ?? true;
  if (isStopped || !hasRole(person, 'administrator', 'publisher', 'privacy_officer')) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="stop-title">
      <Group justify="space-between" gap="sm">
        <div>
          <Title order={2} size="h3" id="stop-title">
            {t('stops.section')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('stops.sectionText')}
          </Text>
        </div>
        <StopControl target={{ kind: 'organization' }} />
      </Group>
    </Paper>
  );
}

/** The last numbers stay while newer ones are read. */
function useReport(days: Days) {
  return useQuery({
    ...ask(getHealthReport, { query: { days } }),
    refetchInterval: REPORT_REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** First what somebody can help with. */
function NotOut() {
  const { data } = useReport('1');
  if (data === undefined) return null;
  return (
    <>
      <StuckList report={data} />
      <FailedJobs jobs={data.failedJobs ?? []} />
      <FailingSources sources={data.sources} />
    </>
  );
}

function Figures() {
  const [days, setDays] = useState<Days>('1');
  const report = useReport(days);
  const { data } = report;
  return (
    <>
      {report.isPending && <ListSkeleton rows={4} height={64} />}
      <ProblemNotice error={report.error} onRetry={() => void report.refetch()} />
      {data && (
        <>
          <div className={page.columns}>
            <LatenessChart lateness={data.lateness} days={days} onDays={setDays} />
            <QueueFigures report={data} />
          </div>
          <ChannelsHealth channels={data.channels} />
        </>
      )}
    </>
  );
}

function WholeIcon({ state }: { state: RowState }) {
  const Icon = looks[state].icon;
  return <Icon size={20} aria-hidden />;
}

function HealthLine({ row }: { row: HealthRow }) {
  const { t } = useTranslation();
  const look = looks[row.state];
  return (
    <li className={`${classes.row} ${classes.together}`}>
      <div className={classes.main}>
        <Text fw={500}>{t(`health.rows.${row.id}`)}</Text>
        <Text c="dimmed">
          {row.words}{' '}
          {row.look === true && (
            <Anchor href="#stuck-title" underline="always">
              {t('health.look')}
            </Anchor>
          )}
        </Text>
      </div>
      <StateBadge tone={look.tone} icon={look.icon}>
        {t(`health.states.${row.state}`)}
      </StateBadge>
    </li>
  );
}
