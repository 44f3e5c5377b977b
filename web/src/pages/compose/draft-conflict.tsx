import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { GitFork } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftEvent, DraftSync } from './draft-sync.ts';

/** Two texts for one post: both in view, one to go on with, the other kept at hand. */
export function DraftConflict(props: { draft: DraftSync; dispatch: (event: DraftEvent) => void }) {
  const { draft, dispatch } = props;
  const { t } = useTranslation();
  if (draft.theirs !== null) {
    return (
      <Alert role="alert" color="warn" icon={<GitFork size={20} aria-hidden />} title={t('compose.conflictTitle')}>
        <Stack gap="sm">
          <Text size="sm">{t('compose.conflictText')}</Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <Side title={t('compose.conflictMine')} text={draft.local.baseText} />
            <Side title={t('compose.conflictTheirs')} text={draft.theirs.content.baseText} />
          </SimpleGrid>
          <Group gap="xs">
            <Button size="sm" onClick={() => dispatch({ type: 'keepMine' })}>
              {t('compose.keepMine')}
            </Button>
            <Button size="sm" variant="default" onClick={() => dispatch({ type: 'takeTheirs' })}>
              {t('compose.takeTheirs')}
            </Button>
          </Group>
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

function Side(props: { title: string; text: string }) {
  return (
    <Paper withBorder p="sm">
      <Text size="xs" fw={650} c="dimmed">
        {props.title}
      </Text>
      <Text size="sm" mah={220} style={{ whiteSpace: 'pre-wrap', overflow: 'auto' }} tabIndex={0}>
        {props.text}
      </Text>
    </Paper>
  );
}
