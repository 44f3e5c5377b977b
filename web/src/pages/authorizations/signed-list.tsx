import { type AuthorizationView, listAuthorizations } from '@bedside/server/contract/registers/authorizations';
import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Signature } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { AuthorizationBadge } from './state-badges.tsx';
import { lastMoment, useHouseDay } from './use-house-day.ts';

function useAuthorizations() {
  return useInfiniteQuery({
    queryKey: [...keyOf(listAuthorizations), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listAuthorizations, { query: pageParam === null ? {} : { after: pageParam }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** What was signed, the newest first. */
export function SignedList() {
  const { t } = useTranslation();
  const list = useAuthorizations();
  const authorizations = list.data?.pages.flatMap((page) => page.authorizations);
  return (
    <Stack gap="md">
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={4} height={64} />}
      {authorizations?.length === 0 && (
        <EmptyState
          icon={Signature}
          title={t('authorizations.signedEmptyTitle')}
          text={t('authorizations.signedEmptyText')}
        />
      )}
      {authorizations !== undefined && authorizations.length > 0 && (
        <ul className={classes.list} aria-label={t('authorizations.tabs.signed')}>
          {authorizations.map((authorization) => (
            <AuthorizationRow key={authorization.id} authorization={authorization} />
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

function AuthorizationRow({ authorization }: { authorization: AuthorizationView }) {
  const { t } = useTranslation();
  const dayOf = useHouseDay();
  const { id, subject, kind, state, signedAt, expiresAt, event, media } = authorization;
  const noDay = event === null ? t('authorizations.noEnd') : t('ends.endsWith', { words: event.words });
  const about = [
    t(`authorizations.kinds.${kind}`),
    t('authorizations.signedOn', { date: dayOf(signedAt) }),
    expiresAt === null ? noDay : t('authorizations.endsOn', { date: dayOf(lastMoment(expiresAt)) }),
    ...(media.length === 0 ? [] : [t('authorizations.pictures', { count: media.length })]),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <TextLink to="/authorizations/$authorizationId" params={{ authorizationId: id }} fw={500}>
          {subject.name}
        </TextLink>
        <Text size="xs" c="dimmed">
          {about.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        <AuthorizationBadge state={state} />
      </div>
    </li>
  );
}
