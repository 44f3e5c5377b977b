import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { standing, type Target } from './moving.ts';
import { useWhen, WhenFields } from './when-fields.tsx';

/** Moves one post to a day and a time. */
export function MoveDialog(props: {
  item: CalendarItem;
  zone: string;
  onMove: (target: Target) => void;
  onClose: () => void;
}) {
  const { item, zone, onMove, onClose } = props;
  const { t } = useTranslation();
  const when = useWhen(standing(item, zone).localTime, zone);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('calendar.move.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (when.isFit) onMove({ item, localTime: when.localTime, fold: when.fold });
        }}
      >
        <Stack gap="md">
          <Text size="sm" lineClamp={2}>
            {item.excerpt === '' ? t('posts.untitled') : item.excerpt}
          </Text>
          <WhenFields when={when} zone={zone} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!when.isFit}>
              {t('calendar.move.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
