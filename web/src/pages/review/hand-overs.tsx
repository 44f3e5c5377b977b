import { getReview, reviewQueue, takeBackReview } from '@bedside/server/contract/flow/review';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import type { ReviewAnswer } from './use-reviews-of-post.ts';

/** In whose hands a review is now, and the way to put it into somebody else's. */
export function HandOvers(props: { answer: ReviewAnswer }) {
  const { review, may } = props.answer;
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const takeBack = useCall(takeBackReview, { invalidates: [getReview, reviewQueue] });
  if (review.state !== 'open' || (review.delegations.length === 0 && may.handOverTo.length === 0)) return null;
  return (
    <Stack gap="xs" align="flex-start">
      {review.delegations.map((one) => (
        <Group key={one.id} gap="xs">
          <Text size="sm">
            {t('reviewDesk.handLine', {
              from: one.fromName,
              to: one.toName,
              time: formatInstant(one.until, i18n.language),
              reason: one.reason,
            })}
          </Text>
          {(one.fromId === person.id || one.toId === person.id) && (
            <Button
              size="compact-sm"
              variant="default"
              loading={takeBack.isPending}
              onClick={() => takeBack.mutate({ params: { id: review.id, delegationId: one.id } })}
            >
              {t('reviewDesk.takeBack')}
            </Button>
          )}
        </Group>
      ))}
      <ProblemNotice error={takeBack.error} />
      {may.handOverTo.length > 0 && (
        <Button size="sm" variant="default" onClick={() => setOpen(true)}>
          {t('reviewDesk.handOver')}
        </Button>
      )}
      {open && <HandOverDialog reviewId={review.id} receivers={may.handOverTo} onClose={() => setOpen(false)} />}
    </Stack>
  );
}
