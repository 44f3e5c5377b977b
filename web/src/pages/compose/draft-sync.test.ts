import type { Content } from '@bedside/server/contract/flow/compose';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContent } from './draft-content.ts';
import { type DraftEvent, type DraftSync, hasUnsaved, nextDraft, openDraft } from './draft-sync.ts';

const text = (baseText: string): Content => ({ ...emptyContent('en'), baseText });
const opened = (baseText = 'one') => openDraft({ revision: 1, content: text(baseText) }, null, null);
const run = (draft: DraftSync, ...events: DraftEvent[]) => events.reduce(nextDraft, draft);
const edit = (baseText: string): DraftEvent => ({ type: 'edited', content: text(baseText) });
const saved = (revision: number, baseText: string): DraftEvent => ({
  type: 'saved',
  revision,
  content: text(baseText),
  at: '2027-03-01T10:32:00Z',
});
const theirs: DraftEvent = { type: 'changedElsewhere', revision: 7, content: text('theirs') };

describe('saving a draft', () => {
  it('is dirty after an edit and clean after the save of it', () => {
    const dirty = run(opened(), edit('two'));
    expect(dirty.phase).toBe('dirty');
    const clean = run(dirty, { type: 'saving' }, saved(2, 'two'));
    expect(clean).toMatchObject({ phase: 'clean', base: { revision: 2 }, savedAt: '2027-03-01T10:32:00Z' });
  });

  it('stays dirty when the text changed while the save was under way', () => {
    const draft = run(opened(), edit('two'), { type: 'saving' }, edit('three'), saved(2, 'two'));
    expect(draft).toMatchObject({ phase: 'dirty', local: { baseText: 'three' }, base: { revision: 2 } });
  });

  it('is clean again when an edit is taken back', () => {
    expect(run(opened(), edit('two'), edit('one')).phase).toBe('clean');
  });

  it('keeps the text when the server cannot be reached, and when it refuses', () => {
    for (const type of ['unreachable', 'refused'] as const) {
      const draft = run(opened(), edit('two'), { type: 'saving' }, { type });
      expect(hasUnsaved(draft)).toBe(true);
      expect(draft.local.baseText).toBe('two');
    }
  });
});

describe('a draft that somebody else changed', () => {
  const conflict = run(opened(), edit('mine'), { type: 'saving' }, theirs);

  it('shows both and saves nothing until a person chose', () => {
    expect(conflict).toMatchObject({ phase: 'conflict', local: { baseText: 'mine' }, theirs: { revision: 7 } });
    expect(run(conflict, edit('mine too'), { type: 'saving' })).toMatchObject({
      phase: 'conflict',
      local: { baseText: 'mine too' },
    });
  });

  it('keeps mine on top of their revision, and theirs can be brought back', () => {
    const kept = run(conflict, { type: 'keepMine' });
    expect(kept).toMatchObject({ phase: 'dirty', local: { baseText: 'mine' }, base: { revision: 7 } });
    expect(run(kept, { type: 'bringBack' }).local.baseText).toBe('theirs');
  });

  it('takes theirs, and mine can be brought back', () => {
    const taken = run(conflict, { type: 'takeTheirs' });
    expect(taken).toMatchObject({ phase: 'clean', local: { baseText: 'theirs' }, base: { revision: 7 } });
    expect(run(taken, { type: 'bringBack' })).toMatchObject({
      phase: 'dirty',
      local: { baseText: 'mine' },
      setAside: { baseText: 'theirs' },
    });
  });

  it('is no conflict when both wrote the same', () => {
    expect(run(opened(), edit('theirs'), { type: 'saving' }, theirs)).toMatchObject({ phase: 'clean', theirs: null });
  });
});

it('shows what somebody else saved while nothing here is unsaved, and keeps the older words at hand', () => {
  expect(run(opened(), theirs)).toMatchObject({
    phase: 'clean',
    local: { baseText: 'theirs' },
    base: { revision: 7 },
    setAside: { baseText: 'one' },
  });
});

describe('text that this browser kept', () => {
  const base = { revision: 3, content: text('on the server') };

  it('comes back as unsaved when the server stood still', () => {
    expect(openDraft(base, null, { revision: 3, content: text('kept') })).toMatchObject({
      phase: 'dirty',
      local: { baseText: 'kept' },
    });
  });

  it('is a conflict when the server moved on', () => {
    expect(openDraft(base, null, { revision: 2, content: text('kept') })).toMatchObject({
      phase: 'conflict',
      local: { baseText: 'kept' },
      theirs: { revision: 3 },
    });
  });

  it('is forgotten when it is what the server has', () => {
    expect(openDraft(base, null, { revision: 2, content: text('on the server') }).phase).toBe('clean');
  });
});

it('never loses a word: what is not on screen or on the server is set aside or theirs', () => {
  const events = fc.oneof(
    fc.string().map(edit),
    fc.constantFrom<DraftEvent>({ type: 'saving' }, { type: 'unreachable' }, theirs),
    fc.constantFrom<DraftEvent>({ type: 'keepMine' }, { type: 'takeTheirs' }, { type: 'bringBack' }),
  );
  fc.assert(
    fc.property(fc.array(events, { maxLength: 12 }), (list) => {
      let draft = opened();
      for (const event of list) {
        const before = draft;
        draft = nextDraft(draft, event);
        if (event.type === 'edited') continue;
        const held = [draft.local, draft.base.content, draft.setAside, draft.theirs?.content].map(
          (each) => each?.baseText,
        );
        expect(held).toContain(before.local.baseText);
      }
    }),
  );
});
