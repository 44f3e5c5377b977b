import { reviewQueue } from '@bedside/server/contract/flow/review';
import { Kbd, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { type QueueItem, QueueRow } from './queue-row.tsx';
import classes from './review.module.css';
import { useListKeys } from './use-list-keys.ts';

/** Posts that wait for a second pair of eyes; one's own turn first. */
export function ReviewQueuePage() {
  const { t } = useTranslation();
  const queue = useQuery({ ...ask(reviewQueue), refetchInterval: 10_000 });
  const items = queue.data?.items ?? [];
  const mine = items.filter((item) => item.mine);
  const others = items.filter((item) => !item.mine);
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      <ProblemNotice error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <ListSkeleton />}
      {queue.data !== undefined && items.length === 0 && (
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
      {items.length > 0 && <Queue mine={mine} others={others} />}
    </Page>
  );
}

function Queue(props: { mine: readonly QueueItem[]; others: readonly QueueItem[] }) {
  const { t } = useTranslation();
  const list = useListKeys();
  return (
    <Stack gap="lg" ref={list}>
      <Group title={t('review.mine')} items={props.mine} />
      <Group title={t('review.others')} items={props.others} />
      <Text size="xs" c="dimmed" visibleFrom="sm">
        <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> <Kbd size="xs">↵</Kbd> {t('review.keyboardHint')}
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
