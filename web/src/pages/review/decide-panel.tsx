import { getPost, listPosts } from '@bedside/server/contract/flow/compose';
import { getClearance, getTrail } from '@bedside/server/contract/flow/publish';
import { decideReview, getPostReview, getReview, reviewQueue } from '@bedside/server/contract/flow/review';
import type { ReviewStep } from '@bedside/server/contract/registers/org';
import { Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { DecideForm } from './decide-form.tsx';
import type { Mark } from './passages.ts';
import type { ReviewAnswer } from './use-reviews-of-post.ts';

/** One reviewer's decision on exactly the bytes on screen. */
export function DecidePanel(props: {
  answer: ReviewAnswer;
  standingBlocks: number;
  marks: readonly Mark[];
  onMarks: (marks: readonly Mark[]) => void;
  onMarkByWords: () => void;
  onChangedMeanwhile: () => void;
}) {
  const { answer, standingBlocks, marks, onMarks, onChangedMeanwhile } = props;
  const { review, may } = answer;
  const { t } = useTranslation();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const decide = useCall(decideReview, {
    invalidates: [getReview, getPostReview, reviewQueue, getPost, listPosts, getClearance, getTrail],
    onError: onChangedMeanwhile,
  });
  const steps = review.steps.filter(({ step }) => may.decideSteps.includes(step.id)).map(({ step }) => step);
  const chosen = steps.filter(({ id }) => !leftOut.includes(id));
  const send = async (outcome: 'approve' | 'request_changes', comment: string) => {
    const passages = marks.map(({ quote: _shown, ...place }) => place);
    // One request for changes ends the review; an approval counts step by step.
    for (const { id } of outcome === 'approve' ? chosen : chosen.slice(0, 1)) {
      const body = { stepId: id, contentHash: review.contentHash, outcome, comment, passages };
      const done = await decide.mutateAsync({ params: { id: review.id }, body }).catch(() => null);
      if (done === null) return;
    }
    onMarks([]);
    notifyDone(t(outcome === 'approve' ? 'review.approvedDone' : 'review.changesDone'));
  };
  return (
    <DecideForm
      title={t('review.decideTitle')}
      note={standingBlocks > 0 ? t('review.blockedNote') : null}
      keys
      approveText={t('review.approveText')}
      marks={marks}
      onMarks={onMarks}
      onMarkByWords={props.onMarkByWords}
      busy={decide.isPending}
      disabled={chosen.length === 0}
      error={decide.error}
      onDecide={(outcome, comment) => void send(outcome, comment)}
    >
      {steps.length > 1 && <StepChoice steps={steps} leftOut={leftOut} onLeftOut={setLeftOut} />}
    </DecideForm>
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
