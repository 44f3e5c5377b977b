import type { CalendarChannel, CalendarItem, readCalendar } from '@bedside/server/contract/flow/schedule/calendar';
import type { EventInput } from '@fullcalendar/core';
import type { TFunction } from 'i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { addDays } from './calendar-range.ts';
import { channelNames } from './calendar-words.ts';
import type { ClockChange } from './clock-changes.ts';
import type { CrowdedDay } from './crowded-days.ts';
import { isMovable } from './moving.ts';

export type CalendarData = CallAnswer<typeof readCalendar>;

/** In which order a day is read: what is said of the day, its posts by time, and the word about those not shown. */
export const eventOrder = 'rank,start,-duration,title';
const ranks = { day: 0, post: 1, more: 2 } as const;

/** Posts stand on the board by what the wall shows: the board itself knows no zones, so that no hour is lost to it. */
export function postEvents(items: readonly CalendarItem[], zone: string): EventInput[] {
  return items.map((item) => ({
    id: item.postId,
    title: item.excerpt,
    start: `${wallTimeOf(Date.parse(item.at), zone)}:00Z`,
    startEditable: isMovable(item),
    durationEditable: false,
    classNames: ['bedside-post', `bedside-${item.time}`],
    extendedProps: { rank: ranks.post, item },
  }));
}

/** The word at the end of each crowded day. */
export function crowdEvents(days: readonly CrowdedDay[]): EventInput[] {
  return days.map((crowd) => ({
    id: `more-${crowd.date}`,
    title: '',
    start: `${crowd.date}T23:59:59Z`,
    editable: false,
    classNames: ['bedside-more'],
    extendedProps: { rank: ranks.more, crowd },
  }));
}

/** Whole days with a word about them: holidays, days and weeks of health, and days on which nothing goes out. */
export function dayEvents(data: CalendarData, parts: { t: TFunction; channelId: string | undefined }): EventInput[] {
  const { t, channelId } = parts;
  const nameOf = channelNames(data.channels as CalendarChannel[], t);
  const holidays = data.holidays.map(({ date, name }, index) => ({
    id: `holiday-${index}-${date}`,
    title: name,
    start: date,
    allDay: true,
    editable: false,
    classNames: ['bedside-day', 'bedside-holiday'],
    extendedProps: { rank: ranks.day },
  }));
  const blackouts = data.blackouts
    .filter((one) => channelId === undefined || one.channelId === null || one.channelId === channelId)
    .map((one) => ({
      id: `blackout-${one.id}`,
      title:
        one.channelId === null
          ? t('calendar.blackout', { reason: one.reason })
          : t('calendar.blackoutOn', { channel: nameOf(one.channelId), reason: one.reason }),
      start: one.from,
      end: addDays(one.until, 1),
      allDay: true,
      editable: false,
      classNames: ['bedside-day', 'bedside-blackout'],
      extendedProps: { rank: ranks.day },
    }));
  // A month of health is told above the board: on it, it would fill a line of every week.
  const observances = data.observances
    .filter(({ kind }) => kind !== 'month')
    .map(({ key, name, from, until }) => ({
      id: `observance-${key}-${from}`,
      title: name,
      start: from,
      end: addDays(until, 1),
      allDay: true,
      editable: false,
      classNames: ['bedside-day', 'bedside-observance'],
      extendedProps: { rank: ranks.day },
    }));
  return [...blackouts, ...holidays, ...observances];
}

/** The hour that does not exist, hatched, and the one that comes twice, marked. */
export function clockEvents(changes: readonly ClockChange[], t: TFunction): EventInput[] {
  return changes.map(({ kind, from, until }) => ({
    id: `clock-${from}`,
    title: t(`calendar.${kind}`),
    start: `${from}:00Z`,
    end: `${until}:00Z`,
    display: 'background',
    classNames: ['bedside-clock', `bedside-${kind}`],
  }));
}
