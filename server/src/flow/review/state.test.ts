import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReviewStep } from '../../registers/org/contract.ts';
import {
  type Decision,
  eligibleFor,
  isApproved,
  isTrained,
  lapsedByTraining,
  neededSteps,
  type Reviewer,
  type ReviewerGrant,
  type ReviewFacts,
  refusalOf,
  seatToFill,
  stepState,
} from './state.ts';

const HASH = 'hash-1';
const TODAY = '2026-11-20';

function step(change: Partial<ReviewStep> = {}): ReviewStep {
  return {
    id: 'approval',
    name: 'Approval',
    roles: ['clinician_reviewer', 'privacy_officer'],
    mode: 'any',
    quorum: 1,
    when: 'always',
    requiresPrivacyTraining: false,
    ...change,
  };
}

const own = (role: string, ...channels: string[]): ReviewerGrant => ({
  role,
  channelIds: channels.length === 0 ? null : new Set(channels),
  onBehalfOf: null,
});
const borrowed = (lender: string, role = 'clinician_reviewer', ...channels: string[]): ReviewerGrant => ({
  ...own(role, ...channels),
  onBehalfOf: lender,
});

type Change = Partial<Omit<Reviewer, 'grants'>> & { roles?: string[]; grants?: ReviewerGrant[] };

function person(id: string, { roles = ['clinician_reviewer'], ...change }: Change = {}): Reviewer {
  return { id, active: true, grants: roles.map((role) => own(role)), privacyTrainedUntil: null, ...change };
}

function approve(reviewerId: string, change: Partial<Decision> = {}): Decision {
  return { stepId: 'approval', reviewerId, onBehalfOf: null, outcome: 'approve', contentHash: HASH, ...change };
}

const reviewers = [person('ana'), person('ben'), person('cleo')];

function facts(change: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    steps: [step()],
    decisions: [],
    people: reviewers,
    editors: ['maya'],
    contentHash: HASH,
    channelIds: ['page', 'newsroom'],
    today: TODAY,
    ...change,
  };
}

describe('steps that a version needs', () => {
  const always = step({ id: 'always' });
  const patient = step({ id: 'patient', when: 'patient' });

  test('are those for every post, and, where a patient may be touched, the others too, in their order', () => {
    expect(neededSteps([patient, always], false)).toEqual([always]);
    expect(neededSteps([patient, always], true)).toEqual([patient, always]);
  });
});

describe('training', () => {
  test.each([
    [null, false],
    ['2026-11-19', false],
    ['2026-11-20', true],
    ['2026-11-21', true],
    ['2027-01-01', true],
  ])('until %s holds today: %s', (privacyTrainedUntil, holds) => {
    expect(isTrained({ privacyTrainedUntil }, TODAY)).toBe(holds);
  });
});

describe('may decide', () => {
  const trainedStep = step({ requiresPrivacyTraining: true });
  const table: readonly [who: string, asked: ReviewStep, who: Reviewer, may: boolean][] = [
    ['somebody with one of the roles', step(), person('ana'), true],
    ['somebody with several roles', step(), person('ana', { roles: ['author', 'privacy_officer'] }), true],
    [
      'not somebody without the role',
      step(),
      person('ana', { roles: ['author', 'publisher', 'administrator'] }),
      false,
    ],
    ['not somebody without any role', step(), person('ana', { roles: [] }), false],
    ['not somebody who has left', step(), person('ana', { active: false }), false],
    ['not somebody who had a hand in the words', step(), person('maya'), false],
    ['not somebody without the training that is asked for', trainedStep, person('ana'), false],
    ['not after the training has run out', trainedStep, person('ana', { privacyTrainedUntil: '2026-11-19' }), false],
    ['somebody who is trained', trainedStep, person('ana', { privacyTrainedUntil: TODAY }), true],
  ];
  test.each(table)('%s', (_who, asked, candidate, may) => {
    expect(eligibleFor(asked, facts({ people: [candidate] }))).toEqual(
      may ? [{ reviewer: candidate, onBehalfOf: null }] : [],
    );
  });
});

describe('a step passes', () => {
  const stateOf = (asked: ReviewStep, decisions: Decision[], change: Partial<ReviewFacts> = {}) =>
    stepState(asked, facts({ decisions, ...change }));

  test('with one approval, where any suffices', () => {
    expect(stateOf(step(), [])).toBe('waiting');
    expect(stateOf(step(), [approve('ana')])).toBe('passed');
  });

  test('with its number of approvals by different people, where a quorum is asked for', () => {
    const two = step({ mode: 'quorum', quorum: 2 });
    expect(stateOf(two, [approve('ana')])).toBe('waiting');
    expect(stateOf(two, [approve('ana'), approve('ana')])).toBe('waiting');
    expect(stateOf(two, [approve('ana'), approve('ben')])).toBe('passed');
  });

  test('with the approval of everybody who may decide, where all are asked for', () => {
    const all = step({ mode: 'all' });
    expect(stateOf(all, [approve('ana'), approve('ben')])).toBe('waiting');
    expect(stateOf(all, [approve('ana'), approve('ben'), approve('cleo')])).toBe('passed');
    expect(stateOf(all, [approve('ana')], { people: [person('ana'), person('maya')] })).toBe('passed');
  });

  test('never where nobody may decide it', () => {
    expect(stateOf(step({ mode: 'all' }), [], { people: [] })).toBe('waiting');
    expect(stateOf(step({ mode: 'all' }), [], { people: [person('maya')] })).toBe('waiting');
  });

  const worthless: readonly [rule: string, decision: Decision, change?: Partial<ReviewFacts>][] = [
    ['a changed version voids its approval', approve('ana', { contentHash: 'hash-2' })],
    ['an approval of another step', approve('ana', { stepId: 'privacy' })],
    ['a request for changes', approve('ana', { outcome: 'request_changes' })],
    ['an approval by an author', approve('maya'), { people: [person('maya')] }],
    ['an approval by somebody who has left since', approve('ana'), { people: [person('ana', { active: false })] }],
    ['an approval by somebody who lost the role', approve('ana'), { people: [person('ana', { roles: ['author'] })] }],
    ['an approval by a stranger', approve('zoe')],
  ];
  test.each(worthless)('not by what does not count: %s', (_rule, decision, change) => {
    expect(stateOf(step(), [decision], change)).toBe('waiting');
  });
});

describe('a role that is limited', () => {
  const mayDecide = (...grants: ReviewerGrant[]) =>
    eligibleFor(step(), facts({ people: [person('ana', { grants })] })).length === 1;

  test('decides where it reaches all channels of the version', () => {
    expect(mayDecide(own('clinician_reviewer', 'page', 'newsroom', 'other'))).toBe(true);
    expect(mayDecide(own('clinician_reviewer', 'page'))).toBe(false);
    expect(mayDecide(own('clinician_reviewer', 'other'), own('author'))).toBe(false);
    expect(mayDecide(own('clinician_reviewer', 'page'), own('privacy_officer', 'newsroom'))).toBe(false);
  });

  test('no longer counts once the version goes elsewhere too', () => {
    const people = [person('ana', { grants: [own('clinician_reviewer', 'page')] })];
    const known = facts({ people, decisions: [approve('ana')], channelIds: ['page'] });
    expect(isApproved(known)).toBe(true);
    expect(isApproved({ ...known, channelIds: ['page', 'newsroom'] })).toBe(false);
  });
});

describe('a deputy', () => {
  const ben = person('ben', { roles: ['author'], grants: [own('author'), borrowed('ana')] });
  const inAnasName = approve('ben', { onBehalfOf: 'ana' });
  const two = step({ mode: 'quorum', quorum: 2 });

  test('may decide in the name of the person they stand in for', () => {
    expect(eligibleFor(step(), facts({ people: [ben] }))).toEqual([{ reviewer: ben, onBehalfOf: 'ana' }]);
    expect(seatToFill('ben', step(), facts({ people: [ben] }))).toBe('ana');
  });

  test('decides in their own name where their own role suffices', () => {
    const both = person('ben', { grants: [borrowed('ana'), own('clinician_reviewer')] });
    expect(seatToFill('ben', step(), facts({ people: [both] }))).toBe(null);
  });

  test('never decides in the name of somebody who had a hand in the words', () => {
    const known = facts({ people: [ben, person('ana')], editors: ['ana'] });
    expect(eligibleFor(step(), known)).toEqual([]);
    expect(refusalOf('ben', step(), known)).toBe('LENDER_IS_EDITOR');
    expect(stepState(step(), { ...known, decisions: [inAnasName] })).toBe('waiting');
    expect(seatToFill('ben', step(), known)).toBe(undefined);
  });

  test('needs a training of their own', () => {
    const trained = step({ requiresPrivacyTraining: true });
    const ana = person('ana', { privacyTrainedUntil: TODAY });
    expect(refusalOf('ben', trained, facts({ people: [ana, ben] }))).toBe('TRAINING_MISSING');
    const benTrained = { ...ben, privacyTrainedUntil: TODAY };
    const known = facts({ people: [person('ana'), benTrained], steps: [trained], decisions: [inAnasName] });
    expect(isApproved(known)).toBe(true);
  });

  test('borrows with the limits of the role', () => {
    const limited = person('ben', { grants: [borrowed('ana', 'clinician_reviewer', 'page')] });
    expect(refusalOf('ben', step(), facts({ people: [limited] }))).toBe('CHANNEL_OUT_OF_REACH');
    expect(refusalOf('ben', step(), facts({ people: [limited], channelIds: ['page'] }))).toBe(null);
  });

  test('and the person they stand in for fill one seat, not two', () => {
    const people = [person('ana'), ben, person('cleo')];
    const passes = (...decisions: Decision[]) => stepState(two, facts({ people, decisions }));
    expect(passes(inAnasName, approve('ana'))).toBe('waiting');
    expect(passes(approve('ana'), inAnasName)).toBe('waiting');
    expect(passes(inAnasName, approve('cleo'))).toBe('passed');
  });

  test('of two people is still one person', () => {
    const people = [person('ana'), person('cleo'), person('ben', { grants: [borrowed('ana'), borrowed('cleo')] })];
    const decisions = [inAnasName, approve('ben', { onBehalfOf: 'cleo' })];
    expect(stepState(two, facts({ people, decisions }))).toBe('waiting');
  });

  test('fills a seat that nobody has filled', () => {
    const dan = person('dan', { grants: [borrowed('ana'), borrowed('cleo')] });
    const people = [person('ana'), person('cleo'), dan];
    expect(seatToFill('dan', step(), facts({ people }))).toBe('ana');
    expect(seatToFill('dan', step(), facts({ people, decisions: [approve('ana')] }))).toBe('cleo');
    expect(seatToFill('dan', step(), facts({ people, decisions: [approve('ana'), approve('cleo')] }))).toBe('ana');
  });

  test('decides for an absent person where all are asked', () => {
    const all = step({ mode: 'all' });
    const people = [person('ana'), ben, person('cleo')];
    const passes = (...decisions: Decision[]) => stepState(all, facts({ people, decisions }));
    expect(passes(approve('cleo'))).toBe('waiting');
    expect(passes(approve('cleo'), inAnasName)).toBe('passed');
    expect(passes(approve('cleo'), approve('ana'))).toBe('passed');
    expect(passes(inAnasName, approve('ana'))).toBe('waiting');
  });

  test('has decided for good: what was approved counts on after the deputyship has ended', () => {
    const after = (ana: Change, now: Change = {}) =>
      stepState(
        step(),
        facts({ people: [person('ana', ana), person('ben', { roles: ['author'], ...now })], decisions: [inAnasName] }),
      );
    expect(after({})).toBe('passed');
    expect(after({ active: false })).toBe('passed');
    expect(after({ roles: ['author'] })).toBe('waiting');
    expect(after({}, { active: false })).toBe('waiting');
    expect(stepState(step(), facts({ people: [ben], decisions: [inAnasName] }))).toBe('waiting');
  });

  test('cannot use a role that the lender only borrowed', () => {
    const people = [person('ana', { grants: [borrowed('cleo')] }), person('ben', { roles: [] })];
    expect(stepState(step(), facts({ people, decisions: [inAnasName] }))).toBe('waiting');
  });
});

describe('a refusal says what comes closest', () => {
  const trained = step({ requiresPrivacyTraining: true });
  test.each([
    ['OWN_VERSION', step(), person('maya')],
    ['TRAINING_MISSING', trained, person('ana')],
    ['NOT_A_REVIEWER', step(), person('ana', { roles: ['author'] })],
    ['NOT_A_REVIEWER', step(), person('ana', { active: false })],
    ['CHANNEL_OUT_OF_REACH', step(), person('ana', { grants: [own('clinician_reviewer', 'page')] })],
    [null, step(), person('ana')],
  ] as const)('%s', (code, asked, who) => {
    expect(refusalOf(who.id, asked, facts({ people: [who] }))).toBe(code);
  });
});

describe('a version is approved', () => {
  const privacy = step({ id: 'privacy' });

  test('when each step has passed', () => {
    const steps = [step(), privacy];
    expect(isApproved(facts({ steps, decisions: [approve('ana')] }))).toBe(false);
    expect(isApproved(facts({ steps, decisions: [approve('ana', { stepId: 'privacy' })] }))).toBe(false);
    expect(isApproved(facts({ steps, decisions: [approve('ana'), approve('ben', { stepId: 'privacy' })] }))).toBe(true);
  });

  test('never without a step', () => {
    expect(isApproved(facts({ steps: [], decisions: [approve('ana')] }))).toBe(false);
  });
});

describe('a step lapses', () => {
  const trained = step({ requiresPrivacyTraining: true });
  const people = (until: string | null) => [person('ana', { privacyTrainedUntil: until })];

  test('when the training of its approver has run out', () => {
    expect(
      lapsedByTraining(facts({ steps: [trained], decisions: [approve('ana')], people: people('2026-11-19') })),
    ).toEqual([trained]);
  });

  test('not while the training holds', () => {
    expect(lapsedByTraining(facts({ steps: [trained], decisions: [approve('ana')], people: people(TODAY) }))).toEqual(
      [],
    );
  });

  test('not when it never passed', () => {
    expect(lapsedByTraining(facts({ steps: [trained], people: people('2026-11-19') }))).toEqual([]);
    const voided = [approve('ana', { contentHash: 'hash-2' })];
    expect(lapsedByTraining(facts({ steps: [trained], decisions: voided, people: people(null) }))).toEqual([]);
  });

  test('not when it asks for no training', () => {
    expect(lapsedByTraining(facts({ steps: [step()], decisions: [approve('ana')], people: people(null) }))).toEqual([]);
    expect(lapsedByTraining(facts({ steps: [step()], people: people(null) }))).toEqual([]);
  });
});

describe('for any house and any decisions', () => {
  const ids = ['ana', 'ben', 'cleo', 'dan', 'maya'];
  const anyStep = fc
    .record({
      mode: fc.constantFrom('any' as const, 'all' as const, 'quorum' as const),
      quorum: fc.integer({ min: 1, max: 4 }),
      requiresPrivacyTraining: fc.boolean(),
    })
    .map(step);
  const anyGrant: fc.Arbitrary<ReviewerGrant> = fc.record({
    role: fc.constantFrom('author', 'clinician_reviewer', 'privacy_officer'),
    channelIds: fc.constantFrom(null, new Set(['page']), new Set(['page', 'newsroom'])),
    onBehalfOf: fc.constantFrom(null, null, ...ids),
  });
  const anyFacts: fc.Arbitrary<ReviewFacts> = fc
    .record({
      steps: fc.array(anyStep, { minLength: 1, maxLength: 3 }),
      decisions: fc.array(
        fc.record({
          reviewerId: fc.constantFrom(...ids),
          onBehalfOf: fc.constantFrom(null, null, ...ids),
          outcome: fc.constantFrom('approve' as const, 'request_changes' as const),
          contentHash: fc.constantFrom(HASH, 'hash-2'),
        }),
        { maxLength: 8 },
      ),
      people: fc.array(
        fc.record({
          id: fc.constantFrom(...ids),
          active: fc.boolean(),
          grants: fc.array(anyGrant, { maxLength: 3 }),
          privacyTrainedUntil: fc.constantFrom(null, '2026-11-19', TODAY),
        }),
        { maxLength: 5 },
      ),
      editors: fc.subarray(ids),
    })
    .map(({ decisions, steps, ...rest }) =>
      facts({
        ...rest,
        steps: steps.map((one, index) => ({ ...one, id: `step-${index}` })),
        decisions: decisions.map((one, index) => ({ ...one, stepId: `step-${index % steps.length}` })),
      }),
    );

  test('a changed version voids every approval', () => {
    fc.assert(fc.property(anyFacts, (known) => !isApproved({ ...known, contentHash: 'hash-3' })));
  });

  test('nobody approves their own words: where all had a hand in them, nothing is approved', () => {
    fc.assert(fc.property(anyFacts, (known) => !isApproved({ ...known, editors: ids })));
  });

  test('a further author never helps a version where one or a number of approvals is asked for', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...ids), (known, author) => {
        const steps = known.steps.filter(({ mode }) => mode !== 'all');
        const before = isApproved({ ...known, steps });
        const after = isApproved({ ...known, steps, editors: [...known.editors, author] });
        expect(after && !before).toBe(false);
      }),
    );
  });

  test('what is approved was approved by somebody present who is no editor, in no editor’s name, on this content', () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        if (!isApproved(known)) return;
        for (const asked of known.steps) {
          const counted = known.decisions.filter(
            (one) =>
              one.stepId === asked.id &&
              one.outcome === 'approve' &&
              one.contentHash === HASH &&
              known.people.some(({ id, active }) => id === one.reviewerId && active) &&
              !known.editors.includes(one.reviewerId) &&
              !(one.onBehalfOf !== null && known.editors.includes(one.onBehalfOf)),
          );
          const needed = asked.mode === 'quorum' ? asked.quorum : 1;
          expect(new Set(counted.map(({ reviewerId }) => reviewerId)).size).toBeGreaterThanOrEqual(needed);
          const seats = counted.map(({ reviewerId, onBehalfOf }) => onBehalfOf ?? reviewerId);
          expect(new Set(seats).size).toBeGreaterThanOrEqual(needed);
        }
      }),
    );
  });

  test('a refusal is told exactly where somebody may not decide', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...ids), (known, id) => {
        for (const asked of known.steps) {
          const may = eligibleFor(asked, known).some(({ reviewer }) => reviewer.id === id);
          expect(refusalOf(id, asked, known) === null).toBe(may);
        }
      }),
    );
  });

  test('a step is passed, lapsed or waiting, and never two of them', () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        for (const lapsed of lapsedByTraining(known)) expect(stepState(lapsed, known)).toBe('waiting');
      }),
    );
  });
});
