import { addComment, listComments } from '@bedside/server/contract/flow/review';
import { Button, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** What colleagues say to each other about a post; never part of it. */
export function Comments(props: { postId: string }) {
  const { postId } = props;
  const { t } = useTranslation();
  const ago = useAgo();
  const params = { id: postId };
  const comments = useQuery({ ...ask(listComments, { params }), refetchInterval: 15_000 });
  const list = comments.data?.comments ?? [];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="comments-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="comments-title">
          {t('review.commentsTitle')}
        </Title>
        <ProblemNotice error={comments.error} onRetry={() => void comments.refetch()} />
        {comments.data !== undefined && list.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('review.commentsEmpty')}
          </Text>
        )}
        <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {list.map((comment) => (
            <li key={comment.id}>
              <Text size="xs" c="dimmed">
                {comment.authorName} · {ago(comment.createdAt)}
              </Text>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                {comment.body}
              </Text>
            </li>
          ))}
        </Stack>
        <NewComment postId={postId} />
      </Stack>
    </Paper>
  );
}

function NewComment(props: { postId: string }) {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const add = useCall(addComment, { invalidates: [listComments], onSuccess: () => setBody('') });
  return (
    <Stack gap="xs" align="flex-start">
      <Textarea
        w="100%"
        label={t('review.addComment')}
        rows={2}
        maxLength={5_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <ProblemNotice error={add.error} />
      <Button
        size="sm"
        variant="default"
        loading={add.isPending}
        disabled={body.trim() === ''}
        onClick={() => add.mutate({ params: { id: props.postId }, body: { body } })}
      >
        {t('review.sendComment')}
      </Button>
    </Stack>
  );
}
