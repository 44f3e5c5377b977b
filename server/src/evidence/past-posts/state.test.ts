import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorizationState } from '../../registers/authorizations/contract.ts';
import { judgePastPost, type PastFacts, type ShownPerson } from './state.ts';

const plain: PastFacts = { told: [], pictures: [], picturesNamed: 0, picturesTold: true };
const name = { found: 'NAME', element: 'name' as const, coveredBy: null };
const cleared: ShownPerson = { best: { authorizationId: 'a', state: 'valid' } };

describe('a post from before', () => {
  test('that tells of nobody and shows nothing has no patient', () => {
    expect(judgePastPost(plain)).toEqual({ verdict: 'nobody', reasons: [], authorizationIds: [], weight: 1 });
  });

  test('that tells of a patient lacks a permission', () => {
    const date = { found: 'DATE', element: 'story' as const, coveredBy: null };
    expect(judgePastPost({ ...plain, told: [name, date, name] })).toMatchObject({
      verdict: 'lacks',
      reasons: [{ code: 'PATIENT_TOLD_OF', found: ['DATE', 'NAME'], elements: ['name', 'story'] }],
    });
  });

  test('whose words are allowed is allowed, by that permission', () => {
    expect(judgePastPost({ ...plain, told: [{ ...name, coveredBy: 'a' }] })).toMatchObject({
      verdict: 'allowed',
      authorizationIds: ['a'],
    });
  });

  test.each(authorizationState.options.filter((state) => state !== 'valid'))(
    'that shows somebody whose permission is %s lacks one',
    (state) => {
      const pictures = [[cleared], [cleared, { best: { authorizationId: 'b', state } }]];
      expect(judgePastPost({ ...plain, pictures })).toMatchObject({
        verdict: 'lacks',
        reasons: [{ code: 'PERSON_NOT_CLEARED', picture: 2, state }],
      });
    },
  );

  test('that shows somebody without any permission lacks one', () => {
    expect(judgePastPost({ ...plain, pictures: [[{ best: null }]] })).toMatchObject({
      verdict: 'lacks',
      reasons: [{ code: 'PERSON_NOT_CLEARED', picture: 1, state: null }],
    });
  });

  test.each([
    ['has a picture about which nobody has said who is in it', { pictures: [[cleared], []] }, 'PICTURE_UNSEEN'],
    ['has a picture of which only the name is known', { picturesNamed: 2 }, 'PICTURE_NAMED_ONLY'],
    ['comes from where pictures are not told of', { picturesTold: false }, 'PICTURES_UNKNOWN'],
  ])('that %s asks for a look', (_what, change, code) => {
    const { verdict, reasons } = judgePastPost({ ...plain, ...change });
    expect(verdict).toBe('look');
    expect(reasons.map((one) => one.code)).toEqual([code]);
  });
});

const shown = fc.option(
  fc.record({ authorizationId: fc.uuid(), state: fc.constantFrom(...authorizationState.options) }),
  {
    nil: null,
  },
);
const facts = fc.record({
  told: fc.array(
    fc.record({
      found: fc.constantFrom('NAME', 'DATE', 'MRN'),
      element: fc.constantFrom('name' as const, 'story' as const, null),
      coveredBy: fc.option(fc.uuid(), { nil: null }),
    }),
    { maxLength: 4 },
  ),
  pictures: fc.array(
    fc.array(
      shown.map((best) => ({ best })),
      { maxLength: 3 },
    ),
    { maxLength: 4 },
  ),
  picturesNamed: fc.nat(3),
  picturesTold: fc.boolean(),
});

test('is never fine while somebody is not cleared, or a picture was not looked at', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const { verdict, reasons } = judgePastPost(one);
      const uncleared =
        one.told.some(({ coveredBy }) => coveredBy === null) ||
        one.pictures.flat().some(({ best }) => best?.state !== 'valid');
      const unseen = one.pictures.some((persons) => persons.length === 0) || one.picturesNamed > 0 || !one.picturesTold;
      expect(verdict === 'lacks').toBe(uncleared);
      expect(verdict === 'look').toBe(!uncleared && unseen);
      expect(reasons.length > 0).toBe(uncleared || unseen);
    }),
  );
});

test('what lacks a permission always goes before what asks for a look, and that before what is fine', () => {
  const order = ['nobody', 'allowed', 'look', 'lacks'];
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      const [a, b] = [judgePastPost(one), judgePastPost(other)];
      const rank = order.indexOf(a.verdict) - order.indexOf(b.verdict);
      if (rank > 0) expect(a.weight).toBeGreaterThan(b.weight);
    }),
  );
});
