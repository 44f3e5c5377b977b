import { getHealth } from '@bedside/server/contract/flow/publish';
import { Alert, Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CircleX, Info, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask } from '../../lib/query.ts';
import { useNow } from '../../lib/use-now.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { type HealthRow, healthRows, type RowState, wholeState } from './health-rows.ts';

const REFRESH_MS = 5_000;

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
          <ul className={classes.list}>
            {rows.map((row) => (
              <HealthLine key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
    </Page>
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
            <Anchor component={Link} to="/posts" underline="always">
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
