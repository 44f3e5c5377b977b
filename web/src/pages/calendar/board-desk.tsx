import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../lib/notify.tsx';
import { viewerTimeZone } from '../../lib/wall-time.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import type { Open } from './above-board.tsx';
import { type CalendarData, clockEvents, crowdEvents, dayEvents, postEvents } from './board-events.ts';
import type { BoardKeys } from './board-keys.ts';
import { BulkBar } from './bulk-bar.tsx';
import { shownDays } from './calendar-range.ts';
import { channelNames } from './calendar-words.ts';
import { clockChanges } from './clock-changes.ts';
import { foldDays } from './crowded-days.ts';
import { daysLater, isMovable } from './moving.ts';
import type { usePlace } from './use-calendar.ts';
import type { useMoves } from './use-moves.ts';

/** Begins with this module, while the posts are still on their way: the board is the largest part of the page. */
const board = import('./calendar-board.tsx');
// Whoever shows it is told.
board.catch(() => undefined);
const CalendarBoard = lazy(() => board.then((part) => ({ default: part.CalendarBoard })));

type DeskProps = {
  place: ReturnType<typeof usePlace>;
  data: CalendarData;
  zone: string;
  moves: ReturnType<typeof useMoves>;
  onOpen: (open: Open) => void;
};

const none: ReadonlySet<string> = new Set();

/** The board with what is selected on it, and what hands and keys do there. */
export function BoardDesk({ place, data, zone, moves, onOpen }: DeskProps) {
  const { t, i18n } = useTranslation();
  const [selected, setSelected] = useState(none);
  const { items } = data;
  const [openDays, setOpenDays] = useState(none);
  const events = useBoardEvents({ place, data, zone, openDays });
  const ownZone = viewerTimeZone();
  const chip = useMemo(
    () => ({ t, language: i18n.language, zone, ownZone, nameOf: channelNames(data.channels, t) }),
    [t, i18n.language, zone, ownZone, data.channels],
  );
  const withMovable = (postId: string, act: (item: CalendarItem) => void) => {
    const item = items.find((one) => one.postId === postId);
    if (item === undefined) return;
    if (isMovable(item)) act(item);
    else notifyProblem({ text: t('calendar.cannotMove'), remedy: null });
  };
  const toggle = (postId: string) => withMovable(postId, () => setSelected((now) => toggled(now, postId)));
  const keys: BoardKeys = {
    onOpen: (postId) => onOpen({ kind: 'post', postId }),
    onSelect: toggle,
    onMoveDialog: (postId) => withMovable(postId, () => onOpen({ kind: 'move', postId })),
    onShift: (postId, days) => withMovable(postId, (item) => moves.moveOne(daysLater(item, days, zone))),
  };
  const chosen = items.filter(({ postId }) => selected.has(postId));
  return (
    <>
      <Suspense fallback={<ListSkeleton rows={6} height={96} />}>
        <CalendarBoard
          view={place.view}
          date={place.date}
          zone={zone}
          events={events}
          chip={chip}
          selected={selected}
          keys={keys}
          onClick={({ postId }, withModifier) => (withModifier ? toggle(postId) : onOpen({ kind: 'post', postId }))}
          onDay={(day) => setOpenDays((now) => toggled(now, day))}
          onDrop={(item, localTime) => moves.moveOne({ item, localTime, fold: null })}
          onEmpty={(localTime, date) => onOpen({ kind: 'new', start: localTime ?? `${date}T09:00` })}
        />
      </Suspense>
      {chosen.length > 0 && (
        <BulkBar
          items={chosen}
          zone={zone}
          onMove={moves.moveAll}
          onUnplan={moves.unplan}
          onClear={() => setSelected(none)}
        />
      )}
    </>
  );
}

function toggled(now: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(now);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** Posts, days and changes of clocks; drawn anew only when one of them is another. */
function useBoardEvents(parts: Pick<DeskProps, 'place' | 'data' | 'zone'> & { openDays: ReadonlySet<string> }) {
  const { place, data, zone, openDays } = parts;
  const { t } = useTranslation();
  const { view, date } = place;
  const channelId = place.filters.channel;
  return useMemo(() => {
    const { from, until } = shownDays(view, date);
    const changes =
      view === 'week' ? clockChanges(Date.parse(`${from}T00:00Z`), Date.parse(`${until}T00:00Z`), zone) : [];
    const { shown, crowded } =
      view === 'month' ? foldDays(data.items, { zone, open: openDays }) : { shown: data.items, crowded: [] };
    return [
      ...postEvents(shown, zone),
      ...crowdEvents(crowded),
      ...dayEvents(data, { t, channelId }),
      ...clockEvents(changes, t),
    ];
  }, [data, view, date, channelId, zone, openDays, t]);
}
