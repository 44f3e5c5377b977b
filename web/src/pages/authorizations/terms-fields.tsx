import { requestWay } from '@bedside/server/contract/registers/authorizations/asking';
import { language } from '@bedside/server/contract/registers/org';
import { Checkbox, NativeSelect, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SiteField } from '../settings/fact-choices.tsx';
import { partsOf } from './ask-form.ts';
import type { AskForm } from './use-ask-form.ts';

/** How long it holds, how it is taken back, who pays, and what only some kinds need. */
export function TermsFields({ form, today }: { form: AskForm; today: string }) {
  const { t } = useTranslation();
  const { ends, isOfHealth, isPraise, hasStudy, hasProgram } = partsOf(form.values.kind);
  return (
    <>
      <SiteField {...form.getInputProps('siteId')} label={t('asking.terms.site')} />
      {isPraise &&
        (['typicality', 'connection', 'disclosure'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`asking.terms.${field}`)}
            description={t(`asking.terms.${field}Hint`)}
            required
            maxLength={field === 'connection' ? 200 : 300}
            {...form.getInputProps(field)}
          />
        ))}
      {hasStudy && (
        <TextInput label={t('asking.terms.study')} required maxLength={200} {...form.getInputProps('study')} />
      )}
      {hasProgram && (
        <TextInput
          label={t('asking.terms.program')}
          description={t('asking.terms.programHint')}
          required
          maxLength={200}
          {...form.getInputProps('program')}
        />
      )}
      {ends && <EndFields form={form} today={today} />}
      <TextInput
        label={t('asking.terms.withdrawAt')}
        description={t(ends ? 'asking.terms.withdrawAtHint' : 'asking.shown.keptHint')}
        required
        maxLength={300}
        {...form.getInputProps('withdrawAt')}
      />
      {ends && (
        <TextInput
          label={t('asking.terms.payer')}
          description={t('asking.terms.payerHint')}
          maxLength={120}
          {...form.getInputProps('payer')}
        />
      )}
      {isOfHealth && (
        <Checkbox
          label={t('asking.terms.isEuropean')}
          description={t('asking.terms.isEuropeanHint')}
          {...form.getInputProps('isEuropean', { type: 'checkbox' })}
        />
      )}
    </>
  );
}

/** On a day, or with something that happens (45 CFR 164.508(c)(1)(v)). */
function EndFields({ form, today }: { form: AskForm; today: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group label={t('ends.endsBy.label')} {...form.getInputProps('endsBy')}>
        <Stack gap="xs" mt="xs">
          <Radio value="day" label={t('ends.endsBy.day')} />
          <Radio value="event" label={t('ends.endsBy.event')} />
        </Stack>
      </Radio.Group>
      {form.values.endsBy === 'day' ? (
        <TextInput
          type="date"
          label={t('asking.terms.expiresOn')}
          description={t('asking.terms.expiresOnHint')}
          required
          min={today}
          maw={320}
          {...form.getInputProps('expiresOn')}
        />
      ) : (
        <TextInput
          label={t('ends.expiresWith')}
          description={t('ends.expiresWithHint')}
          required
          maxLength={200}
          {...form.getInputProps('expiresWith')}
        />
      )}
    </>
  );
}

/** In which language, on whose device, and for how long the link opens the form. */
export function HowFields({ form }: { form: AskForm }) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('asking.how.language')}
        data={language.options.map((value) => ({ value, label: t(`common.languages.${value}`) }))}
        maw={320}
        {...form.getInputProps('language')}
      />
      <Radio.Group label={t('asking.how.way')} {...form.getInputProps('way')}>
        <Stack gap="xs" mt="xs">
          {requestWay.options.map((way) => (
            <Radio key={way} value={way} label={t(`asking.how.ways.${way}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={t('asking.how.linkDays')}
        min={1}
        max={30}
        allowDecimal={false}
        clampBehavior="strict"
        maw={320}
        {...form.getInputProps('linkDays')}
      />
    </>
  );
}
