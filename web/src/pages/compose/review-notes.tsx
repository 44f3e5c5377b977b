import type { PostView } from '@bedside/server/contract/flow/compose';
import { Alert } from '@mantine/core';
import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DecisionLines } from '../review/decision-lines.tsx';
import { useReviewsOfPost } from '../review/use-reviews-of-post.ts';

/** What a reviewer asked for, above the text that should change. */
export function ReviewNotes(props: { post: PostView | undefined }) {
  const { post } = props;
  const { t } = useTranslation();
  const asks = post?.stage === 'changes_requested';
  const reviews = useReviewsOfPost(asks ? post.id : null);
  const latest = reviews[0];
  if (!asks || latest === undefined) return null;
  return (
    <Alert color="warn" icon={<MessageSquareText size={20} aria-hidden />} title={t('compose.changesTitle')}>
      <DecisionLines review={latest.review} only="request_changes" />
    </Alert>
  );
}
