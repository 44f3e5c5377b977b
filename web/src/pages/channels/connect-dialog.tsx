import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { beginConsent, connectChannel, listChannels, networkId } from '@bedside/server/contract/registers/channels';
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { askedCredentials, CredentialFields, missingCredentials } from './credential-fields.tsx';
import { ServerField } from './server-field.tsx';

type ConnectValues = {
  network: NetworkId;
  name: string;
  serviceUrl: string;
  /** Where the account lives, for networks on which one says yes on a page of one's own server. */
  server: string;
  credentials: Record<string, string>;
};

const asksConsent = (network: NetworkId) => manifests[network].connect === 'consent';

const emptyCredentials = Object.fromEntries(
  Object.values(manifests).flatMap((manifest) => manifest.credentialFields.map(({ name }) => [name, ''])),
);

function useConnectForm() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const byContract = contractErrors(connectChannel.body, t);
  return useForm<ConnectValues>({
    initialValues: {
      network: 'newsroom',
      name: organization.name.slice(0, 80),
      serviceUrl: 'https://bsky.social',
      server: '',
      credentials: emptyCredentials,
    },
    validate: (values) => ({
      ...byContract(values),
      ...(asksConsent(values.network) && values.server.trim() === '' ? { server: t('common.fields.required') } : {}),
      ...missingCredentials(values.network, values.credentials, t('common.fields.required')),
    }),
  });
}

/** Choose a network, give what it asks for; the server asks the network whose account it is. */
export function ConnectDialog(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const form = useConnectForm();
  const connect = useCall(connectChannel, {
    invalidates: [listChannels],
    onSuccess: (channel) => {
      notifyDone(t('channels.done', { name: channel.name }));
      props.onClose();
    },
  });
  const begin = useCall(beginConsent, { onSuccess: ({ redirectTo }) => location.assign(redirectTo) });
  const { network } = form.values;
  const submit = form.onSubmit(({ name, server, serviceUrl, credentials }) => {
    if (network === 'mastodon') return begin.mutate({ body: { network, name, server } });
    connect.mutate({
      body: {
        network,
        name,
        serviceUrl: network === 'bluesky' ? serviceUrl.trim() : '',
        credentials: askedCredentials(network, credentials),
      },
    });
  });
  return (
    <Modal opened onClose={props.onClose} title={t('channels.connectTitle')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Radio.Group label={t('channels.chooseNetwork')} {...form.getInputProps('network')}>
            <Stack gap="xs" mt="xs">
              {networkId.options.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`common.networks.${each}`)}
                  description={t(`channels.networkHints.${each}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={t('channels.nameField')}
            description={t('channels.nameHint')}
            required
            {...form.getInputProps('name')}
          />
          {network === 'bluesky' && (
            <TextInput
              label={t('channels.serviceUrl')}
              description={t('channels.serviceUrlHint')}
              type="url"
              {...form.getInputProps('serviceUrl')}
            />
          )}
          {asksConsent(network) && <ServerField field={form.getInputProps('server')} />}
          <CredentialFields network={network} propsOf={(name) => form.getInputProps(`credentials.${name}`)} />
          <ProblemNotice error={asksConsent(network) ? begin.error : connect.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={connect.isPending || begin.isPending || begin.isSuccess}>
              {t(asksConsent(network) ? 'channels.consent.goOn' : 'channels.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
