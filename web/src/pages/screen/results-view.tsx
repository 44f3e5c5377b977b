import { Button, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { Download, SearchX, ShieldCheck } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useListKeys } from '../review/use-list-keys.ts';
import type { PostedRow } from './posted-row.ts';
import { ResultRow } from './result-row.tsx';
import { countRows, everything, filterRows, type ResultFilter } from './results.ts';
import { ResultsFilter } from './results-filter.tsx';
import classes from './screen.module.css';
import { useSaveCsv } from './use-save-csv.ts';

const PAGE_ROWS = 25;

/** The posts that were checked: narrowed, searched, page by page, and as a table to take along. */
export function Results({ rows }: { rows: readonly PostedRow[] }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<ResultFilter>(everything);
  const [page, setPage] = useState(0);
  const list = useListKeys();
  // Rows come in while one types: what is typed goes first.
  const calm = useDeferredValue(filter);
  const shown = useMemo(() => filterRows(rows, calm), [rows, calm]);
  const counts = useMemo(() => countRows(rows), [rows]);
  const saveCsv = useSaveCsv();
  const at = Math.min(page, Math.max(0, Math.ceil(shown.length / PAGE_ROWS) - 1));
  const change = (next: ResultFilter) => {
    setFilter(next);
    setPage(0);
  };
  return (
    <Stack gap="md" component="section" aria-labelledby="results-title">
      <Group justify="space-between" gap="sm">
        <Title order={2} id="results-title">
          {t('screen.results.title')}
        </Title>
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          disabled={shown.length === 0}
          onClick={() => saveCsv(shown)}
        >
          {t('screen.results.export')}
        </Button>
      </Group>
      <ResultsFilter rows={rows} counts={counts} filter={filter} onFilter={change} />
      {filter.show === 'lacking' && counts.lacking > 0 && <Text size="sm">{t('screen.results.lackingText')}</Text>}
      {shown.length === 0 && <Nothing filter={filter} counts={counts} onClear={() => change(everything)} />}
      {shown.length > 0 && (
        <div ref={list}>
          <ul className={classes.list}>
            {shown.slice(at * PAGE_ROWS, (at + 1) * PAGE_ROWS).map((row) => (
              <ResultRow key={row.number} row={row} />
            ))}
          </ul>
        </div>
      )}
      {shown.length > 0 && <Pages at={at} total={shown.length} onPage={setPage} />}
    </Stack>
  );
}

function Pages(props: { at: number; total: number; onPage: (page: number) => void }) {
  const { at, total, onPage } = props;
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const from = at * PAGE_ROWS + 1;
  const to = Math.min(total, (at + 1) * PAGE_ROWS);
  return (
    <Group justify="space-between" gap="sm">
      <Text size="xs" c="dimmed" visibleFrom="sm">
        <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> <Kbd size="xs">↵</Kbd> {t('screen.results.keyboardHint')}
      </Text>
      <Group gap="sm">
        <Button variant="default" size="sm" disabled={at === 0} onClick={() => onPage(at - 1)}>
          {t('screen.results.previous')}
        </Button>
        <Text size="sm" component="output" className={classes.figures}>
          {t('screen.results.range', {
            from: number.format(from),
            to: number.format(to),
            total: number.format(total),
          })}
        </Text>
        <Button variant="default" size="sm" disabled={to >= total} onClick={() => onPage(at + 1)}>
          {t('screen.results.next')}
        </Button>
      </Group>
    </Group>
  );
}

function Nothing(props: { filter: ResultFilter; counts: { lacking: number }; onClear: () => void }) {
  const { filter, counts, onClear } = props;
  const { t } = useTranslation();
  const noneLacking = filter.show === 'lacking' && counts.lacking === 0;
  const action = (
    <Button variant="default" onClick={onClear}>
      {t('screen.results.clear')}
    </Button>
  );
  return (
    <EmptyState
      icon={noneLacking ? ShieldCheck : SearchX}
      title={t(noneLacking ? 'screen.results.noneLackingTitle' : 'screen.results.emptyTitle')}
      text={t(noneLacking ? 'screen.results.noneLackingText' : 'screen.results.emptyText')}
      action={action}
    />
  );
}
