import type { PostSummary } from '@bedside/server/contract/flow/compose';
import type { ViewFilters } from '@bedside/server/contract/registers/views';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, FileUp, Newspaper, Search, SearchX } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keys.ts';
import { type PostFilters, postFilters, setFilters } from '../../lib/list-filters.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import listClasses from '../review/review.module.css';
import { useListKeys } from '../review/use-list-keys.ts';
import { BulkBar } from './bulk-bar.tsx';
import { PostFilterFields } from './post-filters.tsx';
import { PostRow } from './post-row.tsx';
import { usePostList } from './use-post-list.ts';

/** Every post that one may see, from draft to the public. Filters stand in the address; words do not. */
export function PostsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/signed-in/posts' });
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 250);
  const list = usePostList({ ...filters, words });
  const posts = list.data?.pages.flatMap((page) => page.posts) ?? [];
  const field = useRef<HTMLInputElement>(null);
  const isFiltered = Object.values(filters).some((value) => value !== undefined) || words !== '';
  const narrow = (next: PostFilters) => void navigate({ to: '/posts', search: next, replace: true });
  const show = (next: PostFilters, text: string) => {
    setTyped(text);
    narrow(next);
  };
  useKeys([{ keys: '/', label: t('find.keys.field'), place: 'page', run: () => field.current?.focus() }]);
  return (
    <Page
      title={t('posts.title')}
      lead={t('posts.lead')}
      actions={
        <>
          <Views filters={filters} typed={typed} onChoose={show} />
          <FileActions filters={filters} />
        </>
      }
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          ref={field}
          type="search"
          label={t('posts.search')}
          placeholder={t('posts.searchPlaceholder')}
          leftSection={<Search size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          flex="2 1 220px"
          maxLength={200}
        />
        <PostFilterFields filters={filters} onChange={narrow} />
      </Group>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={6} />}
      {list.data !== undefined && posts.length === 0 && (
        <Nothing isFiltered={isFiltered} onClear={() => show({}, '')} />
      )}
      {posts.length > 0 && <PostRows posts={posts} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('posts.loadMore')}
        </Button>
      )}
    </Page>
  );
}

/** Rows that can be chosen, and what can be done with those that are. What is no longer shown is no longer chosen. */
function PostRows({ posts }: { posts: readonly PostSummary[] }) {
  const { t } = useTranslation();
  const rows = useListKeys();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = posts.filter(({ id }) => ids.has(id));
  const choose = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  const chooseFocused = () => {
    const id = document.activeElement?.closest('[data-post]')?.getAttribute('data-post');
    if (id != null) choose(id);
  };
  useKeys([{ keys: 'x', label: t('find.keys.choose'), place: 'page', run: chooseFocused }]);
  return (
    <Stack gap="sm" ref={rows}>
      <Checkbox
        size="md"
        label={t('find.bulk.chooseAll')}
        checked={chosen.length === posts.length}
        indeterminate={chosen.length > 0 && chosen.length < posts.length}
        onChange={() => setIds(new Set(chosen.length === posts.length ? [] : posts.map(({ id }) => id)))}
        ml={14}
      />
      {chosen.length > 0 && <BulkBar chosen={chosen} onDone={() => setIds(new Set())} />}
      <ul className={listClasses.list}>
        {posts.map((post) => (
          <PostRow key={post.id} post={post} isChosen={ids.has(post.id)} onChoose={() => choose(post.id)} />
        ))}
      </ul>
    </Stack>
  );
}

function Views(props: { filters: PostFilters; typed: string; onChoose: (filters: PostFilters, text: string) => void }) {
  const choose = ({ text: words, ...others }: ViewFilters) =>
    props.onChoose(postFilters.parse(others), typeof words === 'string' ? words : '');
  return (
    <SavedViews list="posts" filters={setFilters({ ...props.filters, text: props.typed.trim() })} onChoose={choose} />
  );
}

/** Into many drafts by a file, and out as a file by the filters; words that were typed stand in no address. */
function FileActions({ filters: { stage, author, channel } }: { filters: PostFilters }) {
  const { t } = useTranslation();
  const chosen = Object.entries({ stage, author, channel }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return (
    <>
      <LinkButton to="/plan-from-file" variant="default" leftSection={<FileUp size={16} aria-hidden />}>
        {t('bulk.fromPosts')}
      </LinkButton>
      <Button
        component="a"
        href={`/api/v1/exports/posts.csv?${new URLSearchParams(chosen)}`}
        download
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
      >
        {t('bulk.export')}
      </Button>
    </>
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
