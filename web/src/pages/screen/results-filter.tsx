import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindingWords } from '../../ui/marked-text-words.ts';
import type { PostedRow } from './posted-row.ts';
import { countKinds, type ResultCounts, type ResultFilter } from './results.ts';
import classes from './screen.module.css';

const shows = ['all', 'block', 'warn', 'pass', 'lacking'] as const;

/** Which of the results are shown: by verdict, by kind of finding, by words. */
export function ResultsFilter(props: {
  rows: readonly PostedRow[];
  counts: ResultCounts;
  filter: ResultFilter;
  onFilter: (filter: ResultFilter) => void;
}) {
  const { rows, counts, filter, onFilter } = props;
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Group gap="sm" align="flex-end">
      <fieldset className={classes.shows} aria-label={t('screen.results.showLabel')}>
        {shows.map((show) => (
          <Button
            key={show}
            size="sm"
            variant={filter.show === show ? 'filled' : 'default'}
            aria-pressed={filter.show === show}
            onClick={() => onFilter({ ...filter, show })}
          >
            {t(`screen.results.show.${show}`)} {number.format(counts[show])}
          </Button>
        ))}
      </fieldset>
      <TextInput
        type="search"
        label={t('screen.results.search')}
        placeholder={t('screen.results.searchPlaceholder')}
        leftSection={<Search size={16} aria-hidden />}
        value={filter.search}
        maxLength={200}
        onChange={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
        style={{ flex: '1 1 220px' }}
      />
      <KindSelect rows={rows} kind={filter.kind} onKind={(kind) => onFilter({ ...filter, kind })} />
    </Group>
  );
}

function KindSelect(props: { rows: readonly PostedRow[]; kind: string | null; onKind: (kind: string | null) => void }) {
  const { rows, kind, onKind } = props;
  const { t } = useTranslation();
  const wordsOf = useFindingWords();
  const kinds = useMemo(() => countKinds(rows), [rows]);
  return (
    <NativeSelect
      label={t('screen.results.kindLabel')}
      value={kind ?? ''}
      onChange={(event) => onKind(event.currentTarget.value || null)}
      style={{ flex: '1 1 220px' }}
      data={[
        { value: '', label: t('screen.results.everyKind') },
        ...kinds.map(({ category, posts, codes }) => {
          const name = t(`findings.categories.${category}`);
          const all = t('screen.results.everyOf', { category: name });
          return {
            group: name,
            items: [
              { value: category, label: t('screen.results.kindCount', { kind: all, posts }) },
              ...codes.map((one) => ({
                value: `code:${one.code}`,
                label: t('screen.results.kindCount', { kind: wordsOf(one).title, posts: one.posts }),
              })),
            ],
          };
        }),
      ]}
    />
  );
}
