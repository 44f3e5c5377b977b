import type { HealthReport } from '@bedside/server/contract/flow/publish';
import { Button, Group, Paper, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../lib/format.ts';
import classes from './health.module.css';

type Lateness = HealthReport['lateness'];
type Days = '1' | '7';

/** How long after their time posts were seen on their networks: bars from zero, each with its number. */
export function LatenessChart(props: { lateness: Lateness; days: Days; onDays: (days: Days) => void }) {
  const { lateness, days, onDays } = props;
  const { t, i18n } = useTranslation();
  const [asTable, table] = useDisclosure(false);
  const total = lateness.buckets.reduce((sum, { count }) => sum + count, 0);
  const rows = lateness.buckets.map((bucket) => ({ ...bucket, words: bucketWords(bucket, t, i18n.language) }));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="lateness-title">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h3" id="lateness-title">
            {t('health.lateness.title')}
          </Title>
          <SegmentedControl
            size="xs"
            aria-label={t('health.lateness.span')}
            value={days}
            onChange={(value) => onDays(value === '7' ? '7' : '1')}
            data={[
              { value: '1', label: t('health.lateness.day') },
              { value: '7', label: t('health.lateness.week') },
            ]}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {total === 0 ? t('health.lateness.none') : t('health.lateness.lead', { count: total })}
        </Text>
        {total > 0 && (asTable ? <Figures rows={rows} /> : <Bars rows={rows} />)}
        {total > 0 && (
          <Group>
            <Button size="compact-sm" variant="default" onClick={table.toggle} aria-pressed={asTable}>
              {t(asTable ? 'health.lateness.asChart' : 'health.lateness.asTable')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

type Row = { readonly fromSeconds: number; readonly count: number; readonly words: string };

function Bars({ rows }: { rows: readonly Row[] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ul className={classes.bars}>
      {rows.map(({ fromSeconds, count, words }) => (
        <li key={fromSeconds}>
          <span className={classes.barLabel}>{words}</span>
          <svg className={classes.bar} height="16" width="100%" aria-hidden>
            <rect width={`${(count / most) * 100}%`} height="16" rx="2" data-late={fromSeconds >= 120} />
          </svg>
          <span className={classes.barCount}>{count}</span>
        </li>
      ))}
    </ul>
  );
}

function Figures({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('health.lateness.column')}</Table.Th>
          <Table.Th ta="right">{t('health.lateness.count')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ fromSeconds, count, words }) => (
          <Table.Tr key={fromSeconds}>
            <Table.Td>{words}</Table.Td>
            <Table.Td ta="right">{count}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function bucketWords(bucket: Lateness['buckets'][number], t: TFunction, language: string): string {
  const { fromSeconds, toSeconds } = bucket;
  if (fromSeconds === 0) return t('health.lateness.upTo', { to: formatDuration(toSeconds ?? 0, language) });
  if (toSeconds === null) return t('health.lateness.over', { from: formatDuration(fromSeconds, language) });
  return t('health.lateness.between', {
    from: formatDuration(fromSeconds, language),
    to: formatDuration(toSeconds, language),
  });
}
