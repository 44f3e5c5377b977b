import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A day, by the browser's own date field: works with every keyboard and screen reader. Empty means none. */
export function TrainedUntilField(props: TextInputProps) {
  const { t } = useTranslation();
  return <TextInput type="date" label={t('people.trainedUntil')} description={t('people.trainedHint')} {...props} />;
}
