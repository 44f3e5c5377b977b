import { createPost, listPosts } from '@bedside/server/contract/flow/compose';
import { planPost } from '@bedside/server/contract/flow/schedule';
import {
  type CalendarChannel,
  type ObservanceView,
  readCalendar,
} from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { keyOf } from '../../lib/query.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FreeSlots } from './free-slots.tsx';
import { firstWords } from './observance-start.ts';
import { useWhen, WhenFields } from './when-fields.tsx';

/** Begins a post with a time: the draft is made, planned, and opened to be written. */
export function NewPostDialog(props: {
  start: string;
  /** What the post is for, where it begins with that. */
  about: ObservanceView | undefined;
  zone: string;
  channels: readonly CalendarChannel[];
  channelId: string | undefined;
  onClose: () => void;
}) {
  const { zone, channels, about, onClose } = props;
  const { t } = useTranslation();
  const [channelId, setChannel] = useState(props.channelId ?? '');
  const when = useWhen(props.start, zone);
  const begin = useBegin({ when, zone, channelId, about });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('calendar.create.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (when.isFit) begin.mutate();
        }}
      >
        <Stack gap="md">
          {about !== undefined && (
            <Text size="sm">{t('calendar.observances.about', { name: about.name, by: about.proclaimedBy })}</Text>
          )}
          <WhenFields when={when} zone={zone} />
          <NativeSelect
            label={t('calendar.create.channel')}
            value={channelId}
            onChange={(event) => setChannel(event.currentTarget.value)}
            data={[
              { value: '', label: t('calendar.noChannel') },
              ...channels.filter(({ connected }) => connected).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {channelId !== '' && (
            <FreeSlots
              channelId={channelId}
              onChoose={(atMs) => {
                const local = wallTimeOf(atMs, zone);
                when.setDate(local.slice(0, 10));
                when.setTime(local.slice(11));
              }}
            />
          )}
          <ProblemNotice error={begin.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={begin.isPending} disabled={!when.isFit}>
              {t('calendar.create.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Makes the draft, plans it, and goes where it is written. */
function useBegin(parts: {
  when: ReturnType<typeof useWhen>;
  zone: string;
  channelId: string;
  about: ObservanceView | undefined;
}) {
  const { when, zone, channelId, about } = parts;
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { localTime, fold } = when;
      const channelIds = channelId === '' ? [] : [channelId];
      const baseText = about === undefined ? '' : firstWords(about);
      const empty = { schema: 1 as const, baseText, link: null, images: [], variants: {} };
      const post = await call(createPost, {
        body: { content: { ...empty, channelIds, language: currentLanguage() } },
      });
      await call(planPost, { params: { id: post.id }, body: { localTime, timeZone: zone, fold } });
      return post.id;
    },
    onSettled: () =>
      Promise.all([readCalendar, listPosts].map((each) => client.invalidateQueries({ queryKey: keyOf(each) }))),
    onSuccess: (postId) => navigate({ to: '/compose/{-$postId}', params: { postId } }),
  });
}
