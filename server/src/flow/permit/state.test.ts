import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorizationState } from '../../registers/authorizations/contract.ts';
import {
  asksForPermission,
  elementOf,
  isNameOf,
  isOver,
  type NamedJudged,
  nobody,
  type PermitFacts,
  type PersonJudged,
  permitFaults,
} from './state.ts';

const valid = { authorizationId: 'a-1', state: 'valid', code: null } as const;
const person = (best: PersonJudged['best'] = valid): PersonJudged => ({
  image: 1,
  subjectId: 's-1',
  channelId: 'c-1',
  best,
});
const named = (change: Partial<NamedJudged> = {}): NamedJudged => ({ ...valid, channelId: 'c-1', ...change });
const facts = (change: Partial<PermitFacts> = {}): PermitFacts => ({ ...nobody, purpose: 'education', ...change });
const codes = (change: Partial<PermitFacts>) => permitFaults(facts(change)).map(({ code }) => code);

describe('what keeps a content back', () => {
  test('is nothing where nobody is shown or named', () => {
    expect(permitFaults(nobody)).toEqual([]);
    expect(asksForPermission(nobody)).toBe(false);
  });

  test('is nothing where everybody said yes to exactly this', () => {
    expect(permitFaults(facts({ persons: [person()], named: [named()] }))).toEqual([]);
  });

  test('is somebody in a picture who never said yes', () => {
    expect(permitFaults(facts({ persons: [person(null)] }))).toEqual([
      { code: 'PERSON_NOT_CLEARED', facts: { image: 2, channel: 'c-1' } },
    ]);
  });

  test('is somebody whose permission does not hold, with the reason', () => {
    const best = { authorizationId: 'a-1', state: 'revoked', code: 'WITHDRAWN' } as const;
    expect(permitFaults(facts({ persons: [person(best)] }))).toEqual([
      {
        code: 'PERSON_NOT_CLEARED',
        facts: { image: 2, channel: 'c-1', authorization: 'a-1', state: 'revoked', reason: 'WITHDRAWN' },
      },
    ]);
  });

  test('is that nobody says what it is for', () => {
    expect(codes({ purpose: null, persons: [person()] })).toEqual(['PURPOSE_MISSING']);
  });

  test('is praise without the permission of whoever praises', () => {
    expect(codes({ purpose: 'testimonial' })).toEqual(['PERMISSION_MISSING']);
    expect(codes({ purpose: 'testimonial', named: [named()] })).toEqual([]);
  });

  test('is a permission that is named and is not there', () => {
    expect(codes({ unknown: ['a-9'] })).toEqual(['PERMISSION_UNKNOWN']);
  });

  test('every reason is told, whatever there is: it is clear only when all hold', () => {
    const state = fc.constantFrom(...authorizationState.options);
    const best = fc.option(fc.record({ authorizationId: fc.constant('a-1'), state, code: fc.constant('X') }));
    fc.assert(
      fc.property(fc.array(best, { maxLength: 6 }), fc.array(state, { maxLength: 6 }), (bests, states) => {
        const given = facts({
          persons: bests.map((one) => person(one)),
          named: states.map((one) => named({ state: one, code: 'X' })),
        });
        const open = [...bests.map((one) => one?.state), ...states].filter((one) => one !== 'valid');
        expect(permitFaults(given)).toHaveLength(open.length);
        expect(isOver(given)).toBe(open.some((one) => one === 'revoked' || one === 'expired'));
      }),
    );
  });
});

describe('a finding of a patient', () => {
  test.each([
    ['NAME', 'PATIENT_NAME', 'name'],
    ['OTHER_ID', 'UNIQUE_PERSON', 'story'],
    ['GEO', 'GEO', 'story'],
    ['DATE', 'DATE', 'story'],
    ['AGE90', 'AGE90', 'story'],
    ['MRN', 'MRN', null],
    ['SSN', 'SSN', null],
    ['PHONE', 'PHONE', null],
    ['HEALTH_PLAN', 'HEALTH_PLAN', null],
  ])('of type %s (%s) asks for %s', (type, code, element) => {
    expect(elementOf({ type, code })).toBe(element);
  });

  test.each([
    ['Ana', 'Ana Flores', true],
    ['ana flores', 'Ana Flores', true],
    ['Ana’s', 'Ana Flores', true],
    ['Ana Flóres', 'Ana Flores', true],
    ['Ana Ruiz', 'Ana Flores', false],
    ['Rosa', 'Ana Flores', false],
    ['', 'Ana Flores', false],
    ['…', 'Ana Flores', false],
  ])('%j is a name of %j: %s', (found, name, isOwn) => {
    expect(isNameOf(found, name)).toBe(isOwn);
  });
});
