import { Button, Group, Text } from '@mantine/core';
import { CircleCheck, CloudOff, LoaderCircle, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftSync } from './draft-sync.ts';

const icons = {
  clean: CircleCheck,
  dirty: PencilLine,
  saving: LoaderCircle,
  offline: CloudOff,
  refused: CloudOff,
  conflict: CloudOff,
} as const;

/** Where the words are: on their way, saved, or kept in this browser only. */
export function DraftStatus(props: { draft: DraftSync; onSave: () => void }) {
  const { draft, onSave } = props;
  const { t, i18n } = useTranslation();
  const Icon = icons[draft.phase];
  const stuck = draft.phase === 'offline' || draft.phase === 'refused';
  return (
    <Group gap="xs" component="output" aria-live="polite">
      <Icon size={16} aria-hidden />
      <Text size="sm" c={stuck || draft.phase === 'conflict' ? 'var(--bedside-warn)' : 'dimmed'}>
        {statusWords()}
      </Text>
      {stuck && (
        <Button size="compact-sm" variant="default" onClick={onSave}>
          {t('compose.retrySave')}
        </Button>
      )}
    </Group>
  );

  function statusWords(): string {
    if (draft.phase !== 'clean') return t(`compose.status.${draft.phase}`);
    if (draft.savedAt === null) return t('compose.status.untouched');
    const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(new Date(draft.savedAt));
    return t('compose.status.saved', { time });
  }
}
