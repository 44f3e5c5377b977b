import { getReview, handOverReview, reviewQueue } from '@bedside/server/contract/flow/review';
import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const DAY_MS = 24 * 60 * 60 * 1_000;
const USUAL_DAYS = 7;
const MOST_DAYS = 30;
const MIN_REASON_UNITS = 3;

/** A day as date fields write it, in the viewer's zone. */
function dayIn(days: number): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE').format(new Date(Date.now() + days * DAY_MS));
}

/** Hands a review to somebody else who may decide it, until the end of a day. */
export function HandOverDialog(props: {
  reviewId: string;
  receivers: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const { reviewId, receivers, onClose } = props;
  const { t } = useTranslation();
  const [toPersonId, setTo] = useState<string | null>(receivers[0]?.id ?? null);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(() => dayIn(USUAL_DAYS));
  const handOver = useCall(handOverReview, {
    invalidates: [getReview, reviewQueue],
    onSuccess: () => {
      notifyDone(t('reviewDesk.handedOver'));
      onClose();
    },
  });
  const ends = new Date(`${day}T23:59:59`);
  const isWhole = toPersonId !== null && reason.trim().length >= MIN_REASON_UNITS && !Number.isNaN(ends.getTime());
  const send = () => {
    if (!isWhole) return;
    handOver.mutate({ params: { id: reviewId }, body: { toPersonId, reason, until: ends.toISOString() } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reviewDesk.handOverTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('reviewDesk.handOverText')}</Text>
        <Select
          label={t('reviewDesk.handOverTo')}
          data={receivers.map(({ id, name }) => ({ value: id, label: name }))}
          value={toPersonId}
          allowDeselect={false}
          onChange={setTo}
        />
        <Textarea
          label={t('reviewDesk.handOverReason')}
          required
          rows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('reviewDesk.handOverUntil')}
          required
          min={dayIn(0)}
          max={dayIn(MOST_DAYS)}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <ProblemNotice error={handOver.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={handOver.isPending} disabled={!isWhole} onClick={send}>
            {t('reviewDesk.handOverSend')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
