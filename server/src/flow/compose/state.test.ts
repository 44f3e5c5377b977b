import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Stage, stage } from './contract.ts';
import { nextStage, type PostEvent } from './state.ts';

const events = [
  'edited',
  'submitted',
  'changes_requested',
  'approved',
  'review_withdrawn',
  'scheduled',
  'schedule_cancelled',
  'sending',
  'published',
  'parked',
  'taken_down',
  'correcting',
  'put_back',
  'discarded',
  'restored',
] as const satisfies readonly PostEvent[];

/** Every move there is; a pair that is not here has no place. */
const moves: Readonly<Record<Stage, Readonly<Partial<Record<PostEvent, Stage>>>>> = {
  draft: {
    edited: 'draft',
    submitted: 'in_review',
    sending: 'publishing',
    published: 'published',
    taken_down: 'taken_down',
    put_back: 'published',
    discarded: 'discarded',
  },
  in_review: {
    edited: 'draft',
    submitted: 'in_review',
    changes_requested: 'changes_requested',
    approved: 'approved',
    review_withdrawn: 'draft',
    sending: 'publishing',
    published: 'published',
    taken_down: 'taken_down',
  },
  changes_requested: {
    edited: 'draft',
    submitted: 'in_review',
    sending: 'publishing',
    published: 'published',
    taken_down: 'taken_down',
    put_back: 'published',
    discarded: 'discarded',
  },
  approved: {
    edited: 'draft',
    submitted: 'in_review',
    review_withdrawn: 'draft',
    scheduled: 'scheduled',
    sending: 'publishing',
    published: 'published',
    taken_down: 'taken_down',
    parked: 'parked',
    put_back: 'published',
    discarded: 'discarded',
  },
  scheduled: {
    edited: 'draft',
    submitted: 'in_review',
    review_withdrawn: 'draft',
    scheduled: 'scheduled',
    schedule_cancelled: 'approved',
    sending: 'publishing',
    published: 'published',
    taken_down: 'taken_down',
    parked: 'parked',
  },
  publishing: {
    scheduled: 'publishing',
    sending: 'publishing',
    published: 'published',
    parked: 'parked',
    taken_down: 'taken_down',
  },
  published: {
    scheduled: 'publishing',
    sending: 'publishing',
    published: 'published',
    correcting: 'draft',
    taken_down: 'taken_down',
  },
  parked: {
    edited: 'draft',
    submitted: 'in_review',
    approved: 'approved',
    review_withdrawn: 'draft',
    scheduled: 'scheduled',
    sending: 'publishing',
    published: 'published',
    taken_down: 'taken_down',
    parked: 'parked',
    put_back: 'published',
    discarded: 'discarded',
  },
  taken_down: { taken_down: 'taken_down' },
  discarded: { restored: 'draft' },
};

const pairs = stage.options.flatMap((from) => events.map((event): [Stage, PostEvent] => [from, event]));

test.each(pairs)('%s, then %s', (from, event) => {
  expect(nextStage(from, event)).toBe(moves[from][event] ?? null);
});

/** The stages that follow one another when these things happen; what has no place is left out. */
function walk(happened: readonly PostEvent[]): { event: PostEvent; from: Stage; to: Stage }[] {
  const steps: { event: PostEvent; from: Stage; to: Stage }[] = [];
  let at: Stage = 'draft';
  for (const event of happened) {
    const to = nextStage(at, event);
    if (to === null) continue;
    steps.push({ event, from: at, to });
    at = to;
  }
  return steps;
}

describe('whatever happens, in whatever order', () => {
  const history = fc.array(fc.constantFrom(...events), { maxLength: 60 });

  test('a changed draft is never approved, scheduled or parked', () => {
    fc.assert(
      fc.property(history, (happened) => {
        for (const { event, to } of walk(happened)) if (event === 'edited') expect(to).toBe('draft');
      }),
    );
  });

  test('nothing that never left is approved or scheduled without having been sent for review', () => {
    // Only of what stands is a correction put back.
    const ofWhatLeft: ReadonlySet<string> = new Set(['sending', 'published', 'put_back']);
    const inside = events.filter((event) => !ofWhatLeft.has(event));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...inside), { maxLength: 60 }), (happened) => {
        const steps = walk(happened);
        const first = steps.findIndex(({ to }) => to === 'approved' || to === 'scheduled');
        if (first >= 0) expect(steps.slice(0, first).map(({ event }) => event)).toContain('submitted');
      }),
    );
  });

  test('what has left cannot be edited, only corrected, taken down or sent elsewhere', () => {
    for (const from of ['publishing', 'published', 'taken_down'] as const) {
      expect(nextStage(from, 'edited')).toBe(null);
      expect(nextStage(from, 'discarded')).toBe(null);
      expect(nextStage(from, 'submitted')).toBe(null);
    }
  });

  test('what was taken down stays down', () => {
    for (const event of events) expect([null, 'taken_down']).toContain(nextStage('taken_down', event));
  });
});
