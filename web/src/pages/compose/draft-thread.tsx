import {
  addDraftComment,
  changeDraftComment,
  type DraftCommentView,
  type DraftThreadView,
  listDraftComments,
  removeDraftComment,
  reopenDraftThread,
  resolveDraftThread,
} from '@bedside/server/contract/flow/compose/together';
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { useNow } from '../../lib/use-now.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CommentForm } from './comment-form.tsx';
import type { Mentionable } from './mentions.ts';
import { usePartWords } from './part-words.ts';

type ThreadProps = {
  postId: string;
  thread: DraftThreadView;
  /** Whether the words that it is about still stand in the post. */
  isInText: boolean;
  people: readonly Mentionable[];
};

/** One question with its answers. */
export function DraftThread(props: ThreadProps) {
  const { postId, thread, isInText, people } = props;
  const { t } = useTranslation();
  const [replies, setReplies] = useState(false);
  const add = useCall(addDraftComment, { invalidates: [listDraftComments], onSuccess: () => setReplies(false) });
  const resolve = useCall(resolveDraftThread, { invalidates: [listDraftComments] });
  const reopen = useCall(reopenDraftThread, { invalidates: [listDraftComments] });
  const isResolved = thread.resolvedAt !== null;
  const params = { id: thread.id };
  return (
    <Paper component="li" withBorder p="sm">
      <Stack gap="sm">
        <Anchor thread={thread} isInText={isInText} />
        {thread.comments.map((comment) => (
          <Comment key={comment.id} comment={comment} people={people} />
        ))}
        {isResolved && (
          <Text size="xs" c="dimmed">
            {t('together.comments.resolvedBy', { name: thread.resolvedByName ?? '' })}
          </Text>
        )}
        <ProblemNotice error={resolve.error ?? reopen.error} />
        {replies ? (
          <CommentForm
            label={t('together.comments.replyTo', { name: thread.comments[0]?.authorName ?? '' })}
            send={t('together.comments.sendReply')}
            people={people}
            error={add.error}
            onSend={(said) => add.mutateAsync({ params: { id: postId }, body: { ...said, threadId: thread.id } })}
            onCancel={() => setReplies(false)}
          />
        ) : (
          <Group gap="xs">
            {!isResolved && (
              <Button size="compact-sm" variant="default" onClick={() => setReplies(true)}>
                {t('together.comments.reply')}
              </Button>
            )}
            {isResolved ? (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<RotateCcw size={14} aria-hidden />}
                loading={reopen.isPending}
                onClick={() => reopen.mutate({ params })}
              >
                {t('together.comments.reopen')}
              </Button>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<Check size={14} aria-hidden />}
                loading={resolve.isPending}
                onClick={() => resolve.mutate({ params })}
              >
                {t('together.comments.resolve')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Anchor(props: Pick<ThreadProps, 'thread' | 'isInText'>) {
  const { field, quote } = props.thread;
  const { t } = useTranslation();
  const partWords = usePartWords();
  if (field === null) return null;
  const words =
    quote === null
      ? t('together.comments.aboutField', { field: partWords(field) })
      : t('together.comments.aboutPassage', { field: partWords(field), quote });
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {words}
      {!props.isInText && ` · ${t('together.comments.noPassage')}`}
    </Text>
  );
}

function Comment(props: { comment: DraftCommentView; people: readonly Mentionable[] }) {
  const { comment, people } = props;
  const { t } = useTranslation();
  const ago = useAgo();
  const nowMs = useNow();
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  const done = () => setMode('read');
  const change = useCall(changeDraftComment, { invalidates: [listDraftComments], onSuccess: done });
  const remove = useCall(removeDraftComment, { invalidates: [listDraftComments], onSuccess: done });
  const params = { id: comment.id };
  const isFresh = comment.changeableUntil !== null && Date.parse(comment.changeableUntil) > nowMs;
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {comment.authorName} · {ago(comment.createdAt)}
        {comment.editedAt !== null && comment.removedAt === null && ` · ${t('together.comments.edited')}`}
      </Text>
      {mode === 'edit' ? (
        <CommentForm
          label={t('together.comments.edit')}
          send={t('together.comments.save')}
          people={people}
          initial={comment.body}
          error={change.error}
          onSend={(said) => change.mutateAsync({ params, body: said })}
          onCancel={done}
        />
      ) : (
        <Text
          size="sm"
          c={comment.removedAt === null ? 'var(--mantine-color-text)' : 'dimmed'}
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {comment.removedAt === null ? comment.body : t('together.comments.removed')}
        </Text>
      )}
      {mode === 'read' && isFresh && (
        <Group gap="xs">
          <Button size="compact-xs" variant="subtle" onClick={() => setMode('edit')}>
            {t('together.comments.edit')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setMode('remove')}>
            {t('together.comments.remove')}
          </Button>
        </Group>
      )}
      {mode === 'remove' && (
        <ConfirmDialog
          title={t('together.comments.removeTitle')}
          text={t('together.comments.removeText')}
          confirm={t('together.comments.remove')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ params })}
          onClose={done}
        />
      )}
    </Stack>
  );
}
