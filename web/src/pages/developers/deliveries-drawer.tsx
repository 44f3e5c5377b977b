import { listDeliveries, type WebhookView } from '@bedside/server/contract/registers/webhooks';
import { Button, Drawer, Group, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { DeliveryRow } from './delivery-row.tsx';
import own from './developers.module.css';
import { ReplayFailed } from './replay-failed.tsx';

const filters = ['all', 'given_up', 'failed', 'sent'] as const;
type Filter = (typeof filters)[number];

/** While it is open, what is on its way is looked at again. */
const LOOK_EVERY_MS = 3_000;

/** What one address was told in the last 30 days, newest first. */
export function DeliveriesDrawer(props: { webhook: WebhookView; mayManage: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { webhook } = props;
  const [filter, setFilter] = useState<Filter>('all');
  const deliveries = useDeliveries(webhook.id, filter);
  const list = deliveries.data?.pages.flatMap((page) => page.deliveries);
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size="lg"
      title={<span className={own.unbroken}>{t('developers.deliveriesTitle', { url: webhook.url })}</span>}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('developers.filterLabel')}
          value={filter}
          // The control's values are those of its options.
          onChange={(value) => setFilter(value as Filter)}
          data={filters.map((value) => ({ value, label: t(`developers.filters.${value}`) }))}
        />
        <ProblemNotice error={deliveries.error} onRetry={() => void deliveries.refetch()} />
        {deliveries.isPending && <ListSkeleton rows={4} height={56} />}
        {list?.length === 0 && (
          <EmptyState
            icon={Send}
            title={t('developers.deliveriesEmptyTitle')}
            text={t('developers.deliveriesEmptyText')}
          />
        )}
        {list !== undefined && list.length > 0 && (
          <ul className={classes.list}>
            {list.map((delivery) => (
              <DeliveryRow key={delivery.id} webhookId={webhook.id} delivery={delivery} mayManage={props.mayManage} />
            ))}
          </ul>
        )}
        {deliveries.hasNextPage && (
          <Group justify="center">
            <Button
              variant="default"
              loading={deliveries.isFetchingNextPage}
              onClick={() => void deliveries.fetchNextPage()}
            >
              {t('developers.older')}
            </Button>
          </Group>
        )}
        {props.mayManage && <ReplayFailed webhookId={webhook.id} />}
      </Stack>
    </Drawer>
  );
}

function useDeliveries(webhookId: string, filter: Filter) {
  const query = filter === 'all' ? {} : { state: filter };
  return useInfiniteQuery({
    queryKey: [...keyOf(listDeliveries), webhookId, filter],
    queryFn: ({ pageParam, signal }) =>
      call(listDeliveries, {
        params: { id: webhookId },
        query: { ...query, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: LOOK_EVERY_MS,
  });
}
