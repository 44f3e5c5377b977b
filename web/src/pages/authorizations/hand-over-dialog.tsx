import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/copy-field.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

/** A link that is shown this once: to be scanned by whoever signs, or sent to them. */
export function HandOverDialog({ link, onClose }: { link: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      // It cannot be shown again: no stray click takes it away.
      closeOnClickOutside={false}
      title={t('asking.handOver.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('asking.handOver.text')}</Text>
        <QrCode text={link} label={t('asking.handOver.qr')} />
        <CopyField label={t('asking.handOver.link')} value={link} />
        <Button onClick={onClose} w="fit-content">
          {t('asking.handOver.go')}
        </Button>
      </Stack>
    </Modal>
  );
}
