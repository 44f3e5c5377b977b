import { stage as stages } from '@bedside/server/contract/flow/compose';
import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CalendarData } from './board-events.ts';
import classes from './calendar.module.css';
import { addDays, type CalendarView, step } from './calendar-range.ts';
import type { usePlace } from './use-calendar.ts';

type Place = ReturnType<typeof usePlace>;

/** Where one is, where one can go, and what is shown. */
export function CalendarToolbar({ place, data }: { place: Place; data: CalendarData | undefined }) {
  const { t, i18n } = useTranslation();
  const { view, date, today, go } = place;
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Group gap="xs">
          <Button
            className={classes.screen}
            variant="default"
            onClick={() => go({ date: undefined })}
            disabled={date === today}
          >
            {t('calendar.today')}
          </Button>
          <ActionIcon
            className={classes.screen}
            variant="default"
            size="lg"
            aria-label={t(`calendar.previous.${view}`)}
            onClick={() => go({ date: step(view, date, -1) })}
          >
            <ChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            className={classes.screen}
            variant="default"
            size="lg"
            aria-label={t(`calendar.next.${view}`)}
            onClick={() => go({ date: step(view, date, 1) })}
          >
            <ChevronRight size={18} aria-hidden />
          </ActionIcon>
          <Title order={2} size="h3" aria-live="polite">
            {rangeWords(view, date, i18n.language)}
          </Title>
        </Group>
        <SegmentedControl
          className={classes.screen}
          aria-label={t('calendar.view')}
          value={view}
          onChange={(value) => go({ view: value as CalendarView })} // the values below
          data={(['month', 'week', 'list'] as const).map((value) => ({ value, label: t(`calendar.views.${value}`) }))}
        />
      </Group>
      <FilterRow place={place} data={data} />
    </>
  );
}

function rangeWords(view: CalendarView, date: string, language: string): string {
  if (view !== 'week') {
    return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day(date));
  }
  // Weeks begin on Sunday in English and on Monday in Spanish, as the board has them.
  const begin = language === 'es' ? 1 : 0;
  const first = addDays(date, -((day(date).getUTCDay() - begin + 7) % 7));
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return words.formatRange(day(first), day(addDays(first, 6)));
}

function FilterRow({ place, data }: { place: Place; data: CalendarData | undefined }) {
  const { t } = useTranslation();
  const { filters, go } = place;
  const all = { value: '', label: t('calendar.filters.all') };
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <div className={`${classes.filters} ${classes.screen}`}>
      <NativeSelect
        label={t('calendar.filters.channel')}
        value={filters.channel ?? ''}
        onChange={(event) => go({ channel: chosen(event.currentTarget.value) })}
        data={[all, ...(data?.channels ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label={t('calendar.filters.stage')}
        value={filters.stage ?? ''}
        onChange={(event) => go({ stage: chosen(event.currentTarget.value) })}
        data={[
          all,
          ...stages.options
            .filter((value) => value !== 'discarded')
            .map((value) => ({ value, label: t(`posts.stages.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('calendar.filters.person')}
        value={filters.person ?? ''}
        onChange={(event) => go({ person: chosen(event.currentTarget.value) })}
        data={[all, ...(data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {isFiltered && (
        <Button variant="subtle" onClick={() => go({ channel: undefined, stage: undefined, person: undefined })}>
          {t('calendar.filters.clear')}
        </Button>
      )}
    </div>
  );
}

function chosen(value: string): string | undefined {
  return value === '' ? undefined : value;
}

function day(date: string): Date {
  return new Date(`${date}T00:00Z`);
}
