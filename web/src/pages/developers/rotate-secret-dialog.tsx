import { listWebhooks, rotateSecret, type WebhookView } from '@bedside/server/contract/registers/webhooks';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import own from './developers.module.css';
import { ShownOnce } from './shown-once.tsx';

/** Says how long the old secret holds, then shows the new one once. */
export function RotateSecretDialog(props: { webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation();
  const { webhook, onClose } = props;
  const rotate = useCall(rotateSecret, { invalidates: [listWebhooks] });
  const made = rotate.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={made ? t('developers.secretTitle') : t('developers.rotateTitle')}
      closeOnClickOutside={!made}
      closeOnEscape={!made}
    >
      {made ? (
        <ShownOnce
          text={t('developers.secretText')}
          label={t('developers.secret')}
          value={made.secret}
          onClose={onClose}
        />
      ) : (
        <Stack gap="md">
          <Text className={own.unbroken}>{t('developers.rotateText', { url: webhook.url })}</Text>
          <ProblemNotice error={rotate.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('common.cancel')}
            </Button>
            <Button loading={rotate.isPending} onClick={() => rotate.mutate({ params: { id: webhook.id } })}>
              {t('developers.rotateConfirm')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
