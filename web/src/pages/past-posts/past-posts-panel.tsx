import {
  judgePastPosts,
  listPastImports,
  pastSummary,
  searchPastPosts,
} from '@bedside/server/contract/evidence/past-posts';
import { Button, Group, Paper, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp, History, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { keyOf, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AddPostsDialog } from './add-posts-dialog.tsx';
import { PastImports } from './past-imports.tsx';
import { usePastSummary } from './use-past-posts.ts';
import { WorkList } from './work-list.tsx';

export type Summary = CallAnswer<typeof pastSummary>;

/** Which posts that are out lack a permission: counts, what is under way, and the list to work through. */
export function PastPostsPanel() {
  const { t } = useTranslation();
  const { person } = useSession();
  const client = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const summary = usePastSummary();
  const mayDecide = hasRole(person, ...authorizationAskers);
  const reads = [pastSummary, listPastImports, searchPastPosts];
  const add = (
    <Button leftSection={<FileUp size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('pastPosts.bringIn')}
    </Button>
  );
  const { data } = summary;
  return (
    <Stack gap="lg">
      <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />
      {summary.isPending && <ListSkeleton rows={4} height={64} />}
      {data !== undefined && data.all === 0 && !data.isReading && (
        <EmptyState
          icon={History}
          title={t('pastPosts.emptyTitle')}
          text={t('pastPosts.emptyText')}
          action={mayDecide ? add : undefined}
        />
      )}
      {data !== undefined && (data.all > 0 || data.isReading) && (
        <>
          <Group justify="space-between" align="flex-start" gap="sm">
            <Text c="dimmed" flex="1 1 260px">
              {t('pastPosts.lead')}
            </Text>
            {mayDecide && (
              <Group gap="xs">
                <LookAgain />
                {add}
              </Group>
            )}
          </Group>
          <Counts summary={data} />
          <WorkList looked={data.all - data.waiting} mayDecide={mayDecide} />
        </>
      )}
      {data !== undefined && <PastImports isReading={data.isReading} mayDecide={mayDecide} />}
      {isAdding && (
        <AddPostsDialog
          onAdded={() => void Promise.all(reads.map((each) => client.invalidateQueries({ queryKey: keyOf(each) })))}
          onClose={() => setAdding(false)}
        />
      )}
    </Stack>
  );
}

function LookAgain() {
  const { t } = useTranslation();
  const again = useCall(judgePastPosts, {
    invalidates: [pastSummary, searchPastPosts],
    onSuccess: () => notifyDone(t('pastPosts.lookAgainDone')),
  });
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        leftSection={<RefreshCw size={16} aria-hidden />}
        loading={again.isPending}
        onClick={() => again.mutate({})}
      >
        {t('pastPosts.lookAgain')}
      </Button>
      <ProblemNotice error={again.error} />
    </Stack>
  );
}

function Counts({ summary }: { summary: Summary }) {
  const { t, i18n } = useTranslation();
  const { all, waiting, verdicts, decided, isReading } = summary;
  const number = new Intl.NumberFormat(i18n.language);
  const looked = all - waiting;
  const counts = { looked, lacks: verdicts.lacks, look: verdicts.look, decided };
  const names = ['looked', 'lacks', 'look', 'decided'] as const;
  const told = t('pastPosts.progress', { done: number.format(looked), all: number.format(all) });
  return (
    <Stack gap="sm">
      <SimpleGrid component="section" cols={{ base: 2, sm: 4 }} aria-label={t('pastPosts.counts')}>
        {names.map((name) => (
          <Paper key={name} withBorder p="sm">
            <Text size="xl" fw={600}>
              {number.format(counts[name])}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`pastPosts.count.${name}`)}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
      {waiting > 0 && (
        <Stack gap={4}>
          <Progress value={(looked / all) * 100} aria-label={told} animated />
          <Text size="sm" component="output">
            {told}
          </Text>
        </Stack>
      )}
      {isReading && (
        <Text size="sm" component="output">
          {t('pastPosts.reading')}
        </Text>
      )}
    </Stack>
  );
}
