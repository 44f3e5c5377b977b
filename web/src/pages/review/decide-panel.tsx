import { getPost, listPosts } from '@bedside/server/contract/flow/compose';
import { getClearance, getTrail } from '@bedside/server/contract/flow/publish';
import { decideReview, getReview, reviewQueue } from '@bedside/server/contract/flow/review';
import { Button, Group, Kbd, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { Check, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { isTyping } from './is-typing.ts';
import type { ReviewAnswer } from './use-reviews-of-post.ts';

/** One reviewer's decision on exactly the bytes on screen. */
export function DecidePanel(props: { answer: ReviewAnswer; standingBlocks: number; onChangedMeanwhile: () => void }) {
  const { answer, standingBlocks, onChangedMeanwhile } = props;
  const { review, may } = answer;
  const { t } = useTranslation();
  const [stepId, setStepId] = useState(may.decideSteps[0] ?? '');
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const commentField = useRef<HTMLTextAreaElement>(null);
  const decide = useCall(decideReview, {
    invalidates: [getReview, reviewQueue, getPost, listPosts, getClearance, getTrail],
    onSuccess: (_, { body }) =>
      notifyDone(t(body.outcome === 'approve' ? 'review.approvedDone' : 'review.changesDone')),
    onError: onChangedMeanwhile,
  });
  const send = (outcome: 'approve' | 'request_changes') => {
    setConfirming(false);
    const isMissing = outcome === 'request_changes' && comment.trim() === '';
    setMissing(isMissing);
    if (isMissing) return commentField.current?.focus();
    const body = { stepId, contentHash: review.contentHash, outcome, comment };
    return decide.mutate({ params: { id: review.id }, body });
  };
  useDecideKeys({ onApprove: () => setConfirming(true), onChanges: () => commentField.current?.focus() });
  const steps = review.steps.filter(({ step }) => may.decideSteps.includes(step.id));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="decide-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="decide-title">
          {t('review.decideTitle')}
        </Title>
        {standingBlocks > 0 && <Text size="sm">{t('review.blockedNote')}</Text>}
        {steps.length > 1 && (
          <NativeSelect
            label={t('review.step')}
            value={stepId}
            onChange={(event) => setStepId(event.currentTarget.value)}
            data={steps.map(({ step }) => ({ value: step.id, label: step.name }))}
          />
        )}
        <Textarea
          ref={commentField}
          label={t('review.comment')}
          description={t('review.commentHint')}
          error={missing && comment.trim() === '' ? t('review.commentNeeded') : undefined}
          rows={3}
          maxLength={5_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Group gap="xs" grow>
          <Button
            leftSection={<Check size={18} aria-hidden />}
            loading={decide.isPending}
            onClick={() => send('approve')}
          >
            {t('review.approve')}
          </Button>
          <Button
            variant="default"
            leftSection={<Undo2 size={18} aria-hidden />}
            loading={decide.isPending}
            onClick={() => send('request_changes')}
          >
            {t('review.requestChanges')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          <Kbd size="xs">a</Kbd> <Kbd size="xs">c</Kbd> {t('review.shortcuts')}
        </Text>
        <ProblemNotice error={decide.error} />
      </Stack>
      {confirming && <ApproveDialog onApprove={() => send('approve')} onClose={() => setConfirming(false)} />}
    </Paper>
  );
}

/** a asks once more and approves; c goes to the comment. Neither does anything while somebody types. */
function useDecideKeys(keys: { onApprove: () => void; onChanges: () => void }) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const action = event.key === 'a' ? latest.current.onApprove : event.key === 'c' ? latest.current.onChanges : null;
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
