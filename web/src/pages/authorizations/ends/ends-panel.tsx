import { ActionIcon, Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { CalendarX2, ChevronLeft, ChevronRight, Download, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../lib/format.ts';
import { useSession } from '../../../lib/session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListSkeleton } from '../../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import classes from './ends.module.css';
import { EndsFilters } from './ends-filters.tsx';
import { EndsList } from './ends-list.tsx';
import { EndsMonth } from './ends-month.tsx';
import { type EndsShow, monthAfter } from './ends-range.ts';
import { type EndsAt, useEnds, useEndsPlace } from './use-ends.ts';

const shows = ['month', 'weeks', 'waits'] as const;

/** What ends when: by month and as a list. */
export function EndsPanel() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const at = useEndsPlace();
  const [typed, setTyped] = useState('');
  const list = useEnds(at, typed);
  const { place, go } = at;
  const ends = list.data?.pages.flatMap((page) => page.ends) ?? [];
  const nothingFound = list.isSuccess && ends.length === 0 && !list.hasNextPage;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('ends.lead', { zone: organization.timeZone.replaceAll('_', ' ') })}
      </Text>
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('ends.views.label')}
          className={classes.shows}
          value={place.show}
          onChange={(value) => go({ show: value as EndsShow, day: undefined })} // the values below
          data={shows.map((value) => ({ value, label: t(`ends.views.${value}`) }))}
        />
        <Files at={at} />
      </Group>
      <EndsFilters at={at} />
      {place.show === 'month' && (
        <>
          <MonthBar at={at} />
          <EndsMonth at={at} />
        </>
      )}
      <Group gap="sm" align="flex-end" justify="space-between">
        <TextInput
          label={t('ends.search')}
          description={t('ends.searchHint')}
          leftSection={<Search size={16} aria-hidden />}
          maxLength={120}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          className={classes.search}
        />
        {place.day !== null && <OneDay at={at} day={place.day} />}
      </Group>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={4} height={64} />}
      {nothingFound && <Nothing at={at} typed={typed} onClear={() => setTyped('')} />}
      {ends.length > 0 && <EndsList ends={ends} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ends.more')}
        </Button>
      )}
    </Stack>
  );
}

function MonthBar({ at: { place, today, go } }: { at: EndsAt }) {
  const { t, i18n } = useTranslation();
  const words = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const to = (month: string | undefined) => go({ month, day: undefined });
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => to(undefined)} disabled={place.month === today.slice(0, 7)}>
        {t('ends.today')}
      </Button>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('ends.previous')}
        onClick={() => to(monthAfter(place.month, -1))}
      >
        <ChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('ends.next')}
        onClick={() => to(monthAfter(place.month, 1))}
      >
        <ChevronRight size={18} aria-hidden />
      </ActionIcon>
      <Title order={2} size="h3" aria-live="polite">
        {words.format(new Date(`${place.month}-01T00:00Z`))}
      </Title>
    </Group>
  );
}

function OneDay({ at, day }: { at: EndsAt; day: string }) {
  const { t, i18n } = useTranslation();
  return (
    <Group gap="sm">
      <Text size="sm" component="output">
        {t('ends.chosenDay', { day: formatDate(day, i18n.language) })}
      </Text>
      <Button variant="default" onClick={() => at.go({ day: undefined })}>
        {t('ends.wholeMonth')}
      </Button>
    </Group>
  );
}

/** The same days and filters as files; what was typed stands in no address. */
function Files({ at: { shown, filters, place } }: { at: EndsAt }) {
  const { t } = useTranslation();
  const query = new URLSearchParams({ ...shown, ...filters }).toString();
  const formats = place.show === 'waits' ? [] : (['csv', 'ics'] as const);
  return (
    <Group gap="xs">
      {formats.map((format) => (
        <Button
          key={format}
          component="a"
          href={`/api/v1/exports/authorization-ends.${format}?${query}`}
          download
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          title={t(`ends.${format}Label`)}
        >
          {t(`ends.${format}`)}
        </Button>
      ))}
    </Group>
  );
}

function Nothing({ at, typed, onClear }: { at: EndsAt; typed: string; onClear: () => void }) {
  const { t } = useTranslation();
  const clear = () => {
    onClear();
    at.go({ what: undefined, kind: undefined, site: undefined, day: undefined });
  };
  return (
    <EmptyState
      icon={CalendarX2}
      title={t('ends.emptyTitle')}
      text={t('ends.emptyText')}
      action={
        (at.isNarrowed || typed !== '') && (
          <Button variant="default" onClick={clear}>
            {t('ends.clear')}
          </Button>
        )
      }
    />
  );
}
