import {
  getPersonRecord,
  leavePerson,
  listPeople,
  type PersonView,
  previewLeaving,
} from '@bedside/server/contract/registers/people';
import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Stepper, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { LeavePreview } from './leave-preview.tsx';
import { useColleagues } from './use-people-list.ts';

type Preview = CallAnswer<typeof previewLeaving>;

/** What there is, who takes over, and a last look before somebody's access ends. */
export function LeaveDialog(props: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = props;
  const preview = useQuery({ ...ask(previewLeaving, { params: { id: person.id } }), staleTime: 0 });
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={t('people.leave.dialogTitle', { name: person.name })}
      closeOnClickOutside={false}
    >
      <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <ListSkeleton rows={3} />}
      {preview.data && <LeaveSteps preview={preview.data} onClose={props.onClose} />}
    </Modal>
  );
}

type Choice = { successorId: string; lends: boolean };

function LeaveSteps({ preview, onClose }: { preview: Preview; onClose: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const [choice, setChoice] = useState<Choice>({ successorId: preview.suggestedSuccessorId ?? '', lends: false });
  return (
    <Stack gap="md">
      <Stepper
        active={step}
        size="xs"
        iconSize={24}
        wrap={false}
        onStepClick={setStep}
        allowNextStepsSelect={false}
        aria-label={t('people.leave.title')}
      >
        {(['what', 'who', 'confirm'] as const).map((name) => (
          <Stepper.Step key={name} label={t(`people.leave.steps.${name}`)} />
        ))}
      </Stepper>
      {step === 0 && <LeavePreview preview={preview} />}
      {step === 1 && <Successor preview={preview} choice={choice} onChoice={setChoice} />}
      {step === 2 ? (
        <Confirm person={preview.person} choice={choice} onBack={() => setStep(1)} onClose={onClose} />
      ) : (
        <Group justify="flex-end">
          <Button variant="default" onClick={step === 0 ? onClose : () => setStep(0)}>
            {step === 0 ? t('common.cancel') : t('common.back')}
          </Button>
          <Button disabled={preview.hindrances.length > 0} onClick={() => setStep(step + 1)}>
            {t('common.next')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** The button that led here is gone, so the field takes the focus. */
const takeFocus = (field: HTMLInputElement | null) => field?.focus();

/** Confirms by naming whose access ends. */
function Confirm(props: { person: PersonView; choice: Choice; onBack: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { person, choice } = props;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const leave = useCall(leavePerson, {
    invalidates: [listPeople, getPersonRecord],
    onSuccess: () => {
      notifyDone(t('people.leave.done', { name: person.name }));
      props.onClose();
    },
  });
  const isNamed = typed.trim() === person.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isNamed) return;
    const successorId = choice.successorId === '' ? null : choice.successorId;
    const lendReviewingRoles = choice.lends && successorId !== null;
    leave.mutate({
      params: { id: person.id },
      body: { revision: person.revision, successorId, lendReviewingRoles },
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Alert color="warn">{t('people.leave.confirmText', { name: person.name })}</Alert>
        <TextInput
          label={t('people.leave.typeName', { name: person.name })}
          value={typed}
          autoComplete="off"
          ref={takeFocus}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && !isNamed ? t('people.leave.typeMismatch') : null}
        />
        <ProblemNotice error={leave.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onBack}>
            {t('common.back')}
          </Button>
          <Button type="submit" color="block" loading={leave.isPending}>
            {t('people.leave.submit', { name: person.name })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Successor(props: { preview: Preview; choice: Choice; onChoice: (choice: Choice) => void }) {
  const { t, i18n } = useTranslation();
  const { preview, choice } = props;
  const colleagues = useColleagues(preview.person.id);
  const roles = preview.reviewingRoles.map((role) => t(`people.roles.${role}`));
  return (
    <Stack gap="md">
      <NativeSelect
        label={t('people.leave.successor')}
        description={t('people.leave.successorHint')}
        data-autofocus
        value={choice.successorId}
        onChange={(event) => props.onChoice({ ...choice, successorId: event.currentTarget.value })}
        data={[
          { value: '', label: t('people.leave.nobody') },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {roles.length > 0 && choice.successorId !== '' && (
        <Checkbox
          label={t('people.leave.lend', { roles: new Intl.ListFormat(i18n.language).format(roles) })}
          description={t('people.leave.lendHint', { name: preview.person.name })}
          checked={choice.lends}
          onChange={(event) => props.onChoice({ ...choice, lends: event.currentTarget.checked })}
        />
      )}
      <Text size="xs" c="dimmed">
        {t('people.leave.agreements')}
      </Text>
    </Stack>
  );
}
