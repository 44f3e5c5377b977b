import { getPost } from '@bedside/server/contract/flow/compose';
import { type DeliveryView, getTrail, listDeliveries, settleDelivery } from '@bedside/server/contract/flow/publish';
import { Anchor, Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Shortest reason that the contract takes. */
const MIN_REASON_UNITS = 3;

type Saw = 'published' | 'not_published';

/** A person looked on the network where no machine could tell, and says what is there. */
export function SettleDialog(props: {
  delivery: Pick<DeliveryView, 'id' | 'channelName'>;
  channelUrl: string | null;
  onClose: () => void;
}) {
  const { delivery, channelUrl, onClose } = props;
  const { t } = useTranslation();
  const [saw, setSaw] = useState<Saw | null>(null);
  const [reason, setReason] = useState('');
  const settle = useCall(settleDelivery, {
    invalidates: [listDeliveries, getPost, getTrail],
    onSuccess: () => {
      notifyDone(t('posts.delivery.settled'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('posts.delivery.settleTitle', { channel: delivery.channelName })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('posts.delivery.settleText')}</Text>
        {channelUrl !== null && (
          <Anchor href={channelUrl} target="_blank" rel="noreferrer" size="sm">
            {t('posts.delivery.openAccount')}
          </Anchor>
        )}
        <Radio.Group
          value={saw ?? ''}
          onChange={(value) => setSaw(value === 'published' ? 'published' : 'not_published')}
          aria-label={t('posts.delivery.settleTitle', { channel: delivery.channelName })}
        >
          <Stack gap="xs">
            <Radio value="published" label={t('posts.delivery.sawPublished')} />
            <Radio value="not_published" label={t('posts.delivery.sawNothing')} />
          </Stack>
        </Radio.Group>
        <Textarea
          required
          label={t('posts.delivery.settleReason')}
          rows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNotice error={settle.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={settle.isPending}
            disabled={saw === null || reason.trim().length < MIN_REASON_UNITS}
            onClick={() => saw !== null && settle.mutate({ params: { id: delivery.id }, body: { saw, reason } })}
          >
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
