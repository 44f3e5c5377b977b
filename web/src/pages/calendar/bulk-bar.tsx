import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import { atTime, daysLater, type Target } from './moving.ts';

/** What can be done with the selected posts; it appears with the first one. */
export function BulkBar(props: {
  items: readonly CalendarItem[];
  zone: string;
  onMove: (targets: readonly Target[]) => void;
  onUnplan: (items: readonly CalendarItem[]) => void;
  onClear: () => void;
}) {
  const { items, zone, onMove, onUnplan, onClear } = props;
  const { t } = useTranslation();
  const [days, setDays] = useState(1);
  const [time, setTime] = useState('09:00');
  return (
    <section className={`${classes.bulk} ${classes.screen}`} aria-label={t('calendar.bulk.label')}>
      <Group gap="sm" align="flex-end">
        <Text component="output" fw={500} style={{ flex: '1 1 140px' }}>
          {t('calendar.selected', { count: items.length })}
        </Text>
        <Group gap={4} align="flex-end" wrap="nowrap">
          <NumberInput
            label={t('calendar.bulk.days')}
            value={days}
            min={-365}
            max={365}
            allowDecimal={false}
            w={84}
            onChange={(value) => setDays(Number(value) || 0)}
          />
          <Button
            variant="default"
            disabled={days === 0}
            onClick={() => onMove(items.map((item) => daysLater(item, days, zone)))}
          >
            {t('calendar.bulk.byDays')}
          </Button>
        </Group>
        <Group gap={4} align="flex-end" wrap="nowrap">
          <TextInput
            type="time"
            label={t('calendar.bulk.time')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={time === ''}
            onClick={() => onMove(items.map((item) => atTime(item, time, zone)))}
          >
            {t('calendar.bulk.setTime')}
          </Button>
        </Group>
        <Button variant="default" onClick={() => onUnplan(items)}>
          {t('calendar.bulk.unplan')}
        </Button>
        <Button variant="subtle" onClick={onClear}>
          {t('calendar.bulk.clear')}
        </Button>
      </Group>
    </section>
  );
}
