import type { Content } from '@bedside/server/contract/flow/compose';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContent } from './draft-content.ts';
import { type DraftEvent, type DraftSync, hasUnsaved, nextDraft, openDraft, toKeep } from './draft-sync.ts';

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
    for (const event of [{ type: 'unreachable', content: text('two') }, { type: 'refused' }] as const) {
      const draft = run(opened(), edit('two'), { type: 'saving' }, event);
      expect(hasUnsaved(draft)).toBe(true);
      expect(draft.local.baseText).toBe('two');
    }
  });
});

const june = 'The pool opens in June.';
const newer = (baseText: string, revision = 7): DraftEvent => ({
  type: 'changedElsewhere',
  revision,
  content: text(baseText),
});
const choose = (choice: 'mine' | 'theirs' | 'both'): DraftEvent => ({ type: 'resolved', path: ['baseText'], choice });

describe('a draft that somebody else changed', () => {
  it('becomes one with one’s own where nothing touches', () => {
    const draft = run(opened(june), edit('The big pool opens in June.'), newer('The pool opens in July.'));
    expect(draft).toMatchObject({
      phase: 'dirty',
      local: { baseText: 'The big pool opens in July.' },
      base: { revision: 7 },
      conflicts: [],
    });
  });

  it('is shown at once while nothing here is unsaved', () => {
    expect(run(opened(june), newer('The pool opens in July.'))).toMatchObject({
      phase: 'clean',
      local: { baseText: 'The pool opens in July.' },
      base: { revision: 7 },
    });
  });

  it('is no conflict when both wrote the same', () => {
    expect(run(opened(june), edit('same'), { type: 'saving' }, newer('same'))).toMatchObject({
      phase: 'clean',
      conflicts: [],
    });
  });

  it('is one’s own when it is what was sent and never answered', () => {
    const sent = run(opened(june), edit('one'), { type: 'saving' }, { type: 'unreachable', content: text('one') });
    expect(run(sent, edit('one and two'), newer('one'))).toMatchObject({
      phase: 'dirty',
      local: { baseText: 'one and two' },
      base: { revision: 7 },
      conflicts: [],
    });
  });
});

describe('the same words changed by two', () => {
  const both = run(
    opened(june),
    edit('The pool opens on 1 June.'),
    { type: 'saving' },
    newer('The pool opens on 2 June.'),
  );

  it('wait for a choice, and nothing is saved until then', () => {
    expect(both).toMatchObject({ phase: 'conflict', local: { baseText: 'The pool opens on 1 June.' } });
    expect(both.conflicts).toMatchObject([{ path: ['baseText'], theirs: 'The pool opens on 2 June.' }]);
    expect(run(both, edit('The pool opens on 3 June.'), { type: 'saving' })).toMatchObject({
      phase: 'conflict',
      local: { baseText: 'The pool opens on 3 June.' },
    });
  });

  it('become mine on top of their revision, and theirs can be brought back', () => {
    const kept = run(both, choose('mine'));
    expect(kept).toMatchObject({ phase: 'dirty', conflicts: [], base: { revision: 7 } });
    expect(kept.local.baseText).toBe('The pool opens on 1 June.');
    expect(run(kept, { type: 'bringBack' }).local.baseText).toBe('The pool opens on 2 June.');
  });

  it('become theirs, and mine can be brought back', () => {
    const taken = run(both, choose('theirs'));
    expect(taken).toMatchObject({ phase: 'clean', local: { baseText: 'The pool opens on 2 June.' } });
    expect(run(taken, { type: 'bringBack' })).toMatchObject({
      phase: 'dirty',
      local: { baseText: 'The pool opens on 1 June.' },
    });
  });

  it('become both', () => {
    expect(run(both, choose('both')).local.baseText).toBe('The pool opens on 1 June.\nThe pool opens on 2 June.');
  });

  it('are told as they are by now when they are changed once more', () => {
    const draft = run(both, newer('The pool opens on 3 June, at last.', 8));
    expect(draft).toMatchObject({ phase: 'conflict', local: { baseText: 'The pool opens on 1 June.' } });
    expect(draft.conflicts).toMatchObject([{ theirs: 'The pool opens on 3 June, at last.' }]);
  });

  it('still wait after the page was loaded anew', () => {
    const server = { revision: 7, content: text('The pool opens on 2 June.') };
    expect(openDraft(server, null, toKeep(both))).toMatchObject({
      phase: 'conflict',
      local: { baseText: 'The pool opens on 1 June.' },
      conflicts: both.conflicts,
    });
  });
});

describe('words that this browser kept', () => {
  const kept = toKeep(run(opened(june), edit('The big pool opens in June.')));

  it('come back as unsaved when the server stood still', () => {
    expect(openDraft({ revision: 1, content: text(june) }, null, kept)).toMatchObject({
      phase: 'dirty',
      local: { baseText: 'The big pool opens in June.' },
    });
  });

  it('are merged when the server moved on, and wait where both changed the same', () => {
    expect(openDraft({ revision: 3, content: text('The pool opens in July.') }, null, kept)).toMatchObject({
      phase: 'dirty',
      local: { baseText: 'The big pool opens in July.' },
      base: { revision: 3 },
    });
    expect(openDraft({ revision: 3, content: text('The small pool opens in June.') }, null, kept)).toMatchObject({
      phase: 'conflict',
      local: { baseText: 'The big pool opens in June.' },
    });
  });

  it('are forgotten when they are what the server has', () => {
    expect(openDraft({ revision: 2, content: kept.content }, null, kept).phase).toBe('clean');
  });
});

describe('whatever happens in whatever order', () => {
  const events = fc.oneof(
    fc.constantFrom('mine', 'mine one', 'mine two', june).map((words) => edit(words)),
    fc.constantFrom<DraftEvent>({ type: 'saving' }, { type: 'refused' }, { type: 'bringBack' }),
    fc.tuple(fc.constantFrom('theirs', 'their words', june), fc.nat(9)).map(([words, at]) => newer(words, at + 2)),
    fc.constantFrom('mine' as const, 'theirs' as const, 'both' as const).map(choose),
  );

  it('no word of mine leaves the screen but by a choice, and it is then set aside; none of theirs is overwritten unseen', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 12 }), (list) => {
        let draft = opened(june);
        for (const event of list) {
          const before = draft;
          draft = nextDraft(draft, event);
          const isUnsaved = hasUnsaved(before) && before.local.baseText !== before.base.content.baseText;
          if (event.type === 'edited' || event.type === 'bringBack' || !isUnsaved) continue;
          const held = [draft.local, draft.setAside].map((each) => each?.baseText ?? '').join('\n');
          const mine = before.local.baseText.split(' ').filter((word) => word.startsWith('mine'));
          for (const word of mine) expect(held).toContain(word);
          if (event.type !== 'changedElsewhere') continue;
          const shown = [draft.local.baseText, ...draft.conflicts.map(({ theirs }) => String(theirs))].join('\n');
          for (const word of event.content.baseText.split(' ')) {
            // What one took out oneself, having seen it, is no loss.
            if (!before.base.content.baseText.includes(word)) expect(shown).toContain(word);
          }
        }
      }),
    );
  });

  it('a choice is open exactly in a conflict', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 12 }), (list) => {
        const draft = run(opened(june), ...list);
        expect(draft.phase === 'conflict').toBe(draft.conflicts.length > 0);
      }),
    );
  });
});
