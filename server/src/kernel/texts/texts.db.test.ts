import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runTexts, texterFor } from '../../../test/run-texts.ts';
import { startTextGateway, type TextGateway } from '../../../test/text-gateway.ts';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../ids/ids.ts';
import { dropTexts, isStopped, type NewText, newestTexts, queueText } from './service.ts';
import type { Texter } from './texter.ts';

const NUMBER = '+12025550142';
const WORDS = 'CANARY-of-the-body https://house.example/permission/word';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let world: World;
let gateway: TextGateway;
let texter: Texter;
let house: House;
let aboutId: string;

beforeAll(async () => {
  world = await createWorld();
  gateway = await startTextGateway(() => world.clock.now());
  texter = texterFor(world, gateway);
});
beforeEach(async () => {
  gateway.clear();
  house = await world.openHouse();
  await world.owner.query('delete from graphile_worker._private_jobs');
  aboutId = newId();
});
afterAll(async () => {
  await gateway.close();
  await world.close();
});

const queue = (change: Partial<NewText> = {}) =>
  world.as(house, 'officer', (scope) =>
    queueText(scope, {
      aboutId,
      kind: 'link',
      number: NUMBER,
      body: WORDS,
      endsAt: new Date(world.clock.now().getTime() + DAY_MS),
      ...change,
    }),
  );
const run = () => runTexts(world, texter);
async function after(ms: number): Promise<void> {
  await world.clock.advance(ms);
  await run();
}
const text = async () => (await world.as(house, 'officer', (scope) => newestTexts(scope, [aboutId]))).get(aboutId);

async function row() {
  const { rows } = await world.owner.query('select * from text_message where about_id = $1 order by id', [aboutId]);
  return rows.at(-1);
}

test('a text and its job are written together or not at all, and both say nothing', async () => {
  await expect(
    world.as(house, 'officer', async (scope) => {
      await queueText(scope, { aboutId, kind: 'link', number: NUMBER, body: WORDS, endsAt: world.clock.now() });
      throw new Error('later in the same use case');
    }),
  ).rejects.toThrow('later');
  expect(await row()).toBeUndefined();
  const textId = await queue();
  const { rows } = await world.owner.query('select payload from graphile_worker._private_jobs');
  expect(rows).toEqual([{ payload: { organizationId: house.organizationId, textId } }]);
  const kept = Object.values(await row()).map((one) => (one instanceof Buffer ? one.toString('latin1') : String(one)));
  expect(kept.join(' ')).not.toMatch(/CANARY|5550142/);
});

test('it goes out once, its words are gone then, and its number once it was delivered', async () => {
  const textId = await queue();
  await run();
  expect(gateway.sent).toMatchObject([{ to: NUMBER, body: WORDS }]);
  expect(await row()).toMatchObject({ state: 'sent', body_sealed: null, remote_id: gateway.sent[0]?.sid });
  expect((await row()).number_sealed).not.toBeNull();
  await world.owner.query(`select graphile_worker.add_job('text-send', $1)`, [
    JSON.stringify({ organizationId: house.organizationId, textId }),
  ]);
  await after(10_000);
  expect(gateway.sent).toHaveLength(1);
  expect(await row()).toMatchObject({ state: 'delivered', number_sealed: null, error_code: null });
  expect(await text()).toMatchObject({ kind: 'link', state: 'delivered', errorCode: null, segments: 1 });
});

test('what a carrier does not deliver is told later, with why', async () => {
  gateway.fate = { status: 'undelivered', error_code: 30005 };
  await queue();
  await run();
  expect(await text()).toMatchObject({ state: 'sent', errorCode: null });
  await after(10_000);
  expect(await text()).toMatchObject({ state: 'failed', errorCode: 'SMS_NUMBER_UNKNOWN' });
  expect(await row()).toMatchObject({ remote_code: 30005, number_sealed: null });
});

test('a carrier that never tells leaves it sent, and is not asked for ever', async () => {
  gateway.fate = { status: 'sent', error_code: null };
  await queue();
  await run();
  for (let day = 0; day < 8; day += 1) await after(DAY_MS);
  const asked = gateway.asked.length;
  await after(30 * DAY_MS);
  expect(gateway.asked).toHaveLength(asked);
  expect(await row()).toMatchObject({ state: 'sent', looks: 7, number_sealed: null });
});

test('too many at once waits as long as the gateway wants', async () => {
  gateway.faults.push({ on: 'send', status: 429, code: 20429, headers: { 'retry-after': '90' } });
  await queue();
  await run();
  expect(await text()).toMatchObject({ state: 'waiting', errorCode: 'SMS_TOO_MANY' });
  await after(89_000);
  expect(gateway.sent).toHaveLength(0);
  await after(1_000);
  expect(gateway.sent).toHaveLength(1);
  expect(await text()).toMatchObject({ state: 'sent', errorCode: null });
});

test.each([
  ['a failure of the gateway', { status: 500, code: 20500 }],
  ['an answer that is no JSON', { raw: '<html>' }],
  ['a line that goes dead', { isCut: true as const }],
  ['a slow answer', { silentMs: 3_000 }],
])('%s after it was taken does not make a second one', async (_what, fault) => {
  gateway.faults.push({ on: 'send', afterwards: true, ...fault });
  await queue();
  await run();
  expect(await text()).toMatchObject({ state: 'sending' });
  await after(MINUTE_MS);
  expect(gateway.sent).toHaveLength(1);
  expect(await text()).toMatchObject({ state: 'sent', errorCode: null });
});

test('what was not taken although nobody said so goes again, but never a code', async () => {
  for (const atMostOnce of [false, true]) {
    gateway.clear();
    gateway.faults.push({ on: 'send', isCut: true });
    await queue({ atMostOnce });
    await run();
    await after(MINUTE_MS);
    expect(gateway.sent).toHaveLength(atMostOnce ? 0 : 1);
  }
  expect(await text()).toMatchObject({ state: 'failed', errorCode: 'SMS_OUTCOME_UNKNOWN' });
  expect(await row()).toMatchObject({ body_sealed: null, number_sealed: null });
});

test('while the gateway does not say whether it has it, nothing is sent', async () => {
  gateway.faults.push({ on: 'send', isCut: true, afterwards: true });
  gateway.faults.push({ on: 'list', status: 500 }, { on: 'list', raw: '<html>' }, { on: 'list', isCut: true });
  await queue();
  await run();
  for (let look = 0; look < 3; look += 1) {
    await after(MINUTE_MS);
    expect(await text()).toMatchObject({ state: 'sending' });
  }
  await after(MINUTE_MS);
  expect(gateway.sent).toHaveLength(1);
  expect(await text()).toMatchObject({ state: 'sent' });
});

test('a process that died in the middle leaves a text that is looked for', async () => {
  const dying: Texter = {
    ...texter,
    send: async (one) => {
      await texter.send(one);
      throw new Error('killed');
    },
  };
  const textId = await queue();
  await expect(runTexts(world, dying)).rejects.toThrow('killed');
  await world.owner.query('delete from graphile_worker._private_jobs');
  await world.owner.query(`select graphile_worker.add_job('text-send', $1)`, [
    JSON.stringify({ organizationId: house.organizationId, textId }),
  ]);
  await after(MINUTE_MS);
  expect(gateway.sent).toHaveLength(1);
  expect(await text()).toMatchObject({ state: 'sent' });
});

test('whoever answered STOP is not texted again, whether told at once or later', async () => {
  const stopped = (number: string) => world.as(house, 'officer', (scope) => isStopped(scope, number));
  gateway.stopped.add(NUMBER);
  await queue();
  await run();
  expect(await text()).toMatchObject({ state: 'failed', errorCode: 'SMS_STOPPED' });
  expect(await stopped(NUMBER)).toBe(true);
  gateway.clear();
  await queue();
  await run();
  expect(gateway.asked).toHaveLength(0);
  const other = '+12025550155';
  gateway.fate = { status: 'failed', error_code: 21610 };
  await queue({ number: other });
  await run();
  await after(10_000);
  expect(await stopped(other)).toBe(true);
  const { rows } = await world.owner.query('select number_hash from text_stop');
  expect(rows.map(({ number_hash }) => number_hash).join(' ')).not.toContain('5550142');
  house = await world.openHouse();
  expect(await stopped(NUMBER)).toBe(false);
});

test('a number that is none is told, and not tried again', async () => {
  gateway.unknown.add(NUMBER);
  await queue();
  await run();
  await after(DAY_MS);
  expect(gateway.asked).toHaveLength(1);
  expect(await text()).toMatchObject({ state: 'failed', errorCode: 'SMS_NUMBER_INVALID' });
});

test('what is of no use any more is not sent', async () => {
  await queue({ endsAt: new Date(world.clock.now().getTime() + 10 * MINUTE_MS) });
  await after(10 * MINUTE_MS);
  expect(gateway.sent).toHaveLength(0);
  expect(await text()).toMatchObject({ state: 'failed', errorCode: 'SMS_TOO_LATE' });
});

test('a gateway that refuses the token is tried again until it is of no use', async () => {
  const wrong = Array.from({ length: 40 }, () => ({ on: 'send' as const, status: 401, code: 20003 }));
  gateway.faults.push(...wrong);
  await queue();
  await run();
  expect(await text()).toMatchObject({ state: 'waiting', errorCode: 'SMS_AUTH_FAILED' });
  for (let hour = 0; hour < 25; hour += 1) await after(60 * MINUTE_MS);
  expect(await text()).toMatchObject({ state: 'failed', errorCode: 'SMS_AUTH_FAILED' });
});

test('where texts are not set up any more, that is told', async () => {
  await queue();
  await runTexts(world, null);
  expect(await text()).toMatchObject({ state: 'failed', errorCode: 'SMS_NOT_SET_UP' });
});

test('what was taken back before it went does not go', async () => {
  await queue();
  await world.as(house, 'officer', (scope) => dropTexts(scope, aboutId, ['code']));
  expect(await text()).toMatchObject({ state: 'waiting' });
  await world.as(house, 'officer', (scope) => dropTexts(scope, aboutId));
  await run();
  expect(gateway.sent).toHaveLength(0);
  expect(await row()).toMatchObject({ state: 'dropped', body_sealed: null, number_sealed: null });
});

test('no other organization sees it or sends it', async () => {
  const textId = await queue();
  const other = await world.openHouse();
  expect(await world.as(other, 'officer', (scope) => newestTexts(scope, [aboutId]))).toEqual(new Map());
  await world.owner.query('delete from graphile_worker._private_jobs');
  await world.owner.query(`select graphile_worker.add_job('text-send', $1)`, [
    JSON.stringify({ organizationId: other.organizationId, textId }),
  ]);
  await after(0);
  expect(gateway.sent).toHaveLength(0);
});
