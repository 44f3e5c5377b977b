import { listChannels } from '@bedside/server/contract/registers/channels';
import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ask } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { PastPostRow } from './past-post-row.tsx';
import { allOpen, orders, type PastListFilters, shows, useExport, usePastList } from './use-past-posts.ts';

/** Posts to decide about, by filters and words; both stay on the page and out of its address. */
export function WorkList({ looked, mayDecide }: { looked: number; mayDecide: boolean }) {
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  const [filters, setFilters] = useState<PastListFilters>(allOpen);
  const list = usePastList(filters, { timeZone, looked });
  const posts = list.data?.pages.flatMap((page) => page.posts);
  const saving = useExport(filters, timeZone, () => notifyDone(t('pastPosts.exported')));
  return (
    <Stack gap="md">
      <FilterFields filters={filters} onChange={(change) => setFilters({ ...filters, ...change })} />
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t('pastPosts.export')}
        </Button>
      </Group>
      <ProblemNotice error={saving.error ?? list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={4} height={96} />}
      {posts?.length === 0 && !list.hasNextPage && (
        <EmptyState icon={SearchX} title={t('pastPosts.none')} text={t('pastPosts.noneText')} />
      )}
      {posts !== undefined && posts.length > 0 && (
        <ul className={classes.list} aria-label={t('pastPosts.list')}>
          {posts.map((post) => (
            <PastPostRow key={post.id} post={post} mayDecide={mayDecide} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('pastPosts.more')}
        </Button>
      )}
    </Stack>
  );
}

function FilterFields(props: { filters: PastListFilters; onChange: (change: Partial<PastListFilters>) => void }) {
  const { filters, onChange } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filters.text);
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  return (
    <form
      aria-label={t('pastPosts.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ text: typed.trim() });
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        <NativeSelect
          label={t('pastPosts.show')}
          value={filters.show}
          data={shows.map((value) => ({ value, label: t(`pastPosts.shows.${value}`) }))}
          onChange={(event) => onChange({ show: shows.find((one) => one === event.currentTarget.value) ?? 'open' })}
        />
        <NativeSelect
          label={t('pastPosts.channel')}
          value={filters.channelId ?? ''}
          data={[
            { value: '', label: t('pastPosts.allChannels') },
            ...channels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ channelId: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={t('pastPosts.order')}
          value={filters.order}
          data={orders.map((value) => ({ value, label: t(`pastPosts.orders.${value}`) }))}
          onChange={(event) => onChange({ order: orders.find((one) => one === event.currentTarget.value) ?? 'worst' })}
        />
        <TextInput
          type="date"
          label={t('pastPosts.from')}
          value={filters.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('pastPosts.until')}
          value={filters.until}
          onChange={(event) => onChange({ until: event.currentTarget.value })}
        />
        <TextInput
          type="search"
          label={t('pastPosts.search')}
          description={t('pastPosts.searchHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </SimpleGrid>
    </form>
  );
}
