import type { PostSummary } from '@bedside/server/contract/flow/compose';
import { Button, Group, Paper, Text } from '@mantine/core';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fittingPosts, useBulkPosts } from './use-bulk-posts.ts';

/** What can be done with the chosen posts; each button says for how many of them. */
export function BulkBar(props: { chosen: readonly PostSummary[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { chosen, onDone } = props;
  const bulk = useBulkPosts(onDone);
  const acts = [
    { act: 'putAway', icon: Archive, count: fittingPosts('putAway', chosen).length },
    { act: 'takeBack', icon: ArchiveRestore, count: fittingPosts('takeBack', chosen).length },
  ] as const;
  const possible = acts.filter(({ count }) => count > 0);
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('find.bulk.chosen', { count: chosen.length })}>
      <Group gap="sm">
        <Text fw={500} component="output">
          {t('find.bulk.chosen', { count: chosen.length })}
        </Text>
        {possible.map(({ act, icon: Icon, count }) => (
          <Button
            key={act}
            size="xs"
            variant="default"
            leftSection={<Icon size={16} aria-hidden />}
            loading={bulk.busy === act}
            disabled={bulk.busy !== null}
            onClick={() => void bulk.run(act, chosen)}
          >
            {t(`find.bulk.${act}`)} ({count})
          </Button>
        ))}
        {possible.length === 0 && <Text c="dimmed">{t('find.bulk.nothingFits')}</Text>}
        <Button size="xs" variant="subtle" onClick={onDone}>
          {t('find.bulk.none')}
        </Button>
      </Group>
    </Paper>
  );
}
