import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import type { TFunction } from 'i18next';
import { formatDate } from '../../lib/format.ts';
import { wallTimeOf } from '../../lib/wall-time.ts';
import { type ChannelNames, clockWords, itemWords, ownClock } from './calendar-words.ts';
import type { CrowdedDay } from './crowded-days.ts';
import { standing } from './moving.ts';

export type ChipParts = {
  readonly t: TFunction;
  readonly language: string;
  readonly zone: string;
  /** The zone that the viewer's own clock is set to. */
  readonly ownZone: string;
  readonly nameOf: ChannelNames;
};

/** Signs that stand beside the words, never instead of them. */
const signs: Readonly<Record<CalendarItem['time'], string>> = {
  wished: '◌',
  set: '●',
  out: '✓',
  missed: '!',
  lapsed: '!',
};

/**
 * A post on the board. Made of plain nodes: five hundred of them are there at once. It is one button for whoever uses
 * keys; only one of them is reached by Tab, the others by J and K.
 */
export function eventChip(item: CalendarItem, parts: ChipParts): HTMLElement {
  const { t, language, zone, ownZone } = parts;
  const atMs = Date.parse(item.at);
  const chip = element('div', 'bedside-chip');
  chip.dataset.postId = item.postId;
  chip.dataset.time = item.time;
  chip.tabIndex = -1;
  chip.setAttribute('role', 'button');
  chip.setAttribute('aria-pressed', 'false');
  chip.setAttribute('aria-label', itemWords(item, parts));
  const head = element('span', 'bedside-chip-head');
  const twice = standing(item, zone).fold === 'later' ? ` (${t('calendar.second')})` : '';
  head.append(
    element('b', '', `${clockWords(wallTimeOf(atMs, zone), language)}${twice}`),
    element('span', 'bedside-chip-state', `${signs[item.time]} ${t(`calendar.times.${item.time}`)}`),
  );
  if (item.hints.length > 0) head.append(element('span', 'bedside-chip-hint', `⚠ ${item.hints.length}`));
  const own = ownClock(atMs, { zone, ownZone, language });
  if (own !== null) head.append(element('span', 'bedside-chip-own', t('calendar.yours', { time: own })));
  chip.append(head, element('span', 'bedside-chip-text', item.excerpt === '' ? t('posts.untitled') : item.excerpt));
  return chip;
}

/** The word about the posts that a crowded day does not show: a button among the chips, reached and used as they are. */
export function moreChip(crowd: CrowdedDay, { t, language }: ChipParts): HTMLElement {
  const { date, isOpen, count } = crowd;
  const chip = element('div', 'bedside-chip-more', isOpen ? t('calendar.fewer') : t('calendar.more', { count }));
  chip.dataset.day = date;
  chip.tabIndex = -1;
  chip.setAttribute('role', 'button');
  chip.setAttribute('aria-expanded', String(isOpen));
  const day = formatDate(date, language);
  chip.setAttribute('aria-label', isOpen ? t('calendar.fewerOn', { day }) : t('calendar.moreOn', { day, count }));
  return chip;
}

function element(name: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
