import { getPost, listPosts } from '@bedside/server/contract/flow/compose';
import { schedulePost } from '@bedside/server/contract/flow/schedule';
import { type CalendarItem, readCalendar } from '@bedside/server/contract/flow/schedule/calendar';
import { Alert, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { CalendarClock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { viewerTimeZone, wallTimeOf } from '../../lib/wall-time.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StageBadge } from '../posts/stage-badge.tsx';
import classes from './calendar.module.css';
import { type ChannelNames, hintWords, ownClock, wallWords, zoneWords } from './calendar-words.ts';
import { isMovable, standing } from './moving.ts';

/** One post of the calendar: when, where, what is worth a look, and what can be done with it here. */
export function PostDrawer(props: {
  item: CalendarItem;
  zone: string;
  nameOf: ChannelNames;
  onMove: () => void;
  onUnplan: () => void;
  onClose: () => void;
}) {
  const { item, zone, nameOf } = props;
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      position="right"
      onClose={props.onClose}
      title={t('calendar.details.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <When item={item} zone={zone} />
        <Group gap="xs">
          <StageBadge stage={item.stage} />
          <Text size="sm" c="dimmed">
            {t('calendar.details.by', { name: item.authorName })}
          </Text>
        </Group>
        <Text>{item.excerpt === '' ? t('posts.untitled') : item.excerpt}</Text>
        <Text size="sm" c="dimmed">
          {item.channelIds.length === 0 ? t('calendar.noChannel') : item.channelIds.map(nameOf).join(', ')}
        </Text>
        {item.imageId !== null && (
          <img className={classes.thumb} src={mediaAddress(item.imageId)} alt={t('calendar.details.image')} />
        )}
        {item.hints.length > 0 && <Hints item={item} nameOf={nameOf} />}
        <Actions {...props} />
      </Stack>
    </Drawer>
  );
}

function When({ item, zone }: { item: CalendarItem; zone: string }) {
  const { t, i18n } = useTranslation();
  const atMs = Date.parse(item.at);
  const own = ownClock(atMs, { zone, ownZone: viewerTimeZone(), language: i18n.language });
  return (
    <Stack gap={2}>
      <Text fw={650}>{wallWords(wallTimeOf(atMs, zone), i18n.language)}</Text>
      <Text size="sm" c="dimmed">
        {zoneWords(zone)}
        {own !== null && ` · ${t('calendar.yours', { time: own })}`}
      </Text>
      <Text size="sm">{t(`calendar.timesLong.${item.time}`)}</Text>
    </Stack>
  );
}

function Hints({ item, nameOf }: { item: CalendarItem; nameOf: ChannelNames }) {
  const { t } = useTranslation();
  return (
    <Alert color="warn" icon={<TriangleAlert size={20} aria-hidden />} title={t('calendar.details.hints')}>
      <ul className={classes.plain}>
        {item.hints.map((hint, index) => (
          <li key={`${hint.code}-${hint.channelId}-${index}`}>{hintWords(hint, nameOf, t)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Actions(props: {
  item: CalendarItem;
  zone: string;
  onMove: () => void;
  onUnplan: () => void;
  onClose: () => void;
}) {
  const { item, zone } = props;
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { localTime, fold } = standing(item, zone);
  const schedule = useCall(schedulePost, {
    invalidates: [readCalendar, getPost, listPosts],
    onSuccess: () => {
      notifyDone(t('calendar.details.scheduled', { time: wallWords(localTime, i18n.language) }));
      props.onClose();
    },
  });
  const { approvedVersionId } = item;
  const isAhead = Date.parse(item.at) > useNow();
  return (
    <Stack gap="xs">
      <ProblemNotice error={schedule.error} />
      {approvedVersionId !== null && isAhead && hasRole(person, 'publisher') && (
        <Button
          leftSection={<CalendarClock size={16} aria-hidden />}
          loading={schedule.isPending}
          onClick={() =>
            schedule.mutate({
              params: { id: item.postId },
              body: { mode: 'at', versionId: approvedVersionId, localTime, timeZone: zone, fold },
            })
          }
        >
          {t('calendar.details.schedule')}
        </Button>
      )}
      <LinkButton to="/posts/$postId" params={{ postId: item.postId }} variant="default" data-autofocus>
        {t('calendar.details.open')}
      </LinkButton>
      {isMovable(item) && (
        <Group grow gap="xs">
          <Button variant="default" onClick={props.onMove}>
            {t('calendar.details.move')}
          </Button>
          {(item.time === 'wished' || item.time === 'set') && (
            <Button variant="default" onClick={props.onUnplan}>
              {t('calendar.details.unplan')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
