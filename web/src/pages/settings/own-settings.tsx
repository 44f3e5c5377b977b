import { Input, SegmentedControl, Stack, Title, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChooseLanguage } from '../../lib/choose-language.ts';
import { type Language, languages } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.ts';

const schemes = ['light', 'dark', 'auto'] as const;

/** What one chooses for oneself; takes effect at once. */
export function OwnSettings() {
  const { t } = useTranslation();
  const { person } = useSession();
  const chooseLanguage = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="md" component="section" aria-labelledby="own-title">
      <Title order={2} id="own-title">
        {t('settings.ownTitle')}
      </Title>
      <Input.Wrapper label={t('settings.language')} labelElement="div" id="own-language">
        <SegmentedControl<Language>
          fullWidth
          aria-label={t('settings.language')}
          value={person.locale}
          onChange={chooseLanguage}
          data={languages.map((each) => ({ value: each, label: t(`common.languagesOwn.${each}`) }))}
        />
      </Input.Wrapper>
      <Input.Wrapper label={t('settings.colours')} labelElement="div" id="own-colours">
        <SegmentedControl
          fullWidth
          aria-label={t('settings.colours')}
          value={colorScheme}
          onChange={setColorScheme}
          data={schemes.map((each) => ({ value: each, label: t(`shell.schemes.${each}`) }))}
        />
      </Input.Wrapper>
    </Stack>
  );
}
