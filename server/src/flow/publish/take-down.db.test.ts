import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, deliveriesOf, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import { readHealthReport } from './health-report.ts';
import { settleByPerson, takeDown } from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(() => world.close());

async function published(): Promise<{ postId: string; deliveryId: string }> {
  const { postId } = await planPost(world, house);
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
  const [view] = await deliveriesOf(world, house, postId);
  expect(view?.state).toBe('confirmed');
  return { postId, deliveryId: view?.id ?? '' };
}

test('what stands on the network is removed there, with a receipt', async () => {
  const { postId, deliveryId } = await published();
  await world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId, reason: 'The clinic is closed.' }));
  await publishDue(world.publisher());
  const [view] = await deliveriesOf(world, house, postId);
  expect(view?.state).toBe('removed');
  expect(view?.receipts.map(({ kind }) => kind)).toEqual(['answer', 'removal']);
});

test('what only a person saw has no address: taking it down is theirs, and is not promised', async () => {
  const { postId, deliveryId } = await published();
  const owner = new pg.Client({ connectionString: world.database.ownerUrl });
  await owner.connect();
  await owner.query('update delivery set remote_id = null where id = $1', [deliveryId]);
  await owner.end();
  const asked = world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId, reason: 'The clinic is closed.' }));
  await expect(asked).rejects.toMatchObject({ code: 'REMOTE_UNKNOWN' });
  expect((await deliveriesOf(world, house, postId))[0]?.state).toBe('confirmed');
});

test('what cannot be removed, since the channel is disconnected, waits for a person who saw that it is gone', async () => {
  const { postId, deliveryId } = await published();
  const setChannel = (state: string, credentials: Buffer | null) =>
    world.owner.query('update channel set state = $2, credentials_sealed = $3 where id = $1', [
      house.channels.practice,
      state,
      credentials,
    ]);
  const { rows } = await world.owner.query<{ credentials_sealed: Buffer | null }>(
    'select credentials_sealed from channel where id = $1',
    [house.channels.practice],
  );
  await setChannel('disconnected', null);
  await world.as(house, 'officer', (scope) => takeDown(scope, { deliveryId, reason: 'The clinic is closed.' }));
  await publishDue(world.publisher());
  const report = () => world.as(house, 'officer', (scope) => readHealthReport(scope, { days: 1 }));
  const isDeliverys = ({ id }: { id: string }) => id === deliveryId;
  const stuck = (await report()).stuck.filter(isDeliverys);
  expect(stuck).toMatchObject([{ state: 'removing', failureCode: 'CHANNEL_DISCONNECTED' }]);
  const settle = (saw: 'published' | 'not_published') =>
    world.as(house, 'officer', (scope) => settleByPerson(scope, { deliveryId, saw, reason: 'I looked there.' }));
  await expect(settle('published')).rejects.toMatchObject({ code: 'NOT_IN_DOUBT' });
  expect(await settle('not_published')).toMatchObject({ state: 'removed', wakeAt: null, failureCode: null });
  await world.clock.advance(600_000);
  await publishDue(world.publisher());
  const [view] = await deliveriesOf(world, house, postId);
  expect(view?.receipts.map(({ kind }) => kind)).toEqual(['answer', 'person']);
  expect((await report()).stuck.filter(isDeliverys)).toEqual([]);
  await setChannel('connected', rows[0]?.credentials_sealed ?? null);
});

test('a person who saw it there says where, and that address is kept', async () => {
  const { deliveryId } = await published();
  await world.owner.query(
    `update delivery set state = 'needs_person', failure_code = 'SEVERAL_ALIKE', remote_id = null, url = null where id = $1`,
    [deliveryId],
  );
  const url = 'https://network.example.org/posts/7';
  const settled = await world.as(house, 'officer', (scope) =>
    settleByPerson(scope, { deliveryId, saw: 'published', reason: 'I looked there.', url }),
  );
  expect(settled).toMatchObject({ state: 'confirmed', url, remoteId: null });
  expect(settled.receipts.at(-1)).toMatchObject({ kind: 'person', url });
});
