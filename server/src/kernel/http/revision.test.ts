import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { conflict } from '../errors/bedside-error.ts';
import { defineEndpoint } from './contract.ts';
import { asPreconditionFailed, etagOf, isNotModified, withIfMatch } from './revision.ts';

const answer = z.object({});
const edit = defineEndpoint({
  method: 'PUT',
  path: '/things/:id',
  summary: '',
  body: z.object({ revision: z.number().int(), name: z.string() }),
  answer,
});
const plain = defineEndpoint({
  method: 'POST',
  path: '/things',
  summary: '',
  body: z.object({ name: z.string() }),
  answer,
});
const read = defineEndpoint({ method: 'GET', path: '/things/:id', summary: '', answer });
const match = (tag: string) => new Headers({ 'if-match': tag });

describe('an answer', () => {
  test('that says its revision has it as its tag', () => {
    expect(etagOf({ revision: 7, name: 'x' })).toBe('"7"');
    expect(etagOf({ revision: 0 })).toBe('"0"');
  });

  test.each([[{}], [{ revision: 'x' }], [{ revision: 1.5 }], [{ draft: { revision: 1 } }], [null], ['7'], [[1]]])(
    'without one at its top has none: %j',
    (value) => {
      expect(etagOf(value)).toBe(null);
    },
  );

  test.each([
    ['"7"', true],
    ['W/"7"', true],
    ['"6", "7"', true],
    ['*', true],
    ['"8"', false],
    ['7', false],
  ])('is not modified for If-None-Match %s: %s', (tags, same) => {
    expect(isNotModified(new Headers({ 'if-none-match': tags }), '"7"')).toBe(same);
  });

  test('is sent whole to who does not say what they have, and where it has no tag', () => {
    expect(isNotModified(new Headers(), '"7"')).toBe(false);
    expect(isNotModified(new Headers({ 'if-none-match': '*' }), null)).toBe(false);
  });
});

describe('If-Match', () => {
  test('fills the revision of the body', () => {
    expect(withIfMatch(edit, match('"7"'), { name: 'x' })).toEqual({ name: 'x', revision: 7 });
  });

  test('may say the same as the body, and nothing else', () => {
    expect(withIfMatch(edit, match('"7"'), { revision: 7 })).toEqual({ revision: 7 });
    expect(() => withIfMatch(edit, match('"7"'), { revision: 8 })).toThrow(
      expect.objectContaining({ code: 'PRECONDITION_DISAGREES', status: 400 }),
    );
  });

  test.each(['*', 'W/"7"', '7', '"7", "8"', '""', '"seven"', '"-1"', '"9999999999"'])('is refused as %s', (tag) => {
    expect(() => withIfMatch(edit, match(tag), {})).toThrow(
      expect.objectContaining({ code: 'PRECONDITION_INVALID', status: 400 }),
    );
  });

  test('is refused where there is no revision, so that nobody believes to be guarded', () => {
    for (const [endpoint, body] of [
      [plain, {}],
      [edit, []],
      [edit, null],
      [edit, 'x'],
    ] as const) {
      expect(() => withIfMatch(endpoint, match('"7"'), body)).toThrow(
        expect.objectContaining({ code: 'PRECONDITION_UNSUPPORTED', status: 400 }),
      );
    }
  });

  test('means nothing to who reads, and its absence nothing to who edits', () => {
    expect(withIfMatch(read, match('*'), {})).toEqual({});
    expect(withIfMatch(edit, new Headers(), { name: 'x' })).toEqual({ name: 'x' });
  });

  test('turns a stale revision into 412, with all that is told of it', () => {
    const stale = Object.assign(conflict('DRAFT_CHANGED', 'Changed.', 'Compare.'), { details: { revision: 8 } });
    expect(asPreconditionFailed(stale, match('"7"'))).toMatchObject({
      code: 'DRAFT_CHANGED',
      status: 412,
      message: 'Changed.',
      remedy: 'Compare.',
      details: { revision: 8 },
    });
    expect(asPreconditionFailed(stale, new Headers())).toBe(stale);
  });

  test('leaves other conflicts and faults as they are', () => {
    const other = conflict('REVIEW_CLOSED', 'Over.');
    const fault = new TypeError('no');
    expect(asPreconditionFailed(other, match('"7"'))).toBe(other);
    expect(asPreconditionFailed(fault, match('"7"'))).toBe(fault);
  });
});
