import { expect, it } from 'vitest';
import { type TrailEntry, trailLines } from './trail-lines.ts';

const entry = (id: string, action: string, actorName = 'Maya Osei'): TrailEntry => ({
  id,
  at: '2027-03-01T10:00:00Z',
  action,
  actorName,
  onBehalfOfName: null,
  objectType: 'post',
  facts: {},
});

it('tells the newest first and joins saves of one person in a row', () => {
  const lines = trailLines([
    entry('1', 'post.created'),
    entry('2', 'draft.saved'),
    entry('3', 'draft.saved'),
    entry('4', 'draft.saved', 'Jon Reyes'),
    entry('5', 'review.submitted'),
  ]);
  expect(lines.map((line) => [line.entry.id, line.times])).toEqual([
    ['5', 1],
    ['4', 1],
    ['3', 2],
    ['1', 1],
  ]);
});
