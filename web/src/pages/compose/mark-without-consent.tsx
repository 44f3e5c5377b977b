import { getClearance } from '@bedside/server/contract/flow/publish';
import { listPicturedPersons } from '@bedside/server/contract/registers/authorizations';
import { quarantineMedia } from '@bedside/server/contract/registers/media';
import { Button } from '@mantine/core';
import { CameraOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** Says that a picture was taken without consent: it goes to quarantine. */
export function MarkWithoutConsent({ mediaId, number }: { mediaId: string; number: number }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const mark = useCall(quarantineMedia, {
    invalidates: [listPicturedPersons, getClearance],
    onSuccess: () => {
      setAsking(false);
      notifyDone(t('quarantine.marked'));
    },
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<CameraOff size={16} aria-hidden />}
        aria-label={t('quarantine.markLabel', { number })}
        onClick={() => setAsking(true)}
      >
        {t('quarantine.mark')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t('quarantine.markTitle', { number })}
          reasonLabel={t('quarantine.markReason')}
          confirm={t('quarantine.markConfirm')}
          color="block"
          busy={mark.isPending}
          error={mark.error}
          onConfirm={(reason) => mark.mutate({ params: { id: mediaId }, body: { reason } })}
          onClose={() => setAsking(false)}
        >
          {t('quarantine.markText')}
        </ReasonDialog>
      )}
    </>
  );
}
