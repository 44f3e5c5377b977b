import { type ChannelView, listChannels, reconnectChannel } from '@bedside/server/contract/registers/channels';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { askedCredentials, CredentialFields, credentialFields, missingCredentials } from './credential-fields.tsx';

/** New credentials for the account that is there. */
export function ReconnectDialog(props: { channel: ChannelView; onClose: () => void }) {
  const { t } = useTranslation();
  const { channel } = props;
  const form = useForm<{ credentials: Record<string, string> }>({
    initialValues: {
      credentials: Object.fromEntries(
        credentialFields(channel.network).map(({ name }) => [name, name === 'identifier' ? channel.handle : '']),
      ),
    },
    validate: ({ credentials }) => missingCredentials(channel.network, credentials, t('common.fields.required')),
  });
  const reconnect = useCall(reconnectChannel, {
    invalidates: [listChannels],
    onSuccess: (now) => {
      notifyDone(t('channels.done', { name: now.name }));
      props.onClose();
    },
  });
  const submit = form.onSubmit(({ credentials }) =>
    reconnect.mutate({
      params: { id: channel.id },
      body: { credentials: askedCredentials(channel.network, credentials) },
    }),
  );
  return (
    <Modal opened onClose={props.onClose} title={t('channels.reconnectTitle', { name: channel.name })}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text c="dimmed">{t('channels.reconnectLead')}</Text>
          <CredentialFields network={channel.network} propsOf={(name) => form.getInputProps(`credentials.${name}`)} />
          <ProblemNotice error={reconnect.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={reconnect.isPending}>
              {t('channels.reconnect')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
