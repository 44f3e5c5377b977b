import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, deliveriesOf, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import { readHealthReport } from '../../flow/publish/health-report.ts';
import { readHouseFigures } from '../../flow/publish/house-figures.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { mayBeSent, noteAnswer } from './breakers.ts';
import { getChannel } from './service.ts';

let world: World;
let house: House;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

const breaker = async (): Promise<unknown> => {
  const { rows } = await world.owner.query('select breaker from channel where id = $1', [house.channels.practice]);
  return rows[0].breaker;
};
const report = () => world.as(house, 'author', (scope) => readHealthReport(scope, { days: 1 }));
const channelOf = async () => (await report()).channels.find(({ id }) => id === house.channels.practice);

/** Time passes, a second at a time, and whatever is due is carried on. */
async function live(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await world.clock.advance(1_000);
    await publishDue(world.publisher());
  }
}

async function plan(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await planPost(world, house)).postId);
  return ids;
}

const storm = () =>
  house.practice.network.faults.set({ rules: [{ kind: 'error-500-before-accept', operation: 'any' }] });

describe('a network in trouble', () => {
  test('is left alone: what is due waits and says so, and goes out when it is well again', async () => {
    const early = await plan(2);
    storm();
    await live(40);
    expect(await breaker()).toMatchObject({ openings: expect.any(Number), until: expect.any(Number) });
    const calls = (await house.practice.arrivals()).length;

    const late = await plan(3);
    await live(11);
    for (const postId of late) {
      const [view] = await deliveriesOf(world, house, postId);
      expect(view).toMatchObject({ state: 'planned', failureCode: 'NETWORK_IN_TROUBLE', attempts: [] });
      expect(view?.trouble).toMatchObject({ service: null, since: expect.any(String) });
      expect(Date.parse(view?.trouble?.triedAgainAt ?? '')).toBeGreaterThan(Date.parse(view?.trouble?.since ?? ''));
    }
    expect((await house.practice.arrivals()).length - calls).toBeLessThan(4);
    expect((await channelOf())?.trouble).not.toBeNull();
    expect((await readHouseFigures(world.services)).channelsInTrouble).toBe(1);

    house.practice.network.faults.clear();
    await live(300);
    for (const postId of [...early, ...late]) {
      expect(await deliveriesOf(world, house, postId)).toMatchObject([{ state: 'confirmed', trouble: null }]);
    }
    expect((await house.practice.arrivals()).filter(({ kind }) => kind === 'accepted')).toHaveLength(5);
    expect((await channelOf())?.trouble).toBeNull();
    expect((await readHouseFigures(world.services)).channelsInTrouble).toBe(0);
  });
});

describe('the row of the channel', () => {
  const outcome = { kind: 'ambiguous', code: 'HTTP_503', detail: '', trouble: true } as const;
  const waiting = async (scope: Parameters<typeof mayBeSent>[0], waiter: string) => ({
    channel: await getChannel(scope, house.channels.practice),
    waiter,
    dueAt: world.clock.now(),
  });
  const fail = (waiter: string) =>
    inScope(world.seed(house, 'administrator'), async (scope) =>
      noteAnswer(scope, { ...(await waiting(scope, waiter)), call: 'send', notes: [], outcome }),
    );
  const ask = (waiter: string) =>
    inScope(world.seed(house, 'administrator'), async (scope) => mayBeSent(scope, await waiting(scope, waiter)));

  test('counts failures that are settled at the same time, each once', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map(fail));
    expect(await breaker()).toMatchObject({ failures: 4, until: null });
  });

  test('lets one of several that ask at the same time look', async () => {
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(fail));
    expect((await ask('one')).kind).toBe('wait');
    await world.clock.advance(31_000);
    const verdicts = await Promise.all(['one', 'two', 'three', 'four'].map(ask));
    expect(verdicts.map(({ kind }) => kind).toSorted()).toEqual(['look-first', 'wait', 'wait', 'wait']);
  });

  test('is not touched while the network is well', async () => {
    const { rows: before } = await world.owner.query('select xmin from channel where id = $1', [
      house.channels.practice,
    ]);
    await plan(1);
    await live(12);
    expect(await breaker()).toBeNull();
    const { rows: after } = await world.owner.query('select xmin from channel where id = $1', [
      house.channels.practice,
    ]);
    expect(after).toEqual(before);
  });
});
