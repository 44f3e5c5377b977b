import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/copy-field.tsx';

/** A secret that is on screen now and never again; closing it is said in words. */
export function ShownOnce(props: { text: string; label: string; value: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text>{props.text}</Text>
      <CopyField label={props.label} value={props.value} />
      <Group justify="flex-end">
        <Button onClick={props.onClose}>{t('developers.iHaveIt')}</Button>
      </Group>
    </Stack>
  );
}
