/** Reviews in the hands of somebody else, and guests: the rules of `state.ts` over every small house there is. */
import { describe, expect, test } from 'vitest';
import type { ReviewStep } from '../../registers/org/contract.ts';
import {
  type Decision,
  type Delegation,
  eligibleFor,
  type GuestReviewer,
  handOverRefusal,
  isApproved,
  type Reviewer,
  type ReviewFacts,
  refusalOf,
  seatToFill,
  stepState,
} from './state.ts';

const HASH = 'hash-1';
const TODAY = '2027-03-01';
const names = ['ana', 'ben', 'cleo'];

function step(change: Partial<ReviewStep> = {}): ReviewStep {
  return {
    id: 'approval',
    name: 'Approval',
    roles: ['clinician_reviewer'],
    mode: 'any',
    quorum: 1,
    when: 'always',
    requiresPrivacyTraining: false,
    allowsGuests: true,
    ...change,
  };
}

function person(id: string, change: Partial<Reviewer> = {}): Reviewer {
  const grants = [{ role: 'clinician_reviewer', channelIds: null, onBehalfOf: null }];
  return { id, active: true, grants, privacyTrainedUntil: '2027-12-31', ...change };
}

const approve = (reviewerId: string, change: Partial<Decision> = {}): Decision => ({
  stepId: 'approval',
  reviewerId,
  onBehalfOf: null,
  outcome: 'approve',
  contentHash: HASH,
  ...change,
});
const guest = (id: string, change: Partial<GuestReviewer> = {}): GuestReviewer => ({
  id,
  stepId: 'approval',
  invitedBy: 'officer',
  revoked: false,
  trainingAttested: false,
  ...change,
});

function facts(change: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    steps: [step()],
    decisions: [],
    people: names.map((name) => person(name)),
    editors: ['maya'],
    contentHash: HASH,
    channelIds: ['page'],
    today: TODAY,
    ...change,
  };
}

/** Every list of these, of each length, in each order. */
function sublists<T>(items: readonly T[]): T[][] {
  return [[], ...items.flatMap((item, at) => sublists(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))];
}
const pairs = names.flatMap((fromId) => names.filter((toId) => toId !== fromId).map((toId) => ({ fromId, toId })));

/** Hands a review on as people can, one after the other: what is refused is left out. */
function handOn(hands: readonly Delegation[], given: ReviewFacts): ReviewFacts {
  return hands.reduce(
    (now, hand) =>
      handOverRefusal(hand, now) === null ? { ...now, delegations: [...(now.delegations ?? []), hand] } : now,
    given,
  );
}

const modes = [step(), step({ mode: 'quorum', quorum: 2 }), step({ mode: 'quorum', quorum: 3 }), step({ mode: 'all' })];
const hands = sublists(pairs).filter(({ length }) => length <= 3);

describe('a review that is handed on', () => {
  test.each(modes)('still has enough who may decide ($mode, $quorum), however often it was handed on', (asked) => {
    const needed = { any: 1, quorum: asked.quorum, all: 3 }[asked.mode];
    for (const list of hands) {
      const given = handOn(list, facts({ steps: [asked] }));
      expect(eligibleFor(asked, given).length).toBeGreaterThanOrEqual(needed);
    }
  });

  test.each(modes)('takes as many different people to approve ($mode, $quorum) as without', (asked) => {
    const needed = { any: 1, quorum: asked.quorum, all: 3 }[asked.mode];
    for (const list of hands) {
      for (const order of sublists(names)) {
        let given = handOn(list, facts({ steps: [asked] }));
        for (const who of order) {
          const seat = seatToFill(who, asked, given);
          if (seat === undefined) continue;
          given = { ...given, decisions: [...given.decisions, approve(who, { onBehalfOf: seat })] };
        }
        const people = new Set(given.decisions.map(({ reviewerId }) => reviewerId));
        if (stepState(asked, given) === 'passed') expect(people.size).toBeGreaterThanOrEqual(needed);
        // What was approved stays so when the hand-over has ended.
        expect(stepState(asked, { ...given, delegations: [] })).toBe(stepState(asked, given));
      }
    }
  });

  test('is never in the hands of an editor, of nobody, or of two who gave it to each other', () => {
    for (const editor of names) {
      for (const list of hands) {
        const given = handOn(list, facts({ editors: [editor] }));
        expect((given.delegations ?? []).map(({ toId }) => toId)).not.toContain(editor);
        expect((given.delegations ?? []).map(({ fromId }) => fromId)).not.toContain(editor);
        expect(eligibleFor(step(), given).length).toBeGreaterThan(0);
        for (const { fromId, toId } of given.delegations ?? []) {
          expect(given.delegations).not.toContainEqual({ fromId: toId, toId: fromId });
        }
      }
    }
  });

  const ana = { fromId: 'ana', toId: 'ben' };
  test.each<[string, Delegation, Partial<ReviewFacts>, string | null]>([
    ['by whoever is asked', ana, {}, null],
    ['not by an editor', ana, { editors: ['ana'] }, 'NOT_ASKED'],
    [
      'not by whoever has decided',
      ana,
      { steps: [step({ mode: 'quorum', quorum: 2 })], decisions: [approve('ana')] },
      'NOT_ASKED',
    ],
    ['not by a deputy', ana, { people: [deputyOf('cleo', 'ana'), person('ben'), person('cleo')] }, 'NOT_ASKED'],
    ['not where all are asked', ana, { steps: [step({ mode: 'all' })] }, 'ALL_ARE_ASKED'],
    ['not to an editor', ana, { editors: ['ben'] }, 'TO_EDITOR'],
    [
      'not to whoever has decided',
      ana,
      { steps: [step({ mode: 'quorum', quorum: 2 })], decisions: [approve('ben')] },
      'TO_DECIDED',
    ],
    ['not to oneself', { fromId: 'ana', toId: 'ana' }, {}, 'TO_NOT_ELIGIBLE'],
    [
      'not to somebody without the role',
      ana,
      { people: [person('ana'), person('ben', { grants: [] })] },
      'TO_NOT_ELIGIBLE',
    ],
    [
      'not to somebody who has left',
      ana,
      { people: [person('ana'), person('ben', { active: false })] },
      'TO_NOT_ELIGIBLE',
    ],
    [
      'not to somebody without the training that is asked for',
      ana,
      {
        steps: [step({ requiresPrivacyTraining: true })],
        people: [person('ana'), person('ben', { privacyTrainedUntil: null })],
      },
      'TO_NOT_ELIGIBLE',
    ],
    ['not to somebody who handed it on', ana, { delegations: [{ fromId: 'ben', toId: 'cleo' }] }, 'TO_HANDED_ON'],
    ['not where too few would be left', ana, { steps: [step({ mode: 'quorum', quorum: 3 })] }, 'TOO_FEW_LEFT'],
  ])('%s', (_what, hand, change, refusal) => {
    expect(handOverRefusal(hand, facts(change))).toBe(refusal);
  });

  test('is decided in the name of who handed it on; who did is told so, and is asked again when the other one left', () => {
    const given = facts({ delegations: [ana] });
    expect(seatToFill('ben', step(), given)).toBe('ana');
    expect(refusalOf('ana', step(), given)).toBe('HANDED_ON');
    const left = facts({ delegations: [ana], people: [person('ana'), person('ben', { active: false })] });
    expect(refusalOf('ana', step(), left)).toBeNull();
  });
});

function deputyOf(lender: string, id: string): Reviewer {
  return person(id, { grants: [{ role: 'clinician_reviewer', channelIds: null, onBehalfOf: lender }] });
}

describe('a guest', () => {
  const dana = guest('dana');
  test.each<[string, Partial<ReviewStep>, Partial<GuestReviewer>, Partial<Decision>, boolean]>([
    ['counts for a step that lets guests decide', {}, {}, {}, true],
    ['counts not where the step does not', { allowsGuests: false }, {}, {}, false],
    ['counts not for another step', {}, { stepId: 'privacy' }, {}, false],
    ['counts not with a decision on another step', {}, {}, { stepId: 'privacy' }, false],
    ['counts not after their way in was ended', {}, { revoked: true }, {}, false],
    ['counts not for other bytes', {}, {}, { contentHash: 'hash-2' }, false],
    ['counts not when they asked for changes', {}, {}, { outcome: 'request_changes' }, false],
    ['counts not where training is asked for', { requiresPrivacyTraining: true }, {}, {}, false],
    ['counts where an officer attested it', { requiresPrivacyTraining: true }, { trainingAttested: true }, {}, true],
    ['replaces nobody where all are asked', { mode: 'all' }, {}, {}, false],
    ['is one of several where several are asked', { mode: 'quorum', quorum: 2 }, {}, {}, false],
  ])('%s', (_what, change, who, decided, passes) => {
    const asked = step(change);
    const given = facts({ steps: [asked], guests: [{ ...dana, ...who }], decisions: [approve('dana', decided)] });
    expect(isApproved(given)).toBe(passes);
  });

  test('whom nobody invited counts for nothing', () => {
    expect(isApproved(facts({ decisions: [approve('dana')] }))).toBe(false);
  });

  test('and whoever brought them count as one, and so do two whom the same person brought', () => {
    const asked = step({ mode: 'quorum', quorum: 2 });
    const of = (guests: GuestReviewer[], ...who: string[]) =>
      isApproved(facts({ steps: [asked], guests, decisions: who.map((id) => approve(id)) }));
    expect(of([guest('dana', { invitedBy: 'ana' })], 'dana', 'ana')).toBe(false);
    expect(of([guest('dana', { invitedBy: 'ana' })], 'dana', 'ben')).toBe(true);
    expect(of([guest('dana', { invitedBy: 'ana' }), guest('eli', { invitedBy: 'ana' })], 'dana', 'eli')).toBe(false);
    expect(of([guest('dana', { invitedBy: 'ana' }), guest('eli', { invitedBy: 'ben' })], 'dana', 'eli')).toBe(true);
  });
});
