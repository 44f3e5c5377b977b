import { getPost } from '@bedside/server/contract/flow/compose';
import type { ClearanceView } from '@bedside/server/contract/flow/publish';
import { nextSlots } from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CorrectStep } from './correct-step.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { usePostActions } from './use-post-actions.ts';

/** Everybody has agreed: now or at a time. Afterwards the post's own page shows it leaving, with ten seconds to undo. */
export function PublishStep(props: { postId: string; versionId: string; clearance: ClearanceView | undefined }) {
  const { postId, versionId, clearance } = props;
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { person, organization } = useSession();
  const [choosing, setChoosing] = useState(false);
  const params = { id: postId };
  const blocked = clearance?.blockers.some(({ line }) => line !== 'time') ?? true;
  const usual = useUsualTimes(postId);
  const { schedule } = usePostActions({
    schedule: ({ mode, dueAt, timeZone }) => {
      const time = formatInstant(dueAt, i18n.language, timeZone ?? organization.timeZone);
      if (mode === 'at') notifyDone(t('compose.scheduledFor', { time }));
      return navigate({ to: '/posts/$postId', params: { postId } });
    },
  });
  const isOut = (useQuery(ask(getPost, { params })).data?.outSince ?? null) !== null;
  if (!hasRole(person, 'publisher')) return <Text size="sm">{t('compose.publisherNeeded')}</Text>;
  return (
    <Stack gap="xs">
      {blocked && (
        <Text size="sm" c="dimmed">
          {t('compose.approvedBlocked')}
        </Text>
      )}
      {isOut && <CorrectStep postId={postId} versionId={versionId} blocked={blocked} />}
      {!isOut && (
        <Group gap="xs" grow>
          <Button
            disabled={blocked}
            loading={schedule.isPending && !choosing}
            onClick={() => schedule.mutate({ params, body: { mode: 'now', versionId } })}
          >
            {t('compose.publishNow')}
          </Button>
          <Button variant="default" disabled={blocked} onClick={() => setChoosing(true)}>
            {t('compose.schedule')}
          </Button>
        </Group>
      )}
      {!choosing && <ProblemNotice error={schedule.error} />}
      {choosing && (
        <ScheduleDialog
          timeZone={organization.timeZone}
          usual={usual}
          problem={schedule.error}
          sending={schedule.isPending}
          onClose={() => {
            setChoosing(false);
            schedule.reset();
          }}
          onChoose={(time) => schedule.mutate({ params, body: { mode: 'at', versionId, ...time } })}
        />
      )}
    </Stack>
  );
}

/** The post's first channel, when it has usual times: what most people would choose stands there before they ask. */
function useUsualTimes(postId: string): { channelId: string; firstAt: string } | null {
  const post = useQuery(ask(getPost, { params: { id: postId } })).data;
  const channelId = post?.versions[0]?.content.channelIds[0] ?? null;
  const next = useQuery({ ...ask(nextSlots, { params: { id: channelId ?? '' } }), enabled: channelId !== null });
  const firstAt = next.data?.slots[0]?.dueAt ?? null;
  return channelId === null || firstAt === null ? null : { channelId, firstAt };
}
