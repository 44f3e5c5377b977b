import { getCalendarSettings, nextSlots, type Slot, setSlots } from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Settings } from './arrange-drawer.tsx';
import { clockWords, zoneWords } from './calendar-words.ts';

type ChannelSettings = Settings['channels'][number];

/** At which times of the week each channel usually posts. */
export function ArrangeSlots({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  return (
    <Stack component="section" gap="sm" aria-labelledby="arrange-slots">
      <Title order={2} size="h3" id="arrange-slots">
        {t('calendar.arrange.slots')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('calendar.arrange.slotsText')}
      </Text>
      {settings.channels.map((channel) => (
        <ChannelSlots key={channel.id} channel={channel} mayArrange={settings.mayArrange} />
      ))}
    </Stack>
  );
}

function ChannelSlots({ channel, mayArrange }: { channel: ChannelSettings; mayArrange: boolean }) {
  const { t, i18n } = useTranslation();
  const save = useCall(setSlots, { invalidates: [getCalendarSettings, nextSlots] });
  const write = (slots: Slot[]) => save.mutate({ params: { id: channel.id }, body: { slots } });
  const words = ({ weekday, localTime }: Slot) =>
    `${weekdayWords(weekday, i18n.language)} ${clockWords(`2027-01-04T${localTime}`, i18n.language)}`;
  return (
    <Stack gap={4}>
      <Group gap="xs" justify="space-between">
        <Text fw={500}>{channel.name}</Text>
        <Text size="xs" c="dimmed">
          {t('calendar.arrange.zone', { zone: zoneWords(channel.timeZone) })}
        </Text>
      </Group>
      {channel.slots.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('calendar.arrange.noSlots')}
        </Text>
      )}
      <Group gap={6}>
        {channel.slots.map((slot) => (
          <Button
            key={words(slot)}
            size="xs"
            variant="default"
            disabled={!mayArrange || save.isPending}
            rightSection={mayArrange ? <X size={14} aria-hidden /> : undefined}
            aria-label={mayArrange ? t('calendar.arrange.removeSlot', { slot: words(slot) }) : words(slot)}
            onClick={() => write(channel.slots.filter((one) => one !== slot))}
          >
            {words(slot)}
          </Button>
        ))}
      </Group>
      <ProblemNotice error={save.error} />
      {mayArrange && <AddSlot busy={save.isPending} onAdd={(slot) => write([...channel.slots, slot])} />}
    </Stack>
  );
}

function AddSlot({ busy, onAdd }: { busy: boolean; onAdd: (slot: Slot) => void }) {
  const { t, i18n } = useTranslation();
  const [weekday, setWeekday] = useState('1');
  const [localTime, setTime] = useState('09:00');
  return (
    <Group gap="xs" align="flex-end">
      <NativeSelect
        label={t('calendar.arrange.weekday')}
        value={weekday}
        onChange={(event) => setWeekday(event.currentTarget.value)}
        data={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayWords(day, i18n.language) }))}
      />
      <TextInput
        type="time"
        label={t('calendar.arrange.time')}
        value={localTime}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      <Button
        variant="default"
        loading={busy}
        disabled={localTime === ''}
        onClick={() => onAdd({ weekday: Number(weekday), localTime })}
      >
        {t('calendar.arrange.addSlot')}
      </Button>
    </Group>
  );
}

/** 1 is Monday; the fourth of January 2027 was one. */
function weekdayWords(weekday: number, language: string): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return format.format(Date.UTC(2027, 0, 3 + weekday));
}
