import { expect, test } from 'vitest';
import { ApiProblem } from '../../lib/problem.ts';
import { refusedFields } from './refused-fields.ts';

const refusal = (details: Record<string, unknown>) =>
  new ApiProblem({ code: 'INVALID_INPUT', status: 422, title: 'x', details });

test.each([
  [{ fields: [{ path: 'signer.email' }, { path: 'mediaIds.3' }, { path: 'mediaIds' }] }, ['signer.email', 'media']],
  [
    { missing: ['description', 'authority', 'channels', 'expiry'] },
    ['description', 'signer.authorityKind', 'channelIds', 'expiresOn'],
  ],
  [{}, []],
  [{ fields: 'no' }, []],
])('%j is told at %j', (details, fields) => {
  expect(refusedFields(refusal(details))).toEqual(fields);
});

test('what is no refusal of the server names no field', () => {
  expect(refusedFields(new Error('x'))).toEqual([]);
});
