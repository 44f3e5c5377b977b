import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Rows that are on their way; says so to a screen reader. */
export function ListSkeleton(props: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack component="output" gap="xs" aria-busy>
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      {Array.from({ length: props.rows ?? 4 }, (_, row) => (
        <Skeleton key={row} component="span" height={props.height ?? 48} radius="md" />
      ))}
    </Stack>
  );
}
