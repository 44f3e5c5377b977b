import type { ObservanceView } from '@bedside/server/contract/flow/schedule/calendar';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import type { CalendarData } from './board-events.ts';
import classes from './calendar.module.css';
import { addDays, boardDays, weekBegins } from './calendar-range.ts';
import { dayWords } from './calendar-words.ts';
import { startFor } from './observance-start.ts';
import type { usePlace } from './use-calendar.ts';

/** Days, weeks and months of health in what is shown, each with whoever proclaims it and a way to begin a post for it. */
export function Observances(props: {
  data: CalendarData;
  place: ReturnType<typeof usePlace>;
  onWrite: (observance: ObservanceView, start: string) => void;
}) {
  const { data, place, onWrite } = props;
  const { t } = useTranslation();
  const { from, until } = boardDays(place.view, place.date, weekBegins[currentLanguage()]);
  const shown = data.observances.filter((one) => one.from < until && one.until >= from);
  if (shown.length === 0) return null;
  return (
    <details className={classes.screen}>
      <summary>{t('calendar.observances.title', { count: shown.length })}</summary>
      <Stack component="ul" gap="xs" className={classes.plain} mt="xs">
        {shown.map((one) => (
          <Line key={`${one.key}-${one.from}`} observance={one} today={place.today} onWrite={onWrite} />
        ))}
      </Stack>
    </details>
  );
}

function Line(props: {
  observance: ObservanceView;
  today: string;
  onWrite: (observance: ObservanceView, start: string) => void;
}) {
  const { observance, today, onWrite } = props;
  const { t, i18n } = useTranslation();
  const { name, from, until, proclaimedBy, source } = observance;
  const start = startFor(observance, addDays(today, 1));
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" fw={500}>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {dayWords(from, until, i18n.language)} ·{' '}
            <Anchor
              href={source}
              target="_blank"
              rel="noreferrer"
              inherit
              aria-label={`${t('calendar.observances.source', { name: proclaimedBy })} ${t('common.opensInNewTab')}`}
            >
              {proclaimedBy}
            </Anchor>
          </Text>
        </div>
        {start !== null && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('calendar.observances.writeFor', { name })}
            onClick={() => onWrite(observance, start)}
          >
            {t('calendar.observances.write')}
          </Button>
        )}
      </Group>
    </li>
  );
}
