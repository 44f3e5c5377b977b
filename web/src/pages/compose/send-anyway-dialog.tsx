import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Before something that would identify a patient is sent: says who must decide, and lets one go back. */
export function SendAnywayDialog(props: { blockCount: number; onSend: () => void; onClose: () => void }) {
  const { blockCount, onSend, onClose } = props;
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('compose.sendAnywayTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('compose.sendAnywayText', { count: blockCount })}</Text>
        <Button data-autofocus onClick={onClose} fullWidth>
          {t('compose.goBack')}
        </Button>
        <Group grow>
          <Button variant="default" onClick={onSend}>
            {t('compose.sendAnyway')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
