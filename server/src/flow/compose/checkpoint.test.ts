import { expect, it } from 'vitest';
import { isCheckpointDue } from './checkpoint.ts';
import { emptyContent } from './content-hash.ts';

const text = 'The pool opens in June. Bring a towel and good humour.';
const begunAt = new Date('2027-03-01T10:00:00Z');
const current = { content: { ...emptyContent, baseText: text }, updatedBy: 'ana', updatedAt: begunAt };
const at = (minutes: number) => new Date(begunAt.getTime() + minutes * 60_000);
const next = (patch: Partial<{ baseText: string; editor: string; minutes: number }>) => ({
  content: { ...emptyContent, baseText: patch.baseText ?? `${text} See you!` },
  editor: patch.editor ?? 'ana',
  now: at(patch.minutes ?? 1),
  since: begunAt,
});

it('keeps a draft before somebody else goes over it', () => {
  expect(isCheckpointDue(current, next({ editor: 'ben' }))).toBe(true);
  expect(isCheckpointDue(current, next({}))).toBe(false);
});

it('keeps a draft once in a sitting of ten minutes', () => {
  expect(isCheckpointDue(current, next({ minutes: 9 }))).toBe(false);
  expect(isCheckpointDue(current, next({ minutes: 10 }))).toBe(true);
});

it('keeps a draft before more than half of it goes at once', () => {
  expect(isCheckpointDue(current, next({ baseText: '' }))).toBe(true);
  expect(isCheckpointDue(current, next({ baseText: text.slice(0, -20) }))).toBe(false);
  const short = { ...current, content: { ...emptyContent, baseText: 'Pool!' } };
  expect(isCheckpointDue(short, next({ baseText: '' }))).toBe(false);
});

it('keeps nothing where nothing was written', () => {
  expect(isCheckpointDue({ ...current, content: emptyContent }, next({ editor: 'ben', minutes: 99 }))).toBe(false);
});
