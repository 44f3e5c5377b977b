import { listRequests, type RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, Signature } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import type { AuthorizationFilters } from '../../lib/list-filters.ts';
import { keyOf } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { RequestBadge } from './state-badges.tsx';

type State = AuthorizationFilters['state'];

const states = ['open', 'signed', 'declined', 'cancelled'] as const;

export function useRequests(state: State) {
  const query = state === undefined ? {} : { state };
  return useInfiniteQuery({
    queryKey: [...keyOf(listRequests), 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(listRequests, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Who was asked, the newest first. */
export function AskedList(props: { state: State; onState: (state: string | undefined) => void; action: ReactNode }) {
  const { state, onState } = props;
  const { t } = useTranslation();
  const list = useRequests(state);
  const requests = list.data?.pages.flatMap((page) => page.requests);
  const isEmpty = requests?.length === 0;
  return (
    <Stack gap="md">
      {(!isEmpty || state !== undefined) && (
        <NativeSelect
          label={t('authorizations.stateFilter')}
          value={state ?? ''}
          onChange={(event) => onState(event.currentTarget.value || undefined)}
          data={[
            { value: '', label: t('authorizations.allStates') },
            ...states.map((value) => ({ value, label: t(`authorizations.requestFilters.${value}`) })),
          ]}
          maw={240}
        />
      )}
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={4} height={64} />}
      {isEmpty && (
        <NobodyAsked isFiltered={state !== undefined} onAll={() => onState(undefined)} action={props.action} />
      )}
      {requests !== undefined && !isEmpty && (
        <ul className={classes.list} aria-label={t('authorizations.tabs.asked')}>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('authorizations.more')}
        </Button>
      )}
    </Stack>
  );
}

function NobodyAsked(props: { isFiltered: boolean; onAll: () => void; action: ReactNode }) {
  const { t } = useTranslation();
  if (!props.isFiltered) {
    return (
      <EmptyState
        icon={Signature}
        title={t('authorizations.askedEmptyTitle')}
        text={t('authorizations.askedEmptyText')}
        action={props.action}
      />
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('authorizations.askedNoneTitle')}
      text={t('authorizations.askedNoneText')}
      action={
        <Button variant="default" onClick={props.onAll}>
          {t('authorizations.showAll')}
        </Button>
      }
    />
  );
}

function RequestRow({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const { subject, signerName, signerRole } = request;
  const about = [
    t(`authorizations.kinds.${request.kind}`),
    t('authorizations.byAndWhen', { name: request.askedByName, time: ago(request.createdAt) }),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <TextLink to="/authorizations/requests/$requestId" params={{ requestId: request.id }} fw={500}>
          {signerRole === 'subject'
            ? subject.name
            : t('authorizations.signsFor', { signer: signerName, name: subject.name })}
        </TextLink>
        <Text size="xs" c="dimmed">
          {about.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        <RequestBadge request={request} />
      </div>
    </li>
  );
}
