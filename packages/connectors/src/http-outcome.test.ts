import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforePublishing, classifyAnswer, classifyError, parseRetryAfter } from './http-outcome.ts';
import { NotSentError } from './port.ts';

const now = new Date('2026-09-01T10:00:00.000Z');
const kindOf = (status: number) => classifyAnswer({ status, now }).kind;

describe('classifyAnswer', () => {
  test.each([
    [429, 'retry-after'],
    [401, 'reauthorize'],
    [403, 'reauthorize'],
    [400, 'rejected'],
    [404, 'rejected'],
    [409, 'rejected'],
    [413, 'rejected'],
    [422, 'rejected'],
    [408, 'ambiguous'],
    [425, 'ambiguous'],
    [200, 'ambiguous'],
    [204, 'ambiguous'],
    [302, 'ambiguous'],
    [500, 'ambiguous'],
    [502, 'ambiguous'],
    [503, 'ambiguous'],
    [504, 'ambiguous'],
  ])('%i is %s', (status, kind) => expect(kindOf(status)).toBe(kind));

  test('every status without a documented meaning is ambiguous', () => {
    const documented = new Set([400, 401, 403, 404, 409, 413, 422, 429]);
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), (status) => {
        fc.pre(!documented.has(status));
        expect(kindOf(status)).toBe('ambiguous');
      }),
    );
  });

  test("the network's own word becomes the code when it is a word, and never anything else", () => {
    const codeOf = (code: string) => classifyAnswer({ status: 400, code, now }).code;
    expect(codeOf('InvalidSwap')).toBe('InvalidSwap');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codeOf(text)).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,39}$/u);
      }),
    );
  });
});

describe('trouble of the network itself', () => {
  const isTrouble = (failure: ReturnType<typeof classifyAnswer>) => 'trouble' in failure && failure.trouble === true;
  test.each([500, 502, 503, 504, 599])('is %i', (status) => {
    expect(isTrouble(classifyAnswer({ status, code: 'InternalServerError', now }))).toBe(true);
  });
  test.each([200, 302, 400, 401, 403, 404, 408, 422, 429])('is not %i', (status) => {
    expect(isTrouble(classifyAnswer({ status, now }))).toBe(false);
  });
  test.each(['EGRESS_NAME_NOT_FOUND', 'EGRESS_CONNECTION_REFUSED', 'EGRESS_TLS', 'ECONNREFUSED', 'ENOTFOUND'])(
    'is %s, of what did not leave, and of what came before it',
    (code) => {
      const failure = classifyError(new NotSentError(code, 'x'));
      expect(isTrouble(failure)).toBe(true);
      expect(isTrouble(beforePublishing(failure))).toBe(true);
    },
  );
  test.each(['DEADLINE_PASSED', 'EGRESS_ADDRESS_REFUSED', 'EGRESS_SCHEME', 'EGRESS_BODY_INVALID', 'REFUSED'])(
    'is not %s, which is ours',
    (code) => expect(isTrouble(classifyError(new NotSentError(code, 'x')))).toBe(false),
  );
  test.each([
    ['EGRESS_TIMEOUT', true],
    ['EGRESS_CONNECTION_LOST', true],
    ['EGRESS_RESPONSE_TOO_LARGE', false],
    ['EGRESS_REDIRECT_REFUSED', false],
  ])('%s of what may have left: %s', (code, trouble) => {
    expect(isTrouble(classifyError(Object.assign(new Error('x'), { code })))).toBe(trouble);
  });
  test('is silence, and a connection that broke', () => {
    expect(isTrouble(classifyError(new DOMException('x', 'TimeoutError')))).toBe(true);
    expect(isTrouble(classifyError(new TypeError('fetch failed')))).toBe(true);
  });
});

describe('classifyError', () => {
  test('only NotSentError proves that nothing left', () => {
    expect(classifyError(new NotSentError('ENOTFOUND', 'x'))).toMatchObject({ kind: 'not-sent', code: 'ENOTFOUND' });
    expect(classifyError(new DOMException('x', 'TimeoutError'))).toMatchObject({
      kind: 'ambiguous',
      code: 'TIMED_OUT',
    });
    expect(classifyError(new DOMException('x', 'AbortError'))).toMatchObject({ kind: 'ambiguous', code: 'TIMED_OUT' });
    const lost = { kind: 'ambiguous', code: 'CONNECTION_LOST' };
    expect(classifyError(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))).toMatchObject(lost);
  });
  test('a code of the system or of the egress is kept', () => {
    const reset = Object.assign(new Error('x'), { code: 'ECONNRESET' });
    expect(classifyError(reset)).toMatchObject({ kind: 'ambiguous', code: 'ECONNRESET' });
    expect(classifyError(Object.assign(new Error('x'), { code: 'two words' })).code).toBe('CONNECTION_LOST');
  });
  test('whatever is thrown, it is ambiguous and its words are not repeated', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ minLength: 12 }), (thrown, words) => {
        expect(classifyError(thrown).kind).toBe('ambiguous');
        expect(JSON.stringify(classifyError(new Error(words)))).not.toContain(words);
      }),
    );
  });
  test('before the publishing call, ambiguity is about a call that publishes nothing', () => {
    expect(beforePublishing(classifyError(new TypeError('x'))).kind).toBe('not-sent');
    expect(beforePublishing(classifyAnswer({ status: 401, now })).kind).toBe('reauthorize');
  });
});

describe('parseRetryAfter', () => {
  test.each([
    ['7', 7_000],
    [' 7 ', 7_000],
    ['0', 1_000],
    ['99999999999999999999', 3_600_000],
    ['Tue, 01 Sep 2026 10:00:30 GMT', 30_000],
    ['Tuesday, 01-Sep-26 10:00:30 GMT', 30_000],
    ['Tue, 01 Sep 2026 09:00:00 GMT', 1_000],
    ['Wed, 02 Sep 2026 10:00:00 GMT', 3_600_000],
    [null, 60_000],
    ['', 60_000],
    ['-5', 60_000],
    ['soon', 60_000],
    ['1e3', 60_000],
  ])('%j is %i ms', (value, waitMs) => expect(parseRetryAfter(value, now)).toBe(waitMs));

  test('is within one second and one hour for every text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (value) => {
          const waitMs = parseRetryAfter(value, now);
          expect(waitMs).toBeGreaterThanOrEqual(1_000);
          expect(waitMs).toBeLessThanOrEqual(3_600_000);
        },
      ),
    );
  });
});
