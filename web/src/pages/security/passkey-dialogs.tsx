import { addPasskey, addPasskeyOptions, renamePasskey } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { deviceName, makePasskey } from '../../lib/passkey.ts';
import { keyOf, useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { staleAfterChange } from './methods.ts';
import type { Passkey } from './passkeys-section.tsx';

export function AddPasskeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: async ({ name }: { name: string }) => {
      const { options } = await call(addPasskeyOptions);
      return call(addPasskey, { body: { name, response: await makePasskey(options) } });
    },
    onSuccess: async () => {
      notifyDone(t('security.passkeys.added'));
      onClose();
      await Promise.all(staleAfterChange.map((each) => client.invalidateQueries({ queryKey: keyOf(each) })));
    },
  });
  return (
    <NameDialog
      title={t('security.passkeys.addTitle')}
      text={t('security.passkeys.addText')}
      name={deviceName() ?? t('security.passkeys.nameUnknown')}
      submit={t('security.passkeys.addSubmit')}
      busy={add.isPending}
      error={add.error}
      onSubmit={(name) => add.mutate({ name })}
      onClose={onClose}
    />
  );
}

export function RenamePasskeyDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation();
  const rename = useCall(renamePasskey, {
    invalidates: staleAfterChange,
    onSuccess: () => {
      notifyDone(t('security.passkeys.renamed'));
      onClose();
    },
  });
  return (
    <NameDialog
      title={t('security.passkeys.renameTitle', { name: passkey.name })}
      name={passkey.name}
      submit={t('common.save')}
      busy={rename.isPending}
      error={rename.error}
      onSubmit={(name) => rename.mutate({ params: { id: passkey.id }, body: { name } })}
      onClose={onClose}
    />
  );
}

function NameDialog(props: {
  title: string;
  text?: string;
  name: string;
  submit: string;
  busy: boolean;
  error: unknown;
  onSubmit: (name: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { name: props.name }, validate: contractErrors(renamePasskey.body, t) });
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form noValidate onSubmit={form.onSubmit(({ name }) => props.onSubmit(name))}>
        <Stack gap="md">
          {props.text !== undefined && <Text>{props.text}</Text>}
          <ProblemNotice error={props.error} />
          <TextInput
            label={t('security.passkeys.name')}
            description={t('security.passkeys.nameHint')}
            autoComplete="off"
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={props.busy}>
              {props.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
