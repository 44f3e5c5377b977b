import type { BudgetNote } from '@bedside/connectors';
import { createMastodonConnector } from '@bedside/connectors';
import { createFakeMastodon } from '@bedside/connectors/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { type Budgeted, budgetOf, countSending, gatherBudgetNotes, noteBudgets } from './budgets.ts';
import type { ConnectorSource } from './connector-source.ts';
import { createLookUp } from './look-up.ts';
import { insertChannel, testChannel } from './service.ts';

let world: World;
let house: House;
let seed: ScopeSeed;
let channel: Budgeted;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
  seed = world.seed(house, 'administrator');
  channel = await addChannel('bluesky', 'https://pds.example.org');
});

async function addChannel(network: 'bluesky' | 'mastodon', serviceUrl: string): Promise<Budgeted> {
  const account = { serviceUrl, handle: 'lakeside', remoteAccountId: newId(), credentials: { accessToken: 'token' } };
  const view = await inScope(seed, (scope) => insertChannel(scope, { input: { network, name: network }, account }));
  return { id: view.id, network };
}

const inSeconds = (seconds: number) => new Date(world.clock.now().getTime() + seconds * 1_000);
const told = (remaining: number, seconds = 300): BudgetNote => ({
  remaining,
  limit: 3_000,
  resetAt: inSeconds(seconds),
});
const ask = (scope: Scope, asked: Budgeted = channel) => budgetOf(scope, { channel: asked, waiter: newId() });
const rows = async () => {
  const found = await world.owner.query('select channel_id, state from channel_budget where organization_id = $1', [
    house.organizationId,
  ]);
  return found.rows;
};

describe('what a network said', () => {
  test('in the transaction that settles a call is there for the next that arms, and not when it was undone', async () => {
    const settle = (fails: boolean) =>
      inScope(seed, async (scope) => {
        await noteBudgets(scope, { channel, notes: [told(2)] });
        if (fails) throw new Error('undone');
      });
    await expect(settle(true)).rejects.toThrow('undone');
    expect(await inScope(seed, ask)).toEqual({ kind: 'send-now' });
    await settle(false);
    expect(await inScope(seed, ask)).toMatchObject({ kind: 'wait', reason: 'limit' });
    await world.clock.advance(301_000);
    expect(await inScope(seed, ask)).toEqual({ kind: 'send-now' });
  });

  test('of a refusal is kept also when no note tells of it', async () => {
    const outcome = { kind: 'retry-after', code: 'HTTP_429', detail: '', retryAfterMs: 60_000 } as const;
    await inScope(seed, (scope) => noteBudgets(scope, { channel, notes: [], outcome }));
    const verdict = await inScope(seed, ask);
    expect(verdict).toMatchObject({ kind: 'wait', reason: 'refused' });
    expect(verdict.kind === 'wait' && verdict.until.getTime()).toBeGreaterThanOrEqual(inSeconds(60).getTime());
  });

  test('holds for one channel, not for another of the same network', async () => {
    await inScope(seed, (scope) => noteBudgets(scope, { channel, notes: [told(0)] }));
    const other = await addChannel('bluesky', 'https://other.example.org');
    expect(await inScope(seed, (scope) => ask(scope, other))).toEqual({ kind: 'send-now' });
  });

  test('of networks that count nothing is not kept, and costs no row', async () => {
    const practice = { id: house.channels.practice, network: 'practice' } as const;
    await inScope(seed, async (scope) => {
      await noteBudgets(scope, { channel: practice, notes: [told(0)] });
      await countSending(scope, practice);
      expect(await ask(scope, practice)).toEqual({ kind: 'send-now' });
    });
    expect(await rows()).toEqual([]);
  });
});

test('workers that arm at once spend one budget', async () => {
  // Three posts above the reserve of eight.
  await inScope(seed, (scope) => noteBudgets(scope, { channel, notes: [told(11)] }));
  const arm = () =>
    inScope(seed, async (scope) => {
      const verdict = await ask(scope);
      if (verdict.kind === 'send-now') await countSending(scope, channel);
      return verdict.kind;
    });
  const verdicts = await Promise.all(Array.from({ length: 12 }, arm));
  expect(verdicts.filter((kind) => kind === 'send-now')).toHaveLength(3);
  expect(await rows()).toHaveLength(1);
});

describe('a call that is no post', () => {
  test('keeps what the network said, and is not made when only the reserve is left', async () => {
    const mastodon = createFakeMastodon({ now: () => world.clock.now() });
    const calls: string[] = [];
    const fetch: typeof mastodon.fetch = (url, init) => {
      calls.push(url);
      return mastodon.fetch(url, init);
    };
    const connector = createMastodonConnector();
    const connectors: ConnectorSource = async () => ({ connector, fetch, own: null });
    channel = await addChannel('mastodon', 'https://mastodon.example.org');
    const lookUp = createLookUp(connectors);
    mastodon.answerNext('GET /api/v2/search', () =>
      Response.json({ error: 'x' }, { status: 429, headers: { 'retry-after': '90' } }),
    );
    const first = lookUp(seed, { channelId: channel.id, query: 'lake' });
    await expect(first).rejects.toMatchObject({ code: 'NETWORK_BUSY', details: { retryAfterSeconds: 90 } });
    expect(await inScope(seed, ask)).toMatchObject({ kind: 'wait', reason: 'refused' });
    const asked = calls.length;
    await expect(lookUp(seed, { channelId: channel.id, query: 'lakes' })).rejects.toMatchObject({
      code: 'NETWORK_BUSY',
    });
    expect(calls).toHaveLength(asked);
  });

  test('that checks a channel keeps a refusal', async () => {
    const mastodon = createFakeMastodon({ now: () => world.clock.now() });
    mastodon.answerNext('GET /api/v1/accounts/verify_credentials', () => new Response('', { status: 429 }));
    channel = await addChannel('mastodon', 'https://mastodon.example.org');
    await testChannel(seed, { connector: createMastodonConnector(), fetch: mastodon.fetch, own: null }, channel.id);
    expect(await inScope(seed, ask)).toMatchObject({ kind: 'wait', reason: 'refused' });
  });

  test('gathers the notes of a call in their order', () => {
    const { noteBudget, notes } = gatherBudgetNotes();
    const given = [told(3), told(2)];
    for (const note of given) noteBudget(note);
    expect(notes()).toEqual(given);
  });
});
