import {
  listOriginals,
  type OriginalState,
  type OriginalSummary,
  originalState,
} from '@bedside/server/contract/registers/authorizations/originals';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileUp, Plus, ScanLine, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { formatDate } from '../../lib/format.ts';
import { keyOf } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton, TextLink } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { OriginalBadge, OverdueBadge } from './originals-badge.tsx';

function useOriginals(state: OriginalState | null) {
  const query = state === null ? {} : { state };
  return useInfiniteQuery({
    queryKey: [...keyOf(listOriginals), 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(listOriginals, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Permissions that were signed elsewhere, the newest first. */
export function OriginalsList() {
  const { t } = useTranslation();
  const { person } = useSession();
  const [state, setState] = useState<OriginalState | null>(null);
  const list = useOriginals(state);
  const originals = list.data?.pages.flatMap((page) => page.originals);
  const isEmpty = originals?.length === 0;
  const actions = hasRole(person, ...authorizationAskers) ? <Ways /> : null;
  return (
    <Stack gap="md">
      {!(isEmpty && state === null) && actions}
      {(!isEmpty || state !== null) && (
        <NativeSelect
          label={t('authorizations.stateFilter')}
          value={state ?? ''}
          onChange={(event) => setState(originalState.safeParse(event.currentTarget.value).data ?? null)}
          data={[
            { value: '', label: t('authorizations.allStates') },
            ...originalState.options.map((value) => ({ value, label: t(`originals.states.${value}`) })),
          ]}
          maw={280}
        />
      )}
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={4} height={64} />}
      {isEmpty && state === null && (
        <EmptyState
          icon={ScanLine}
          title={t('originals.emptyTitle')}
          text={t('originals.emptyText')}
          action={actions}
        />
      )}
      {isEmpty && state !== null && (
        <EmptyState
          icon={SearchX}
          title={t('authorizations.askedNoneTitle')}
          text={t('originals.noneText')}
          action={
            <Button variant="default" onClick={() => setState(null)}>
              {t('authorizations.showAll')}
            </Button>
          }
        />
      )}
      {originals !== undefined && !isEmpty && (
        <ul className={classes.list} aria-label={t('originals.title')}>
          {originals.map((original) => (
            <OriginalRow key={original.id} original={original} />
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

/** How something that was signed elsewhere comes in. */
function Ways() {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <LinkButton to="/authorizations/originals/new" leftSection={<Plus size={16} aria-hidden />}>
        {t('originals.type')}
      </LinkButton>
      <LinkButton to="/authorizations/originals/file" variant="default" leftSection={<FileUp size={16} aria-hidden />}>
        {t('originals.file.open')}
      </LinkButton>
    </Group>
  );
}

function OriginalRow({ original }: { original: OriginalSummary }) {
  const { t, i18n } = useTranslation();
  const ago = useAgo();
  const about = [
    t(`authorizations.kinds.${original.kind}`),
    t('authorizations.signedOn', { date: formatDate(original.signedOn, i18n.language) }),
    t(`originals.sources.${original.source}`),
    t('originals.typedBy', { name: original.typedByName, time: ago(original.typedAt) }),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <TextLink to="/authorizations/originals/$originalId" params={{ originalId: original.id }} fw={500}>
          {original.subjectName}
        </TextLink>
        <Text size="xs" c="dimmed">
          {about.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        {original.isOverdue && <OverdueBadge />}
        <OriginalBadge state={original.state} />
      </div>
    </li>
  );
}
