import type { SearchFilters, SearchKind } from '@bedside/server/contract/evidence/search';
import { Button, Stack, Title, VisuallyHidden } from '@mantine/core';
import { Search, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import rows from '../review/review.module.css';
import { ChannelHitRow, type HitOf, ImageHitRow, PersonHitRow, PostHitRow, ReceiptHitRow } from './hit-rows.tsx';
import { useSearchOverview, useSearchPages } from './use-search.ts';

type Asked = { text: string; filters: SearchFilters };
type Hits = {
  posts: readonly HitOf<'posts'>[];
  images: readonly HitOf<'images'>[];
  people: readonly HitOf<'people'>[];
  channels: readonly HitOf<'channels'>[];
  receipts: readonly HitOf<'receipts'>[];
};
const noHits: Hits = { posts: [], images: [], people: [], channels: [], receipts: [] };
const order = ['posts', 'images', 'people', 'channels', 'receipts'] as const;

/** What was found: the best few of every kind, or all of one. */
export function SearchResults(
  props: Asked & {
    kind: SearchKind | undefined;
    isNarrowed: boolean;
    onKind: (kind: SearchKind) => void;
    onClear: () => void;
  },
) {
  const { t } = useTranslation();
  const { text, kind, isNarrowed } = props;
  if (text === '' && !isNarrowed) {
    return <EmptyState icon={Search} title={t('find.startTitle')} text={t('find.startText')} />;
  }
  const asked = { text, filters: props.filters, onClear: isNarrowed || kind !== undefined ? props.onClear : null };
  if (kind !== undefined) return <OneKind key={kind} {...asked} kind={kind} />;
  return <Overview {...asked} onKind={props.onKind} />;
}

function Overview(props: Asked & { onKind: (kind: SearchKind) => void; onClear: (() => void) | null }) {
  const { t } = useTranslation();
  const answer = useSearchOverview({ ...props, isOn: true });
  const hits: Hits = answer.data === undefined ? noHits : hitsOf(answer.data);
  const found = order.filter((kind) => hits[kind].length > 0);
  return (
    <>
      <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
      {answer.isPending && <ListSkeleton rows={6} />}
      <Said hits={hits} isThere={answer.isSuccess} />
      {answer.isSuccess && found.length === 0 && <Nothing onClear={props.onClear} />}
      {found.map((kind) => (
        <Section key={kind} kind={kind} hits={hits}>
          {answer.data?.[kind]?.next != null && (
            <Button variant="default" onClick={() => props.onKind(kind)}>
              {t('find.more')}
            </Button>
          )}
        </Section>
      ))}
    </>
  );
}

function OneKind(props: Asked & { kind: SearchKind; onClear: (() => void) | null }) {
  const { t } = useTranslation();
  const { kind } = props;
  const list = useSearchPages({ ...props, isOn: true });
  const pages = list.data?.pages.map(hitsOf) ?? [];
  const hits: Hits = {
    posts: pages.flatMap(({ posts }) => posts),
    images: pages.flatMap(({ images }) => images),
    people: pages.flatMap(({ people }) => people),
    channels: pages.flatMap(({ channels }) => channels),
    receipts: pages.flatMap(({ receipts }) => receipts),
  };
  const isEmpty = hits[kind].length === 0;
  return (
    <>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={6} />}
      <Said hits={hits} isThere={list.isSuccess} />
      {list.isSuccess && isEmpty && !list.hasNextPage && <Nothing onClear={props.onClear} />}
      {list.isSuccess && (!isEmpty || list.hasNextPage) && (
        <Section kind={kind} hits={hits}>
          {list.hasNextPage && (
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('find.more')}
            </Button>
          )}
        </Section>
      )}
    </>
  );
}

type Answer = NonNullable<ReturnType<typeof useSearchOverview>['data']>;

function hitsOf(answer: Answer): Hits {
  const { posts, images, people, channels, receipts } = answer;
  return {
    posts: posts?.hits ?? [],
    images: images?.hits ?? [],
    people: people?.hits ?? [],
    channels: channels?.hits ?? [],
    receipts: receipts?.hits ?? [],
  };
}

/** How much was found, for screen readers. */
function Said({ hits, isThere }: { hits: Hits; isThere: boolean }) {
  const { t } = useTranslation();
  const counts = order.filter((kind) => hits[kind].length > 0);
  const what = counts.map((kind) => `${t(`find.kinds.${kind}`)} ${hits[kind].length}`).join(', ');
  return (
    <VisuallyHidden component="output">
      {isThere && (what === '' ? t('find.foundNothing') : t('find.found', { what }))}
    </VisuallyHidden>
  );
}

function Section(props: { kind: SearchKind; hits: Hits; children: ReactNode }) {
  const { t } = useTranslation();
  const { kind, hits } = props;
  const title = t(`find.kinds.${kind}`);
  return (
    <Stack component="section" gap="xs" aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <ul className={rows.list}>
        {kind === 'posts' && hits.posts.map((hit) => <PostHitRow key={hit.id} hit={hit} />)}
        {kind === 'images' && hits.images.map((hit) => <ImageHitRow key={`${hit.postId} ${hit.mediaId}`} hit={hit} />)}
        {kind === 'people' && hits.people.map((hit) => <PersonHitRow key={hit.id} hit={hit} />)}
        {kind === 'channels' && hits.channels.map((hit) => <ChannelHitRow key={hit.id} hit={hit} />)}
        {kind === 'receipts' && hits.receipts.map((hit) => <ReceiptHitRow key={hit.deliveryId} hit={hit} />)}
      </ul>
      {props.children}
    </Stack>
  );
}

function Nothing({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={SearchX}
      title={t('find.noneTitle')}
      text={t('find.noneText')}
      action={
        onClear !== null && (
          <Button variant="default" onClick={onClear}>
            {t('find.clear')}
          </Button>
        )
      }
    />
  );
}
