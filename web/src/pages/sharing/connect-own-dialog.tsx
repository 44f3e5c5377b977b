import {
  beginOwnConsent,
  connectOwnAccount,
  listOwnAccounts,
  type OwnNetwork,
} from '@bedside/server/contract/registers/channels/own';
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { askedCredentials, CredentialFields, missingCredentials } from '../channels/credential-fields.tsx';
import { ConsentWords, goOnWords, ServerField } from '../channels/server-field.tsx';

const networks = ['mastodon', 'bluesky'] as const satisfies readonly OwnNetwork[];

type Values = { network: OwnNetwork; server: string; serviceUrl: string; credentials: Record<string, string> };

/** An account of one's own: on Mastodon by a yes on the page of its server, on Bluesky with a password for apps. */
export function ConnectOwnDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const required = t('common.fields.required');
  const form = useForm<Values>({
    initialValues: {
      network: 'mastodon',
      server: '',
      serviceUrl: '',
      credentials: { identifier: '', appPassword: '' },
    },
    validate: ({ credentials, network, server }) => ({
      ...(network === 'mastodon' && server.trim() === '' ? { server: required } : {}),
      ...missingCredentials(network, credentials, required),
    }),
  });
  const connect = useCall(connectOwnAccount, {
    invalidates: [listOwnAccounts],
    onSuccess: ({ handle }) => {
      notifyDone(t('sharing.connected', { handle }));
      onClose();
    },
  });
  const begin = useCall(beginOwnConsent, { onSuccess: ({ redirectTo }) => location.assign(redirectTo) });
  const { network } = form.values;
  const submit = form.onSubmit(({ credentials, server, serviceUrl }) => {
    if (network === 'mastodon') return begin.mutate({ body: { network, server } });
    const address = serviceUrl.trim() || 'https://bsky.social';
    connect.mutate({ body: { network, serviceUrl: address, credentials: askedCredentials(network, credentials) } });
  });
  return (
    <Modal opened onClose={onClose} title={t('sharing.connectTitle')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <NativeSelect
            label={t('sharing.network')}
            data={networks.map((value) => ({ value, label: t(`common.networks.${value}`) }))}
            {...form.getInputProps('network')}
          />
          {network === 'mastodon' ? (
            <>
              <ServerField field={form.getInputProps('server')} />
              <ConsentWords network={network} />
            </>
          ) : (
            <>
              <TextInput
                label={t('channels.serviceUrl')}
                description={t('channels.serviceUrlHint')}
                placeholder="https://bsky.social"
                type="url"
                {...form.getInputProps('serviceUrl')}
              />
              <CredentialFields network={network} propsOf={(name) => form.getInputProps(`credentials.${name}`)} />
            </>
          )}
          <ProblemNotice error={network === 'mastodon' ? begin.error : connect.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={connect.isPending || begin.isPending || begin.isSuccess}>
              {network === 'mastodon' ? goOnWords(network, t) : t('sharing.connectSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
