import { type AnnouncementView, listAnnouncements } from '@bedside/server/contract/flow/urgent';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { keyOf } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { AnnouncementState } from './announcement-state.tsx';
import { BeginDialog } from './begin-dialog.tsx';

function useAnnouncements() {
  return useInfiniteQuery({
    queryKey: keyOf(listAnnouncements, { query: {} }),
    queryFn: ({ pageParam, signal }) =>
      call(listAnnouncements, { query: pageParam === null ? {} : { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Closures, outbreaks, recalls, disasters: what is open now, and what was. */
export function UrgentPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const navigate = useNavigate();
  const { notice } = useSearch({ from: '/signed-in/urgent' });
  const [beginning, setBeginning] = useState(false);
  const found = useAnnouncements();
  const announcements = found.data?.pages.flatMap((page) => page.announcements) ?? [];
  const mayBegin = hasRole(person, 'publisher');
  const begin = (
    <Button leftSection={<Siren size={18} aria-hidden />} onClick={() => setBeginning(true)}>
      {t('urgent.begin')}
    </Button>
  );
  return (
    <Page title={t('urgent.title')} lead={t('urgent.lead')} actions={mayBegin ? begin : undefined}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <ListSkeleton rows={3} height={72} />}
      {found.isSuccess && announcements.length === 0 && (
        <EmptyState
          icon={Siren}
          title={t('urgent.emptyTitle')}
          text={t(mayBegin ? 'urgent.emptyText' : 'urgent.emptyTextOthers')}
        />
      )}
      {announcements.length > 0 && (
        <ul className={classes.list} aria-label={t('urgent.title')}>
          {announcements.map((announcement) => (
            <AnnouncementRow key={announcement.id} announcement={announcement} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
          {t('urgent.more')}
        </Button>
      )}
      {(beginning || (notice !== undefined && mayBegin)) && (
        <BeginDialog
          noticeId={notice ?? null}
          onClose={() => {
            setBeginning(false);
            void navigate({ to: '/urgent', search: {}, replace: true });
          }}
        />
      )}
    </Page>
  );
}

function AnnouncementRow({ announcement }: { announcement: AnnouncementView }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const { id, name, kind, begunAt, begunByName, posts } = announcement;
  return (
    <li className={classes.row}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Link to="/urgent/$announcementId" params={{ announcementId: id }}>
            {name}
          </Link>
          <Text size="sm" c="dimmed">
            {[
              t(`urgent.kinds.${kind}`),
              t('urgent.begunBy', {
                name: begunByName,
                time: formatInstant(begunAt, i18n.language, organization.timeZone),
              }),
              t('urgent.posts', { count: posts.length }),
            ].join(' · ')}
          </Text>
        </Stack>
        <AnnouncementState announcement={announcement} />
      </Group>
    </li>
  );
}
