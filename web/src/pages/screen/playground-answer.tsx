import { applyReplacements } from '@bedside/screening';
import { Button, Code, Group, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveScreening } from '../../lib/use-screening.ts';
import type { Mark } from '../../ui/marked-text-types.ts';
import { PlaygroundTable } from './playground-table.tsx';
import classes from './screen.module.css';
import { VerdictBadge } from './verdict-badge.tsx';

const noMarks: readonly Mark[] = [];

type AnswerProps = { text: string; live: LiveScreening };

/** Verdict, how long it took, and the post with all safe wordings. */
export function PlaygroundVerdict(props: AnswerProps & { onTake: (text: string) => void }) {
  const { text, live, onTake } = props;
  const { t, i18n } = useTranslation();
  if (live.state === 'failed') return <Text>{t('findings.failed')}</Text>;
  if (live.state === 'starting') return <Text c="dimmed">{t('findings.starting')}</Text>;
  const marks = live.marks.get('baseText') ?? noMarks;
  const took = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(live.tookMs ?? 0);
  return (
    <>
      <Group gap="sm">
        <VerdictBadge verdict={verdictOf(marks)} />
        <Text size="sm" c="dimmed" className={classes.figures}>
          {t('screen.playground.time', { time: took })}
        </Text>
      </Group>
      <Rewritten text={text} marks={marks} onTake={onTake} />
    </>
  );
}

/** The findings one by one, or the same as data. */
export function PlaygroundFindings({ text, live }: AnswerProps) {
  const { t } = useTranslation();
  const [asJson, setAsJson] = useState(false);
  if (live.state === 'failed' || live.state === 'starting') return null;
  const marks = live.marks.get('baseText') ?? noMarks;
  return (
    <Stack gap="sm" component="section" aria-labelledby="playground-found">
      <Group gap="lg">
        <Title order={2} size="h3" id="playground-found">
          {marks.length === 0 ? t('screen.playground.nothing') : t('screen.playground.found', { count: marks.length })}
        </Title>
        <Switch
          label={t('screen.playground.json')}
          checked={asJson}
          onChange={(event) => setAsJson(event.currentTarget.checked)}
        />
      </Group>
      {asJson ? (
        <Code block className={classes.code ?? ''} tabIndex={0}>
          {JSON.stringify({ verdict: verdictOf(marks), findings: marks }, withoutStale, 2)}
        </Code>
      ) : (
        <PlaygroundTable text={text} marks={marks} />
      )}
    </Stack>
  );
}

/** Whether a mark lags behind is this page's own business. */
function withoutStale(key: string, value: unknown): unknown {
  return key === 'stale' ? undefined : value;
}

function verdictOf(marks: readonly Mark[]) {
  if (marks.some(({ severity }) => severity === 'block')) return 'block';
  return marks.some(({ severity }) => severity === 'warn') ? 'warn' : 'pass';
}

function Rewritten(props: { text: string; marks: readonly Mark[]; onTake: (text: string) => void }) {
  const { text, marks, onTake } = props;
  const { t } = useTranslation();
  // While an answer is on its way, the places of the last one may lie across words that were just typed.
  const settled = marks.filter(({ severity, stale }) => severity !== 'note' && !stale);
  const rewritten = applyReplacements(text, settled);
  return (
    <div>
      <Title order={2} size="h3" mb={4}>
        {t('screen.playground.rewritten')}
      </Title>
      {rewritten === text ? (
        <Text size="sm" c="dimmed">
          {t('screen.playground.rewrittenSame')}
        </Text>
      ) : (
        <Paper withBorder p="md">
          <Stack gap="sm" align="flex-start">
            <Text className={classes.rewritten} dir="auto">
              {rewritten}
            </Text>
            <Button size="xs" variant="default" onClick={() => onTake(rewritten)}>
              {t('screen.playground.rewrittenUse')}
            </Button>
          </Stack>
        </Paper>
      )}
    </div>
  );
}
