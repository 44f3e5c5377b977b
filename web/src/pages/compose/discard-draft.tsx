import type { PostView } from '@bedside/server/contract/flow/compose';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Archive } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyUndo } from '../../lib/notify.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { usePostActions } from './use-post-actions.ts';

const discardable: ReadonlySet<string> = new Set(['draft', 'changes_requested', 'approved', 'parked']);

/** Puts a draft away, after asking; ten seconds to take it back, and later from the list of posts. */
export const DiscardDraft = memo(function DiscardDraft(props: { post: PostView | undefined }) {
  const { post } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = { id: post?.id ?? '' };
  const isOut = post !== undefined && post.outSince !== null;
  const { discard, restore } = usePostActions({
    discard: () => {
      if (isOut) {
        notifyDone(t('posts.correct.putAwayDone'));
        return navigate({ to: '/posts/$postId', params: { postId: params.id } });
      }
      notifyUndo({
        message: t('compose.discarded'),
        undoLabel: t('common.undo'),
        onUndo: () => restore.mutate({ params }),
      });
      return navigate({ to: '/posts' });
    },
  });
  const [asks, setAsks] = useState(false);
  if (post === undefined || !discardable.has(post.stage)) return null;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<Archive size={18} aria-hidden />}
        onClick={() => setAsks(true)}
      >
        {t(isOut ? 'posts.correct.putAway' : 'compose.discard')}
      </Button>
      {asks && (
        <Modal
          opened
          onClose={() => setAsks(false)}
          title={t(isOut ? 'posts.correct.putAwayTitle' : 'compose.discardTitle')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <Stack gap="md">
            <Text size="sm">{t(isOut ? 'posts.correct.putAwayText' : 'compose.discardText')}</Text>
            <ProblemNotice error={discard.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setAsks(false)}>
                {t('common.cancel')}
              </Button>
              <Button loading={discard.isPending} onClick={() => discard.mutate({ params })}>
                {t(isOut ? 'posts.correct.putAway' : 'compose.discard')}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </div>
  );
});
