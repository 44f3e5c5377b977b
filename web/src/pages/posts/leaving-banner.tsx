import type { PostView } from '@bedside/server/contract/flow/compose';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { Alert, Button, Group, Text } from '@mantine/core';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { viewerTimeZone, wallTimeOf } from '../../lib/wall-time.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { usePostActions } from '../compose/use-post-actions.ts';
import { nextDueAt, secondsUntil } from './moving.ts';

/** From here on it is a plan for another hour rather than something that leaves now. */
const COUNTDOWN_SECONDS = 60;

/** What leaves next and the way to stop it, while it can be stopped. */
export function LeavingBanner(props: { post: PostView; deliveries: readonly DeliveryView[] }) {
  const { post, deliveries } = props;
  const { t } = useTranslation();
  const { cancel } = usePostActions({ cancel: () => notifyDone(t('posts.post.cancelled')) });
  const nowMs = useNow(500);
  const dueAt = nextDueAt(deliveries);
  if (dueAt === null && post.stage !== 'scheduled') return null;
  const seconds = dueAt === null ? null : secondsUntil(dueAt, nowMs);
  const isNow = seconds === null || seconds <= COUNTDOWN_SECONDS;
  const stop = () => cancel.mutate({ params: { id: post.id } });
  return (
    <Alert color="info" icon={<Send size={20} aria-hidden />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" fw={500}>
          {seconds === null || seconds === 0 ? (
            t('posts.post.leavesNow')
          ) : isNow ? (
            t('posts.post.leavesIn', { count: seconds })
          ) : (
            <PlannedTime dueAt={dueAt} />
          )}
        </Text>
        <Button size="sm" variant="default" loading={cancel.isPending} onClick={stop}>
          {t(isNow ? 'posts.post.undo' : 'posts.post.cancelPlan')}
        </Button>
      </Group>
      <ProblemNotice error={cancel.error} />
    </Alert>
  );
}

function PlannedTime(props: { dueAt: string | null }) {
  const { dueAt } = props;
  const { t } = useTranslation();
  const words = useZonedTime();
  return dueAt === null ? null : t('compose.scheduledFor', { time: words(dueAt) });
}

/** An instant in the organization's zone, with the viewer's own beside it when they differ. */
export function useZonedTime(): (instant: string) => string {
  const { t, i18n } = useTranslation();
  const { timeZone } = useSession().organization;
  const own = viewerTimeZone();
  return (instant) => {
    const here = formatInstant(instant, i18n.language, timeZone);
    const ms = Date.parse(instant);
    if (wallTimeOf(ms, own) === wallTimeOf(ms, timeZone)) return here;
    return `${here} (${t('posts.post.viewerTime', { time: formatInstant(instant, i18n.language, own) })})`;
  };
}
