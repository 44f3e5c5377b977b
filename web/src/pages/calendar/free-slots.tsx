import { nextSlots } from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { wallWords } from './calendar-words.ts';

/** The next usual times of a channel that are free, each to be chosen with one press. */
export function FreeSlots(props: { channelId: string; onChoose: (atMs: number) => void }) {
  const { t, i18n } = useTranslation();
  const slots = useQuery(ask(nextSlots, { params: { id: props.channelId } })).data?.slots;
  if (slots === undefined) return null;
  if (slots.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('calendar.create.noSlots')}
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      <Text size="sm">{t('calendar.create.slots')}</Text>
      <Group gap="xs">
        {slots.map(({ dueAt, localTime }) => (
          <Button key={dueAt} size="xs" variant="default" onClick={() => props.onChoose(Date.parse(dueAt))}>
            {wallWords(localTime, i18n.language)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
