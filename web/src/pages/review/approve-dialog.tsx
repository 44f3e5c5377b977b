import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Asked only of those who approve by a single key, so that a stray press approves nothing. */
export function ApproveDialog(props: { onApprove: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('review.approveTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('review.approveText')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button data-autofocus onClick={props.onApprove}>
            {t('review.approve')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
