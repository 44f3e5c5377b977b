import type { Role } from '@bedside/server/contract/registers/org';
import { listPeople, type PersonView, updatePerson } from '@bedside/server/contract/registers/people';
import { getSession } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RolesField } from '../../ui/roles-field.tsx';
import { TrainedUntilField } from './trained-until-field.tsx';

/** Roles and recorded training of one person. */
export function EditPersonDialog(props: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = props;
  const form = useForm<{ roles: Role[]; privacyTrainedUntil: string }>({
    initialValues: { roles: person.roles, privacyTrainedUntil: person.privacyTrainedUntil ?? '' },
    validate: { roles: (roles) => (roles.length === 0 ? t('common.fields.chooseOne') : null) },
  });
  const update = useCall(updatePerson, {
    // One's own roles decide what the rest of the console offers.
    invalidates: [listPeople, getSession],
    onSuccess: () => {
      notifyDone(t('common.saved'));
      props.onClose();
    },
  });
  const submit = form.onSubmit(({ roles, privacyTrainedUntil }) =>
    update.mutate({
      params: { id: person.id },
      body: { roles, privacyTrainedUntil: privacyTrainedUntil === '' ? null : privacyTrainedUntil },
    }),
  );
  return (
    <Modal opened onClose={props.onClose} title={t('people.editTitle', { name: person.name })}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <RolesField {...form.getInputProps('roles')} />
          <TrainedUntilField {...form.getInputProps('privacyTrainedUntil')} />
          <ProblemNotice error={update.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={update.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
