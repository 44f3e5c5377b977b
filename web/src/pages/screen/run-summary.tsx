import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { CircleCheck, CircleSlash, LoaderCircle, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { BatchState } from './batch-run.ts';
import classes from './screen.module.css';

const signs = {
  idle: [LoaderCircle, 'quiet'],
  running: [LoaderCircle, 'info'],
  done: [CircleCheck, 'pass'],
  cancelled: [CircleSlash, 'quiet'],
  failed: [OctagonAlert, 'block'],
} as const;

/** What is checked, how far it is and how long it takes, the way to stop, and what could not be read. */
export function RunSummary(props: { state: BatchState; onCancel: () => void }) {
  const { state, onCancel } = props;
  const { t } = useTranslation();
  const [Sign, tone] = signs[state.phase];
  const name = state.source?.name ?? '';
  const headline =
    state.phase === 'running' || state.phase === 'done'
      ? t(`screen.run.${state.phase}`, { name })
      : t(`screen.run.${state.phase === 'failed' ? 'failed' : 'cancelled'}`);
  return (
    <Paper withBorder p="md" component="section" aria-label={headline}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
          <Group gap="sm" wrap="nowrap" miw={0} align="flex-start">
            <Sign size={20} color={`var(--bedside-${tone})`} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            <div className={classes.headline}>
              <Text fw={500} component="output">
                {headline}
              </Text>
              <Pace state={state} />
            </div>
          </Group>
          {state.phase === 'running' && (
            <Button variant="default" onClick={onCancel}>
              {t('screen.run.cancel')}
            </Button>
          )}
        </Group>
        {state.phase === 'running' && (
          <>
            <Progress
              value={state.part === null ? 100 : state.part * 100}
              animated={state.part === null}
              aria-label={t('screen.run.progress')}
            />
            <Text size="xs" c="dimmed">
              {t('screen.run.leaving')}
            </Text>
          </>
        )}
        {state.refusal !== null && (
          <Alert role="alert" color="block">
            {t(`screen.file.refused.${state.refusal}`)}
          </Alert>
        )}
        <ProblemNotice error={state.problem} />
        <LeftOut state={state} />
      </Stack>
    </Paper>
  );
}

/** How many posts, in which time, and how long it may still take. */
function Pace({ state }: { state: BatchState }) {
  const { t, i18n } = useTranslation();
  const nowMs = useNow(1_000);
  const spentMs = Math.max(0, (state.endedAtMs ?? Math.max(nowMs, state.startedAtMs)) - state.startedAtMs);
  const parts = [t('screen.run.readCount', { count: state.rows.length })];
  if (spentMs >= 1_000) parts.push(t('screen.run.took', { time: formatDuration(spentMs / 1_000, i18n.language) }));
  const { part } = state;
  // A guess from the first moments would only mislead.
  if (state.phase === 'running' && part !== null && part > 0.02 && spentMs >= 2_000) {
    const leftSeconds = Math.max(1, (spentMs / 1_000) * (1 / part - 1));
    parts.push(t('screen.run.left', { time: formatDuration(leftSeconds, i18n.language) }));
  }
  return (
    <Text size="sm" c="dimmed" className={classes.figures}>
      {parts.join(' · ')}
    </Text>
  );
}

/** Rows that are not among the results, and why. */
function LeftOut({ state }: { state: BatchState }) {
  const { t } = useTranslation();
  const { faults, faultCount, repeats, untold } = state;
  return (
    <>
      {repeats > 0 && <Text size="sm">{t('screen.run.repeats', { count: repeats })}</Text>}
      {untold > 0 && <Text size="sm">{t('screen.run.untold', { count: untold })}</Text>}
      {faultCount > 0 && (
        <details>
          <summary className={classes.summary}>{t('screen.run.faults', { count: faultCount })}</summary>
          <ul className={classes.faults}>
            {faults.map(({ line, fault }, at) => (
              <li key={at}>{t('screen.run.fault', { line, reason: t(`screen.run.faultReasons.${fault}`) })}</li>
            ))}
          </ul>
          {faultCount > faults.length && (
            <Text size="xs" c="dimmed">
              {t('screen.run.faultsMore', { shown: faults.length })}
            </Text>
          )}
        </details>
      )}
    </>
  );
}
