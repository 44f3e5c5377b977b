import {
  listHouseRules,
  noteCondition,
  type RuleView,
  takeConditionBack,
} from '@bedside/server/contract/registers/authorizations/rules';
import { Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../../lib/form-errors.ts';
import { notifyDone } from '../../../lib/notify.tsx';
import { useCall } from '../../../lib/query.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveButtons } from '../../../ui/save-buttons.tsx';
import { dayOrNull } from './day-or-null.ts';

/** Notes that counsel has seen that the conditions of a rule are met. */
export function ConditionDialog({ rule, onClose }: { rule: RuleView; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { counsel: '', seenOn: '', until: '', note: '' },
    validate: (values) => contractErrors(noteCondition.body, t)({ ...values, until: dayOrNull(values.until) }),
  });
  const note = useCall(noteCondition, {
    invalidates: [listHouseRules],
    onSuccess: () => {
      notifyDone(t('houseRules.conditions.done'));
      onClose();
    },
  });
  const submit = form.onSubmit((values) =>
    note.mutate({ params: { rule: rule.key }, body: { ...values, until: dayOrNull(values.until) } }),
  );
  return (
    <Modal opened onClose={onClose} title={t('houseRules.conditions.dialog')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{t('houseRules.conditions.lead', { cite: rule.cite })}</Text>
          <TextInput
            label={t('houseRules.conditions.counsel')}
            description={t('houseRules.conditions.counselHint')}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps('counsel')}
          />
          <TextInput type="date" label={t('houseRules.conditions.seenOn')} required {...form.getInputProps('seenOn')} />
          <TextInput
            type="date"
            label={t('houseRules.conditions.until')}
            description={t('houseRules.conditions.untilHint')}
            {...form.getInputProps('until')}
          />
          <Textarea
            label={t('houseRules.conditions.note')}
            autosize
            minRows={2}
            maxLength={1_000}
            {...form.getInputProps('note')}
          />
          <ProblemNotice error={note.error} />
          <SaveButtons onCancel={onClose} busy={note.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}

export function TakeBackDialog({ conditionId, onClose }: { conditionId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const takeBack = useCall(takeConditionBack, {
    invalidates: [listHouseRules],
    onSuccess: () => {
      notifyDone(t('houseRules.conditions.takenBackDone'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('houseRules.conditions.takeBackTitle')}
      text={t('houseRules.conditions.takeBackText')}
      confirm={t('houseRules.conditions.takeBack')}
      busy={takeBack.isPending}
      error={takeBack.error}
      onConfirm={() => takeBack.mutate({ params: { id: conditionId } })}
      onClose={onClose}
    />
  );
}
