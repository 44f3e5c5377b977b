import type { PostView } from '@bedside/server/contract/flow/compose';
import { Alert } from '@mantine/core';
import { MessageSquareText } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionLines } from '../review/decision-lines.tsx';
import { useNewestReview } from './use-post-review.ts';

/** What a reviewer asked for, above the text that should change. */
export const ReviewNotes = memo(function ReviewNotes(props: { post: PostView | undefined }) {
  const { post } = props;
  const { t } = useTranslation();
  const asks = post?.stage === 'changes_requested';
  const newest = useNewestReview(post?.id ?? null, asks);
  if (newest === null) return null;
  return (
    <Alert color="warn" icon={<MessageSquareText size={20} aria-hidden />} title={t('compose.changesTitle')}>
      <DecisionLines review={newest} only="request_changes" />
    </Alert>
  );
});
