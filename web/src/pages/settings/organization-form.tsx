import {
  getOrganization,
  type OrganizationView,
  type ReviewStep,
  type RulePackId,
  updateOrganization,
} from '@bedside/server/contract/registers/org';
import { getSession } from '@bedside/server/contract/registers/sign-in';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { isProblem } from '../../lib/problem.ts';
import { ask, keyOf, useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type OrganizationDraft, OrganizationFields } from '../../ui/organization-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { KindProposal } from './kind-proposal.tsx';
import { PacksField } from './packs-field.tsx';
import { ReviewStepsEditor } from './review-steps-editor.tsx';

export type OrganizationValues = OrganizationDraft & { reviewSteps: ReviewStep[]; packs: RulePackId[] };
export type OrganizationValuesForm = UseFormReturnType<OrganizationValues>;

function valuesOf({ name, kind, timeZone, languages, reviewSteps, packs }: OrganizationView): OrganizationValues {
  return { name, kind, timeZone, languages, reviewSteps, packs };
}

function useOrganizationForm(organization: OrganizationView): OrganizationValuesForm {
  const { t } = useTranslation();
  const byContract = contractErrors(updateOrganization.body, t);
  return useForm<OrganizationValues>({
    initialValues: valuesOf(organization),
    validate: (values) => {
      const errors = byContract({ ...values, revision: 0 });
      if (!values.reviewSteps.some((step) => step.when === 'always')) errors['reviewSteps'] = t('settings.oneAlways');
      return errors;
    },
  });
}

/**
 * The organization's record. What is typed stands on the revision that was read first; a refresh in the background
 * changes neither, so that nothing is overwritten unseen.
 */
export function OrganizationForm(props: { organization: OrganizationView; readOnly: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(props.organization);
  const form = useOrganizationForm(base);

  const startFrom = (organization: OrganizationView) => {
    setBase(organization);
    form.setInitialValues(valuesOf(organization));
    form.setValues(valuesOf(organization));
    form.resetDirty(valuesOf(organization));
  };
  const save = useCall(updateOrganization, {
    invalidates: [getSession],
    onSuccess: (organization) => {
      client.setQueryData(keyOf(getOrganization), organization);
      startFrom(organization);
      notifyDone(t('settings.saved'));
    },
  });
  const newest = () => client.fetchQuery({ ...ask(getOrganization), staleTime: 0 });
  const loadTheirs = async () => {
    startFrom(await newest());
    save.reset();
  };
  const saveOverTheirs = async () => {
    const { revision } = await newest();
    save.mutate({ body: { ...form.values, revision } });
  };
  const isConflict = isProblem(save.error, 'ORGANIZATION_CHANGED');

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => save.mutate({ body: { ...values, revision: base.revision } }))}
    >
      <Stack gap="lg">
        <OrganizationFields propsOf={(field) => form.getInputProps(field)} disabled={props.readOnly} />
        {!props.readOnly && form.values.kind !== base.kind && <KindProposal form={form} kind={form.values.kind} />}
        <PacksField disabled={props.readOnly} {...form.getInputProps('packs')} />
        <ReviewStepsEditor form={form} readOnly={props.readOnly} />
        {isConflict ? (
          <ConflictNotice onLoad={() => void loadTheirs()} onKeep={() => void saveOverTheirs()} />
        ) : (
          <ProblemNotice error={save.error} />
        )}
        {!props.readOnly && (
          <SaveBar isDirty={form.isDirty()} busy={save.isPending} onDiscard={() => startFrom(base)} />
        )}
      </Stack>
    </form>
  );
}

function ConflictNotice(props: { onLoad: () => void; onKeep: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="warn" title={t('settings.conflictTitle')}>
      <Stack gap="sm">
        <Text>{t('settings.conflictText')}</Text>
        <Group gap="xs">
          <Button size="xs" onClick={props.onLoad}>
            {t('settings.conflictLoad')}
          </Button>
          <Button size="xs" variant="default" onClick={props.onKeep}>
            {t('settings.conflictKeep')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function SaveBar(props: { isDirty: boolean; busy: boolean; onDiscard: () => void }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: () => props.isDirty && !props.busy,
    enableBeforeUnload: props.isDirty,
    withResolver: true,
  });
  return (
    <Group justify="flex-end" gap="sm">
      {props.isDirty && (
        <Text component="output" c="dimmed" flex="1 1 200px">
          {t('settings.unsaved')}
        </Text>
      )}
      {props.isDirty && (
        <Button variant="default" onClick={props.onDiscard} disabled={props.busy}>
          {t('settings.discard')}
        </Button>
      )}
      <Button type="submit" loading={props.busy} disabled={!props.isDirty}>
        {t('settings.save')}
      </Button>
      {blocker.status === 'blocked' && (
        <ConfirmDialog
          title={t('settings.leaveTitle')}
          text={t('settings.leaveText')}
          confirm={t('settings.leaveConfirm')}
          busy={false}
          error={null}
          onConfirm={blocker.proceed}
          onClose={blocker.reset}
        />
      )}
    </Group>
  );
}
