import { Button, Group, Text } from '@mantine/core';
import { CircleCheck, CloudOff, GitFork, LoaderCircle, PencilLine, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSync } from './draft-sync.ts';

const icons = {
  clean: CircleCheck,
  dirty: PencilLine,
  saving: LoaderCircle,
  offline: CloudOff,
  refused: CloudOff,
  conflict: GitFork,
} as const;

type Status = Pick<DraftSync, 'phase' | 'savedAt'> & { hasRoom: boolean; onSave: () => unknown };

/** Where the words are: on their way, saved, or kept in this browser only; and whether the browser had room for them. */
export const DraftStatus = memo(function DraftStatus(props: Status) {
  const { phase, savedAt, hasRoom, onSave } = props;
  const { t, i18n } = useTranslation();
  const stuck = phase === 'offline' || phase === 'refused';
  const isNowhere = !hasRoom && phase !== 'clean';
  const Icon = isNowhere ? TriangleAlert : icons[phase];
  return (
    <Group gap="xs" component="output" aria-live="polite">
      <Icon size={16} aria-hidden />
      <Text size="sm" c={stuck || isNowhere || phase === 'conflict' ? 'var(--bedside-warn)' : 'dimmed'}>
        {isNowhere ? t('together.status.noRoom') : statusWords()}
      </Text>
      {stuck && (
        <Button size="compact-sm" variant="default" onClick={() => void onSave()}>
          {t('compose.retrySave')}
        </Button>
      )}
    </Group>
  );

  function statusWords(): string {
    if (phase === 'offline' || phase === 'refused') return t(`together.status.${phase}`);
    if (phase !== 'clean') return t(`compose.status.${phase}`);
    if (savedAt === null) return t('compose.status.untouched');
    const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(new Date(savedAt));
    return t('compose.status.saved', { time });
  }
});
