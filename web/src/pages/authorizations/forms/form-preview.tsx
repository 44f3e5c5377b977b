import type { FormReading } from '@bedside/server/contract/registers/authorizations/forms';
import { language as languages } from '@bedside/server/contract/registers/org';
import { Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormSheet } from '../form-sheet.tsx';

/** Most telephones are as wide as that, in CSS pixels. */
const PHONE_WIDTH = 390;

/** A form as it is shown on a telephone, in one of both languages. */
export function FormPreview({ reading }: { reading: FormReading }) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<'en' | 'es'>('en');
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('houseForms.preview.language')}
        value={language}
        data={languages.options.map((value) => ({ value, label: t(`houseForms.preview.${value}`) }))}
        onChange={(next) => setLanguage(languages.parse(next))}
      />
      <Text size="xs" c="dimmed">
        {t('houseForms.preview.hint')}
      </Text>
      <Paper withBorder p="md" w="100%" maw={PHONE_WIDTH}>
        <FormSheet form={reading[language]} language={language} media={[]} />
      </Paper>
    </Stack>
  );
}
