import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { BedsideError } from '../errors/bedside-error.ts';
import { problem } from './contract.ts';
import { invalidInput, problemOf } from './problem.ts';

function failed(schema: z.ZodType, value: unknown): z.ZodError {
  const result = schema.safeParse(value);
  if (result.success) throw new Error('the value was taken');
  return result.error;
}

const secret = 'Maria Lopez, 312-555-0143';

describe('a wrong request', () => {
  const schema = z.object({ people: z.array(z.object({ age: z.number(), name: z.string().max(3) })) });
  const error = invalidInput(failed(schema, { people: [{ age: secret, name: secret }] }), 'body');

  test('is told by field and rule', () => {
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.status).toBe(422);
    expect(error.details).toEqual({
      where: 'body',
      fields: [
        { path: 'people.0.age', rule: 'invalid_type' },
        { path: 'people.0.name', rule: 'too_big' },
      ],
    });
  });

  test('never has what was sent repeated', () => {
    expect(JSON.stringify(problemOf(error, 'request-1'))).not.toContain('Maria');
    const oddKey = invalidInput(failed(z.strictObject({}), { [secret]: 1 }), 'query');
    expect(JSON.stringify(problemOf(oddKey, 'request-1'))).not.toContain('Maria');
  });

  test('names fifty fields at most', () => {
    const many = invalidInput(
      failed(
        z.array(z.string()),
        Array.from({ length: 80 }, () => 1),
      ),
      'body',
    );
    expect(many.details['fields']).toHaveLength(50);
  });
});

describe('a code that a contract gives', () => {
  const withCode = (code: string) => failed(z.object({ text: z.string().max(1, { error: code }) }), { text: 'long' });

  test.each(['TEXT_TOO_LONG', 'TEXT_NOT_WELL_FORMED', 'LINK_INVALID'])('%s is told with its own words', (code) => {
    const error = invalidInput(withCode(code), 'body');
    expect(error.code).toBe(code);
    expect(error.message).not.toBe(invalidInput(withCode('SOMETHING_ELSE'), 'body').message);
    expect(error.remedy?.length).toBeGreaterThan(10);
  });

  test('names the limit of the very field', () => {
    const schema = z.object({ text: z.string().max(5_000, { error: 'TEXT_TOO_LONG' }) });
    const error = invalidInput(failed(schema, { text: 'x'.repeat(5_001) }), 'body');
    expect(error.remedy).toBe('Shorten it to 5,000 characters or fewer.');
  });

  test('needs no limit', () => {
    const schema = z.string().refine((text) => text.length < 3, { error: 'TEXT_TOO_LONG' });
    expect(invalidInput(failed(schema, 'long'), 'body').remedy).toBe('Shorten it.');
  });

  test('is found among other faults', () => {
    const schema = z.object({ n: z.number(), text: z.string().max(1, { error: 'TEXT_TOO_LONG' }) });
    expect(invalidInput(failed(schema, { n: '1', text: 'long' }), 'body').code).toBe('TEXT_TOO_LONG');
  });

  test.each(['SOMETHING_ELSE', 'toString', 'constructor', '__proto__'])('is one of a closed list: not %s', (code) => {
    const error = invalidInput(withCode(code), 'params');
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.message).toMatch(/missing or not in the right form/);
  });
});

test('an expected error is told with its code, remedy and facts', () => {
  const error = new BedsideError({
    code: 'DRAFT_CHANGED',
    status: 409,
    message: 'This draft was changed elsewhere.',
    remedy: 'Compare both.',
    details: { revision: 7 },
  });
  const body = problemOf(error, 'request-1');
  expect(problem.parse(body)).toEqual({
    type: 'about:blank#DRAFT_CHANGED',
    title: 'This draft was changed elsewhere.',
    status: 409,
    code: 'DRAFT_CHANGED',
    remedy: 'Compare both.',
    requestId: 'request-1',
    details: { revision: 7 },
  });
});

test.each([new Error(secret), secret, { message: secret, status: 200 }, null, undefined])(
  'what is not expected tells nothing of itself (%#)',
  (thrown) => {
    const body = problemOf(thrown, 'request-1');
    expect(problem.parse(body)).toMatchObject({ status: 500, code: 'INTERNAL', requestId: 'request-1', details: {} });
    expect(body.type).toBe('about:blank#INTERNAL');
    expect(JSON.stringify(body)).not.toContain('Maria');
  },
);
