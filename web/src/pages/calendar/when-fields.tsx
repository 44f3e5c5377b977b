import { Alert, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewerTimeZone } from '../../lib/wall-time.ts';
import { ownClock, zoneWords } from './calendar-words.ts';
import { clockVerdict, type Fold, instantOfTarget } from './moving.ts';

/** A day and a time in the calendar's zone, with what is wrong with it and which of two it is. */
export function useWhen(start: string, zone: string) {
  const [openedMs] = useState(() => Date.now());
  const [date, setDate] = useState(start.slice(0, 10));
  const [time, setTime] = useState(start.slice(11, 16));
  const [chosen, setFold] = useState<'earlier' | 'later'>('earlier');
  const localTime = `${date}T${time}`;
  const isComplete = date !== '' && time !== '';
  const verdict = isComplete ? clockVerdict(localTime, zone) : ({ kind: 'clear' } as const);
  const fold: Fold = verdict.kind === 'twice' ? chosen : null;
  const instant = isComplete ? instantOfTarget({ localTime, fold }, zone) : null;
  const isPast = instant !== null && Date.parse(instant) <= openedMs;
  const isFit = isComplete && verdict.kind !== 'gap' && !isPast;
  return { date, setDate, time, setTime, chosen, setFold, localTime, fold, verdict, instant, isPast, isFit };
}

export function WhenFields({ when, zone }: { when: ReturnType<typeof useWhen>; zone: string }) {
  const { t, i18n } = useTranslation();
  const own =
    when.instant === null
      ? null
      : ownClock(Date.parse(when.instant), { zone, ownZone: viewerTimeZone(), language: i18n.language });
  const wrong = when.verdict.kind === 'gap' ? t('calendar.move.gap') : when.isPast ? t('calendar.move.past') : null;
  const instants = when.verdict.kind === 'twice' ? when.verdict.instants : [];
  return (
    <Stack gap="sm">
      <Group grow align="flex-start">
        <TextInput
          data-autofocus
          type="date"
          label={t('calendar.move.date')}
          value={when.date}
          onChange={(event) => when.setDate(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('calendar.move.time')}
          value={when.time}
          onChange={(event) => when.setTime(event.currentTarget.value)}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {zoneWords(zone)}
        {own !== null && ` · ${t('calendar.move.yours', { zone: zoneWords(viewerTimeZone()), time: own })}`}
      </Text>
      {wrong !== null && (
        <Alert role="alert" color="warn" icon={<CalendarClock size={20} aria-hidden />}>
          {wrong}
        </Alert>
      )}
      {instants.length > 1 && (
        <Radio.Group
          label={t('calendar.move.twice')}
          value={when.chosen}
          onChange={(value) => when.setFold(value === 'later' ? 'later' : 'earlier')}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value="earlier"
              label={t('calendar.move.earlier', { time: inZone(instants[0], zone, i18n.language) })}
            />
            <Radio value="later" label={t('calendar.move.later', { time: inZone(instants[1], zone, i18n.language) })} />
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}

/** A time of day with the name of its offset, which tells two of them apart. */
export function inZone(instant: string | undefined, timeZone: string, language: string): string {
  if (instant === undefined) return '';
  return new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'long' }).format(new Date(instant));
}
