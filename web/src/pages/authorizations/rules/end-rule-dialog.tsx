import { endHouseRule, listHouseRules, type RuleView } from '@bedside/server/contract/registers/authorizations/rules';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../../lib/form-errors.ts';
import { notifyDone } from '../../../lib/notify.tsx';
import { useCall } from '../../../lib/query.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { ruleIn } from './rule-words.ts';

/** Ends a rule from a day on. */
export function EndRuleDialog({ rule, onClose }: { rule: RuleView; onClose: () => void }) {
  const words = useTranslation();
  const { t } = words;
  const form = useForm({ initialValues: { from: '', reason: '' }, validate: contractErrors(endHouseRule.body, t) });
  const end = useCall(endHouseRule, {
    invalidates: [listHouseRules],
    onSuccess: () => {
      notifyDone(t('houseRules.end.done'));
      onClose();
    },
  });
  const submit = form.onSubmit((body) => end.mutate({ params: { rule: rule.key }, body }));
  return (
    <Modal opened onClose={onClose} title={t('houseRules.end.title')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Text fw={500}>{ruleIn(words, rule)}</Text>
          <Text size="sm">{rule.cite}</Text>
          <Text size="sm">{t('houseRules.end.lead')}</Text>
          <TextInput
            type="date"
            label={t('houseRules.end.from')}
            required
            data-autofocus
            {...form.getInputProps('from')}
          />
          <TextInput
            label={t('houseRules.end.reason')}
            description={t('houseRules.end.reasonHint')}
            required
            maxLength={300}
            {...form.getInputProps('reason')}
          />
          <ProblemNotice error={end.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" color="block" loading={end.isPending}>
              {t('houseRules.end.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
