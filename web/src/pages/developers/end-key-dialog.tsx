import { type KeyView, listKeys, revokeKey } from '@bedside/server/contract/registers/keys';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Says who is locked out before they are. */
export function EndKeyDialog(props: { apiKey: KeyView; onClose: () => void }) {
  const { t } = useTranslation();
  const { apiKey, onClose } = props;
  const { name, lastFour } = apiKey;
  const end = useCall(revokeKey, {
    invalidates: [listKeys],
    onSuccess: () => {
      notifyDone(t('developers.keyEnded', { name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('developers.endKeyTitle', { name })}
      text={t('developers.endKeyText', { name, lastFour })}
      confirm={t('developers.endKeyConfirm', { name })}
      busy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ params: { id: apiKey.id } })}
      onClose={onClose}
    />
  );
}
