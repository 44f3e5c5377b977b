import { subjectKind } from '@bedside/server/contract/registers/authorizations';
import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { majorityOf } from './ask-form.ts';
import { KnownSubjectField } from './known-subject-field.tsx';
import type { AskForm } from './use-ask-form.ts';
import { useMajorityAge } from './use-majority-age.ts';

/** Whose permission it is: somebody who was asked before, or somebody new. */
export function WhoseFields({ form, today }: { form: AskForm; today: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('asking.whose.which')}
        value={form.values.isNew ? 'new' : 'known'}
        onChange={(value) => form.setFieldValue('isNew', value === 'new')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="new" label={t('asking.whose.new')} />
          <Radio value="known" label={t('asking.whose.known')} />
        </Stack>
      </Radio.Group>
      {form.values.isNew ? <NewSubject form={form} today={today} /> : <KnownSubjectField form={form} />}
    </>
  );
}

function NewSubject({ form, today }: { form: AskForm; today: string }) {
  const { t } = useTranslation();
  const { subject, siteId } = form.values;
  const majorityAge = useMajorityAge(siteId);
  return (
    <>
      <NativeSelect
        label={t('asking.whose.subjectKind')}
        data={subjectKind.options.map((value) => ({ value, label: t(`authorizations.subjectKinds.${value}`) }))}
        {...form.getInputProps('subject.kind')}
      />
      <TextInput
        label={t('asking.whose.name')}
        required
        maxLength={120}
        autoComplete="off"
        {...form.getInputProps('subject.name')}
      />
      <Checkbox
        label={t('asking.whose.isKnownAdult')}
        {...form.getInputProps('subject.isKnownAdult', { type: 'checkbox' })}
      />
      {!subject.isKnownAdult && (
        <TextInput
          type="date"
          label={t('asking.whose.bornOn')}
          max={today}
          maw={320}
          {...form.getInputProps('subject.bornOn')}
        />
      )}
      {!subject.isKnownAdult && subject.bornOn !== '' && (
        <TextInput
          type="date"
          label={t('asking.whose.majorityOn')}
          description={t('asking.whose.majorityHint', { age: majorityAge })}
          maw={320}
          {...form.getInputProps('subject.majorityOn')}
          value={majorityOf(subject, majorityAge)}
        />
      )}
      <TextInput
        type="date"
        label={t('asking.whose.diedOn')}
        description={t('asking.whose.diedHint')}
        max={today}
        maw={320}
        {...form.getInputProps('subject.diedOn')}
      />
    </>
  );
}
