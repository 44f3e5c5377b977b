import { instrumentKind, statement } from '@bedside/server/contract/registers/authorizations';
import { language } from '@bedside/server/contract/registers/org';
import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { SiteField } from '../settings/fact-choices.tsx';
import { partsOf } from './ask-form.ts';
import type { PaperValues } from './originals-form.ts';
import type { AskForm } from './use-ask-form.ts';

export type PaperForm = UseFormReturnType<PaperValues>;
type Forms = { readonly ask: AskForm; readonly paper: PaperForm; readonly today: string };

/** The day on the paper, its language, and how it was made sure who signed. */
export function SignedFields({ ask, paper, today }: Forms) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="date"
        label={t('originals.fields.signedOn')}
        description={t('originals.fields.signedOnHint')}
        required
        max={today}
        maw={320}
        {...paper.getInputProps('signedOn')}
      />
      <NativeSelect
        label={t('authorizations.facts.language')}
        data={language.options.map((value) => ({ value, label: t(`common.languages.${value}`) }))}
        maw={320}
        {...ask.getInputProps('language')}
      />
      <Line form={paper} field="signerLanguage" most={35} />
      <Line form={paper} field="interpreter" most={120} />
      <Line form={paper} field="identityMethod" most={120} />
      <Line form={paper} field="verifiedBy" most={120} />
      <Day form={paper} field="copyGivenOn" today={today} />
      <Assent paper={paper} today={today} />
      <Day form={paper} field="reconsentedOn" today={today} />
    </>
  );
}

function Assent({ paper, today }: Pick<Forms, 'paper' | 'today'>) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('originals.fields.assent')}
        data={[
          { value: '', label: t('originals.assents.none') },
          { value: 'yes', label: t('originals.assents.yes') },
          { value: 'no', label: t('originals.assents.no') },
        ]}
        maw={320}
        {...paper.getInputProps('assent')}
      />
      {paper.values.assent !== '' && <Day form={paper} field="assentOn" today={today} required />}
    </>
  );
}

/** When it ends, what stands on it, and what may be against it. */
export function PaperTermsFields({ ask, paper, today }: Forms) {
  const { t } = useTranslation();
  const { isPublic, isPraise, hasProgram, isOfHealth } = partsOf(ask.values.kind);
  const yes = (field: Flag) => <YesBox key={field} form={paper} field={field} />;
  return (
    <>
      <SiteField {...ask.getInputProps('siteId')} label={t('originals.fields.site')} />
      <NativeSelect
        label={t('originals.fields.ends')}
        data={(['date', 'event', 'none', ''] as const).map((value) => ({
          value,
          label: t(`originals.ends.${value === '' ? 'unsaid' : value}`),
        }))}
        maw={320}
        {...paper.getInputProps('ends')}
      />
      {paper.values.ends === 'date' && (
        <TextInput
          type="date"
          label={t('asking.terms.expiresOn')}
          required
          maw={320}
          {...ask.getInputProps('expiresOn')}
        />
      )}
      {paper.values.ends === 'event' && <Line form={paper} field="endsWith" most={200} required />}
      <Checkbox.Group
        label={t('originals.fields.statements')}
        description={t('originals.fields.statementsHint')}
        value={paper.values.statements}
        onChange={(values) => paper.setFieldValue('statements', statement.array().parse(values))}
      >
        <Stack gap="xs" my="xs">
          {statement.options.map((value) => (
            <Checkbox key={value} value={value} label={t(`originals.statements.${value}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox.Group
        label={t('originals.fields.alsoGives')}
        description={t('originals.fields.alsoGivesHint')}
        value={paper.values.alsoGives}
        onChange={(values) => paper.setFieldValue('alsoGives', instrumentKind.array().parse(values))}
      >
        <Stack gap="xs" my="xs">
          {instrumentKind.options
            .filter((kind) => kind !== ask.values.kind)
            .map((kind) => (
              <Checkbox key={kind} value={kind} label={t(`authorizations.kinds.${kind}`)} />
            ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label={t('asking.terms.withdrawAt')}
        description={t('originals.fields.withdrawAtHint')}
        maxLength={300}
        {...ask.getInputProps('withdrawAt')}
      />
      {isPublic && yes('likenessReleased')}
      {isPublic && ask.values.media.length > 0 && <Day form={paper} field="rescindedOn" today={today} />}
      {isPraise && <PraiseFields ask={ask} paper={paper} />}
      {hasProgram && <Line form={paper} field="part2Patient" most={120} />}
      {hasProgram && <Line form={paper} field="part2Notice" most={60} />}
      {isOfHealth && (
        <Checkbox label={t('asking.terms.isEuropean')} {...ask.getInputProps('isEuropean', { type: 'checkbox' })} />
      )}
      {isOfHealth && ask.values.isEuropean && yes('isExplicit')}
      {isOfHealth && ask.values.isEuropean && <Line form={paper} field="withdrawUrl" most={300} />}
      {(['isPaid', 'isSale', 'isConditionOfCare', 'isOfPsychotherapyNotes', 'isOfCounsellingNotes'] as const).map(yes)}
    </>
  );
}

function PraiseFields({ ask, paper }: Omit<Forms, 'today'>) {
  const { t } = useTranslation();
  return (
    <>
      <YesBox form={paper} field="isActualPatient" />
      {(['typicality', 'connection', 'disclosure'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`asking.terms.${field}`)}
          description={t(`asking.terms.${field}Hint`)}
          maxLength={field === 'connection' ? 200 : 300}
          {...ask.getInputProps(field)}
        />
      ))}
    </>
  );
}

type Flag =
  | 'isPaid'
  | 'isSale'
  | 'isConditionOfCare'
  | 'isOfPsychotherapyNotes'
  | 'isOfCounsellingNotes'
  | 'likenessReleased'
  | 'isActualPatient'
  | 'isExplicit';
type LineField =
  | 'endsWith'
  | 'signerLanguage'
  | 'interpreter'
  | 'identityMethod'
  | 'verifiedBy'
  | 'part2Patient'
  | 'part2Notice'
  | 'withdrawUrl';
type DayField = 'copyGivenOn' | 'assentOn' | 'reconsentedOn' | 'rescindedOn';

function YesBox({ form, field }: { form: PaperForm; field: Flag }) {
  const { t } = useTranslation();
  return <Checkbox label={t(`originals.fields.${field}`)} {...form.getInputProps(field, { type: 'checkbox' })} />;
}

function Line(props: { form: PaperForm; field: LineField; most: number; required?: boolean }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t(`originals.fields.${props.field}`)}
      maxLength={props.most}
      required={props.required ?? false}
      autoComplete="off"
      {...props.form.getInputProps(props.field)}
    />
  );
}

function Day(props: { form: PaperForm; field: DayField; today: string; required?: boolean }) {
  const { t } = useTranslation();
  return (
    <TextInput
      type="date"
      label={t(`originals.fields.${props.field}`)}
      max={props.today}
      maw={320}
      required={props.required ?? false}
      {...props.form.getInputProps(props.field)}
    />
  );
}
