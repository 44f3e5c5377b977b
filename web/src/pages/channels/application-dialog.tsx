import {
  type ApplicationView,
  listApplications,
  listChannels,
  listNetworks,
  putApplication,
} from '@bedside/server/contract/registers/channels';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const known = ['appId', 'appSecret', 'clientId', 'clientKey', 'clientSecret'] as const;

/** What the network gave. Secrets that are there are not shown, and stay where nothing is typed. */
export function ApplicationDialog(props: { application: ApplicationView; onClose: () => void }) {
  const { t } = useTranslation();
  const { fields, network, revision } = props.application;
  const named = { network: t(`common.networks.${network}`) };
  const form = useForm<{ fields: Record<string, string> }>({
    initialValues: { fields: Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])) },
    validate: ({ fields: given }) => {
      const missing = fields.filter(
        ({ name, secret, isSet }) => (given[name] ?? '').trim() === '' && !(secret && isSet),
      );
      return Object.fromEntries(missing.map(({ name }) => [`fields.${name}`, t('common.fields.required')]));
    },
  });
  const put = useCall(putApplication, {
    invalidates: [listApplications, listNetworks, listChannels],
    onSuccess: () => {
      notifyDone(t('channels.apps.saved', named));
      props.onClose();
    },
  });
  const submit = form.onSubmit(({ fields: given }) =>
    put.mutate({ params: { network }, body: { fields: given, revision } }),
  );
  const labelOf = (name: string) => {
    const field = known.find((one) => one === name);
    return field === undefined ? name : t(`channels.apps.fields.${field}`);
  };
  return (
    <Modal opened onClose={props.onClose} title={t('channels.apps.formTitle', named)}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {revision !== null && (
            <Text size="sm" c="dimmed">
              {t('channels.apps.otherApp')}
            </Text>
          )}
          {fields.map(({ name, secret, isSet }) => {
            const kept = secret && isSet ? { description: t('channels.apps.secretKept') } : { required: true };
            const of = { label: labelOf(name), autoComplete: 'off', ...kept, ...form.getInputProps(`fields.${name}`) };
            return secret ? <PasswordField key={name} {...of} /> : <TextInput key={name} {...of} />;
          })}
          <ProblemNotice error={put.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={put.isPending}>
              {t('channels.apps.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
