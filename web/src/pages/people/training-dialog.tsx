import {
  getPersonRecord,
  listPeople,
  type PersonView,
  recordTraining,
} from '@bedside/server/contract/registers/people';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TrainedUntilField } from './trained-until-field.tsx';

/** Records to which day somebody's training holds. */
export function TrainingDialog(props: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = props;
  const [day, setDay] = useState(person.privacyTrainedUntil ?? '');
  const record = useCall(recordTraining, {
    invalidates: [listPeople, getPersonRecord],
    onSuccess: () => {
      notifyDone(t('common.saved'));
      props.onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const privacyTrainedUntil = day === '' ? null : day;
    record.mutate({ params: { id: person.id }, body: { revision: person.revision, privacyTrainedUntil } });
  };
  return (
    <Modal opened onClose={props.onClose} title={t('people.training.title', { name: person.name })}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TrainedUntilField value={day} onChange={(event) => setDay(event.currentTarget.value)} data-autofocus />
          <ProblemNotice error={record.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={record.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
