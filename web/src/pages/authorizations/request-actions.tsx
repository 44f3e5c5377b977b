import { getHealth } from '@bedside/server/contract/flow/publish';
import {
  cancelRequest,
  getRequest,
  listRequests,
  type RequestView,
} from '@bedside/server/contract/registers/authorizations/asking';
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Hash, Send, Tablet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { actsOf } from './request-state.ts';
import { SendAgainDialog } from './send-again-dialog.tsx';
import { WitnessDialog } from './witness-dialog.tsx';

type Dialog = 'again' | 'code' | 'witness' | 'cancel';

/** What can be done with an asking now; nothing where it has ended. */
export function RequestActions({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Dialog | null>(null);
  const health = useQuery(ask(getHealth)).data;
  const { mailIsSetUp = true, textsAreSetUp = true } = health ?? {};
  const acts = actsOf(request, { mailIsSetUp, textsAreSetUp });
  const close = () => setOpen(null);
  if (!Object.values(acts).includes(true)) return null;
  return (
    <>
      <Group gap="xs">
        {acts.witness && (
          <Button leftSection={<Tablet size={16} aria-hidden />} onClick={() => setOpen('witness')}>
            {t('asking.request.witness')}
          </Button>
        )}
        {acts.code && (
          <Button
            variant={request.state === 'signed' ? 'default' : 'filled'}
            leftSection={<Hash size={16} aria-hidden />}
            onClick={() => setOpen('code')}
          >
            {t('asking.request.code')}
          </Button>
        )}
        {acts.sendAgain && (
          <Button variant="default" leftSection={<Send size={16} aria-hidden />} onClick={() => setOpen('again')}>
            {t('asking.request.again')}
          </Button>
        )}
        {acts.cancel && (
          <Button variant="subtle" color="block" onClick={() => setOpen('cancel')}>
            {t('asking.request.cancel')}
          </Button>
        )}
      </Group>
      {open === 'again' && <SendAgainDialog request={request} onClose={close} />}
      {open === 'code' && <CodeDialog request={request} onClose={close} />}
      {open === 'witness' && <WitnessDialog request={request} onClose={close} />}
      {open === 'cancel' && <CancelDialog request={request} onClose={close} />}
    </>
  );
}

function CancelDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const { t } = useTranslation();
  const cancel = useCall(cancelRequest, {
    invalidates: [getRequest, listRequests],
    onSuccess: () => {
      notifyDone(t('asking.request.cancelled'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('asking.request.cancelTitle', { name: request.signerName })}
      text={t('asking.request.cancelText')}
      confirm={t('asking.request.cancelConfirm')}
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ params: { id: request.id } })}
      onClose={onClose}
    />
  );
}
