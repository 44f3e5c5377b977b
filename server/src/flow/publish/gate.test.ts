import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReviewStep } from '../../registers/org/contract.ts';
import { nobody } from '../permit/state.ts';
import type { Blocker } from './contract.ts';
import { computeClearance, type GateChannel, type GateFacts, isUntold, LATE_LIMIT_MS } from './gate.ts';

const HASH = 'a'.repeat(64);
const OTHER_HASH = 'b'.repeat(64);
const NOW = new Date('2026-11-20T15:00:00.000Z');

const approval: ReviewStep = {
  id: 'approval',
  name: 'Approval',
  roles: ['clinician_reviewer'],
  mode: 'any',
  quorum: 1,
  when: 'always',
  requiresPrivacyTraining: false,
};
const privacy: ReviewStep = {
  ...approval,
  id: 'privacy',
  name: 'Privacy',
  roles: ['privacy_officer'],
  requiresPrivacyTraining: true,
};

type Review = NonNullable<GateFacts['review']>;

const own = (role: string) => ({ role, channelIds: null, onBehalfOf: null });

function approvedReview(change: Partial<Review> = {}, facts: Partial<Review['facts']> = {}): Review {
  return {
    state: 'approved',
    contentHash: HASH,
    missingSteps: [],
    ...change,
    facts: {
      steps: [approval],
      decisions: [{ stepId: 'approval', reviewerId: 'osei', onBehalfOf: null, outcome: 'approve', contentHash: HASH }],
      people: [
        { id: 'osei', active: true, grants: [own('clinician_reviewer')], privacyTrainedUntil: null },
        { id: 'ruiz', active: true, grants: [own('privacy_officer')], privacyTrainedUntil: '2027-01-31' },
      ],
      editors: ['okafor'],
      contentHash: HASH,
      channelIds: ['channel-1'],
      today: '2026-11-20',
      ...facts,
    },
  };
}

/** Approved for both steps; the officer's training ended on `trainedUntil`. */
function trainedReview(trainedUntil: string, change: Partial<Review> = {}): Review {
  return approvedReview(change, {
    steps: [approval, privacy],
    decisions: [
      { stepId: 'approval', reviewerId: 'osei', onBehalfOf: null, outcome: 'approve', contentHash: HASH },
      { stepId: 'privacy', reviewerId: 'ruiz', onBehalfOf: null, outcome: 'approve', contentHash: HASH },
    ],
    people: [
      { id: 'osei', active: true, grants: [own('clinician_reviewer')], privacyTrainedUntil: null },
      { id: 'ruiz', active: true, grants: [own('privacy_officer')], privacyTrainedUntil: trainedUntil },
    ],
  });
}

const newsroom: GateChannel = { id: 'channel-1', network: 'newsroom', state: 'connected', isRight: true, problems: [] };

function clearFacts(change: Partial<GateFacts> = {}): GateFacts {
  return {
    now: NOW,
    version: { id: 'version-1', contentHash: HASH },
    computedHash: HASH,
    draftHash: HASH,
    isCurrentVersion: true,
    images: [],
    screenedHash: HASH,
    findings: [],
    touchesPatient: false,
    namesSource: true,
    inLibrary: true,
    permit: nobody,
    waivers: [],
    review: approvedReview(),
    channels: [newsroom],
    schedule: { state: 'active', contentHash: HASH, dueAt: NOW },
    partBefore: 'out',
    stops: { isKnown: true, standing: [] },
    purpose: 'arm',
    ...change,
  };
}

const blocking = { key: 'finding-1', severity: 'block', category: 'privacy', subject: 'patient' } as const;
const waived = { findingKey: 'finding-1', contentHash: HASH, byEditor: false } as const;
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

/** One fact that is wrong, and the one reason that must be told for it. */
const guards: readonly [rule: string, change: Partial<GateFacts>, blocker: Blocker][] = [
  ['a version that is not the newest', { isCurrentVersion: false }, block('approval', 'CONTENT_CHANGED')],
  ['stored content whose hash is another', { computedHash: OTHER_HASH }, block('approval', 'CONTENT_CHANGED')],
  ['a draft edited after approval', { draftHash: OTHER_HASH }, block('approval', 'CONTENT_CHANGED')],
  ['content that nobody screened', { screenedHash: null }, block('screening', 'NOT_SCREENED')],
  ['a screening of other content', { screenedHash: OTHER_HASH }, block('screening', 'SCREENING_OUTDATED')],
  ['a finding that blocks', { findings: [blocking] }, block('screening', 'FINDING_BLOCKS', { count: 1 })],
  ['what is shared and is in the library no more', { inLibrary: false }, block('approval', 'NOT_IN_LIBRARY')],
  ['a notice passed on without its source', { namesSource: false }, block('screening', 'SOURCE_MISSING')],
  [
    'as many findings as block',
    { findings: [blocking, { ...blocking, key: 'finding-2' }, { ...blocking, key: 'finding-3', severity: 'warn' }] },
    block('screening', 'FINDING_BLOCKS', { count: 2 }),
  ],
  [
    'a waiver for another finding',
    { findings: [blocking], waivers: [{ ...waived, findingKey: 'finding-2' }] },
    block('screening', 'FINDING_BLOCKS', { count: 1 }),
  ],
  [
    'a waiver for other content',
    { findings: [blocking], waivers: [{ ...waived, contentHash: OTHER_HASH }] },
    block('screening', 'FINDING_BLOCKS', { count: 1 }),
  ],
  [
    'a waiver by an editor of the words',
    { findings: [blocking], waivers: [{ ...waived, byEditor: true }] },
    block('screening', 'FINDING_BLOCKS', { count: 1 }),
  ],
  [
    'an image that is gone',
    {
      images: [
        { index: 0, known: true, hasAltText: true },
        { index: 1, known: false, hasAltText: true },
      ],
    },
    block('pictures', 'IMAGE_MISSING', { image: 2 }),
  ],
  [
    'an image without a description',
    { images: [{ index: 0, known: true, hasAltText: false }] },
    block('pictures', 'ALT_TEXT_MISSING', { image: 1 }),
  ],
  ['a post that was never submitted', { review: null }, block('approval', 'NOT_SUBMITTED')],
  [
    'a review that was withdrawn',
    { review: approvedReview({ state: 'withdrawn' }) },
    block('approval', 'REVIEW_WITHDRAWN'),
  ],
  [
    'a review that asked for changes',
    { review: approvedReview({ state: 'changes_requested' }) },
    block('approval', 'CHANGES_REQUESTED'),
  ],
  ['a review that is open', { review: approvedReview({ state: 'open' }) }, block('approval', 'APPROVAL_MISSING')],
  [
    'a review that was superseded',
    { review: approvedReview({ state: 'superseded' }) },
    block('approval', 'APPROVAL_MISSING'),
  ],
  [
    'a review of other content',
    { review: approvedReview({ contentHash: OTHER_HASH }) },
    block('approval', 'CONTENT_CHANGED'),
  ],
  [
    'an approval by one of the authors',
    { review: approvedReview({}, { editors: ['okafor', 'osei'] }) },
    block('approval', 'APPROVED_BY_AUTHOR'),
  ],
  [
    'steps that the policy asks for today',
    { review: approvedReview({ missingSteps: ['privacy', 'legal'] }) },
    block('approval', 'APPROVAL_MISSING', { steps: 'privacy,legal' }),
  ],
  [
    'an approval without decisions',
    { review: approvedReview({}, { decisions: [] }) },
    block('approval', 'APPROVAL_MISSING'),
  ],
  ['a review without steps', { review: approvedReview({}, { steps: [] }) }, block('approval', 'APPROVAL_MISSING')],
  [
    'a reviewer who has left',
    {
      review: approvedReview(
        {},
        { people: [{ id: 'osei', active: false, grants: [own('clinician_reviewer')], privacyTrainedUntil: null }] },
      ),
    },
    block('approval', 'APPROVAL_MISSING'),
  ],
  [
    'training that ran out since the decision',
    { review: trainedReview('2026-11-19') },
    block('training', 'TRAINING_EXPIRED', { step: 'privacy' }),
  ],
  ['no channel at all', { channels: [] }, block('channel', 'NO_CHANNEL')],
  [
    'a channel that was disconnected',
    { channels: [newsroom, { ...newsroom, id: 'channel-2', network: 'bluesky', state: 'disconnected' }] },
    block('channel', 'CHANNEL_NOT_CONNECTED', { channel: 'channel-2', network: 'bluesky' }),
  ],
  [
    'a channel whose sign-in ran out',
    { channels: [{ ...newsroom, state: 'needs_reauthorization' }] },
    block('channel', 'CHANNEL_NEEDS_REAUTHORIZATION', { channel: 'channel-1', network: 'newsroom' }),
  ],
  [
    'a channel that nobody has confirmed',
    { channels: [{ ...newsroom, state: 'awaiting_confirmation' }] },
    block('channel', 'CHANNEL_NOT_CONFIRMED', { channel: 'channel-1', network: 'newsroom' }),
  ],
  [
    'a text that the network would refuse',
    { channels: [{ ...newsroom, problems: [{ code: 'TEXT_TOO_LONG', limit: 300, actual: 312, imageIndex: null }] }] },
    block('channel', 'TEXT_UNFIT_FOR_NETWORK', {
      channel: 'channel-1',
      network: 'newsroom',
      problem: 'TEXT_TOO_LONG',
      limit: 300,
      actual: 312,
    }),
  ],
  [
    'a part of a thread that is too long',
    {
      channels: [
        { ...newsroom, problems: [{ code: 'TEXT_TOO_LONG', limit: 300, actual: 312, imageIndex: null, part: 1 }] },
      ],
    },
    block('channel', 'TEXT_UNFIT_FOR_NETWORK', {
      channel: 'channel-1',
      network: 'newsroom',
      problem: 'TEXT_TOO_LONG',
      part: 2,
      limit: 300,
      actual: 312,
    }),
  ],
  [
    'an image that the network would refuse',
    { channels: [{ ...newsroom, problems: [{ code: 'MIME_NOT_ALLOWED', limit: null, actual: null, imageIndex: 0 }] }] },
    block('channel', 'MEDIA_UNFIT_FOR_NETWORK', {
      channel: 'channel-1',
      network: 'newsroom',
      problem: 'MIME_NOT_ALLOWED',
    }),
  ],
  ['a post without a time', { schedule: null }, block('time', 'NOT_SCHEDULED')],
  [
    'a time that was cancelled',
    { schedule: { state: 'cancelled', contentHash: HASH, dueAt: NOW } },
    block('time', 'SCHEDULE_CANCELLED'),
  ],
  [
    'a time that was given to other content',
    { schedule: { state: 'active', contentHash: OTHER_HASH, dueAt: NOW } },
    block('time', 'NOT_SCHEDULED'),
  ],
  [
    'a time that has not come',
    { schedule: { state: 'active', contentHash: HASH, dueAt: new Date(NOW.getTime() + 1) } },
    block('time', 'NOT_DUE'),
  ],
  [
    'a time too long ago',
    { schedule: { state: 'active', contentHash: HASH, dueAt: new Date(NOW.getTime() - LATE_LIMIT_MS - 1) } },
    block('time', 'TOO_LATE'),
  ],
];

function block(line: Blocker['line'], code: Blocker['code'], facts: Blocker['facts'] = {}): Blocker {
  return { line, code, facts };
}

const reasons = (change: Partial<GateFacts>) => computeClearance(clearFacts(change)).blockers;

describe('nothing leaves with', () => {
  test.each(guards)('%s', (_rule, change, blocker) => {
    const clearance = computeClearance(clearFacts(change));
    expect(clearance.verdict).toBe('blocked');
    expect(clearance.blockers).toEqual([blocker]);
    expect(clearance.lines.find(({ line }) => line === blocker.line)?.state).toBe('open');
    expect(clearance.lines.filter(({ state }) => state === 'open')).toHaveLength(1);
  });
});

describe('the gate opens', () => {
  const clear: readonly [rule: string, change: Partial<GateFacts>][] = [
    ['for a post with everything in order', {}],
    ['for findings that only warn', { findings: [{ ...blocking, severity: 'warn' }] }],
    ['for a finding that an officer waived on these bytes', { findings: [blocking], waivers: [waived] }],
    ['for described images', { images: [{ index: 0, known: true, hasAltText: true }] }],
    ['on the last day of a training', { review: trainedReview('2026-11-20') }],
    ['half an hour late, and no later', { schedule: { state: 'active', contentHash: HASH, dueAt: minutes(-30) } }],
    [
      'for somebody who looks ahead of time',
      { purpose: 'preview', schedule: { state: 'active', contentHash: HASH, dueAt: minutes(600) } },
    ],
    [
      'for a request for changes by an author in an older decision, which approves nothing',
      {
        review: approvedReview(
          {},
          {
            editors: ['okafor'],
            decisions: [
              {
                stepId: 'approval',
                reviewerId: 'okafor',
                onBehalfOf: null,
                outcome: 'request_changes',
                contentHash: HASH,
              },
              { stepId: 'approval', reviewerId: 'osei', onBehalfOf: null, outcome: 'approve', contentHash: HASH },
            ],
          },
        ),
      },
    ],
  ];
  test.each(clear)('%s', (_rule, change) => {
    const clearance = computeClearance(clearFacts(change));
    expect(clearance.blockers).toEqual([]);
    expect(clearance.verdict).toBe('clear');
    expect(clearance.lines.every(({ state }) => state === 'ok')).toBe(true);
  });
});

test('a preview tells of a time that has passed, too', () => {
  const dueAt = new Date(NOW.getTime() - LATE_LIMIT_MS - 1);
  expect(reasons({ purpose: 'preview', schedule: { state: 'active', contentHash: HASH, dueAt } })).toEqual([
    block('time', 'TOO_LATE'),
  ]);
});

test('half an hour is the most that a post may be late', () => {
  expect(LATE_LIMIT_MS).toBe(1_800_000);
});

test('training that ran out is told only of a review that had approved', () => {
  expect(reasons({ review: trainedReview('2026-11-19', { state: 'open' }) })).toEqual([
    block('approval', 'APPROVAL_MISSING'),
  ]);
});

test('a step that lapsed does not stand in for one that was never passed', () => {
  const lapsed = trainedReview('2026-11-19');
  const review = { ...lapsed, facts: { ...lapsed.facts, decisions: lapsed.facts.decisions.slice(1) } };
  expect(reasons({ review })).toEqual([
    block('approval', 'APPROVAL_MISSING'),
    block('training', 'TRAINING_EXPIRED', { step: 'privacy' }),
  ]);
});

test('where every step lapsed, training alone is what is missing', () => {
  const lapsed = trainedReview('2026-11-19');
  const review = { ...lapsed, facts: { ...lapsed.facts, steps: [privacy] } };
  expect(reasons({ review })).toEqual([block('training', 'TRAINING_EXPIRED', { step: 'privacy' })]);
});

test('every reason is told, in the order of the lines', () => {
  expect(
    reasons({
      draftHash: OTHER_HASH,
      screenedHash: null,
      images: [{ index: 0, known: false, hasAltText: false }],
      review: null,
      channels: [],
      schedule: null,
    }).map(({ code }) => code),
  ).toEqual([
    'CONTENT_CHANGED',
    'NOT_SCREENED',
    'IMAGE_MISSING',
    'ALT_TEXT_MISSING',
    'NOT_SUBMITTED',
    'NO_CHANNEL',
    'NOT_SCHEDULED',
  ]);
});

describe('the lines that a person sees', () => {
  const linesOf = (change: Partial<GateFacts>) => computeClearance(clearFacts(change)).lines.map(({ line }) => line);
  const plain = ['screening', 'approval', 'channel', 'time'];
  const withTraining = ['screening', 'approval', 'training', 'channel', 'time'];

  test('are four for a plain post', () => {
    expect(linesOf({})).toEqual(plain);
    expect(linesOf({ review: null })).toEqual(plain);
  });
  test('name pictures where there are any', () => {
    const images = [{ index: 0, known: true, hasAltText: true }];
    expect(linesOf({ images })).toEqual(['screening', 'pictures', 'approval', 'channel', 'time']);
  });
  test('name training where a patient may be touched or a step asks for it', () => {
    expect(linesOf({ touchesPatient: true })).toEqual(withTraining);
    expect(linesOf({ review: trainedReview('2027-01-31') })).toEqual(withTraining);
  });
});

/** Clear posts of many forms: images, channels, waived findings, reviewers and times differ. */
const clearCase: fc.Arbitrary<GateFacts> = fc
  .record({
    images: fc.nat(4),
    channels: fc.integer({ min: 1, max: 4 }),
    waived: fc.nat(3),
    warnings: fc.nat(3),
    reviewers: fc.integer({ min: 1, max: 4 }),
    mode: fc.constantFrom('any', 'all', 'quorum'),
    trained: fc.boolean(),
    lateMs: fc.integer({ min: 0, max: 1_800_000 }),
    purpose: fc.constantFrom('preview', 'arm'),
  })
  .map((form) => {
    const ids = Array.from({ length: form.reviewers }, (_, index) => `reviewer-${index}`);
    const step = { ...approval, mode: form.mode, quorum: form.reviewers, requiresPrivacyTraining: form.trained };
    const keys = Array.from({ length: form.waived }, (_, index) => `waived-${index}`);
    return clearFacts({
      images: Array.from({ length: form.images }, (_, index) => ({ index, known: true, hasAltText: true })),
      channels: Array.from({ length: form.channels }, (_, index) => ({ ...newsroom, id: `channel-${index}` })),
      findings: [
        ...keys.map((key) => ({ ...blocking, key })),
        ...Array.from({ length: form.warnings }, () => ({ ...blocking, severity: 'warn' as const })),
      ],
      waivers: keys.map((findingKey) => ({ ...waived, findingKey })),
      review: approvedReview(
        {},
        {
          steps: [step],
          people: ids.map((id) => ({
            id,
            active: true,
            grants: [own('clinician_reviewer')],
            privacyTrainedUntil: '2026-11-20',
          })),
          decisions: ids.map((reviewerId) => ({
            stepId: 'approval',
            reviewerId,
            onBehalfOf: null,
            outcome: 'approve' as const,
            contentHash: HASH,
          })),
        },
      ),
      schedule: { state: 'active', contentHash: HASH, dueAt: new Date(NOW.getTime() - form.lateMs) },
      purpose: form.purpose,
    });
  });

/** Everything wrong with a post, added to whatever it is: each spoils one fact and touches no other. */
const spoilers: readonly [code: Blocker['code'], spoil: (facts: GateFacts) => GateFacts][] = [
  ['CONTENT_CHANGED', (facts) => ({ ...facts, draftHash: OTHER_HASH })],
  ['CONTENT_CHANGED', (facts) => ({ ...facts, computedHash: OTHER_HASH })],
  ['CONTENT_CHANGED', (facts) => ({ ...facts, isCurrentVersion: false })],
  ['NOT_SCREENED', (facts) => ({ ...facts, screenedHash: null })],
  ['CHANNEL_NOT_CONFIRMED', (facts) => ({ ...facts, channels: [{ ...newsroom, state: 'awaiting_confirmation' }] })],
  ['SCREENING_OUTDATED', (facts) => ({ ...facts, screenedHash: OTHER_HASH })],
  ['FINDING_BLOCKS', (facts) => ({ ...facts, findings: [...facts.findings, { ...blocking, key: 'new' }] })],
  ['IMAGE_MISSING', (facts) => ({ ...facts, images: [...facts.images, { index: 9, known: false, hasAltText: true }] })],
  [
    'ALT_TEXT_MISSING',
    (facts) => ({ ...facts, images: [...facts.images, { index: 8, known: true, hasAltText: false }] }),
  ],
  ['CHANNEL_OF_SOMEBODY', (facts) => ({ ...facts, channels: [{ ...newsroom, isRight: false }] })],
  ['NOT_IN_LIBRARY', (facts) => ({ ...facts, inLibrary: false })],
  ['SOURCE_MISSING', (facts) => ({ ...facts, namesSource: false })],
  ['PART_BEFORE_MISSING', (facts) => ({ ...facts, partBefore: 'missing' })],
  ...(['post', 'channel', 'organization'] as const).map((kind): [Blocker['code'], (facts: GateFacts) => GateFacts] => [
    'PUBLISHING_STOPPED',
    (facts) => ({
      ...facts,
      stops: { ...facts.stops, standing: [...facts.stops.standing, { id: `stop-${kind}`, kind, targetId: 'target' }] },
    }),
  ]),
  ['STOPS_UNREADABLE', (facts) => ({ ...facts, stops: { ...facts.stops, isKnown: false } })],
  ['NOT_SUBMITTED', (facts) => ({ ...facts, review: null })],
  ['REVIEW_WITHDRAWN', (facts) => changeReview(facts, { state: 'withdrawn' })],
  ['CHANGES_REQUESTED', (facts) => changeReview(facts, { state: 'changes_requested' })],
  ['APPROVAL_MISSING', (facts) => changeReview(facts, { state: 'open' })],
  ['APPROVAL_MISSING', (facts) => changeReview(facts, { missingSteps: ['privacy'] })],
  ['CONTENT_CHANGED', (facts) => changeReview(facts, { contentHash: OTHER_HASH })],
  ['NO_CHANNEL', (facts) => ({ ...facts, channels: [] })],
  [
    'CHANNEL_NOT_CONNECTED',
    (facts) => ({ ...facts, channels: [...facts.channels, { ...newsroom, state: 'disconnected' }] }),
  ],
  ['NOT_SCHEDULED', (facts) => ({ ...facts, schedule: null })],
  [
    'SCHEDULE_CANCELLED',
    (facts) => ({ ...facts, schedule: facts.schedule && { ...facts.schedule, state: 'cancelled' } }),
  ],
];

function changeReview(facts: GateFacts, change: Partial<Review>): GateFacts {
  return { ...facts, review: facts.review && { ...facts.review, ...change } };
}

describe('a stop', () => {
  test.each([
    ['post', {}],
    ['channel', { channel: 'target' }],
    ['organization', {}],
  ] as const)('of a %s tells which it is', (kind, about) => {
    const stops = { isKnown: true, standing: [{ id: 'stop-1', kind, targetId: 'target' }] };
    expect(computeClearance({ ...clearFacts(), stops }).blockers).toEqual([
      block('stop', 'PUBLISHING_STOPPED', { kind, stop: 'stop-1', ...about }),
    ]);
  });

  test('has a line of its own, first, and only where there is one', () => {
    const linesOf = (stops: GateFacts['stops']) => computeClearance({ ...clearFacts(), stops }).lines;
    expect(linesOf({ isKnown: true, standing: [] }).map(({ line }) => line)).not.toContain('stop');
    expect(linesOf({ isKnown: false, standing: [] })[0]).toEqual({ line: 'stop', state: 'open' });
    const standing = [{ id: 'stop-1', kind: 'post', targetId: 'target' }] as const;
    expect(linesOf({ isKnown: true, standing })[0]).toEqual({ line: 'stop', state: 'open' });
  });

  test('that nobody can tell of is worth asking again, unless something else stands in the way too', () => {
    const untold = { ...clearFacts(), stops: { isKnown: false, standing: [] } };
    expect(isUntold(computeClearance(untold))).toBe(true);
    expect(isUntold(computeClearance(clearFacts()))).toBe(false);
    expect(isUntold(computeClearance({ ...untold, channels: [] }))).toBe(false);
    expect(isUntold(computeClearance({ ...clearFacts(), channels: [] }))).toBe(false);
  });
});

describe('for posts of every form', () => {
  test('the base case is clear', () => {
    fc.assert(fc.property(clearCase, (facts) => computeClearance(facts).verdict === 'clear'));
  });

  test.each(spoilers)('%s alone closes the gate', (code, spoil) => {
    fc.assert(
      fc.property(clearCase, (facts) => {
        const clearance = computeClearance(spoil(facts));
        expect(clearance.verdict).toBe('blocked');
        expect(clearance.blockers.map((blocker) => blocker.code)).toEqual([code]);
      }),
      { numRuns: 30 },
    );
  });

  test('what is wrong besides never opens a gate that is closed', () => {
    const some = fc.subarray(
      spoilers.map(([, spoil]) => spoil),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(clearCase, some, (facts, wrongs) => {
        let current = facts;
        for (const spoil of wrongs) {
          current = spoil(current);
          expect(computeClearance(current).verdict).toBe('blocked');
        }
      }),
    );
  });

  test('any reviewer among the editors takes the approval away', () => {
    fc.assert(
      fc.property(clearCase, fc.nat(), (facts, pick) => {
        const decisions = facts.review?.facts.decisions ?? [];
        const author = decisions[pick % decisions.length]?.reviewerId ?? '';
        const review = facts.review && { ...facts.review, facts: { ...facts.review.facts, editors: [author] } };
        expect(computeClearance({ ...facts, review }).blockers).toEqual([block('approval', 'APPROVED_BY_AUTHOR')]);
      }),
    );
  });
});
