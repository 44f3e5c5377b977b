import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { expect, test } from 'vitest';
import { asItStands } from './as-it-stands.ts';

const view = (over: Partial<DeliveryView>) => ({ id: 'post', kind: 'post', changesId: null, ...over }) as DeliveryView; // what is looked at

const statesOf = (post: DeliveryView['state'], edit: DeliveryView['state']) =>
  asItStands([view({ id: 'edit', kind: 'edit', changesId: 'post', state: edit }), view({ state: post })]).map(
    ({ state }) => state,
  );

test.each(['removing', 'removed'] as const)('a correction of what is %s is too', (state) => {
  expect(statesOf(state, 'confirmed')).toEqual([state, state]);
});

test('a correction of what stands is told as it is, and so is one that never arrived', () => {
  expect(statesOf('confirmed', 'confirmed')).toEqual(['confirmed', 'confirmed']);
  expect(statesOf('removed', 'rejected')).toEqual(['rejected', 'removed']);
  expect(statesOf('removed', 'cancelled')).toEqual(['cancelled', 'removed']);
});
