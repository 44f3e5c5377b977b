import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import type { CalendarOptions, EventClickArg, EventContentArg, EventDropArg, EventInput } from '@fullcalendar/core';
import esLocale from '@fullcalendar/core/locales/es';
import dayGridPlugin from '@fullcalendar/daygrid';
import interactionPlugin, { type DateClickArg } from '@fullcalendar/interaction';
import listPlugin from '@fullcalendar/list';
import FullCalendar from '@fullcalendar/react';
import timeGridPlugin from '@fullcalendar/timegrid';
import { type FocusEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { eventOrder } from './board-events.ts';
import { type BoardKeys, chipOf, chipsIn, reachByTab, standsFor, useBoardKeys } from './board-keys.ts';
import classes from './calendar.module.css';
import { type CalendarView, weekBegins } from './calendar-range.ts';
import type { CrowdedDay } from './crowded-days.ts';
import { type ChipParts, eventChip, moreChip } from './event-chip.ts';

const viewNames = { month: 'dayGridMonth', week: 'timeGridWeek', list: 'listMonth' } as const;
const chipTime = { hour: 'numeric', minute: '2-digit' } as const;
/** What is the same on every board. Wall times are told as if they were UTC: see `CalendarBoard`. */
const fixed: CalendarOptions = {
  plugins: [dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin],
  locales: [esLocale],
  timeZone: 'UTC',
  nowIndicator: true,
  fixedWeekCount: false,
  headerToolbar: false,
  slotDuration: '00:30:00',
  slotLabelFormat: chipTime,
  defaultTimedEventDuration: '00:30:00',
  eventOrder,
  eventMaxStack: 4,
  // A month is told of no more posts than it shows: the board would draw and measure all of them to find out.
  dayMaxEvents: false,
  eventTimeFormat: chipTime,
  displayEventTime: false,
  eventDurationEditable: false,
  eventStartEditable: true,
  viewDidMount: ({ el }) => reachScrollers(el),
  // The chips inside have the focus and the keys.
  eventInteractive: false,
  longPressDelay: 400,
  dragRevertDuration: 0,
};

export type BoardProps = {
  view: CalendarView;
  /** ISO date that the view is around. */
  date: string;
  zone: string;
  events: EventInput[];
  chip: ChipParts;
  selected: ReadonlySet<string>;
  keys: BoardKeys;
  onClick: (item: CalendarItem, withModifier: boolean) => void;
  /** A post was dropped on a wall time; the board has put it back until it was moved. */
  onDrop: (item: CalendarItem, localTime: string) => void;
  /** An empty place was chosen: a day, or a day with a time. */
  onEmpty: (localTime: string | null, date: string) => void;
  /** A crowded day is to show all its posts, or fewer. */
  onDay: (date: string) => void;
};

/** The board itself: month, week and list. It is fed wall times and knows no zone, so that the night of a change keeps all its hours. */
export function CalendarBoard(props: BoardProps) {
  const { view, date, zone, events, chip, selected } = props;
  const { t, i18n } = useTranslation();
  const board = useRef<HTMLElement>(null);
  const calendar = useRef<FullCalendar>(null);
  const focus = useKeptFocus();
  const toggleDay = (day: string) => {
    const crowd = crowdOf(events.find(({ id }) => id === `more-${day}`)?.extendedProps);
    // Whoever opens a day goes on with the first post that it hid, whoever folds it with the word about them.
    focus.goTo(crowd === null || crowd.isOpen ? day : crowd.firstId);
    props.onDay(day);
  };
  const onKeyDown = useBoardKeys(props.keys, toggleDay);
  useEffect(() => {
    // The board draws at once, which React does not allow within an effect.
    queueMicrotask(() => show(calendar.current?.getApi(), viewNames[view], date));
  }, [view, date]);
  // Chips are made by the board whenever it draws: they look here, and are marked again when it changes.
  const pressed = useRef(selected);
  useEffect(() => {
    pressed.current = selected;
    markChips(board.current, selected);
  }, [selected]);
  useEffect(() => onDrawn(board.current, () => markChips(board.current, pressed.current)), []);
  const content = useMemo(
    () => (arg: EventContentArg) => {
      const { extendedProps, title } = arg.event;
      const item = itemOf(extendedProps);
      const crowd = crowdOf(extendedProps);
      if (item === null && crowd === null) return { domNodes: [dayNote(title)] };
      const made = item === null ? crowd && moreChip(crowd, chip) : eventChip(item, chip);
      if (made === null) return { domNodes: [] };
      if (item !== null) made.setAttribute('aria-pressed', String(pressed.current.has(item.postId)));
      focus.keep(made);
      return { domNodes: [made] };
    },
    [chip, focus],
  );
  const handlers = useHandlers(props, toggleDay);
  return (
    // Its chips are the buttons; their keys are heard here once for all.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      ref={board}
      className={classes.board}
      aria-label={t('calendar.board')}
      onKeyDown={onKeyDown}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
    >
      <FullCalendar
        {...fixed}
        {...handlers}
        ref={calendar}
        initialView={viewNames[view]}
        initialDate={date}
        locale={i18n.language}
        firstDay={weekBegins[currentLanguage()]}
        now={useCallback(() => `${wallTimeOf(Date.now(), zone)}:00Z`, [zone])}
        height={view === 'week' ? 680 : 'auto'}
        // The night of a change of clocks is what such a week is looked at for.
        scrollTime={events.some(({ display }) => display === 'background') ? '00:00:00' : '06:00:00'}
        moreLinkContent={useCallback(({ num }: { num: number }) => t('calendar.more', { count: num }), [t])}
        noEventsContent={t('calendar.emptyTitle')}
        events={events}
        eventContent={content}
      />
    </section>
  );
}

/** The hours of a week scroll, which keys can do too, on a week without posts as well. */
function reachScrollers(view: HTMLElement): void {
  for (const scroller of view.querySelectorAll<HTMLElement>('.fc-scroller-liquid-absolute')) {
    scroller.tabIndex = 0;
    // A grid holds groups of rows, and what has the focus must be one of its parts.
    scroller.parentElement?.closest('[role="rowgroup"]')?.setAttribute('role', 'presentation');
    scroller.setAttribute('role', 'rowgroup');
  }
}

type Api = ReturnType<FullCalendar['getApi']>;

/** The board begins with the view that it is told; only another one is drawn anew. */
function show(api: Api | undefined, viewName: string, date: string): void {
  if (api === undefined) return;
  if (api.view.type !== viewName || api.getDate().toISOString().slice(0, 10) !== date) api.changeView(viewName, date);
}

/** What hands do on the board. These stay the same from draw to draw: given others, the board would draw all its chips again. */
function useHandlers(props: BoardProps, toggleDay: (day: string) => void): CalendarOptions {
  const latest = useRef({ props, toggleDay });
  useEffect(() => {
    latest.current = { props, toggleDay };
  });
  return useMemo(
    () => ({
      eventClick: ({ event, jsEvent }: EventClickArg) => {
        const item = itemOf(event.extendedProps);
        const crowd = crowdOf(event.extendedProps);
        const { ctrlKey, metaKey, shiftKey } = jsEvent;
        if (item !== null) latest.current.props.onClick(item, ctrlKey || metaKey || shiftKey);
        if (crowd !== null) latest.current.toggleDay(crowd.date);
      },
      eventDrop: (arg: EventDropArg) => {
        const { zone, onDrop } = latest.current.props;
        const item = itemOf(arg.event.extendedProps);
        const { start, allDay } = arg.event;
        arg.revert();
        if (item !== null && start !== null) onDrop(item, dropped(start, allDay, { item, zone }));
      },
      dateClick: (arg: DateClickArg) => {
        const local = arg.date.toISOString();
        latest.current.props.onEmpty(arg.allDay ? null : local.slice(0, 16), local.slice(0, 10));
      },
    }),
    [],
  );
}

/**
 * Calls after every draw, however many chips it makes, and once more when all of them have found their places. Whether the
 * board makes an event anew or only what is in it: it tells of the one and not of the other. Gives what ends it.
 */
function onDrawn(board: HTMLElement | null, mark: () => void): () => void {
  if (board === null) return () => undefined;
  const observer = new MutationObserver(() => {
    mark();
    requestAnimationFrame(mark);
  });
  observer.observe(board, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const FRAMES_UNTIL_DRAWN = 30;

/** The board makes its chips anew after each change: whoever was on one stays on it. */
function useKeptFocus() {
  const [kept] = useState(() => {
    let on: string | undefined;
    return {
      goTo: (postIdOrDay: string) => {
        on = postIdOrDay;
      },
      keep: (chip: HTMLElement) => {
        const isMeant = () => on !== undefined && standsFor(chip) === on;
        // A chip is made before it stands on the board, sometimes by more than a frame.
        const reach = (framesLeft: number) => {
          if (!isMeant()) return;
          const board = chip.closest<HTMLElement>('section');
          const { activeElement: active } = document;
          if (board === null) requestAnimationFrame(() => framesLeft > 0 && reach(framesLeft - 1));
          else if (active === document.body || board.contains(active)) reachByTab(board, chip).focus();
        };
        if (isMeant()) requestAnimationFrame(() => reach(FRAMES_UNTIL_DRAWN));
      },
      onFocus: ({ target }: FocusEvent) => {
        on = standsFor(chipOf(target));
      },
      // A chip that is taken away leaves the focus to nobody; a dialog gives it back.
      onBlur: ({ relatedTarget }: FocusEvent) => {
        if (relatedTarget instanceof Element && relatedTarget.closest('#main') !== null) on = undefined;
      },
    };
  });
  return kept;
}

/** Whoever drops a post on a whole day means the day; the time of day stays. */
function dropped(start: Date, allDay: boolean, was: { item: CalendarItem; zone: string }): string {
  const local = start.toISOString().slice(0, 16);
  return allDay ? `${local.slice(0, 10)}${wallTimeOf(Date.parse(was.item.at), was.zone).slice(10)}` : local;
}

function itemOf(props: Record<string, unknown>): CalendarItem | null {
  // `postEvents` puts it there; notes about days and clocks have none.
  return (props['item'] as CalendarItem | undefined) ?? null;
}

function crowdOf(props: Record<string, unknown> | undefined): CrowdedDay | null {
  // `crowdEvents` puts it there.
  return (props?.['crowd'] as CrowdedDay | undefined) ?? null;
}

function dayNote(title: string): HTMLElement {
  const note = document.createElement('span');
  note.className = 'bedside-note';
  note.textContent = title;
  return note;
}

/** Which chips are selected, and that Tab reaches one of them: the first, until somebody was on another. */
function markChips(board: HTMLElement | null, selected: ReadonlySet<string>): void {
  if (board === null) return;
  for (const chip of board.querySelectorAll<HTMLElement>('[data-post-id]')) {
    chip.setAttribute('aria-pressed', String(selected.has(chip.dataset.postId ?? '')));
  }
  const reached = board.querySelector<HTMLElement>('[data-post-id][tabindex="0"], [data-day][tabindex="0"]');
  if (reached !== null && (reached.dataset.first === undefined || reached === document.activeElement)) return;
  const [first] = chipsIn(board);
  if (first === undefined || first === reached) return;
  reachByTab(board, first).dataset.first = '';
}
