import type { Content } from '@bedside/server/contract/flow/compose';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyContent } from './draft-content.ts';
import { createDraftKeeper, type SaveOutcome } from './draft-keeper.ts';
import { type Kept, openDraft } from './draft-sync.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const text = (baseText: string): Content => ({ ...emptyContent('en'), baseText });
const edit = (baseText: string) => ({ type: 'edited', content: text(baseText) }) as const;

function open(outcomes: SaveOutcome[]) {
  const sent: { text: string; revision: number | null }[] = [];
  let kept: Kept | null = null;
  const keeper = createDraftKeeper(openDraft({ revision: null, content: text('') }, null, null), {
    save: async (content, revision) => {
      sent.push({ text: content.baseText, revision });
      return outcomes.shift() ?? { kind: 'refused' };
    },
    kept: () => ({
      keep: (draft) => {
        kept = draft;
      },
      forget: () => {
        kept = null;
      },
    }),
    now: () => Date.now(),
    arrive: (change) => change(),
  });
  return { keeper, sent, kept: () => kept };
}

it('saves once after a rest, and keeps the words in the browser until then', async () => {
  const { keeper, sent, kept } = open([{ kind: 'saved', revision: 1, at: '2027-03-01T10:32:00Z' }]);
  keeper.dispatch(edit('H'));
  keeper.dispatch(edit('He'));
  expect(kept()?.content.baseText).toBe('He');
  await vi.advanceTimersByTimeAsync(800);
  expect(sent).toEqual([{ text: 'He', revision: null }]);
  expect(keeper.state().phase).toBe('clean');
  expect(kept()).toBeNull();
});

it('saves at the latest after five seconds of steady typing', async () => {
  const { keeper, sent } = open([{ kind: 'saved', revision: 1, at: '2027-03-01T10:32:00Z' }]);
  for (let key = 1; key <= 10; key += 1) {
    keeper.dispatch(edit('x'.repeat(key)));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(sent).toHaveLength(1);
});

it('tries again by itself when the server could not be reached, and loses nothing meanwhile', async () => {
  const { keeper, sent, kept } = open([
    { kind: 'unreachable' },
    { kind: 'saved', revision: 1, at: '2027-03-01T10:32:00Z' },
  ]);
  keeper.dispatch(edit('kept'));
  await vi.advanceTimersByTimeAsync(800);
  expect(keeper.state().phase).toBe('offline');
  expect(kept()?.content.baseText).toBe('kept');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toHaveLength(2);
  expect(keeper.state().phase).toBe('clean');
});

it('answers the revision that holds everything when it is asked to save now', async () => {
  const { keeper } = open([{ kind: 'saved', revision: 4, at: '2027-03-01T10:32:00Z' }]);
  keeper.dispatch(edit('now'));
  expect(await keeper.flush()).toBe(4);
});

it('answers null when the words could not be saved', async () => {
  const { keeper, sent } = open([{ kind: 'unreachable' }, { kind: 'saved', revision: 1, at: '2027-03-01T10:32:00Z' }]);
  keeper.dispatch(edit('mine'));
  expect(await keeper.flush()).toBeNull();
  expect(sent).toHaveLength(1);
});

it('saves what it merged, and answers the revision that holds both', async () => {
  const { keeper, sent } = open([
    { kind: 'saved', revision: 1, at: '2027-03-01T10:32:00Z' },
    { kind: 'changedElsewhere', revision: 2, content: text('The pool opens in July.') },
    { kind: 'saved', revision: 3, at: '2027-03-01T10:33:00Z' },
  ]);
  keeper.dispatch(edit('The pool opens in June.'));
  await keeper.flush();
  keeper.dispatch(edit('The big pool opens in June.'));
  expect(await keeper.flush()).toBe(3);
  expect(sent.at(-1)).toEqual({ text: 'The big pool opens in July.', revision: 2 });
});

it('saves nothing while a choice is open, and everything after it', async () => {
  const { keeper, sent } = open([
    { kind: 'changedElsewhere', revision: 9, content: text('theirs') },
    { kind: 'saved', revision: 10, at: '2027-03-01T10:33:00Z' },
  ]);
  keeper.dispatch(edit('mine'));
  expect(await keeper.flush()).toBeNull();
  expect(keeper.state()).toMatchObject({ phase: 'conflict', local: { baseText: 'mine' } });
  expect(sent).toHaveLength(1);
  keeper.dispatch({ type: 'resolved', path: ['baseText'], choice: 'both' });
  expect(await keeper.flush()).toBe(10);
  expect(sent.at(-1)).toEqual({ text: 'mine\ntheirs', revision: 9 });
});

it('takes an earlier wording as saved whose answer was lost, and saves the newer one over it', async () => {
  const { keeper, sent } = open([
    { kind: 'saved', revision: 1, at: '2027-03-01T10:32:00Z', content: text('first') },
    { kind: 'saved', revision: 2, at: '2027-03-01T10:33:00Z' },
  ]);
  keeper.dispatch(edit('first and second'));
  expect(await keeper.flush()).toBe(2);
  expect(sent.map(({ revision }) => revision)).toEqual([null, 1]);
});
