import { type Stage, stage as stages } from '@bedside/server/contract/flow/compose';
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Newspaper, Search, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import listClasses from '../review/review.module.css';
import { useListKeys } from '../review/use-list-keys.ts';
import { PostRow } from './post-row.tsx';
import { usePostList } from './use-post-list.ts';

/** Every post of the organization, from draft to the public. */
export function PostsPage() {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage | null>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const list = usePostList({ stage, search });
  const rows = useListKeys();
  const posts = list.data?.pages.flatMap((page) => page.posts) ?? [];
  const isFiltered = stage !== null || search !== '';
  const clear = () => {
    setStage(null);
    setTyped('');
  };
  return (
    <Page title={t('posts.title')} lead={t('posts.lead')}>
      <Group gap="sm" align="flex-end">
        <TextInput
          type="search"
          label={t('posts.search')}
          placeholder={t('posts.searchPlaceholder')}
          leftSection={<Search size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          style={{ flex: '1 1 220px' }}
          maxLength={200}
        />
        <NativeSelect
          label={t('posts.stageFilter')}
          value={stage ?? ''}
          onChange={(event) => setStage(stages.safeParse(event.currentTarget.value).data ?? null)}
          data={[
            { value: '', label: t('posts.allStages') },
            ...stages.options.map((value) => ({ value, label: t(`posts.stages.${value}`) })),
          ]}
        />
      </Group>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={6} />}
      {list.data !== undefined && posts.length === 0 && <Nothing isFiltered={isFiltered} onClear={clear} />}
      {posts.length > 0 && (
        <Stack gap="md" ref={rows}>
          <ul className={listClasses.list}>
            {posts.map((post) => (
              <PostRow key={post.id} post={post} />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('posts.loadMore')}
            </Button>
          )}
        </Stack>
      )}
    </Page>
  );
}

function Nothing(props: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  if (props.isFiltered) {
    const action = (
      <Button variant="default" onClick={props.onClear}>
        {t('posts.clearFilter')}
      </Button>
    );
    return <EmptyState icon={SearchX} title={t('posts.noMatchTitle')} text={t('posts.noMatchText')} action={action} />;
  }
  const action = (
    <LinkButton to="/compose/{-$postId}" params={{ postId: undefined }}>
      {t('posts.emptyAction')}
    </LinkButton>
  );
  return <EmptyState icon={Newspaper} title={t('posts.emptyTitle')} text={t('posts.emptyText')} action={action} />;
}
