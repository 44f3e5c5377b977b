import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type SourceSettings = {
  readonly name: string;
  readonly language: string;
  readonly everyMinutes: number;
  readonly preparesDrafts: boolean;
  readonly leavesOnApproval: boolean;
};

const choices = [5, 15, 30, 60, 240, 1_440];
const isLanguage = (tag: string) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(tag.trim());

export function isReady({ name, language }: SourceSettings): boolean {
  return name.trim() !== '' && isLanguage(language);
}

/** How a source is watched. */
export function SettingsFields(props: { settings: SourceSettings; onChange: (settings: SourceSettings) => void }) {
  const { t } = useTranslation();
  const { settings, onChange } = props;
  const change = (part: Partial<SourceSettings>) => onChange({ ...settings, ...part });
  const minutes = choices.includes(settings.everyMinutes) ? choices : [settings.everyMinutes, ...choices];
  return (
    <>
      <TextInput
        label={t('relays.name')}
        description={t('relays.nameHint')}
        required
        maxLength={120}
        value={settings.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <TextInput
        label={t('relays.language')}
        description={t('relays.languageHint')}
        required
        maxLength={35}
        value={settings.language}
        onChange={({ currentTarget }) => change({ language: currentTarget.value })}
      />
      <NativeSelect
        label={t('relays.every')}
        value={String(settings.everyMinutes)}
        onChange={({ currentTarget }) => change({ everyMinutes: Number(currentTarget.value) })}
        data={minutes.map((count) => ({
          value: String(count),
          label: count < 60 ? t('relays.minutes', { count }) : t('relays.hours', { count: count / 60 }),
        }))}
      />
      <Checkbox
        label={t('relays.preparesDrafts')}
        description={t('relays.preparesDraftsHint')}
        checked={settings.preparesDrafts}
        onChange={({ currentTarget }) => change({ preparesDrafts: currentTarget.checked })}
      />
      <Checkbox
        label={t('relays.leavesOnApproval')}
        description={t('relays.leavesOnApprovalHint')}
        checked={settings.leavesOnApproval}
        onChange={({ currentTarget }) => change({ leavesOnApproval: currentTarget.checked })}
      />
    </>
  );
}
