import { type HandTaskView, listHandTasks } from '@bedside/server/contract/flow/by-hand';
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { keyOf } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { HandState } from './hand-state.tsx';

const shown = ['mine', 'open', 'all'] as const;
type Shown = (typeof shown)[number];
const queries = {
  mine: { which: 'open', mine: 'true' },
  open: { which: 'open', mine: 'false' },
  all: { which: 'all', mine: 'false' },
} as const satisfies Record<Shown, object>;

function useTasks(which: Shown) {
  const query = queries[which];
  return useInfiniteQuery({
    queryKey: keyOf(listHandTasks, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(listHandTasks, { query: pageParam === null ? query : { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: 30_000,
  });
}

/** What people were given to post, or to take down, where no program may. */
export function ByHandPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const seesAll = hasRole(person, 'administrator', 'privacy_officer', 'publisher');
  const [which, setWhich] = useState<Shown>(seesAll ? 'open' : 'mine');
  const found = useTasks(which);
  const tasks = found.data?.pages.flatMap((page) => page.tasks) ?? [];
  const ordered = [...tasks].sort((one, other) => Number(other.isLate) - Number(one.isLate));
  const toChannels = (
    <LinkButton to="/channels" variant="default">
      {t('byHand.toChannels')}
    </LinkButton>
  );
  return (
    <Page title={t('byHand.title')} lead={t('byHand.lead')}>
      <SegmentedControl
        aria-label={t('byHand.show')}
        value={which}
        onChange={(value) => setWhich(shown.find((one) => one === value) ?? 'mine')}
        data={shown.map((value) => ({ value, label: t(`byHand.shown.${value}`) }))}
      />
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <ListSkeleton rows={3} height={72} />}
      {found.isSuccess && tasks.length === 0 && (
        <EmptyState
          icon={Hand}
          title={t(`byHand.emptyTitles.${which}`)}
          text={t('byHand.emptyText')}
          {...(hasRole(person, 'administrator') ? { action: toChannels } : {})}
        />
      )}
      {ordered.length > 0 && (
        <ul className={classes.list} aria-label={t('byHand.title')}>
          {ordered.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
          {t('byHand.more')}
        </Button>
      )}
    </Page>
  );
}

function TaskRow({ task }: { task: HandTaskView }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const { id, channelName, kind, holder, handedAt, isMine } = task;
  return (
    <li className={classes.row}>
      <Group justify="space-between" align="flex-start" style={{ flex: 1 }}>
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Link to="/by-hand/$taskId" params={{ taskId: id }}>
            {channelName}
          </Link>
          <Text size="sm" c="dimmed">
            {[
              t(`byHand.kinds.${kind}`),
              isMine ? t('byHand.withYou') : t('byHand.with', { name: holder.name }),
              t('byHand.since', { time: formatInstant(handedAt, i18n.language, organization.timeZone) }),
            ].join(' · ')}
          </Text>
        </Stack>
        <HandState task={task} />
      </Group>
    </li>
  );
}
