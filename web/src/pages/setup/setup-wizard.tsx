import { setUp } from '@bedside/server/contract/registers/org';
import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useCall } from '../../lib/query.ts';
import { OpenPage } from '../../ui/open-page.tsx';
import { FirstFactsFields, OrganizationFields } from '../../ui/organization-fields.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RolesField } from '../../ui/roles-field.tsx';
import { KindHint } from './kind-hint.tsx';
import classes from './setup.module.css';
import { type SetupForm, setupSteps } from './setup-form.ts';

/** Three short steps; each is checked before the next, and nothing is sent before the last. */
export function SetupWizard(props: {
  token: string;
  form: SetupForm;
  onLeave: () => void;
  onReady: (answer: CallAnswer<typeof setUp>) => void;
}) {
  const { t } = useTranslation();
  const { form } = props;
  const [step, setStep] = useState(0);
  const finish = useCall(setUp, { onSuccess: props.onReady });

  const goOn = () => {
    const errors = form.validate().errors;
    const wrong = setupSteps.findIndex((part) => Object.keys(errors).some((path) => path.startsWith(`${part}.`)));
    // Errors of later steps are for later.
    if (wrong !== -1 && wrong <= step) {
      setStep(wrong);
      form.setErrors(errorsOf(errors, wrong));
      return;
    }
    form.clearErrors();
    if (step < 2) {
      setStep(step + 1);
      return;
    }
    const { organization, administrator, secondPerson } = form.values;
    finish.mutate({
      headers: { 'x-setup-token': props.token },
      body: { organization, administrator: { ...administrator, locale: currentLanguage() }, secondPerson },
    });
  };
  const goBack = () => (step === 0 ? props.onLeave() : setStep(step - 1));

  return (
    <OpenPage title={t('setup.chooseOwn')} wide>
      <StepList step={step} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <Stack gap="lg">
          <StepFields step={step} form={form} />
          <ProblemNotice error={finish.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={goBack} disabled={finish.isPending}>
              {step === 0 ? t('setup.changeChoice') : t('common.back')}
            </Button>
            <Button type="submit" loading={finish.isPending}>
              {step === 2 ? t('setup.finish') : t('common.next')}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenPage>
  );
}

function errorsOf(errors: Readonly<Record<string, unknown>>, step: number): Record<string, string> {
  const prefix = `${setupSteps[step]}.`;
  // The form's own check gives sentences only.
  const ours = Object.entries(errors).filter(([path]) => path.startsWith(prefix)) as [string, string][];
  return Object.fromEntries(ours);
}

function StepList({ step }: { step: number }) {
  const { t } = useTranslation();
  const words = [t('setup.steps.organization'), t('setup.steps.administrator'), t('setup.steps.second')];
  return (
    <ol className={classes.steps} aria-label={t('setup.stepOf', { step: step + 1 })}>
      {words.map((word, index) => (
        <li
          key={word}
          className={classes.step}
          data-state={index === step ? 'now' : index < step ? 'done' : 'later'}
          aria-current={index === step ? 'step' : undefined}
        >
          {index + 1}. {word}
        </li>
      ))}
    </ol>
  );
}

function StepFields({ step, form }: { step: number; form: SetupForm }) {
  if (step === 0) {
    return (
      <>
        <OrganizationFields propsOf={(field) => form.getInputProps(`organization.${field}`)} />
        <KindHint kind={form.values.organization.kind} />
        <FirstFactsFields propsOf={(fact) => form.getInputProps(`organization.facts.${fact}`)} />
      </>
    );
  }
  return step === 1 ? <AdministratorFields form={form} /> : <SecondPersonFields form={form} />;
}

/** The heading of a step takes the focus when the step comes, so that one hears what is asked now. */
function StepHeading(props: { title: string; lead: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div>
      <Title order={2} ref={heading} tabIndex={-1}>
        {props.title}
      </Title>
      <Text c="dimmed">{props.lead}</Text>
    </div>
  );
}

function AdministratorFields({ form }: { form: SetupForm }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <StepHeading title={t('setup.administratorTitle')} lead={t('setup.administratorLead')} />
      <TextInput
        label={t('setup.yourName')}
        autoComplete="name"
        required
        {...form.getInputProps('administrator.name')}
      />
      <TextInput
        label={t('setup.yourEmail')}
        type="email"
        autoComplete="username"
        required
        {...form.getInputProps('administrator.email')}
      />
      <PasswordField
        description={t('setup.passwordHint')}
        autoComplete="new-password"
        required
        {...form.getInputProps('administrator.password')}
      />
    </Stack>
  );
}

function SecondPersonFields({ form }: { form: SetupForm }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <StepHeading title={t('setup.secondTitle')} lead={t('setup.secondLead')} />
      <TextInput
        label={t('setup.secondName')}
        autoComplete="off"
        required
        {...form.getInputProps('secondPerson.name')}
      />
      <TextInput
        label={t('setup.secondEmail')}
        type="email"
        autoComplete="off"
        required
        {...form.getInputProps('secondPerson.email')}
      />
      <RolesField {...form.getInputProps('secondPerson.roles')} />
      <Checkbox
        label={t('people.trained')}
        {...form.getInputProps('secondPerson.privacyTrained', { type: 'checkbox' })}
      />
    </Stack>
  );
}
