import {
  addBlackout,
  type BlackoutView,
  getCalendarSettings,
  nextSlots,
  previewBlackout,
  readCalendar,
  removeBlackout,
} from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Settings } from './arrange-drawer.tsx';
import classes from './calendar.module.css';
import { wallWords } from './calendar-words.ts';

const stale = [getCalendarSettings, readCalendar, nextSlots] as const;

/** Days on which nothing goes out. What is planned there already is looked at before such days are kept. */
export function ArrangeBlackouts({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  return (
    <Stack component="section" gap="sm" aria-labelledby="arrange-blackouts">
      <Title order={2} size="h3" id="arrange-blackouts">
        {t('calendar.arrange.blackouts')}
      </Title>
      {settings.blackouts.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('calendar.arrange.noBlackouts')}
        </Text>
      )}
      <ul className={classes.plain}>
        {settings.blackouts.map((one) => (
          <BlackoutLine key={one.id} blackout={one} settings={settings} />
        ))}
      </ul>
      {settings.mayArrange && <NewBlackout settings={settings} />}
    </Stack>
  );
}

function BlackoutLine({ blackout, settings }: { blackout: BlackoutView; settings: Settings }) {
  const { t, i18n } = useTranslation();
  const remove = useCall(removeBlackout, {
    invalidates: stale,
    onSuccess: () => notifyDone(t('calendar.arrange.removedBlackout')),
  });
  const { from, until, reason, channelId } = blackout;
  const channel = settings.channels.find(({ id }) => id === channelId)?.name ?? t('calendar.arrange.everyChannel');
  const range =
    from === until
      ? formatDate(from, i18n.language)
      : t('calendar.arrange.range', { from: formatDate(from, i18n.language), until: formatDate(until, i18n.language) });
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Stack gap={0}>
          <Text size="sm" fw={500}>
            {range}
          </Text>
          <Text size="sm">
            {channel} · {reason}
          </Text>
        </Stack>
        {settings.mayArrange && (
          <Button
            size="xs"
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { id: blackout.id } })}
          >
            {t('calendar.arrange.removeBlackout', { reason })}
          </Button>
        )}
      </Group>
      <ProblemNotice error={remove.error} />
    </li>
  );
}

function NewBlackout({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const today = wallTimeOf(useNow(), organization.timeZone).slice(0, 10);
  const [channel, setChannel] = useState('');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const [reason, setReason] = useState('');
  const days = { channelId: channel === '' ? null : channel, from, until };
  const preview = useCall(previewBlackout);
  const add = useCall(addBlackout, {
    invalidates: stale,
    onSuccess: () => {
      notifyDone(t('calendar.arrange.addedBlackout'));
      setReason('');
      preview.reset();
    },
  });
  /** Other days were not looked at yet. */
  const change = (set: (value: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value);
    preview.reset();
  };
  const isFit = from !== '' && until !== '' && from <= until && reason.trim().length >= 3;
  return (
    <Stack gap="xs">
      <Group grow align="flex-start">
        <TextInput type="date" label={t('calendar.arrange.from')} value={from} onChange={change(setFrom)} />
        <TextInput
          type="date"
          label={t('calendar.arrange.until')}
          value={until}
          min={from}
          onChange={change(setUntil)}
        />
      </Group>
      <NativeSelect
        label={t('calendar.create.channel')}
        value={channel}
        onChange={change(setChannel)}
        data={[
          { value: '', label: t('calendar.arrange.everyChannel') },
          ...settings.channels.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput
        label={t('calendar.arrange.reason')}
        description={t('calendar.arrange.reasonHint')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNotice error={preview.error ?? add.error} />
      {preview.data === undefined ? (
        <Button
          variant="default"
          disabled={!isFit}
          loading={preview.isPending}
          onClick={() => preview.mutate({ body: days })}
        >
          {t('calendar.arrange.preview')}
        </Button>
      ) : (
        <>
          <PlannedThere posts={preview.data.posts} timeZone={organization.timeZone} />
          <Button
            disabled={!isFit}
            loading={add.isPending}
            onClick={() => add.mutate({ body: { ...days, reason: reason.trim() } })}
          >
            {t('calendar.arrange.addBlackout')}
          </Button>
        </>
      )}
    </Stack>
  );
}

function PlannedThere(props: { posts: readonly { postId: string; excerpt: string; at: string }[]; timeZone: string }) {
  const { t, i18n } = useTranslation();
  const { posts, timeZone } = props;
  if (posts.length === 0) return <Text component="output">{t('calendar.arrange.previewNone')}</Text>;
  return (
    <Stack gap={4}>
      <Text component="output" fw={500}>
        {t('calendar.arrange.previewSome', { count: posts.length })}
      </Text>
      <ul className={classes.plain}>
        {posts.map(({ postId, excerpt, at }) => (
          <li key={postId}>
            <Text size="sm" lineClamp={1}>
              {wallWords(wallTimeOf(Date.parse(at), timeZone), i18n.language)}:{' '}
              {excerpt === '' ? t('posts.untitled') : excerpt}
            </Text>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
