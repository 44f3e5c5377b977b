import { commentAsGuest, type GuestReading, readGuestReview } from '@bedside/server/contract/flow/review/guests';
import { Button, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../review/review.module.css';

/** What a guest says besides their decision. They see their own words only. */
export function GuestComments(props: { reading: GuestReading }) {
  const { comments } = props.reading;
  const { t } = useTranslation();
  const ago = useAgo();
  const [body, setBody] = useState('');
  const add = useCall(commentAsGuest, {
    invalidates: [readGuestReview],
    onSuccess: () => {
      setBody('');
      notifyDone(t('guest.commentSent'));
    },
  });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="guest-comments">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3" id="guest-comments">
          {t('guest.commentTitle')}
        </Title>
        {comments.map((comment) => (
          <div key={`${comment.createdAt} ${comment.body}`}>
            <Text size="xs" c="dimmed">
              {ago(comment.createdAt)}
            </Text>
            <Text size="sm" className={classes.said ?? ''}>
              {comment.body}
            </Text>
          </div>
        ))}
        <Textarea
          w="100%"
          label={t('review.addComment')}
          description={t('guest.commentHint')}
          rows={2}
          maxLength={5_000}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <ProblemNotice error={add.error} />
        <Button
          variant="default"
          loading={add.isPending}
          disabled={body.trim() === ''}
          onClick={() => add.mutate({ body: { body } })}
        >
          {t('review.sendComment')}
        </Button>
      </Stack>
    </Paper>
  );
}
