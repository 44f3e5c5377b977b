import { expect, test } from 'vitest';
import { doorKinds } from './step-up-doors.ts';

test('each kind of step is named once, in the order in which they wait', () => {
  expect(
    doorKinds([
      { method: 'POST', path: '/reviews/:id/decisions' },
      { method: 'POST', path: '/people/:id/sign-in-reset' },
      { method: 'POST', path: '/reviews/:id/decisions' },
      { method: 'DELETE', path: '/sign-in-methods/passkeys/:id' },
      { method: 'POST', path: '/authorization-requests/:id/code' },
    ]),
  ).toEqual(['decide', 'reset', 'passkeys', 'permission']);
});

test('a door that is not known is only called what was chosen', () => {
  expect(doorKinds([{ method: 'PUT', path: '/something/new' }])).toEqual(['generic']);
});
