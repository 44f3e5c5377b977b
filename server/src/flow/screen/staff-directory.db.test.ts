import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { staffMemberInput } from '../../registers/directory/contract.ts';
import { addStaff, setStaffState } from '../../registers/directory/service.ts';
import { emptyContent } from '../compose/content-hash.ts';
import { screenerOf, screenNow } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(() => world.close());

const post = {
  ...emptyContent,
  baseText: 'Our patient was seen by Ana Ruiz for pneumonia. A. Ruiz said it went well.',
};
const raised = async (of = house) =>
  (await world.as(of, 'author', (scope) => screenNow(scope, post))).findings.filter(
    ({ severity }) => severity !== 'note',
  );

test('a name of the directory is a colleague’s as long as they work here, and for this organization only', async () => {
  const other = await world.openHouse();
  expect(await raised()).not.toEqual([]);
  const ana = await world.as(house, 'administrator', (scope) =>
    addStaff(scope, staffMemberInput.parse({ givenName: 'Ana', familyName: 'Ruiz' })),
  );
  expect(await raised()).toEqual([]);
  expect(await raised(other)).not.toEqual([]);
  await world.as(house, 'administrator', (scope) =>
    setStaffState(scope, { memberId: ana.id, state: 'left', revision: 1 }, []),
  );
  expect(await raised()).not.toEqual([]);
});

test('the screener is kept until the directory changes', async () => {
  const get = () => world.as(house, 'author', (scope) => screenerOf(scope));
  const first = await get();
  expect(await get()).toBe(first);
  await world.as(house, 'administrator', (scope) =>
    addStaff(scope, staffMemberInput.parse({ displayName: 'Ben Adler' })),
  );
  expect(await get()).not.toBe(first);
});
