import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issuesOf, readCapabilities, readFound, readTaken, readToken } from './answers.ts';
import { fhirTrouble } from './contract.ts';
import { afterTry, troubleOfError, troubleOfStatus } from './state.ts';

const now = new Date('2027-03-01T12:00:00.000Z');
const trouble = fc.record({
  code: fc.constantFrom(...fhirTrouble.options),
  status: fc.option(fc.integer({ min: 300, max: 599 })),
  issues: fc.constant([]),
  retryAfter: fc.option(fc.oneof(fc.string(), fc.nat().map(String))),
});

describe('after a try', () => {
  test('it is sent, waits for a time that is to come, or is refused; and never waits for ever', () => {
    fc.assert(
      fc.property(trouble, fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (...made) => {
        const [outcome, tries, random] = made;
        const after = afterTry(tries, outcome, { now, random });
        expect(after.state).not.toBe('sent');
        if (after.state === 'waiting') {
          const waitMs = after.nextAt.getTime() - now.getTime();
          expect(waitMs).toBeGreaterThan(0);
          expect(waitMs).toBeLessThan(25 * 3_600_000);
          expect(tries).toBeLessThan(8);
        }
      }),
    );
    expect(afterTry(3, null, { now, random: 0 })).toEqual({ state: 'sent' });
  });

  test.each(['FHIR_REFUSED', 'FHIR_UNAUTHORIZED', 'FHIR_REDIRECT', 'FHIR_MANY_CONSENTS', 'FHIR_NOT_FOUND'] as const)(
    '%s is not tried again',
    (code) => {
      const outcome = { code, status: null, issues: [], retryAfter: '5' };
      expect(afterTry(1, outcome, { now, random: 0 })).toEqual({ state: 'refused' });
    },
  );
});

test('every status that is no success says what is wrong', () => {
  for (let status = 200; status < 600; status += 1) {
    expect(troubleOfStatus(status) === null, String(status)).toBe(status < 300);
  }
});

test('an error that is not of the way out is no trouble of a server', () => {
  expect(troubleOfError(new TypeError('no'))).toBeNull();
  expect(troubleOfError(Object.assign(new Error('no'), { code: 'EGRESS_TLS' }))).toBe('FHIR_UNREACHABLE');
  // A fault of ours, which a later try does not mend.
  expect(troubleOfError(Object.assign(new Error('no'), { code: 'EGRESS_HEADER_REFUSED' }))).toBeNull();
});

describe('whatever a server answers', () => {
  test('is read without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        for (const read of [issuesOf, readFound, readTaken, readCapabilities, readToken]) read(answer);
      }),
    );
  });

  test('no text of an outcome comes through', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (codes) => {
        const issue = codes.map((code) => ({ severity: 'error', code, diagnostics: code }));
        for (const code of issuesOf({ resourceType: 'OperationOutcome', issue })) expect(code).toMatch(/^[a-z-]+$/);
      }),
    );
  });

  test('an id or a version that would lead elsewhere is none', () => {
    const found = (id: string, versionId = '1') =>
      readFound({
        resourceType: 'Bundle',
        entry: [{ resource: { resourceType: 'Consent', id, meta: { versionId } } }],
      });
    expect(found('a1')).toEqual([{ id: 'a1', version: '1', tags: [] }]);
    for (const id of ['../Patient', 'a?b=c', 'a b', '', 'a"']) expect(found(id)).toBeNull();
    expect(found('a1', '"1" or')).toBeNull();
  });
});
