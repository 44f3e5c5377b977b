import { ActionIcon, Button, Checkbox, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import type { FactForm } from './fact-dialog.tsx';
import { usualHours } from './fact-form.ts';
import { weekdayWord } from './hours-words.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Hours of the week, then days that are different. */
export function HoursFields({ form }: { form: FactForm }) {
  const { t } = useTranslation();
  const { weekly, exceptions } = form.values.hours;
  return (
    <>
      <Fieldset legend={t('settings.hours.weekly')}>
        <Stack gap="md">
          {weekly.map((range, index) => (
            // Lines have no names of their own, and none keeps anything that the form does not hold.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <WeeklyFields key={index} form={form} index={index} />
          ))}
          <AddButton
            label={t('settings.hours.addRange')}
            onClick={() => form.insertListItem('hours.weekly', { ...usualHours })}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={t('settings.hours.exceptions')}>
        <Stack gap="md">
          {exceptions.map((exception, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <ExceptionFields key={index} form={form} index={index} />
          ))}
          <AddButton
            label={t('settings.hours.addException')}
            onClick={() =>
              form.insertListItem('hours.exceptions', { date: '', closed: true, opens: '08:00', closes: '12:00' })
            }
          />
        </Stack>
      </Fieldset>
      {form.errors['hours'] !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {form.errors['hours']}
        </Text>
      )}
    </>
  );
}

function WeeklyFields({ form, index }: { form: FactForm; index: number }) {
  const { t } = useTranslation();
  const path = `hours.weekly.${index}`;
  return (
    <Stack gap="xs">
      <Checkbox.Group label={t('settings.hours.days')} {...form.getInputProps(`${path}.days`)}>
        <Group gap="sm" mt={4}>
          {weekdays.map((day) => (
            <Checkbox key={day} value={String(day)} label={weekdayWord(day, currentLanguage())} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput type="time" label={t('settings.hours.opens')} flex={1} {...form.getInputProps(`${path}.opens`)} />
        <TextInput type="time" label={t('settings.hours.closes')} flex={1} {...form.getInputProps(`${path}.closes`)} />
        <RemoveButton
          label={t('settings.hours.removeRange')}
          onClick={() => form.removeListItem('hours.weekly', index)}
        />
      </Group>
    </Stack>
  );
}

function ExceptionFields({ form, index }: { form: FactForm; index: number }) {
  const { t } = useTranslation();
  const path = `hours.exceptions.${index}`;
  const isClosed = form.values.hours.exceptions[index]?.closed ?? true;
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput type="date" label={t('settings.hours.date')} flex={1} {...form.getInputProps(`${path}.date`)} />
        <RemoveButton
          label={t('settings.hours.removeException')}
          onClick={() => form.removeListItem('hours.exceptions', index)}
        />
      </Group>
      <Checkbox
        label={t('settings.hours.closedAllDay')}
        {...form.getInputProps(`${path}.closed`, { type: 'checkbox' })}
      />
      {!isClosed && (
        <Group gap="xs" grow>
          <TextInput type="time" label={t('settings.hours.opens')} {...form.getInputProps(`${path}.opens`)} />
          <TextInput type="time" label={t('settings.hours.closes')} {...form.getInputProps(`${path}.closes`)} />
        </Group>
      )}
    </Stack>
  );
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="default" size="xs" w="fit-content" leftSection={<Plus size={14} aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="default" size={36} mt={22} aria-label={label} onClick={onClick}>
      <Trash2 size={16} aria-hidden />
    </ActionIcon>
  );
}
