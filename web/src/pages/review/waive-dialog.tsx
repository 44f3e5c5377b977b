import { getPost } from '@bedside/server/contract/flow/compose';
import { getClearance } from '@bedside/server/contract/flow/publish';
import { getReview, type ReviewView, waiveFinding, withdrawWaiver } from '@bedside/server/contract/flow/review';
import type { FindingView } from '@bedside/server/contract/flow/screen';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { useFindingWords } from '../../ui/marked-text-words.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Shortest reason that the contract takes. */
const MIN_REASON_UNITS = 10;

const stale = [getReview, getClearance, getPost] as const;

/** A privacy officer lets one finding stand on exactly these bytes, with a reason. */
export function WaiveDialog(props: { review: ReviewView; finding: FindingView; onClose: () => void }) {
  const { review, finding, onClose } = props;
  const { t } = useTranslation();
  const { title } = useFindingWords()(finding);
  const [reason, setReason] = useState('');
  const waive = useCall(waiveFinding, { invalidates: stale, onSuccess: onClose });
  const body = { contentHash: review.contentHash, findingKey: finding.key, reason };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('review.waiveTitle', { title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('review.waiveText')}</Text>
        <Textarea
          data-autofocus
          required
          label={t('review.waiveReason')}
          rows={3}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNotice error={waive.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={waive.isPending}
            disabled={reason.trim().length < MIN_REASON_UNITS}
            onClick={() => waive.mutate({ params: { id: review.id }, body })}
          >
            {t('review.waiveConfirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Takes a waiver back; what it let stand blocks again. */
export function WithdrawWaiver(props: { waiverId: string }) {
  const { t } = useTranslation();
  const withdraw = useCall(withdrawWaiver, { invalidates: stale });
  return (
    <Stack gap="xs">
      <Button
        size="compact-sm"
        variant="subtle"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate({ params: { id: props.waiverId } })}
      >
        {t('review.withdrawWaiver')}
      </Button>
      <ProblemNotice error={withdraw.error} />
    </Stack>
  );
}
