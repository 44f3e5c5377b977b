import {
  getPersonRecord,
  leavePerson,
  listPeople,
  type PersonView,
  previewLeaving,
} from '@bedside/server/contract/registers/people';
import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Stepper, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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

function LeaveSteps({ preview, onClose }: { preview: Preview; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = preview;
  const [step, setStep] = useState(0);
  const [successorId, setSuccessor] = useState(preview.suggestedSuccessorId ?? '');
  const [lends, setLends] = useState(false);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const leave = useCall(leavePerson, {
    invalidates: [listPeople, getPersonRecord],
    onSuccess: () => {
      notifyDone(t('people.leave.done', { name: person.name }));
      onClose();
    },
  });
  const isNamed = typed.trim() === person.name;
  const submit = () => {
    setTried(true);
    if (!isNamed) return;
    leave.mutate({
      params: { id: person.id },
      body: {
        revision: person.revision,
        successorId: successorId === '' ? null : successorId,
        lendReviewingRoles: lends && successorId !== '',
      },
    });
  };
  const isStopped = preview.hindrances.length > 0;
  return (
    <Stack gap="md">
      <Stepper
        active={step}
        size="xs"
        onStepClick={setStep}
        allowNextStepsSelect={false}
        aria-label={t('people.leave.title')}
      >
        <Stepper.Step label={t('people.leave.steps.what')} />
        <Stepper.Step label={t('people.leave.steps.who')} />
        <Stepper.Step label={t('people.leave.steps.confirm')} />
      </Stepper>
      {step === 0 && <LeavePreview preview={preview} />}
      {step === 1 && (
        <Successor
          preview={preview}
          successorId={successorId}
          onSuccessor={setSuccessor}
          lends={lends}
          onLends={setLends}
        />
      )}
      {step === 2 && (
        <Stack gap="md">
          <Alert color="warn">{t('people.leave.confirmText', { name: person.name })}</Alert>
          <TextInput
            label={t('people.leave.typeName', { name: person.name })}
            value={typed}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={tried && !isNamed ? t('people.leave.typeMismatch') : null}
          />
          <ProblemNotice error={leave.error} />
        </Stack>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={step === 0 ? onClose : () => setStep(step - 1)}>
          {step === 0 ? t('common.cancel') : t('common.back')}
        </Button>
        {step < 2 ? (
          <Button disabled={isStopped} onClick={() => setStep(step + 1)}>
            {t('common.next')}
          </Button>
        ) : (
          <Button color="block" loading={leave.isPending} onClick={submit}>
            {t('people.leave.submit', { name: person.name })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Successor(props: {
  preview: Preview;
  successorId: string;
  onSuccessor: (id: string) => void;
  lends: boolean;
  onLends: (lends: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  const { preview } = props;
  const colleagues = useColleagues(preview.person.id);
  const roles = preview.reviewingRoles.map((role) => t(`people.roles.${role}`));
  return (
    <Stack gap="md">
      <NativeSelect
        label={t('people.leave.successor')}
        description={t('people.leave.successorHint')}
        data-autofocus
        value={props.successorId}
        onChange={(event) => props.onSuccessor(event.currentTarget.value)}
        data={[
          { value: '', label: t('people.leave.nobody') },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {roles.length > 0 && props.successorId !== '' && (
        <Checkbox
          label={t('people.leave.lend', { roles: new Intl.ListFormat(i18n.language).format(roles) })}
          description={t('people.leave.lendHint', { name: preview.person.name })}
          checked={props.lends}
          onChange={(event) => props.onLends(event.currentTarget.checked)}
        />
      )}
      <Text size="xs" c="dimmed">
        {t('people.leave.agreements')}
      </Text>
    </Stack>
  );
}
