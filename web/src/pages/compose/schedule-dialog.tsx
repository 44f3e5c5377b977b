import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { isProblem } from '../../lib/problem.ts';
import { instantsOf, viewerTimeZone, wallTimeOf } from '../../lib/wall-time.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FreeSlots } from '../calendar/free-slots.tsx';

export type ChosenTime = { localTime: string; timeZone: string; fold: 'earlier' | 'later' };

const DAY_MS = 86_400_000;

/** Asks for a wall time in the organization's zone; says when it is skipped, past or comes twice, and what it is for the viewer. */
export function ScheduleDialog(props: {
  timeZone: string;
  /** The channel whose usual times are offered, and the first of them that is free (ISO 8601); null where it has none. */
  usual: { channelId: string; firstAt: string } | null;
  problem: unknown;
  sending: boolean;
  onChoose: (time: ChosenTime) => void;
  onClose: () => void;
}) {
  const { timeZone, usual, problem, sending, onChoose, onClose } = props;
  const { t } = useTranslation();
  const [openedMs] = useState(() => Date.now());
  const [chosen, setChosen] = useState<{ date?: string; time?: string }>({});
  const tomorrow = `${wallTimeOf(openedMs + DAY_MS, timeZone).slice(0, 10)}T09:00`;
  const offered = usual === null ? tomorrow : wallTimeOf(Date.parse(usual.firstAt), timeZone);
  const { date = offered.slice(0, 10), time = offered.slice(11) } = chosen;
  const [fold, setFold] = useState<ChosenTime['fold']>('earlier');
  const localTime = `${date}T${time}`;
  const instants = instantsOf({ localTime, timeZone });
  const instant = fold === 'later' ? instants.at(-1) : instants[0];
  const isPast = instant !== undefined && Date.parse(instant) <= openedMs;
  const isTwice = instants.length > 1 || isProblem(problem, 'TIME_AMBIGUOUS');
  const isComplete = date !== '' && time !== '';
  const dateError =
    isComplete && instant === undefined ? t('compose.scheduleGap') : isPast ? t('compose.schedulePast') : null;
  const isFit = isComplete && dateError === null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('compose.scheduleTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isFit && !sending) onChoose({ localTime, timeZone, fold });
        }}
      >
        <Stack gap="md">
          <DayAndTime
            date={date}
            time={time}
            first={wallTimeOf(openedMs, timeZone).slice(0, 10)}
            onChange={setChosen}
          />
          {usual !== null && (
            <FreeSlots
              channelId={usual.channelId}
              onChoose={(atMs) => {
                const local = wallTimeOf(atMs, timeZone);
                setChosen({ date: local.slice(0, 10), time: local.slice(11) });
              }}
            />
          )}
          <Times timeZone={timeZone} instant={instant} />
          {dateError !== null && (
            <Alert role="alert" color="warn" icon={<CalendarClock size={20} aria-hidden />}>
              {dateError}
            </Alert>
          )}
          {isTwice && <Folds instants={instants} timeZone={timeZone} fold={fold} onFold={setFold} />}
          <ProblemNotice error={problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={!isFit}>
              {t('compose.scheduleConfirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function DayAndTime(props: {
  date: string;
  time: string;
  first: string;
  onChange: (chosen: { date: string; time: string }) => void;
}) {
  const { date, time, first, onChange } = props;
  const { t } = useTranslation();
  return (
    <Group grow align="flex-start">
      <TextInput
        type="date"
        label={t('compose.scheduleDate')}
        value={date}
        min={first}
        onChange={(event) => onChange({ date: event.currentTarget.value, time })}
      />
      <TextInput
        // The day is right most often; the time is what one types next.
        data-autofocus
        type="time"
        label={t('compose.scheduleTime')}
        value={time}
        onChange={(event) => onChange({ date, time: event.currentTarget.value })}
      />
    </Group>
  );
}

function Times(props: { timeZone: string; instant: string | undefined }) {
  const { timeZone, instant } = props;
  const { t, i18n } = useTranslation();
  const own = viewerTimeZone();
  const differs =
    instant !== undefined && wallTimeOf(Date.parse(instant), own) !== wallTimeOf(Date.parse(instant), timeZone);
  return (
    <Text size="sm" c="dimmed">
      {t('compose.scheduleZone', { zone: zoneWords(timeZone) })}
      {differs && (
        <>
          <br />
          {t('compose.scheduleYourTime', { zone: zoneWords(own), time: formatInstant(instant, i18n.language) })}
        </>
      )}
    </Text>
  );
}

/** `America/Chicago` as a person would write it. */
export function zoneWords(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

function Folds(props: {
  instants: readonly string[];
  timeZone: string;
  fold: ChosenTime['fold'];
  onFold: (fold: ChosenTime['fold']) => void;
}) {
  const { instants, timeZone, fold, onFold } = props;
  const { t, i18n } = useTranslation();
  const words = (instant: string | undefined) =>
    instant === undefined
      ? ''
      : new Intl.DateTimeFormat(i18n.language, { timeZone, timeStyle: 'long' }).format(new Date(instant));
  return (
    <Radio.Group
      label={t('compose.scheduleTwice')}
      value={fold}
      onChange={(value) => onFold(value === 'later' ? 'later' : 'earlier')}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="earlier" label={t('compose.foldEarlier', { time: words(instants[0]) })} />
        <Radio value="later" label={t('compose.foldLater', { time: words(instants.at(-1)) })} />
      </Stack>
    </Radio.Group>
  );
}
