import { Checkbox, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RepeatForm } from './repeat-form.ts';
import { nthName, nthNames, nthNumbers, weekdayName } from './repeat-words.ts';

type Fields = { form: RepeatForm; onChange: (part: Partial<RepeatForm>) => void };

const kinds = ['weekdays', 'days', 'month_day', 'month_weekday'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** By which days something comes again. */
export function RuleFields({ form, onChange }: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <Group grow align="flex-start">
        <NativeSelect
          data-autofocus
          label={t('repeats.form.kind')}
          value={form.kind}
          data={kinds.map((value) => ({ value, label: t(`repeats.form.kinds.${value}`) }))}
          onChange={(event) => {
            const kind = kinds.find((one) => one === event.currentTarget.value);
            if (kind !== undefined) onChange({ kind });
          }}
        />
        <NumberInput
          label={t(`repeats.form.every.${form.kind}`)}
          value={form.every}
          min={1}
          max={366}
          allowDecimal={false}
          onChange={(value) => onChange({ every: Number(value) || 0 })}
        />
      </Group>
      {form.kind === 'weekdays' && <Weekdays form={form} onChange={onChange} />}
      {form.kind === 'month_day' && <MonthDay form={form} onChange={onChange} />}
      {form.kind === 'month_weekday' && <MonthWeekday form={form} onChange={onChange} />}
    </>
  );
}

function Weekdays({ form, onChange }: Fields) {
  const { t, i18n } = useTranslation();
  return (
    <Checkbox.Group
      label={t('repeats.form.weekdays')}
      value={form.weekdays.map(String)}
      onChange={(chosen) => onChange({ weekdays: chosen.map(Number).toSorted((a, b) => a - b) })}
    >
      <Group gap="sm" mt={4}>
        {weekdays.map((day) => (
          <Checkbox key={day} value={String(day)} label={weekdayName(day, i18n.language)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function MonthDay({ form, onChange }: Fields) {
  const { t } = useTranslation();
  const days = Array.from({ length: 31 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }));
  return (
    <NativeSelect
      label={t('repeats.form.day')}
      description={t('repeats.form.dayHint')}
      value={String(form.day)}
      data={[...days, { value: '-1', label: t('repeats.form.lastDay') }]}
      onChange={(event) => onChange({ day: Number(event.currentTarget.value) })}
    />
  );
}

function MonthWeekday({ form, onChange }: Fields) {
  const { t, i18n } = useTranslation();
  return (
    <Group grow align="flex-start">
      <NativeSelect
        label={t('repeats.form.nth')}
        value={nthName(form.nth)}
        data={nthNames.map((value) => ({ value, label: t(`repeats.form.nths.${value}`) }))}
        onChange={(event) => {
          const name = nthNames.find((one) => one === event.currentTarget.value);
          if (name !== undefined) onChange({ nth: nthNumbers[name] });
        }}
      />
      <NativeSelect
        label={t('repeats.form.weekday')}
        value={String(form.weekday)}
        data={weekdays.map((day) => ({ value: String(day), label: weekdayName(day, i18n.language) }))}
        onChange={(event) => onChange({ weekday: Number(event.currentTarget.value) })}
      />
    </Group>
  );
}
