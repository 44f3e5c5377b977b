import { readPermissions } from '@bedside/server/contract/flow/permit';
import { getClearance } from '@bedside/server/contract/flow/publish';
import {
  addPicturedPerson,
  listPicturedPersons,
  listSubjects,
  type SubjectKind,
  type SubjectView,
  subjectKind,
} from '@bedside/server/contract/registers/authorizations';
import { Button, Checkbox, Group, Modal, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { KnownSubjectSelect } from '../authorizations/known-subject-field.tsx';

type PersonValues = {
  isNew: boolean;
  known: SubjectView | null;
  kind: SubjectKind;
  name: string;
  isKnownAdult: boolean;
  bornOn: string;
};

/** Shortest and longest name that the contract takes. */
const [MIN_NAME, MAX_NAME] = [2, 120];

function usePersonForm() {
  const { t } = useTranslation();
  return useForm<PersonValues>({
    initialValues: { isNew: false, known: null, kind: 'patient', name: '', isKnownAdult: false, bornOn: '' },
    validate: (values) => {
      const missing = t('common.fields.required');
      if (!values.isNew) return values.known === null ? { known: missing } : {};
      return values.name.trim().length < MIN_NAME ? { name: missing } : {};
    },
  });
}

/** Tells who is to be seen in an image: somebody known by name, or somebody new. */
export function AddPersonDialog(props: { mediaId: string; number: number; onClose: () => void }) {
  const { mediaId, number, onClose } = props;
  const { t } = useTranslation();
  const form = usePersonForm();
  const add = useCall(addPicturedPerson, {
    invalidates: [listPicturedPersons, listSubjects, readPermissions, getClearance],
    onSuccess: () => {
      onClose();
      notifyDone(t('permits.pictured.added'));
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('permits.pictured.addTitle', { number })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          add.mutate({ params: { id: mediaId }, body: { subject: subjectOf(values) } }),
        )}
      >
        <Stack gap="md">
          <Radio.Group
            label={t('asking.whose.which')}
            value={form.values.isNew ? 'new' : 'known'}
            onChange={(value) => form.setFieldValue('isNew', value === 'new')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="known" label={t('asking.whose.known')} />
              <Radio value="new" label={t('asking.whose.new')} />
            </Stack>
          </Radio.Group>
          {form.values.isNew ? (
            <NewPerson form={form} />
          ) : (
            <KnownSubjectSelect
              known={form.values.known}
              error={form.errors['known']}
              onChange={(known) => form.setFieldValue('known', known)}
            />
          )}
          <ProblemNotice error={add.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('permits.pictured.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function NewPerson({ form }: { form: ReturnType<typeof usePersonForm> }) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('asking.whose.subjectKind')}
        data={subjectKind.options.map((value) => ({ value, label: t(`authorizations.subjectKinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('asking.whose.name')}
        required
        maxLength={MAX_NAME}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <Checkbox label={t('asking.whose.isKnownAdult')} {...form.getInputProps('isKnownAdult', { type: 'checkbox' })} />
      {!form.values.isKnownAdult && (
        <TextInput type="date" label={t('asking.whose.bornOn')} maw={320} {...form.getInputProps('bornOn')} />
      )}
    </>
  );
}

/** A day that was left open is a day of which nobody has said anything. */
function subjectOf({ isNew, known, kind, name, isKnownAdult, bornOn }: PersonValues) {
  if (!isNew && known !== null) return { id: known.id };
  const hasDay = !isKnownAdult && bornOn !== '';
  return {
    kind,
    name,
    isKnownAdult,
    bornOn: hasDay ? bornOn : null,
    // Told by the age of the place, when they are asked.
    majorityOn: null,
    diedOn: null,
  };
}
