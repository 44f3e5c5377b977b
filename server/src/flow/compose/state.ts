import type { Stage } from './contract.ts';

/**
 * Where a post stands, told by what happened last. Later stages of the flow report; this table says what may follow
 * what. `edited` is the way back: a changed draft needs a new review. What stands on a network is corrected by a new version:
 * `correcting` begins that, and `put_back` leaves it at what stands.
 */
export type PostEvent =
  | 'edited'
  | 'submitted'
  | 'changes_requested'
  | 'approved'
  | 'review_withdrawn'
  | 'scheduled'
  | 'schedule_cancelled'
  | 'sending'
  | 'published'
  | 'parked'
  | 'taken_down'
  | 'correcting'
  | 'put_back'
  | 'discarded'
  | 'restored';

type Transitions = Readonly<Partial<Record<PostEvent, Stage>>>;

/** What a delivery does to a post does not wait for its stage: words that left have left. */
const leaving: Transitions = { sending: 'publishing', published: 'published', taken_down: 'taken_down' };

const transitions: Readonly<Record<Stage, Transitions>> = {
  draft: { ...leaving, edited: 'draft', submitted: 'in_review', put_back: 'published', discarded: 'discarded' },
  in_review: {
    ...leaving,
    edited: 'draft',
    submitted: 'in_review',
    changes_requested: 'changes_requested',
    approved: 'approved',
    review_withdrawn: 'draft',
  },
  changes_requested: {
    ...leaving,
    edited: 'draft',
    submitted: 'in_review',
    put_back: 'published',
    discarded: 'discarded',
  },
  approved: {
    ...leaving,
    edited: 'draft',
    submitted: 'in_review',
    review_withdrawn: 'draft',
    scheduled: 'scheduled',
    parked: 'parked',
    put_back: 'published',
    discarded: 'discarded',
  },
  scheduled: {
    ...leaving,
    edited: 'draft',
    submitted: 'in_review',
    review_withdrawn: 'draft',
    scheduled: 'scheduled',
    schedule_cancelled: 'approved',
    parked: 'parked',
  },
  publishing: { ...leaving, scheduled: 'publishing', parked: 'parked' },
  published: { ...leaving, scheduled: 'publishing', correcting: 'draft' },
  parked: {
    ...leaving,
    edited: 'draft',
    submitted: 'in_review',
    approved: 'approved',
    review_withdrawn: 'draft',
    scheduled: 'scheduled',
    parked: 'parked',
    put_back: 'published',
    discarded: 'discarded',
  },
  taken_down: { taken_down: 'taken_down' },
  discarded: { restored: 'draft' },
};

/** The stage that follows, or null where the event has no place. */
export function nextStage(stage: Stage, event: PostEvent): Stage | null {
  return transitions[stage][event] ?? null;
}
