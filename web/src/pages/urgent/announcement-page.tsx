import {
  type AnnouncementView,
  endAnnouncement,
  getAnnouncement,
  listAnnouncements,
} from '@bedside/server/contract/flow/urgent';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { AddDialog } from './add-dialog.tsx';
import { AnnouncementState } from './announcement-state.tsx';

/** Somebody waits for the second person, or for networks. */
const LOOK_AGAIN_MS = 3_000;

type Opened = 'update' | 'all_clear' | 'end' | null;

/** One announcement: what was said, where it stands, and what comes next. */
export function AnnouncementPage() {
  const { t } = useTranslation();
  const { announcementId } = useParams({ from: '/signed-in/urgent/$announcementId' });
  const found = useQuery({
    ...ask(getAnnouncement, { params: { id: announcementId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'ended' ? false : LOOK_AGAIN_MS),
  });
  if (found.data !== undefined) return <Shown announcement={found.data} />;
  return (
    <Page title={t('urgent.title')}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <ListSkeleton rows={2} height={140} />}
    </Page>
  );
}

function Shown({ announcement }: { announcement: AnnouncementView }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [opened, setOpened] = useState<Opened>(null);
  const isOpen = announcement.state === 'open';
  const mayWrite = isOpen && hasRole(person, 'publisher');
  const mayEnd = isOpen && hasRole(person, 'publisher', 'administrator', 'privacy_officer');
  const close = () => setOpened(null);
  return (
    <Page
      title={announcement.name}
      lead={t(`urgent.kinds.${announcement.kind}`)}
      width="form"
      actions={<AnnouncementState announcement={announcement} />}
    >
      <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('urgent.postsTitle')}>
        {announcement.posts.map((post) => (
          <PostOf key={post.postId} post={post} />
        ))}
      </Stack>
      {mayEnd && (
        <Group gap="sm">
          {mayWrite && <Button onClick={() => setOpened('update')}>{t('urgent.update')}</Button>}
          {mayWrite && (
            <Button variant="default" onClick={() => setOpened('all_clear')}>
              {t('urgent.allClear')}
            </Button>
          )}
          <Button variant="subtle" color="block" onClick={() => setOpened('end')}>
            {t('urgent.end')}
          </Button>
        </Group>
      )}
      {(opened === 'update' || opened === 'all_clear') && (
        <AddDialog announcement={announcement} part={opened} onClose={close} />
      )}
      {opened === 'end' && <EndDialog id={announcement.id} onClose={close} />}
    </Page>
  );
}

function PostOf({ post }: { post: AnnouncementView['posts'][number] }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const { part, stage, text, reviewId, postId, addedAt } = post;
  const time = formatInstant(addedAt, i18n.language, organization.timeZone);
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" align="baseline">
          <Title order={2} size="h4">
            {t(`urgent.parts.${part}`)}
          </Title>
          <Text size="sm" c="dimmed">
            {time} · {t(`posts.stages.${stage}`)}
          </Text>
        </Group>
        <Text dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        {stage === 'in_review' && <Text size="sm">{t('urgent.waits')}</Text>}
        <Group gap="xs">
          {stage === 'in_review' && reviewId !== null && (
            <LinkButton size="sm" to="/review/$reviewId" params={{ reviewId }}>
              {t('urgent.openReview')}
            </LinkButton>
          )}
          <LinkButton size="sm" variant="default" to="/posts/$postId" params={{ postId }}>
            {t('urgent.openPost')}
          </LinkButton>
        </Group>
      </Stack>
    </Paper>
  );
}

function EndDialog(props: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const end = useCall(endAnnouncement, { invalidates: [getAnnouncement, listAnnouncements], onSuccess: props.onClose });
  return (
    <ReasonDialog
      title={t('urgent.endTitle')}
      reasonLabel={t('urgent.endReason')}
      confirm={t('urgent.end')}
      color="block"
      busy={end.isPending}
      error={end.error}
      onConfirm={(reason) => end.mutate({ params: { id: props.id }, body: { reason } })}
      onClose={props.onClose}
    >
      {t('urgent.endText')}
    </ReasonDialog>
  );
}
