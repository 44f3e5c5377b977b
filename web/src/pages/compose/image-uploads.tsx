import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Upload } from './use-uploads.ts';

/** Files on their way with how far they are, and those that were refused with why. */
export function ImageUploads(props: { uploads: readonly Upload[]; onDismiss: (id: string) => void }) {
  const { t } = useTranslation();
  return props.uploads.map((upload) =>
    upload.problem === null ? (
      <Stack key={upload.id} gap={4}>
        <Text size="sm">{t('compose.uploading', { name: upload.name })}</Text>
        <Progress value={upload.share * 100} aria-label={t('compose.uploading', { name: upload.name })} />
      </Stack>
    ) : (
      <Stack key={upload.id} gap="xs">
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={500}>
            {t('compose.uploadFailed', { name: upload.name })}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => props.onDismiss(upload.id)}>
            {t('compose.dismiss')}
          </Button>
        </Group>
        <ProblemNotice error={upload.problem} />
      </Stack>
    ),
  );
}
