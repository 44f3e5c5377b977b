import {
  type getCalendarSettings,
  getCalendarSettings as settingsEndpoint,
} from '@bedside/server/contract/flow/schedule/calendar';
import { Divider, Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ArrangeBlackouts } from './arrange-blackouts.tsx';
import { ArrangeFeed } from './arrange-feed.tsx';
import { ArrangeHolidays } from './arrange-holidays.tsx';
import { ArrangeRepeats } from './arrange-repeats.tsx';
import { ArrangeSlots } from './arrange-slots.tsx';

export type Settings = CallAnswer<typeof getCalendarSettings>;

/** Usual times, days on which nothing goes out, holidays, and one's own link. */
export function ArrangeDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useQuery(ask(settingsEndpoint));
  const { data } = settings;
  return (
    <Drawer
      opened
      position="right"
      size="lg"
      onClose={onClose}
      title={t('calendar.arrange.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="lg">
        <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />
        {data === undefined && settings.error === null && <ListSkeleton rows={4} />}
        {data !== undefined && (
          <>
            {!data.mayArrange && (
              <Text size="sm" c="dimmed">
                {t('calendar.arrange.readOnly')}
              </Text>
            )}
            <ArrangeBlackouts settings={data} />
            <Divider />
            <ArrangeSlots settings={data} />
            <Divider />
            <ArrangeHolidays key={`${data.country}-${data.region}`} settings={data} />
            <Divider />
            <ArrangeRepeats settings={data} />
            <Divider />
            <ArrangeFeed />
          </>
        )}
      </Stack>
    </Drawer>
  );
}
