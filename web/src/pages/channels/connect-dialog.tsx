import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { listHandPlaces } from '@bedside/server/contract/flow/by-hand';
import {
  beginConsent,
  type ChannelView,
  connectChannel,
  listChannels,
} from '@bedside/server/contract/registers/channels';
import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { askedCredentials, CredentialFields, missingCredentials } from './credential-fields.tsx';
import { NetworkChoice, useMissingApplication } from './network-choice.tsx';
import { PostersDialog } from './posters.tsx';
import { ConsentWords, goOnWords, hasOwnServers, ServerField } from './server-field.tsx';

type ConnectValues = {
  network: NetworkId;
  name: string;
  serviceUrl: string;
  /** Where the account lives, for networks on which one says yes on a page of one's own server. */
  server: string;
  credentials: Record<string, string>;
};

const asksConsent = (network: NetworkId) => manifests[network].connect === 'consent';
/** Whether accounts can live at addresses of their own, and are opened with what a person types. */
const asksAddress = (network: NetworkId) => network === 'bluesky' || needsAddress(network);
const needsAddress = (network: NetworkId) => network === 'wordpress' || network === 'by-hand';

const emptyCredentials = Object.fromEntries(
  Object.values(manifests).flatMap((manifest) => manifest.credentialFields.map(({ name }) => [name, ''])),
);

function useConnectForm(network: NetworkId) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const byContract = contractErrors(connectChannel.body, t);
  return useForm<ConnectValues>({
    initialValues: {
      network,
      name: organization.name.slice(0, 80),
      serviceUrl: '',
      server: '',
      credentials: emptyCredentials,
    },
    validate: (values) => ({
      ...byContract(values),
      ...(hasOwnServers(values.network) && values.server.trim() === '' ? { server: t('common.fields.required') } : {}),
      ...(needsAddress(values.network) && values.serviceUrl.trim() === ''
        ? { serviceUrl: t('common.fields.required') }
        : {}),
      ...missingCredentials(values.network, values.credentials, t('common.fields.required')),
    }),
  });
}

/** Choose a network, give what it asks for; the server asks the network whose account it is. */
export function ConnectDialog(props: { network?: NetworkId | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useConnectForm(props.network ?? 'newsroom');
  const [place, setPlace] = useState<ChannelView | null>(null);
  const connect = useCall(connectChannel, {
    invalidates: [listChannels, listHandPlaces],
    onSuccess: (channel) => {
      const waits = channel.state === 'awaiting_confirmation';
      notifyDone(t(waits ? 'channels.doneWaits' : 'channels.done', { name: channel.name }));
      // Nothing can go out there before somebody is named.
      if (channel.network === 'by-hand') setPlace(channel);
      else props.onClose();
    },
  });
  const begin = useCall(beginConsent, { onSuccess: ({ redirectTo }) => location.assign(redirectTo) });
  const { network } = form.values;
  const isMissing = useMissingApplication(network);
  const submit = form.onSubmit(({ name, server, serviceUrl, credentials }) => {
    if (asksConsent(network)) return begin.mutate({ body: { network, name, server } });
    connect.mutate({
      body: {
        network,
        name,
        serviceUrl: asksAddress(network) ? serviceUrl.trim() || usualAddress(network) : '',
        credentials: askedCredentials(network, credentials),
      },
    });
  });
  if (place !== null) return <PostersDialog channel={place} named={[]} onClose={props.onClose} />;
  return (
    <Modal opened onClose={props.onClose} title={t('channels.connectTitle')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <NetworkChoice field={form.getInputProps('network')} />
          <TextInput
            label={t('channels.nameField')}
            description={t('channels.nameHint')}
            required
            {...form.getInputProps('name')}
          />
          {asksAddress(network) && <AddressField network={network} field={form.getInputProps('serviceUrl')} />}
          {hasOwnServers(network) && <ServerField field={form.getInputProps('server')} />}
          {asksConsent(network) && !isMissing && <ConsentWords network={network} />}
          <CredentialFields network={network} propsOf={(name) => form.getInputProps(`credentials.${name}`)} />
          {isMissing && <ApplicationNeeded />}
          <ProblemNotice error={asksConsent(network) ? begin.error : connect.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              disabled={isMissing}
              loading={connect.isPending || begin.isPending || begin.isSuccess}
            >
              {asksConsent(network) ? goOnWords(network, t) : t('channels.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const usualAddress = (network: NetworkId) => (network === 'bluesky' ? 'https://bsky.social' : '');

function AddressField({ network, field }: { network: NetworkId; field: object }) {
  const { t } = useTranslation();
  const isSite = network === 'wordpress';
  if (network === 'by-hand') {
    return <TextInput label={t('byHand.place')} description={t('byHand.placeHint')} type="url" required {...field} />;
  }
  return (
    <TextInput
      label={t(isSite ? 'channels.siteUrl' : 'channels.serviceUrl')}
      description={t(isSite ? 'channels.siteUrlHint' : 'channels.serviceUrlHint')}
      placeholder={isSite ? 'https://blog.example.org' : usualAddress(network)}
      type="url"
      required={isSite}
      {...field}
    />
  );
}

/** Without it the network lets nobody in. */
function ApplicationNeeded() {
  const { t } = useTranslation();
  return (
    <Alert color="warn" title={t('channels.needsApplication')}>
      <LinkButton to="/channels/applications" size="xs" variant="default">
        {t('channels.toApplications')}
      </LinkButton>
    </Alert>
  );
}
