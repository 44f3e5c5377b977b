import { type KeyView, listKeys, renameKey } from '@bedside/server/contract/registers/keys';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export function RenameKeyDialog(props: { apiKey: KeyView; onClose: () => void }) {
  const { t } = useTranslation();
  const { apiKey } = props;
  const form = useForm({ initialValues: { name: apiKey.name }, validate: contractErrors(renameKey.body, t) });
  const rename = useCall(renameKey, {
    invalidates: [listKeys],
    onSuccess: ({ name }) => {
      notifyDone(t('developers.renamed', { name }));
      props.onClose();
    },
  });
  const submit = form.onSubmit((body) => rename.mutate({ params: { id: apiKey.id }, body }));
  return (
    <Modal opened onClose={props.onClose} title={t('developers.renameTitle', { name: apiKey.name })}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={t('developers.keyName')} required data-autofocus {...form.getInputProps('name')} />
          <ProblemNotice error={rename.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={rename.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
