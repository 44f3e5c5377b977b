import {
  type ApplicationView,
  listApplications,
  listChannels,
  listNetworks,
  removeApplication,
} from '@bedside/server/contract/registers/channels';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Says which channels stop before they stop. */
export function RemoveApplicationDialog(props: { application: ApplicationView; onClose: () => void }) {
  const { t } = useTranslation();
  const { channels, network, revision } = props.application;
  const named = { network: t(`common.networks.${network}`) };
  const remove = useCall(removeApplication, {
    invalidates: [listApplications, listNetworks, listChannels],
    onSuccess: () => {
      notifyDone(t('channels.apps.removed', named));
      props.onClose();
    },
  });
  const stops = channels.map(({ name }) => name).join(', ');
  const words = [t('channels.apps.removeText', named)];
  if (stops !== '') words.push(t('channels.apps.removeStops', { channels: stops }));
  return (
    <ConfirmDialog
      title={t('channels.apps.removeTitle', named)}
      text={words.join(' ')}
      confirm={t('channels.apps.removeConfirm', named)}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { network }, body: { revision: revision ?? 0 } })}
      onClose={props.onClose}
    />
  );
}
