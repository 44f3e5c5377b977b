import {
  getRequest,
  listRequests,
  type RequestView,
  sendRequestAgain,
} from '@bedside/server/contract/registers/authorizations/asking';
import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { wentWords } from './request-state.ts';

const USUAL_DAYS = 14;

/** A new link, which makes every one before it void; by mail, or shown once. */
export function SendAgainDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const { t } = useTranslation();
  const isSigned = request.state === 'signed';
  const [linkDays, setLinkDays] = useState(USUAL_DAYS);
  const [link, setLink] = useState<string | null>(null);
  const send = useCall(sendRequestAgain, {
    invalidates: [getRequest, listRequests],
    onSuccess: (sent) => {
      if (sent.link !== null && (isSigned || request.way === 'link')) return setLink(sent.link);
      notifyDone(t(sent.link === null ? wentWords(sent.request) : 'asking.ready'));
      return onClose();
    },
  });
  if (link !== null) return <HandOverDialog link={link} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('asking.request.againTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">
          {t('asking.request.againText')} {t(isSigned ? 'asking.request.againSigned' : 'asking.request.againWaiting')}
        </Text>
        {/* The way back to what was signed does not end. */}
        {!isSigned && (
          <NumberInput
            data-autofocus
            label={t('asking.how.linkDays')}
            min={1}
            max={30}
            allowDecimal={false}
            clampBehavior="strict"
            value={linkDays}
            onChange={(value) => setLinkDays(Number(value) || USUAL_DAYS)}
          />
        )}
        <ProblemNotice error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={send.isPending}
            onClick={() => send.mutate({ params: { id: request.id }, body: { linkDays } })}
          >
            {t('asking.request.again')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
