import { settleAddresses, utmNames } from '@bedside/connectors/networks';
import {
  addUtmPreset,
  changeUtmPreset,
  listUtmPresets,
  type UtmPresetView,
} from '@bedside/server/contract/registers/utm-presets';
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButtons } from '../../ui/save-buttons.tsx';

type Values = { name: string; values: Record<(typeof utmNames)[number], string> };

/** What the contract takes: an empty field is no value. */
function bodyOf({ name, values }: Values) {
  const filled = Object.fromEntries(
    utmNames.flatMap((one) => (values[one].trim() === '' ? [] : [[one, values[one].trim()]])),
  );
  return { name, values: filled };
}

const EXAMPLE = 'https://www.example.org/flu';

/** The address of an example as a network would get it. */
function exampleOf(values: Values['values']): string {
  const [made] = settleAddresses([{ text: '', link: EXAMPLE }], {
    utm: bodyOf({ name: '', values }).values,
    facts: { network: 'bluesky', channel: 'lakeside', post: '1a2b3c4d' },
    leaveAlone: [],
    shorten: null,
  });
  return made?.leaves ?? EXAMPLE;
}

/** New campaign values, or a change of some. */
export function UtmPresetDialog({ preset, onClose }: { preset: UtmPresetView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const byContract = contractErrors(addUtmPreset.body, t);
  const form = useForm<Values>({
    initialValues: {
      name: preset?.name ?? '',
      // Every name has a field.
      values: Object.fromEntries(utmNames.map((one) => [one, preset?.values[one] ?? ''])) as Values['values'],
    },
    validate: (values) => {
      const { values: wrong, ...errors } = byContract(bodyOf(values));
      return wrong === undefined ? errors : { ...errors, 'values.source': t('links.presets.empty') };
    },
  });
  const options = {
    invalidates: [listUtmPresets],
    onSuccess: ({ name }: UtmPresetView) => {
      notifyDone(t('links.presets.saved', { name }));
      onClose();
    },
  };
  const add = useCall(addUtmPreset, options);
  const change = useCall(changeUtmPreset, options);
  const submit = form.onSubmit((values) => {
    const body = bodyOf(values);
    if (preset === null) add.mutate({ body });
    else change.mutate({ params: { id: preset.id }, body: { ...body, revision: preset.revision } });
  });
  return (
    <Modal opened onClose={onClose} title={t(preset === null ? 'links.presets.add' : 'links.presets.editTitle')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('links.presets.name')}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Text size="sm" c="dimmed">
            {t('links.presets.placeholders', { names: '{network}, {channel}, {post}, {campaign}' })}
          </Text>
          {utmNames.map((one) => (
            <TextInput
              key={one}
              label={t(`links.presets.fields.${one}`)}
              description={t(`links.presets.hints.${one}`)}
              maxLength={150}
              autoComplete="off"
              {...form.getInputProps(`values.${one}`)}
            />
          ))}
          <div>
            <Text size="sm" fw={500}>
              {t('links.presets.example')}
            </Text>
            <Text size="sm" lang="und" style={{ overflowWrap: 'anywhere' }}>
              {exampleOf(form.values.values)}
            </Text>
          </div>
          <ProblemNotice error={add.error ?? change.error} />
          <SaveButtons onCancel={onClose} busy={add.isPending || change.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}
