import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { expect, test } from 'vitest';
import { foldDays } from './crowded-days.ts';

const zone = 'America/Chicago';
const none: ReadonlySet<string> = new Set();

function itemsOn(date: string, count: number): CalendarItem[] {
  return Array.from({ length: count }, (_, index) => {
    const at = `${date}T${String(12 + index)}:00:00Z`;
    // What folding looks at.
    return { postId: `${date}-${index}`, at } as CalendarItem;
  });
}

const idsOf = (items: readonly CalendarItem[]) => items.map(({ postId }) => postId);

test('a day shows its first three posts, and a word about the others', () => {
  const items = itemsOn('2027-05-03', 6);
  const { shown, crowded } = foldDays(items.toReversed(), { zone, open: none });
  expect(idsOf(shown)).toEqual(idsOf(items.slice(0, 3)));
  expect(crowded).toEqual([{ date: '2027-05-03', isOpen: false, count: 3, firstId: '2027-05-03-3' }]);
});

test('a day that was opened shows all of them, and can be folded again', () => {
  const items = itemsOn('2027-05-03', 6);
  const { shown, crowded } = foldDays(items, { zone, open: new Set(['2027-05-03']) });
  expect(idsOf(shown)).toEqual(idsOf(items));
  expect(crowded).toMatchObject([{ isOpen: true, count: 3 }]);
});

test('of four posts none is put behind a word that takes its room', () => {
  const { shown, crowded } = foldDays(itemsOn('2027-05-03', 4), { zone, open: none });
  expect([shown.length, crowded]).toEqual([4, []]);
});

test('days are those of the calendar’s clock', () => {
  const late = { postId: 'late', at: '2027-05-04T03:00:00Z' } as CalendarItem;
  const { crowded } = foldDays([...itemsOn('2027-05-03', 4), late], { zone, open: none });
  expect(crowded).toMatchObject([{ date: '2027-05-03', count: 2 }]);
});
