import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The end of a form that saves: leave it, or save it. */
export function SaveButtons({ onCancel, busy }: { onCancel: () => void; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" loading={busy}>
        {t('common.save')}
      </Button>
    </Group>
  );
}
