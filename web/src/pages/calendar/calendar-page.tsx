import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { Alert, Button, Group, Text } from '@mantine/core';
import { CalendarPlus, Download, FileUp, Info, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { viewerTimeZone, wallTimeOf } from '../../lib/wall-time.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AboveBoard, type Open } from './above-board.tsx';
import { BoardDesk } from './board-desk.tsx';
import classes from './calendar.module.css';
import { exportAddress } from './calendar-query.ts';
import { addDays, boardDays, weekBegins } from './calendar-range.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { zoneWords } from './calendar-words.ts';
import { Observances } from './observances.tsx';
import { useCalendar, usePlace } from './use-calendar.ts';
import { useMoves } from './use-moves.ts';

/** What goes out when: a month, a week or a list, in which posts are moved by hand or by keys. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const place = usePlace();
  const calendar = useCalendar(place);
  const { data } = calendar;
  const [open, setOpen] = useState<Open | null>(null);
  const zone = data?.channels.find(({ id }) => id === place.filters.channel)?.timeZone ?? organization.timeZone;
  const moves = useMoves({ zone, ask: (question) => setOpen({ kind: 'question', question }) });
  const lead = useLead(zone);
  return (
    <Page
      title={t('calendar.title')}
      lead={lead}
      actions={
        <Actions
          onNew={() => setOpen({ kind: 'new', start: `${addDays(place.today, 1)}T09:00` })}
          onArrange={() => setOpen({ kind: 'arrange' })}
        />
      }
    >
      <CalendarToolbar place={place} data={data} />
      <ProblemNotice error={calendar.error} onRetry={() => void calendar.refetch()} />
      {data === undefined && calendar.error === null && <ListSkeleton rows={6} height={96} />}
      {data !== undefined && (
        <>
          <Notes
            isEmpty={!data.items.some((item) => isOnBoard(item, place, zone))}
            isFiltered={Object.values(place.filters).some((value) => value !== undefined)}
            complete={data.complete}
          />
          <BoardDesk place={place} data={data} zone={zone} moves={moves} onOpen={setOpen} />
          <Text size="xs" c="dimmed" className={classes.screen} visibleFrom="sm">
            {t('calendar.keys')}
          </Text>
          <Observances data={data} place={place} onWrite={(about, start) => setOpen({ kind: 'new', start, about })} />
          <SaveAsFile address={exportAddress(place, zone)} />
        </>
      )}
      {open !== null && (
        <AboveBoard
          open={open}
          data={data}
          zone={zone}
          channelId={place.filters.channel}
          moves={moves}
          onOpen={(next) => {
            setOpen(next);
            if (next === null) focusAgain(open);
          }}
        />
      )}
    </Page>
  );
}

/** More is read than a board shows: days of the weeks beside it. */
function isOnBoard({ at }: CalendarItem, place: ReturnType<typeof usePlace>, zone: string): boolean {
  const { from, until } = boardDays(place.view, place.date, weekBegins[currentLanguage()]);
  const day = wallTimeOf(Date.parse(at), zone).slice(0, 10);
  return from <= day && day < until;
}

/** Whoever closes what was open about a post is on that post again. */
function focusAgain(closed: Open): void {
  const postId =
    'postId' in closed
      ? closed.postId
      : closed.kind === 'question' && 'target' in closed.question
        ? closed.question.target.item.postId
        : null;
  if (postId === null) return;
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`#main [data-post-id="${postId}"]`)?.focus();
  });
}

function useLead(zone: string): string {
  const { t } = useTranslation();
  const own = viewerTimeZone();
  const now = useNow();
  if (wallTimeOf(now, own) === wallTimeOf(now, zone)) return t('calendar.lead', { zone: zoneWords(zone) });
  return t('calendar.leadYours', { zone: zoneWords(zone), own: zoneWords(own) });
}

function Actions(props: { onNew: () => void; onArrange: () => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" className={classes.screen}>
      <Button leftSection={<CalendarPlus size={16} aria-hidden />} onClick={props.onNew}>
        {t('calendar.newPost')}
      </Button>
      <LinkButton to="/plan-from-file" variant="default" leftSection={<FileUp size={16} aria-hidden />}>
        {t('bulk.fromPosts')}
      </LinkButton>
      <Button variant="default" leftSection={<Settings2 size={16} aria-hidden />} onClick={props.onArrange}>
        {t('calendar.settings')}
      </Button>
    </Group>
  );
}

/** What the board shows, below it: most come to look and to move. */
function SaveAsFile({ address }: { address: string }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end" className={classes.screen}>
      <Button component="a" href={address} download variant="default" leftSection={<Download size={16} aria-hidden />}>
        {t('bulk.export')}
      </Button>
    </Group>
  );
}

function Notes(props: { isEmpty: boolean; isFiltered: boolean; complete: boolean }) {
  const { t } = useTranslation();
  if (!props.complete) {
    return (
      <Alert color="warn" icon={<Info size={20} aria-hidden />}>
        {t('calendar.incomplete')}
      </Alert>
    );
  }
  if (!props.isEmpty) return null;
  return (
    <Alert color="info" icon={<CalendarPlus size={20} aria-hidden />} title={t('calendar.emptyTitle')}>
      {props.isFiltered ? t('calendar.emptyFiltered') : t('calendar.emptyText')}
    </Alert>
  );
}
