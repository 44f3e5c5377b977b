import { reviewQueue } from '@bedside/server/contract/flow/review';
import { Kbd, Group as Row, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keys.ts';
import { ask } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { type QueueItem, QueueRow } from './queue-row.tsx';
import classes from './review.module.css';
import { useListKeys } from './use-list-keys.ts';

const filters = ['all', 'mine', 'others', 'overdue'] as const;
type Filter = (typeof filters)[number];

const fits: Readonly<Record<Filter, (item: QueueItem) => boolean>> = {
  all: () => true,
  mine: ({ mine }) => mine,
  others: ({ mine }) => !mine,
  overdue: ({ overdue }) => overdue,
};

/** Posts that wait for a second pair of eyes: the first due first, one's own turn above the others'. */
export function ReviewQueuePage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const query = search === '' ? {} : { search };
  const queue = useQuery({
    ...ask(reviewQueue, { query }),
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  });
  const items = queue.data?.items ?? [];
  const shown = items.filter(fits[filter]);
  const isEmpty = queue.data !== undefined && items.length === 0 && search === '';
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      <ProblemNotice error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <ListSkeleton />}
      {isEmpty && (
        <EmptyState
          icon={ShieldCheck}
          title={t('review.emptyTitle')}
          text={t('review.emptyText')}
          action={
            <LinkButton to="/compose/{-$postId}" params={{ postId: undefined }}>
              {t('review.emptyAction')}
            </LinkButton>
          }
        />
      )}
      {queue.data !== undefined && !isEmpty && (
        <Stack gap="lg">
          <Filters items={items} filter={filter} onFilter={setFilter} typed={typed} onTyped={setTyped} />
          {shown.length === 0 && (
            <Text component="output" c="dimmed">
              {t('reviewDesk.nothingFound')}
            </Text>
          )}
          <Queue items={shown} />
          {queue.data.next !== null && <Text c="dimmed">{t('reviewDesk.more')}</Text>}
        </Stack>
      )}
    </Page>
  );
}

function Filters(props: {
  items: readonly QueueItem[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
  typed: string;
  onTyped: (typed: string) => void;
}) {
  const { items, filter, onFilter, typed, onTyped } = props;
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ keys: '/', label: t('reviewDesk.search'), place: 'page', run: () => field.current?.focus() }]);
  return (
    <Row gap="sm" className={classes.filters ?? ''}>
      <SegmentedControl
        aria-label={t('reviewDesk.filterLabel')}
        value={filter}
        // The options are exactly the filters.
        onChange={(value) => onFilter(value as Filter)}
        data={filters.map((value) => ({
          value,
          label: t(`reviewDesk.filters.${value}`, { count: items.filter(fits[value]).length }),
        }))}
      />
      <TextInput
        ref={field}
        type="search"
        flex="1 1 220px"
        aria-label={t('reviewDesk.search')}
        placeholder={t('reviewDesk.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={typed}
        maxLength={200}
        onChange={(event) => onTyped(event.currentTarget.value)}
      />
    </Row>
  );
}

function Queue(props: { items: readonly QueueItem[] }) {
  const { items } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useListKeys({
    onEdit: (row) => {
      const { post } = row.dataset;
      if (post !== undefined) void navigate({ to: '/compose/{-$postId}', params: { postId: post } });
    },
  });
  if (items.length === 0) return null;
  return (
    <Stack gap="lg" ref={list}>
      <Group title={t('review.mine')} items={items.filter(({ mine }) => mine)} />
      <Group title={t('review.others')} items={items.filter(({ mine }) => !mine)} />
      <Text size="xs" c="dimmed" visibleFrom="sm">
        <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> <Kbd size="xs">↵</Kbd> <Kbd size="xs">e</Kbd>{' '}
        {t('reviewDesk.keys')}
      </Text>
    </Stack>
  );
}

function Group(props: { title: string; items: readonly QueueItem[] }) {
  const { title, items } = props;
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      <ul className={classes.list}>
        {items.map((item) => (
          <QueueRow key={item.reviewId} item={item} />
        ))}
      </ul>
    </section>
  );
}
