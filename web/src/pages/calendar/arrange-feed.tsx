import { endFeed, getFeed, makeFeed } from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** One's own secret link for calendar programs: made, shown once, ended. */
export function ArrangeFeed() {
  const { t, i18n } = useTranslation();
  const feed = useQuery(ask(getFeed));
  const make = useCall(makeFeed, { invalidates: [getFeed] });
  const end = useCall(endFeed, {
    invalidates: [getFeed],
    onSuccess: () => {
      make.reset();
      notifyDone(t('calendar.feed.ended'));
    },
  });
  const createdAt = feed.data?.createdAt ?? null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="arrange-feed">
      <Title order={2} size="h3" id="arrange-feed">
        {t('calendar.feed.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('calendar.feed.text')}
      </Text>
      {createdAt !== null && make.data === undefined && (
        <Text size="sm">{t('calendar.feed.againText', { date: formatInstant(createdAt, i18n.language) })}</Text>
      )}
      {make.data !== undefined && <CopyField label={t('calendar.feed.address')} value={make.data.address} />}
      <ProblemNotice error={feed.error ?? make.error ?? end.error} />
      <Group gap="xs">
        <Button variant="default" loading={make.isPending} disabled={feed.isPending} onClick={() => make.mutate({})}>
          {createdAt === null ? t('calendar.feed.make') : t('calendar.feed.again')}
        </Button>
        {createdAt !== null && (
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate({})}>
            {t('calendar.feed.end')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
