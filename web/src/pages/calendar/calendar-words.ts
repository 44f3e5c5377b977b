import type { CalendarChannel, CalendarItem, Hint } from '@bedside/server/contract/flow/schedule/calendar';
import type { TFunction } from 'i18next';
import { wallTimeOf } from '../../lib/wall-time.ts';

const clock = { timeStyle: 'short', timeZone: 'UTC' } as const;
const dayAndClock = { ...clock, dateStyle: 'medium' } as const;
/** Making a format costs far more than using it, and a full month asks for hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

function words(localTime: string, language: string, options: typeof clock | typeof dayAndClock): string {
  const key = `${language} ${'dateStyle' in options}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format.format(Date.parse(`${localTime}:00Z`));
}

/** `2027-03-14T09:30` as the time of day in a language. */
export function clockWords(localTime: string, language: string): string {
  return words(localTime, language, clock);
}

/** A wall time with its day, as words. */
export function wallWords(localTime: string, language: string): string {
  return words(localTime, language, dayAndClock);
}

/** A day, or the first and the last of several, as words. */
export function dayWords(from: string, until: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(Date.parse(`${from}T00:00Z`), Date.parse(`${until}T00:00Z`));
}

/** `America/Chicago` as a person would write it. */
export function zoneWords(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

/** What the viewer's own clock shows at an instant; null where it shows the same as the calendar's. */
export function ownClock(
  atMs: number,
  { zone, ownZone, language }: { zone: string; ownZone: string; language: string },
): string | null {
  if (ownZone === zone) return null;
  const own = wallTimeOf(atMs, ownZone);
  const there = wallTimeOf(atMs, zone);
  if (own === there) return null;
  return own.slice(0, 10) === there.slice(0, 10) ? clockWords(own, language) : wallWords(own, language);
}

export type ChannelNames = (channelId: string) => string;

export function channelNames(channels: readonly CalendarChannel[], t: TFunction): ChannelNames {
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? t('calendar.noChannel');
}

export function hintWords(hint: Hint, nameOf: ChannelNames, t: TFunction): string {
  const channel = nameOf(hint.channelId);
  switch (hint.code) {
    case 'close':
      return t('calendar.hints.close', { channel, minutes: hint.minutes });
    case 'crowded':
      return t('calendar.hints.crowded', { channel, count: hint.count });
    default:
      return t(`calendar.hints.${hint.code}`, { channel });
  }
}

/** The post in one sentence, for whoever hears it. */
export function itemWords(
  item: CalendarItem,
  parts: { t: TFunction; language: string; zone: string; ownZone: string; nameOf: ChannelNames },
): string {
  const { t, language, zone, ownZone, nameOf } = parts;
  const atMs = Date.parse(item.at);
  const own = ownClock(atMs, { zone, ownZone, language });
  const time = wallWords(wallTimeOf(atMs, zone), language);
  const sentence = t('calendar.item', {
    time: own === null ? time : `${time} (${t('calendar.yours', { time: own })})`,
    state: t(`calendar.times.${item.time}`),
    stage: t(`posts.stages.${item.stage}`),
    channels: item.channelIds.length === 0 ? t('calendar.noChannel') : item.channelIds.map(nameOf).join(', '),
    text: item.excerpt === '' ? t('posts.untitled') : item.excerpt,
  });
  return item.hints.length === 0
    ? sentence
    : `${sentence}. ${t('calendar.itemHints', { count: item.hints.length })}: ${item.hints.map((hint) => hintWords(hint, nameOf, t)).join(' ')}`;
}
