import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './problem-notice.tsx';

/** Shortest reason that the contracts take. */
const MIN_REASON_UNITS = 3;

/** Asks before something weighty, and wants a reason. */
export function ReasonDialog(props: {
  title: string;
  children: ReactNode;
  reasonLabel: string;
  confirm: string;
  color: 'block' | 'accent';
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <Modal
      opened
      role="alertdialog"
      aria-label={props.title}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{props.children}</Text>
        <Textarea
          data-autofocus
          required
          label={props.reasonLabel}
          rows={3}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNotice error={props.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            {...(props.color === 'block' ? { color: 'block' } : {})}
            loading={props.busy}
            disabled={reason.trim().length < MIN_REASON_UNITS}
            onClick={() => props.onConfirm(reason)}
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
