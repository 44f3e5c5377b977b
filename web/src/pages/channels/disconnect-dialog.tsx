import { type ChannelView, disconnectChannel, listChannels } from '@bedside/server/contract/registers/channels';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Says what stops before it stops. */
export function DisconnectDialog(props: {
  channel: ChannelView;
  channels: readonly ChannelView[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { channel, channels, onClose } = props;
  const others = channels.filter(({ id }) => channel.endsToo.includes(id)).map(({ name }) => name);
  const disconnect = useCall(disconnectChannel, {
    invalidates: [listChannels],
    onSuccess: ({ lastErrorCode }) => {
      notifyDone(t('channels.gone', { name: channel.name }));
      if (lastErrorCode === 'ACCESS_NOT_REVOKED') {
        const message = t('channels.notRevoked', { server: new URL(channel.serviceUrl).host });
        notifications.show({ color: 'warn', message, autoClose: false });
      }
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('channels.disconnectTitle', { name: channel.name })}
      text={[
        t('channels.disconnectText', {
          name: channel.name,
          handle: channel.handle || t(`common.networks.${channel.network}`),
        }),
        ...(others.length === 0 ? [] : [`${t('channels.endsToo')} ${others.join(', ')}.`]),
      ].join(' ')}
      confirm={t('channels.disconnectConfirm', { name: channel.name })}
      busy={disconnect.isPending}
      error={disconnect.error}
      onConfirm={() => disconnect.mutate({ params: { id: channel.id }, body: { endsToo: [...channel.endsToo] } })}
      onClose={onClose}
    />
  );
}
