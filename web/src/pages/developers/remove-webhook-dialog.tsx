import { listWebhooks, removeWebhook, type WebhookView } from '@bedside/server/contract/registers/webhooks';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Names the host, which tells addresses apart and fits on a button. */
export function RemoveWebhookDialog(props: { webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation();
  const { webhook, onClose } = props;
  const url = new URL(webhook.url).host;
  const remove = useCall(removeWebhook, {
    invalidates: [listWebhooks],
    onSuccess: () => {
      notifyDone(t('developers.removed', { url }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('developers.removeTitle', { url })}
      text={t('developers.removeText', { url: webhook.url })}
      confirm={t('developers.removeConfirm', { url })}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: webhook.id } })}
      onClose={onClose}
    />
  );
}
