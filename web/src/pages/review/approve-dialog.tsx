import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Asked of those who decide by the keyboard, so that a stray press decides nothing; Enter confirms. */
export function ApproveDialog(props: {
  outcome: 'approve' | 'request_changes';
  text: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const approves = props.outcome === 'approve';
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t(approves ? 'review.approveTitle' : 'reviewDesk.changesConfirmTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{props.text}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button data-autofocus onClick={props.onConfirm}>
            {t(approves ? 'review.approve' : 'review.requestChanges')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
