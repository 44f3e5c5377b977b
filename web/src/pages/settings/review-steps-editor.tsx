import { type ReviewStep, type Role, reviewStep, role } from '@bedside/server/contract/registers/org';
import { listPeople } from '@bedside/server/contract/registers/people';
import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../../lib/notify.tsx';
import { ask } from '../../lib/query.ts';
import type { OrganizationValuesForm } from './organization-form.tsx';

const MOST_STEPS = 10;

/** An id that no step has yet; the server keeps decisions under it, so it never changes with the name. */
function freeStepId(steps: readonly ReviewStep[]): string {
  const taken = new Set(steps.map((step) => step.id));
  let number = steps.length + 1;
  while (taken.has(`step-${number}`)) number += 1;
  return `step-${number}`;
}

/** The way of a post through the hands of colleagues. Reordered by buttons, so that every keyboard can. */
export function ReviewStepsEditor(props: { form: OrganizationValuesForm; readOnly: boolean }) {
  const { t } = useTranslation();
  const { form, readOnly } = props;
  const steps = form.values.reviewSteps;
  const add = () =>
    form.insertListItem('reviewSteps', {
      id: freeStepId(steps),
      name: t('settings.newStepName'),
      roles: ['clinician_reviewer'],
      mode: 'any',
      quorum: 1,
      when: 'always',
      requiresPrivacyTraining: false,
    } satisfies ReviewStep);
  return (
    <Stack gap="md" component="section" aria-labelledby="steps-title">
      <div>
        <Title order={2} id="steps-title">
          {t('settings.stepsTitle')}
        </Title>
        <Text c="dimmed">{t('settings.stepsLead')}</Text>
      </div>
      {steps.map((step, index) => (
        <StepFields key={step.id} form={form} index={index} readOnly={readOnly} />
      ))}
      {form.errors['reviewSteps'] !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {form.errors['reviewSteps']}
        </Text>
      )}
      {!readOnly && steps.length < MOST_STEPS && (
        <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={add} w="fit-content">
          {t('settings.addStep')}
        </Button>
      )}
    </Stack>
  );
}

function StepFields(props: { form: OrganizationValuesForm; index: number; readOnly: boolean }) {
  const { t } = useTranslation();
  const { form, index, readOnly } = props;
  const step = form.values.reviewSteps[index];
  if (!step) return null;
  const propsOf = (field: keyof ReviewStep) => form.getInputProps(`reviewSteps.${index}.${field}`);
  return (
    <Fieldset legend={t('settings.step', { number: index + 1 })} disabled={readOnly}>
      <Stack gap="sm">
        <TextInput label={t('settings.stepName')} required {...propsOf('name')} />
        <MultiSelect
          label={t('settings.stepRoles')}
          data={role.options.map((each) => ({ value: each, label: t(`people.roles.${each}`) }))}
          required
          disabled={readOnly}
          {...propsOf('roles')}
        />
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <Select
            label={t('settings.stepMode')}
            data={reviewStep.shape.mode.options.map((each) => ({ value: each, label: t(`settings.modes.${each}`) }))}
            allowDeselect={false}
            disabled={readOnly}
            {...propsOf('mode')}
          />
          {step.mode === 'quorum' && (
            <NumberInput
              label={t('settings.quorum')}
              min={1}
              max={20}
              allowDecimal={false}
              disabled={readOnly}
              {...propsOf('quorum')}
            />
          )}
          <Select
            label={t('settings.stepWhen')}
            data={reviewStep.shape.when.options.map((each) => ({ value: each, label: t(`settings.whens.${each}`) }))}
            allowDeselect={false}
            disabled={readOnly}
            {...propsOf('when')}
          />
        </Group>
        <Checkbox
          label={t('settings.requiresTraining')}
          {...form.getInputProps(`reviewSteps.${index}.requiresPrivacyTraining`, { type: 'checkbox' })}
        />
        <StepTimes form={form} index={index} readOnly={readOnly} />
        {!readOnly && <StepButtons form={form} index={index} />}
      </Stack>
    </Fieldset>
  );
}

/** An emptied field is a step without these hours. */
function hours(value: string | number): number | undefined {
  return value === '' ? undefined : Number(value);
}

/** By when a step is to be decided, who hears of it when it is not, and whether guests may decide it. */
function StepTimes(props: { form: OrganizationValuesForm; index: number; readOnly: boolean }) {
  const { t } = useTranslation();
  const { form, index, readOnly } = props;
  const people = useQuery(ask(listPeople)).data?.people ?? [];
  const step = form.values.reviewSteps[index];
  if (!step) return null;
  const { deadlineHours, leadHours, escalateTo } = step;
  /** What is left empty is left out, as in steps that never had it. */
  const change = (changed: Partial<ReviewStep>) => {
    const whole = Object.entries({ ...step, ...changed }).filter(([, value]) => value !== undefined);
    // Keys that are left out are the optional ones.
    form.setFieldValue(`reviewSteps.${index}`, Object.fromEntries(whole) as ReviewStep);
  };
  const escalate = (changed: Partial<NonNullable<ReviewStep['escalateTo']>>) => {
    const { roles, personIds } = { roles: [], personIds: [], ...escalateTo, ...changed };
    change({ escalateTo: roles.length + personIds.length === 0 ? undefined : { roles, personIds } });
  };
  return (
    <>
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <NumberInput
          label={t('reviewDesk.stepDeadline')}
          min={1}
          max={720}
          allowDecimal={false}
          disabled={readOnly}
          value={deadlineHours ?? ''}
          onChange={(value) => change({ deadlineHours: hours(value) })}
        />
        <NumberInput
          label={t('reviewDesk.stepLead')}
          placeholder="2"
          min={0}
          max={168}
          allowDecimal={false}
          disabled={readOnly}
          value={leadHours ?? ''}
          onChange={(value) => change({ leadHours: hours(value) })}
        />
      </Group>
      <MultiSelect
        label={t('reviewDesk.stepEscalateRoles')}
        data={role.options.map((each) => ({ value: each, label: t(`people.roles.${each}`) }))}
        disabled={readOnly}
        value={escalateTo?.roles ?? []}
        // The options are exactly the roles.
        onChange={(roles) => escalate({ roles: roles as Role[] })}
      />
      <MultiSelect
        label={t('reviewDesk.stepEscalatePeople')}
        data={people.filter(({ state }) => state === 'active').map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        disabled={readOnly}
        value={escalateTo?.personIds ?? []}
        onChange={(personIds) => escalate({ personIds })}
      />
      <Checkbox
        label={t('reviewDesk.stepGuests')}
        checked={step.allowsGuests === true}
        onChange={(event) => change({ allowsGuests: event.currentTarget.checked || undefined })}
      />
    </>
  );
}

function StepButtons({ form, index }: { form: OrganizationValuesForm; index: number }) {
  const { t } = useTranslation();
  const steps = form.values.reviewSteps;
  const step = steps[index];
  if (!step) return null;
  const named = { name: step.name };
  const move = (to: number) => form.reorderListItem('reviewSteps', { from: index, to });
  const remove = () => {
    form.removeListItem('reviewSteps', index);
    notifyUndo({
      message: t('settings.removed', named),
      undoLabel: t('common.undo'),
      onUndo: () => form.insertListItem('reviewSteps', step, index),
    });
  };
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('settings.moveUpLabel', named)}
        disabled={index === 0}
        onClick={() => move(index - 1)}
      >
        <ArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('settings.moveDownLabel', named)}
        disabled={index === steps.length - 1}
        onClick={() => move(index + 1)}
      >
        <ArrowDown size={16} aria-hidden />
      </ActionIcon>
      <Button
        variant="subtle"
        color="block"
        leftSection={<Trash2 size={16} aria-hidden />}
        aria-label={t('settings.removeLabel', named)}
        disabled={steps.length === 1}
        onClick={remove}
      >
        {t('common.remove')}
      </Button>
    </Group>
  );
}
