import { appointDeputy, getPersonRecord, type PersonView } from '@bedside/server/contract/registers/people';
import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useColleagues } from './use-people-list.ts';

/** Who stands in for somebody, and from when to when. */
export function AppointDialog(props: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation();
  const { person: me } = useSession();
  const { person } = props;
  const colleagues = useColleagues(person.id);
  const form = useForm({
    initialValues: { deputyId: '', fromDate: '', untilDate: '', reason: '', includesAdministrator: false },
    validate: contractErrors(appointDeputy.body, t),
  });
  const appoint = useCall(appointDeputy, {
    invalidates: [getPersonRecord],
    onSuccess: ({ deputyName }) => {
      notifyDone(t('people.deputies.made', { name: deputyName }));
      props.onClose();
    },
  });
  const lendsAdministrator = hasRole(me, 'administrator') && hasRole(person, 'administrator');
  return (
    <Modal opened onClose={props.onClose} title={t('people.deputies.addTitle', { name: person.name })}>
      <form noValidate onSubmit={form.onSubmit((body) => appoint.mutate({ params: { id: person.id }, body }))}>
        <Stack gap="md">
          <NativeSelect
            label={t('people.deputies.deputy')}
            data-autofocus
            required
            data={[
              { value: '', label: t('people.deputies.choose') },
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.getInputProps('deputyId')}
          />
          <Group grow align="flex-start">
            <TextInput type="date" label={t('people.deputies.from')} required {...form.getInputProps('fromDate')} />
            <TextInput type="date" label={t('people.deputies.until')} required {...form.getInputProps('untilDate')} />
          </Group>
          <TextInput
            label={`${t('people.deputies.reason')} (${t('common.optional')})`}
            description={t('people.deputies.reasonHint')}
            maxLength={200}
            {...form.getInputProps('reason')}
          />
          {lendsAdministrator && (
            <Checkbox
              label={t('people.deputies.administrator')}
              description={t('people.deputies.administratorHint')}
              {...form.getInputProps('includesAdministrator', { type: 'checkbox' })}
            />
          )}
          <ProblemNotice error={appoint.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={appoint.isPending}>
              {t('people.deputies.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
