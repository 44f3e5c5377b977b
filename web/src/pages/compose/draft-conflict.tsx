import type { Content } from '@bedside/server/contract/flow/compose';
import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { GitFork } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFieldLabel, useValueWords } from './conflict-words.ts';
import { bothOf, type FieldConflict, valueAt } from './draft-merge.ts';
import type { Choice, DraftEvent, DraftSync } from './draft-sync.ts';

/** Fields for which two people wrote different things: both side by side, and nothing goes on before a person chose. */
export function DraftConflict(props: { draft: DraftSync; dispatch: (event: DraftEvent) => void }) {
  const { draft, dispatch } = props;
  const { t } = useTranslation();
  if (draft.conflicts.length > 0) {
    return (
      <Alert role="alert" color="warn" icon={<GitFork size={20} aria-hidden />} title={t('compose.conflictTitle')}>
        <Stack gap="md">
          <Text size="sm">{t('together.conflict.text')}</Text>
          {draft.conflicts.map((conflict) => (
            <OneField
              key={conflict.path.join('.')}
              conflict={conflict}
              local={draft.local}
              onChoose={(choice) => dispatch({ type: 'resolved', path: conflict.path, choice })}
            />
          ))}
        </Stack>
      </Alert>
    );
  }
  if (draft.setAside === null) return null;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t('compose.setAside')}
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => dispatch({ type: 'bringBack' })}>
        {t('compose.bringBack')}
      </Button>
    </Group>
  );
}

function OneField(props: { conflict: FieldConflict; local: Content; onChoose: (choice: Choice) => void }) {
  const { conflict, local, onChoose } = props;
  const { t } = useTranslation();
  const label = useFieldLabel()(conflict.path, local);
  const words = useValueWords();
  const mine = valueAt(local, conflict.path);
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0} miw={0} aria-label={label}>
      <Text size="sm" fw={650}>
        {label}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Side title={t('compose.conflictMine')} text={words(conflict.path, mine)} />
        <Side title={t('compose.conflictTheirs')} text={words(conflict.path, conflict.theirs)} />
      </SimpleGrid>
      <Group gap="xs">
        <Button size="sm" onClick={() => onChoose('mine')}>
          {t('compose.keepMine')}
        </Button>
        <Button size="sm" variant="default" onClick={() => onChoose('theirs')}>
          {t('compose.takeTheirs')}
        </Button>
        {bothOf(conflict, mine) !== undefined && (
          <Button size="sm" variant="default" onClick={() => onChoose('both')}>
            {t('together.conflict.both')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Side(props: { title: string; text: string }) {
  return (
    <Paper withBorder p="sm">
      <Text size="xs" fw={650} c="dimmed">
        {props.title}
      </Text>
      <Text
        size="sm"
        mah={220}
        style={{ whiteSpace: 'pre-wrap', overflow: 'auto', overflowWrap: 'anywhere' }}
        tabIndex={0}
      >
        {props.text}
      </Text>
    </Paper>
  );
}
