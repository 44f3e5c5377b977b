import {
  addHouseRule,
  listHouseRules,
  profession,
  type RuleView,
  ruleInput,
  ruleKind,
  ruleSource,
} from '@bedside/server/contract/registers/authorizations/rules';
import {
  Alert,
  Autocomplete,
  Button,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../../lib/notify.tsx';
import { useCall } from '../../../lib/query.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { dayOrNull } from './day-or-null.ts';
import { placeCode } from './house-places.ts';
import { ruleIn } from './rule-words.ts';
import { usePlaceOptions } from './use-place-options.ts';

const effects = ['barred', 'conditional'] as const;

function useRuleForm(older: RuleView | null) {
  return useForm({
    initialValues: {
      jurisdiction: older?.jurisdiction ?? '',
      profession: older?.profession ?? '',
      kind: older?.kind ?? 'testimonial',
      effect: older?.effect ?? 'barred',
      value: older?.value ?? 18,
      cite: '',
      source: 'to_confirm',
      from: '',
      until: '',
    },
  });
}
type RuleForm = ReturnType<typeof useRuleForm>;

/** What the fields come to, or nothing where they do not make a rule. */
function inputOf(values: RuleForm['values'], { older, language }: { older: RuleView | null; language: string }) {
  const isPraise = values.kind === 'testimonial';
  const parsed = ruleInput.safeParse({
    ...values,
    jurisdiction: older?.jurisdiction ?? placeCode(values.jurisdiction, language),
    profession: values.profession === '' ? null : values.profession,
    effect: isPraise ? values.effect : null,
    value: isPraise ? null : values.value,
    from: dayOrNull(values.from),
    until: dayOrNull(values.until),
    replaces: older?.key ?? null,
  });
  return parsed.success ? parsed.data : null;
}

/** A new rule, or one in place of an older. */
export function RuleDialog({ older, onClose }: { older: RuleView | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const form = useRuleForm(older);
  const [isWrong, setIsWrong] = useState(false);
  const add = useCall(addHouseRule, {
    invalidates: [listHouseRules],
    onSuccess: () => {
      notifyDone(t('houseRules.add.done'));
      onClose();
    },
  });
  const submit = form.onSubmit((values) => {
    const body = inputOf(values, { older, language: i18n.language });
    setIsWrong(body === null);
    if (body !== null) add.mutate({ body });
  });
  return (
    <Modal opened onClose={onClose} title={t(older === null ? 'houseRules.add.title' : 'houseRules.add.replaceTitle')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {older === null ? <PlaceFields form={form} /> : <Older older={older} />}
          <WhatFields form={form} />
          <SourceFields form={form} />
          {isWrong && (
            <Alert role="alert" color="warn">
              {t('houseRules.add.wrong')}
            </Alert>
          )}
          <ProblemNotice error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('houseRules.add.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Older({ older }: { older: RuleView }) {
  const words = useTranslation();
  const { t } = words;
  return (
    <div>
      <Text fw={500}>{ruleIn(words, older)}</Text>
      <Text size="sm">{older.cite}</Text>
      <Text size="sm">{t('houseRules.add.replaceLead')}</Text>
    </div>
  );
}

function PlaceFields({ form }: { form: RuleForm }) {
  const { t } = useTranslation();
  const places = usePlaceOptions();
  return (
    <>
      <Autocomplete
        label={t('houseRules.add.jurisdiction')}
        description={t('houseRules.add.jurisdictionHint')}
        required
        data={places}
        limit={80}
        maxDropdownHeight={280}
        {...form.getInputProps('jurisdiction')}
      />
      <NativeSelect
        label={t('houseRules.add.kind')}
        data={ruleKind.options.map((value) => ({ value, label: t(`houseRules.kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
    </>
  );
}

function WhatFields({ form }: { form: RuleForm }) {
  const { t } = useTranslation();
  const everybody = { value: '', label: t('houseRules.anyProfession') };
  const professions = profession.options.map((value) => ({ value, label: t(`houseRules.professions.${value}`) }));
  return (
    <>
      <NativeSelect
        label={t('houseRules.add.profession')}
        data={[everybody, ...professions]}
        {...form.getInputProps('profession')}
      />
      {form.values.kind === 'testimonial' ? (
        <NativeSelect
          label={t('houseRules.add.effect')}
          data={effects.map((value) => ({ value, label: t(`houseRules.effects.${value}`) }))}
          {...form.getInputProps('effect')}
        />
      ) : (
        <NumberInput
          label={t('houseRules.add.value')}
          required
          min={0}
          max={200}
          allowDecimal={false}
          {...form.getInputProps('value')}
        />
      )}
    </>
  );
}

function SourceFields({ form }: { form: RuleForm }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('houseRules.add.cite')}
        description={t('houseRules.add.citeHint')}
        required
        maxLength={300}
        {...form.getInputProps('cite')}
      />
      <NativeSelect
        label={t('houseRules.add.source')}
        data={ruleSource.options.map((value) => ({ value, label: t(`houseRules.sources.${value}`) }))}
        {...form.getInputProps('source')}
      />
      <Group grow align="flex-start">
        <TextInput type="date" label={t('houseRules.add.from')} {...form.getInputProps('from')} />
        <TextInput type="date" label={t('houseRules.add.until')} {...form.getInputProps('until')} />
      </Group>
      <Text size="xs" c="dimmed">
        {t('houseRules.add.datesHint')}
      </Text>
    </>
  );
}
