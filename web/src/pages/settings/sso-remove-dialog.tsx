import { getSignInMethods, getSsoProvider, removeSsoProvider } from '@bedside/server/contract/registers/sign-in';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

export function RemoveSsoDialog({ label, onClose }: { label: string; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCall(removeSsoProvider, {
    invalidates: [getSsoProvider, getSignInMethods],
    onSuccess: () => {
      notifyDone(t('security.settings.removed'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('security.settings.removeTitle')}
      text={t('security.settings.removeText', { label })}
      confirm={t('security.settings.removeConfirm')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({})}
      onClose={onClose}
    />
  );
}
