import { getPost } from '@bedside/server/contract/flow/compose';
import {
  type DeliveryView,
  getHealth,
  getHealthReport,
  getTrail,
  listDeliveries,
  settleDelivery,
} from '@bedside/server/contract/flow/publish';
import { Anchor, Button, Group, Modal, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
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
  delivery: Pick<DeliveryView, 'id' | 'channelName' | 'state' | 'url'> & Partial<Pick<DeliveryView, 'kind'>>;
  channelUrl: string | null;
  onClose: () => void;
}) {
  const { delivery, channelUrl, onClose } = props;
  const { t } = useTranslation();
  const [saw, setSaw] = useState<Saw | null>(null);
  const [reason, setReason] = useState('');
  const [address, setAddress] = useState('');
  const isRemoval = delivery.state === 'removing';
  const isAddressWrong = address.trim() !== '' && !isWebAddress(address);
  const url = saw === 'published' && address.trim() !== '' ? { url: address.trim() } : {};
  const lookAt = delivery.url ?? channelUrl;
  const settle = useCall(settleDelivery, {
    invalidates: [listDeliveries, getPost, getTrail, getHealthReport, getHealth],
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
        {lookAt !== null && (
          <Anchor href={lookAt} target="_blank" rel="noreferrer" size="sm">
            {t('posts.delivery.openAccount')}
          </Anchor>
        )}
        <SawFields {...{ delivery, saw, address, isRemoval, isAddressWrong }} onSaw={setSaw} onAddress={setAddress} />
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
            disabled={
              saw === null ||
              isAddressWrong ||
              (isRemoval && saw === 'published') ||
              reason.trim().length < MIN_REASON_UNITS
            }
            onClick={() =>
              saw !== null && settle.mutate({ params: { id: delivery.id }, body: { saw, reason, ...url } })
            }
          >
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function SawFields(props: {
  delivery: Pick<DeliveryView, 'channelName'> & Partial<Pick<DeliveryView, 'kind'>>;
  saw: Saw | null;
  address: string;
  isRemoval: boolean;
  isAddressWrong: boolean;
  onSaw: (saw: Saw) => void;
  onAddress: (address: string) => void;
}) {
  const { delivery, saw, address, isRemoval, isAddressWrong, onSaw, onAddress } = props;
  const { t } = useTranslation();
  const isEdit = delivery.kind === 'edit';
  const nothingThere = isRemoval ? 'sawGone' : isEdit ? 'sawOther' : 'sawNothing';
  return (
    <>
      <Radio.Group
        value={saw ?? ''}
        onChange={(value) => onSaw(value === 'published' ? 'published' : 'not_published')}
        aria-label={t('posts.delivery.settleTitle', { channel: delivery.channelName })}
      >
        <Stack gap="xs">
          <Radio value="published" label={t(isEdit ? 'posts.delivery.sawCorrected' : 'posts.delivery.sawPublished')} />
          <Radio value="not_published" label={t(`posts.delivery.${nothingThere}`)} />
        </Stack>
      </Radio.Group>
      {isRemoval && saw === 'published' && <Text size="sm">{t('posts.delivery.stillThere')}</Text>}
      {!isRemoval && !isEdit && saw === 'published' && (
        <TextInput
          type="url"
          label={t('posts.delivery.address')}
          description={t('posts.delivery.addressHint')}
          error={isAddressWrong ? t('posts.delivery.addressWrong') : null}
          maxLength={2_000}
          value={address}
          onChange={(event) => onAddress(event.currentTarget.value)}
        />
      )}
    </>
  );
}

function isWebAddress(text: string): boolean {
  const parsed = URL.parse(text.trim());
  return parsed !== null && /^https?:$/.test(parsed.protocol);
}
