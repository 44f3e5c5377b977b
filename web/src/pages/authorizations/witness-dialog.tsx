import { type RequestView, witnessRequest } from '@bedside/server/contract/registers/authorizations/asking';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ExternalLink, MonitorX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Somebody of the house sees it signed, on this very device. */
export function WitnessDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const { t } = useTranslation();
  const name = request.signerName;
  const [link, setLink] = useState<string | null>(null);
  const witness = useCall(witnessRequest, { onSuccess: (answer) => setLink(answer.link) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('asking.request.witnessTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('asking.request.witnessText', { name })}</Text>
        <Alert color="warn" icon={<MonitorX size={20} aria-hidden />}>
          {t('asking.request.witnessWarning')}
        </Alert>
        <ProblemNotice error={witness.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
          {link === null ? (
            <Button
              data-autofocus
              loading={witness.isPending}
              onClick={() => witness.mutate({ params: { id: request.id } })}
            >
              {t('asking.request.witnessStart', { name })}
            </Button>
          ) : (
            // A link that is pressed is opened by every browser; a window that opens by itself is not.
            <Button
              component="a"
              href={link}
              target="_blank"
              rel="noreferrer"
              leftSection={<ExternalLink size={16} aria-hidden />}
              aria-label={`${t('asking.request.witnessOpen')} ${t('common.opensInNewTab')}`}
              onClick={onClose}
            >
              {t('asking.request.witnessOpen')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
