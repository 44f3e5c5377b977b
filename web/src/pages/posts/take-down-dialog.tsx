import { getPost, listPosts } from '@bedside/server/contract/flow/compose';
import { type DeliveryView, getTrail, listDeliveries, takeDown } from '@bedside/server/contract/flow/publish';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Shortest reason that the contract takes. */
const MIN_REASON_UNITS = 3;

/** Removes what stands on a network: cannot be undone, so it asks and wants a reason. */
export function TakeDownDialog(props: { delivery: DeliveryView; onClose: () => void }) {
  const { delivery, onClose } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const remove = useCall(takeDown, {
    invalidates: [listDeliveries, getPost, listPosts, getTrail],
    onSuccess: () => {
      notifyDone(t('posts.delivery.takeDownStarted'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      role="alertdialog"
      aria-label={t('posts.delivery.takeDownTitle', { channel: delivery.channelName })}
      onClose={onClose}
      title={t('posts.delivery.takeDownTitle', { channel: delivery.channelName })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('posts.delivery.takeDownText', { network: t(`common.networks.${delivery.network}`) })}</Text>
        <Textarea
          data-autofocus
          required
          label={t('posts.delivery.takeDownReason')}
          rows={3}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNotice error={remove.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            color="block"
            loading={remove.isPending}
            disabled={reason.trim().length < MIN_REASON_UNITS}
            onClick={() => remove.mutate({ params: { id: delivery.id }, body: { reason } })}
          >
            {t('posts.delivery.takeDown')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
