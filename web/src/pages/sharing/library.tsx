import { type LibraryItem, listLibrary } from '@bedside/server/contract/flow/sharing';
import type { OwnAccountView } from '@bedside/server/contract/registers/channels/own';
import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Search, SearchX, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { keyOf } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { ShareDialog } from './share-dialog.tsx';

function useLibrary(words: string) {
  const query = words === '' ? {} : { search: words };
  return useInfiniteQuery({
    queryKey: keyOf(listLibrary, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(listLibrary, { query: pageParam === null ? query : { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Approved posts that may be shared now. */
export function Library({ accounts }: { accounts: readonly OwnAccountView[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 250);
  const [sharing, setSharing] = useState<LibraryItem | null>(null);
  const found = useLibrary(words);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack component="section" gap="sm" aria-labelledby="library-title">
      <Title order={2} size="h3" id="library-title">
        {t('sharing.library')}
      </Title>
      <TextInput
        type="search"
        label={t('sharing.search')}
        placeholder={t('sharing.searchHint')}
        leftSection={<Search size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        maw={480}
        maxLength={200}
      />
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <ListSkeleton rows={3} height={72} />}
      {found.isSuccess && items.length === 0 && !found.hasNextPage && (
        <Nothing isFiltered={words !== ''} onClear={() => setTyped('')} />
      )}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t('sharing.library')}>
          {items.map((item) => (
            <ItemRow key={item.postId} item={item} onShare={() => setSharing(item)} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('sharing.more')}
        </Button>
      )}
      {sharing !== null && <ShareDialog item={sharing} accounts={accounts} onClose={() => setSharing(null)} />}
    </Stack>
  );
}

function Nothing(props: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  if (!props.isFiltered)
    return <EmptyState icon={Share2} title={t('sharing.emptyTitle')} text={t('sharing.emptyText')} />;
  const clear = (
    <Button variant="default" onClick={props.onClear}>
      {t('sharing.clear')}
    </Button>
  );
  return <EmptyState icon={SearchX} title={t('sharing.noMatchTitle')} text={t('sharing.noMatchText')} action={clear} />;
}

function ItemRow({ item, onShare }: { item: LibraryItem; onShare: () => void }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const { endsAt, hasVideo, images, language, link, networks, text } = item;
  const about = [
    networks.map((network) => t(`common.networks.${network}`)).join(', '),
    ...(images.length > 0 ? [t('sharing.pictures', { count: images.length })] : []),
    ...(hasVideo ? [t('sharing.video')] : []),
    t('sharing.until', { day: formatInstant(endsAt, i18n.language, organization.timeZone) }),
  ];
  return (
    <li className={classes.row}>
      <Stack gap={4} className={classes.main}>
        <Text lang={language} dir="auto" lineClamp={4} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        {link !== null && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {link}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {about.join(' · ')}
        </Text>
      </Stack>
      <Button
        size="xs"
        leftSection={<Share2 size={14} aria-hidden />}
        aria-label={t('sharing.shareLabel', { text: text.slice(0, 60) })}
        onClick={onShare}
      >
        {t('sharing.share')}
      </Button>
    </li>
  );
}
