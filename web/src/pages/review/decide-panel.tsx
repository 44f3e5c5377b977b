import { getPost, listPosts } from '@bedside/server/contract/flow/compose';
import { getClearance, getTrail } from '@bedside/server/contract/flow/publish';
import { decideReview, getPostReview, getReview, reviewQueue } from '@bedside/server/contract/flow/review';
import type { ReviewStep } from '@bedside/server/contract/registers/org';
import { Button, Checkbox, Group, Kbd, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
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
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const commentField = useRef<HTMLTextAreaElement>(null);
  const decide = useCall(decideReview, {
    invalidates: [getReview, getPostReview, reviewQueue, getPost, listPosts, getClearance, getTrail],
    onError: onChangedMeanwhile,
  });
  const steps = review.steps.filter(({ step }) => may.decideSteps.includes(step.id)).map(({ step }) => step);
  const chosen = steps.filter(({ id }) => !leftOut.includes(id));
  const send = async (outcome: 'approve' | 'request_changes') => {
    setConfirming(false);
    const isMissing = outcome === 'request_changes' && comment.trim() === '';
    setMissing(isMissing);
    if (isMissing) return commentField.current?.focus();
    // One request for changes ends the review; an approval counts step by step.
    for (const { id } of outcome === 'approve' ? chosen : chosen.slice(0, 1)) {
      const body = { stepId: id, contentHash: review.contentHash, outcome, comment };
      const done = await decide.mutateAsync({ params: { id: review.id }, body }).catch(() => null);
      if (done === null) return undefined;
    }
    return notifyDone(t(outcome === 'approve' ? 'review.approvedDone' : 'review.changesDone'));
  };
  useDecideKeys({ onApprove: () => setConfirming(true), onChanges: () => commentField.current?.focus() });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="decide-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="decide-title">
          {t('review.decideTitle')}
        </Title>
        {standingBlocks > 0 && <Text size="sm">{t('review.blockedNote')}</Text>}
        {steps.length > 1 && <StepChoice steps={steps} leftOut={leftOut} onLeftOut={setLeftOut} />}
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
        <Group gap="xs">
          <Button
            flex="1 1 auto"
            px="sm"
            leftSection={<Check size={18} aria-hidden />}
            loading={decide.isPending}
            disabled={chosen.length === 0}
            onClick={() => void send('approve')}
          >
            {t('review.approve')}
          </Button>
          <Button
            flex="1 1 auto"
            px="sm"
            variant="default"
            leftSection={<Undo2 size={18} aria-hidden />}
            loading={decide.isPending}
            disabled={chosen.length === 0}
            onClick={() => void send('request_changes')}
          >
            {t('review.requestChanges')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          <Kbd size="xs">a</Kbd> <Kbd size="xs">c</Kbd> {t('review.shortcuts')}
        </Text>
        <ProblemNotice error={decide.error} />
      </Stack>
      {confirming && <ApproveDialog onApprove={() => void send('approve')} onClose={() => setConfirming(false)} />}
    </Paper>
  );
}

/** Somebody who may decide several steps decides all of them at once, or leaves some to others. */
function StepChoice(props: {
  steps: readonly ReviewStep[];
  leftOut: readonly string[];
  onLeftOut: (stepIds: string[]) => void;
}) {
  const { steps, leftOut, onLeftOut } = props;
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('review.step')}
      value={steps.filter(({ id }) => !leftOut.includes(id)).map(({ id }) => id)}
      onChange={(kept) => onLeftOut(steps.map(({ id }) => id).filter((id) => !kept.includes(id)))}
    >
      <Group gap="md" mt={4}>
        {steps.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </Group>
    </Checkbox.Group>
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
