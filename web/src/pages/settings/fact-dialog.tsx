import { language } from '@bedside/server/contract/registers/org';
import { addFact, changeFact, type FactView, factKind, listFacts } from '@bedside/server/contract/registers/org/facts';
import { Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButtons } from '../../ui/save-buttons.tsx';
import { OwnerField, SiteField } from './fact-choices.tsx';
import { type FactValues, factBody, factValues } from './fact-form.ts';
import { useFactWords } from './fact-words.ts';
import { HoursFields } from './hours-fields.tsx';

export type FactForm = UseFormReturnType<FactValues>;

function useFactForm(fact: FactView | null): FactForm {
  const { t } = useTranslation();
  const byContract = contractErrors(addFact.body, t);
  return useForm<FactValues>({
    initialValues: factValues(fact),
    validate: (values) => {
      const errors = byContract(factBody(values));
      if (errors['hours'] !== undefined) errors['hours'] = t('settings.hours.missing');
      for (const path of Object.keys(errors))
        if (/^hours\..*closes$/.test(path)) errors[path] = t('settings.hours.wrong');
      return errors;
    },
  });
}

/** A new fact, or a change of one. */
export function FactDialog({ fact, onClose }: { fact: FactView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { nameOf } = useFactWords();
  const form = useFactForm(fact);
  const options = {
    invalidates: [listFacts],
    onSuccess: (saved: FactView) => {
      notifyDone(t('settings.facts.saved', { fact: nameOf(saved) }));
      onClose();
    },
  };
  const add = useCall(addFact, options);
  const change = useCall(changeFact, options);
  const submit = form.onSubmit((values) => {
    const body = factBody(values);
    if (fact === null) add.mutate({ body });
    else change.mutate({ params: { id: fact.id }, body: { ...body, revision: fact.revision } });
  });
  return (
    <Modal opened onClose={onClose} title={t(fact === null ? 'settings.facts.addTitle' : 'settings.facts.editTitle')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <SaidFields form={form} />
          <KeptFields form={form} />
          <ProblemNotice error={add.error ?? change.error} />
          <SaveButtons onCancel={onClose} busy={add.isPending || change.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}

/** What is said. */
function SaidFields({ form }: { form: FactForm }) {
  const { t } = useTranslation();
  const { kind } = form.values;
  return (
    <>
      <NativeSelect
        label={t('settings.facts.kind')}
        data={factKind.options.map((value) => ({ value, label: t(`settings.facts.kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      {kind === 'hours' ? (
        <HoursFields form={form} />
      ) : (
        <TextInput label={t(`settings.facts.values.${kind}`)} required {...form.getInputProps('value')} />
      )}
      <TextInput
        label={t('settings.facts.label')}
        description={t('settings.facts.labelHint')}
        {...form.getInputProps('label')}
      />
    </>
  );
}

/** Where it holds, and who keeps it true. */
function KeptFields({ form }: { form: FactForm }) {
  const { t } = useTranslation();
  return (
    <>
      <SiteField {...form.getInputProps('siteId')} />
      <NativeSelect
        label={t('settings.facts.language')}
        data={[
          { value: '', label: t('settings.facts.everyLanguage') },
          ...language.options.map((value) => ({ value, label: t(`common.languages.${value}`) })),
        ]}
        {...form.getInputProps('language')}
      />
      <OwnerField {...form.getInputProps('ownerPersonId')} />
      <TextInput type="date" label={t('settings.facts.reviewOn')} {...form.getInputProps('reviewOn')} />
    </>
  );
}
