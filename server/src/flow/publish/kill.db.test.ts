import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createPracticeConnector } from '@bedside/connectors';
import { loopbackFetch, type PracticeServer, startPracticeServer } from '@bedside/connectors/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, deliveriesOf, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import type { ConnectorSource } from '../../registers/channels/connector-source.ts';
import { type DeliveryStep, deliverySteps } from './engine/publish-context.ts';

/** The practice network takes nothing in before it shows it. */
const sendingSteps = deliverySteps.filter((step) => step !== 'staged');

const CHILD = fileURLToPath(new URL('../../../test/publish-child.ts', import.meta.url));

let world: World;
let house: House;
let network: PracticeServer;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(() => world.close());
beforeEach(async () => {
  network = await startPracticeServer();
});
afterEach(() => network.close());

/** Runs a worker in a process of its own until nothing is due or it kills itself; gives the signal that ended it. */
async function runChild(dieAt: DeliveryStep | 'never'): Promise<string | number | null> {
  const child = spawn(
    process.execPath,
    ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning', CHILD],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        CHILD_DATABASE: world.database.appUrl,
        CHILD_NOW: world.clock.now().toISOString(),
        CHILD_KEY_FILE: world.files.keyFile,
        CHILD_BLOBS: world.files.blobs,
        CHILD_TOKEN: network.issueToken('house'),
        CHILD_NETWORK: network.url,
        CHILD_STEP: dieAt,
      },
    },
  );
  const [code, signal] = await once(child, 'exit');
  return signal ?? code;
}

/** The credentials of the channel are of the in-process network: this server's own token goes in their place. */
const overSocket: ConnectorSource = async () => ({
  connector: createPracticeConnector(),
  own: null,
  fetch: (url, init = {}) => {
    const { pathname, search } = new URL(url);
    const headers = { ...init.headers, authorization: `Bearer ${network.issueToken('house')}` };
    return loopbackFetch(`${network.url}${pathname}${search}`, { ...init, headers });
  },
});

async function settleHere(): Promise<void> {
  const publisher = world.publisher({ workerId: 'parent', connectors: overSocket });
  for (const ms of [0, 61_000, 31_000, 31_000, 31_000]) {
    await world.clock.advance(ms);
    await publishDue(publisher);
  }
}

async function arrivals(): Promise<number> {
  const entries = await network.network.arrivals();
  return entries.filter(({ kind }) => kind === 'accepted' || kind === 'duplicated').length;
}

describe('a worker killed by SIGKILL', () => {
  const first = sendingSteps.filter((step) => step !== 'read-back');
  test.each(first)('at "%s" leaves one post, found by the worker that follows', async (step) => {
    const { postId } = await planPost(world, house);
    await world.clock.advance(10_000);
    expect(await runChild(step)).toBe('SIGKILL');
    const before = await arrivals();
    await settleHere();
    const [view] = await deliveriesOf(world, house, postId);
    expect({ state: view?.state, posts: await arrivals() }).toEqual({ state: 'confirmed', posts: 1 });
    // What had arrived was adopted by reading back or had been written down: never sent again.
    if (before === 1) expect(view?.attempts).toHaveLength(1);
  });

  test('while it reads back leaves the doubt to the next worker', async () => {
    network.network.faults.set({ rules: [{ kind: 'reset-after-accept', operation: 'create', times: 1 }] });
    const { postId } = await planPost(world, house);
    await world.clock.advance(10_000);
    expect(await runChild('read-back')).toBe('SIGKILL');
    const [inDoubt] = await deliveriesOf(world, house, postId);
    expect(inDoubt?.state).toBe('unknown');
    await settleHere();
    const [view] = await deliveriesOf(world, house, postId);
    expect({ state: view?.state, posts: await arrivals() }).toEqual({ state: 'confirmed', posts: 1 });
  });

  test('that is not killed publishes by itself', async () => {
    const { postId } = await planPost(world, house);
    await world.clock.advance(10_000);
    expect(await runChild('never')).toBe(0);
    const [view] = await deliveriesOf(world, house, postId);
    expect({ state: view?.state, posts: await arrivals() }).toEqual({ state: 'confirmed', posts: 1 });
  });
});

describe('a fault of the socket', () => {
  test.each([
    'reset-before-accept',
    'reset-after-accept',
    'truncated',
    'error-500-before-accept',
    'error-500-after-accept',
  ] as const)('%s makes one post', async (kind) => {
    network.network.faults.set({ rules: [{ kind, operation: 'create', times: 1 }] });
    const { postId } = await planPost(world, house);
    await world.clock.advance(10_000);
    const publisher = world.publisher({ workerId: 'parent', connectors: overSocket });
    await publishDue(publisher);
    const [inDoubt] = await deliveriesOf(world, house, postId);
    expect(inDoubt?.attempts[0]?.ambiguousCode).not.toBe(null);
    await settleHere();
    const [view] = await deliveriesOf(world, house, postId);
    expect({ state: view?.state, posts: await arrivals() }).toEqual({ state: 'confirmed', posts: 1 });
  });
});
