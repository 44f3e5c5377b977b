import type { Connector } from '@bedside/connectors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AppNetwork, createAppNetwork } from '../../../test/app-network.ts';
import { createAppConnector } from '../../../test/app-network-connector.ts';
import {
  type CastName,
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { listMessages } from '../../kernel/mail/service.ts';
import { inScope, personActor, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { setSecondAdministrator } from '../org/second-administrator.ts';
import { activatePerson, addPerson } from '../people/service.ts';
import { listApplications, listNetworks, putApplication, removeApplication } from './applications.ts';
import { chooseAccounts, readChoice } from './choices.ts';
import { confirmChannel, readConfirmation, refuseChannel } from './confirmation.ts';
import type { ConnectorSource } from './connector-source.ts';
import { beginConsent, beginConsentAgain, finishConsent } from './consent.ts';
import type { ChannelView } from './contract.ts';
import { disconnectAndRevoke } from './disconnect.ts';
import { connectChannel, getChannel, listChannels, openAccount, testChannel, toView } from './service.ts';
import { sweepWaysTask } from './sweep-ways.ts';

let world: World;
let house: House;
let network: AppNetwork;
let connector: Connector;
let connectors: ConnectorSource;
let asksWhich: boolean;

const SECRET = 'the-secret-of-the-app';

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
  asksWhich = true;
  use({});
});

function use(options: { endsAll?: boolean }): void {
  network = createAppNetwork(options);
  connector = createAppConnector({ ...options, asksWhich: () => asksWhich });
  connectors = async (id, organizationId) =>
    id === 'facebook' ? { connector, fetch: network.fetch, own: null } : world.connectors(id, organizationId);
}

const seed = (who: CastName = 'administrator') => world.seed(house, who);
const as = <T>(who: CastName, work: (scope: Scope) => Promise<T>) => world.as(house, who, work);
const door = () => connectors('facebook', house.organizationId);
const fields = { appId: 'app-1', appSecret: SECRET };
const enter = (given: Record<string, string> = fields, revision: number | null = null) =>
  as('administrator', (scope) => putApplication(scope, { network: 'facebook', fields: given, revision }));
const remove = (revision: number) =>
  as('administrator', (scope) => removeApplication(scope, { network: 'facebook', revision }));
const begin = async (by: ScopeSeed = seed()) =>
  (await beginConsent(by, await door(), { name: 'Our page', server: '' })).redirectTo;

async function decide(address: string, decision: 'yes' | 'no' = 'yes') {
  const answer = await network.answer(
    new Request(address, { method: 'POST', body: new URLSearchParams({ decision }) }),
  );
  const back = new URL(answer.headers.get('location') ?? 'https://nowhere.example').searchParams;
  return { state: back.get('state'), code: back.get('code'), error: back.get('error') };
}

/** Says yes, and gives the id of what there is to choose from. */
async function opened(by: ScopeSeed = seed()): Promise<string> {
  const made = await finishConsent(by, connectors, await decide(await begin(by)));
  if ('choice' in made) return made.choice;
  throw new Error('there is something to choose');
}

async function connected(...accounts: string[]): Promise<ChannelView[]> {
  const choiceId = await opened();
  const { channels } = await chooseAccounts(seed(), connectors, { choiceId, accounts });
  return channels;
}

async function one(): Promise<ChannelView> {
  const [channel] = await connected('page-1');
  if (channel === undefined) throw new Error('it was connected');
  return channel;
}

const stateOf = async (id: string) => {
  const row = await as('administrator', (scope) => getChannel(scope, id));
  const { state } = toView(row);
  return { state, lastErrorCode: row.lastErrorCode };
};
const stored = async (table: string) => {
  const { rows } = await world.owner.query(`select t::text as row from ${table} t where organization_id = $1`, [
    house.organizationId,
  ]);
  return rows.map(({ row }: { row: string }) => row);
};
const hex = (text: string) => Buffer.from(text).toString('hex');

describe('an application', () => {
  test('is kept sealed, and its secrets are never given back', async () => {
    const view = await enter();
    expect(view).toMatchObject({
      revision: 1,
      fields: [
        { name: 'appId', secret: false, isSet: true, value: 'app-1' },
        { name: 'appSecret', secret: true, isSet: true, value: null },
      ],
    });
    const listed = await as('administrator', (scope) => listApplications(scope, ['facebook', 'bluesky', 'x']));
    expect(listed.map((each) => [each.network, each.revision])).toEqual([
      ['facebook', 1],
      ['x', null],
    ]);
    expect(JSON.stringify([view, listed])).not.toContain(SECRET);
    const [row] = await stored('network_app');
    expect(row).not.toContain(hex(SECRET));
    expect(row).not.toContain(hex('app-1'));
    expect(world.logged()).not.toContain(SECRET);
    for (const table of ['audit_event', 'audit_clear_text']) {
      expect((await stored(table)).join()).not.toContain(SECRET);
    }
  });

  test('belongs to one organization', async () => {
    await enter();
    const other = world.seed(await world.openHouse(), 'administrator');
    const [theirs] = await inScope(other, (scope) => listApplications(scope, ['facebook']));
    expect(theirs).toMatchObject({ revision: null, fields: [{ value: null }, { isSet: false }] });
    await expect(begin(other)).rejects.toMatchObject({ code: 'APP_MISSING' });
  });

  test('is an administrator’s to see and to change', async () => {
    await enter();
    for (const who of ['author', 'publisher', 'officer', 'auditor'] as const) {
      await expect(as(who, (scope) => listApplications(scope, ['facebook']))).rejects.toMatchObject({ status: 403 });
      const put = { network: 'facebook', fields, revision: 1 } as const;
      await expect(as(who, (scope) => putApplication(scope, put))).rejects.toMatchObject({ status: 403 });
      await expect(as(who, (scope) => removeApplication(scope, put))).rejects.toMatchObject({ status: 403 });
    }
    // Everybody learns whether there is one, and nothing of it.
    expect(await as('author', (scope) => listNetworks(scope, ['bluesky', 'facebook', 'x']))).toEqual([
      { network: 'bluesky', application: 'not-needed' },
      { network: 'facebook', application: 'set' },
      { network: 'x', application: 'missing' },
    ]);
  });

  test('is changed as it was read, and one of two first ones wins', async () => {
    const both = await Promise.allSettled([enter(), enter({ appId: 'app-2', appSecret: 'other' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(enter(fields, 7)).rejects.toMatchObject({ code: 'APP_EDITED' });
    await expect(remove(7)).rejects.toMatchObject({ code: 'APP_EDITED' });
    expect(await remove(1)).toMatchObject({ revision: null });
    await expect(remove(1)).rejects.toMatchObject({ status: 404 });
  });

  test.each([
    ['a field is missing', { appId: 'app-1' }],
    ['a field is blank', { appId: '  ', appSecret: SECRET }],
    ['a field is none of the network', { ...fields, __proto__x: 'y' }],
    ['nothing is given', {}],
  ])('is refused where %s', async (_what, given) => {
    await expect(enter(given)).rejects.toMatchObject({ code: 'APP_UNFIT' });
    expect(await stored('network_app')).toEqual([]);
  });

  test('is refused where the network asks for none', async () => {
    const put = { network: 'bluesky', fields: { appId: 'x' }, revision: null } as const;
    await expect(as('administrator', (scope) => putApplication(scope, put))).rejects.toMatchObject({
      code: 'APP_NOT_NEEDED',
    });
  });

  test('keeps a secret that is left empty, and asks another application for its own', async () => {
    await enter();
    const { id } = await one();
    expect(await enter({ appId: 'app-1', appSecret: '' }, 1)).toMatchObject({ revision: 2 });
    expect(await stateOf(id)).toEqual({ state: 'connected', lastErrorCode: null });
    expect((await testChannel(seed(), await door(), id)).state).toBe('connected');
    await expect(enter({ appId: 'app-2', appSecret: '' }, 2)).rejects.toMatchObject({ code: 'APP_UNFIT' });
  });

  test('stands with the account wherever one is opened', async () => {
    await enter();
    const { id } = await one();
    const account = await as('administrator', async (scope) => openAccount(scope, await getChannel(scope, id)));
    expect(account?.app).toEqual(fields);
    const practice = await as('administrator', async (scope) =>
      openAccount(scope, await getChannel(scope, house.channels.practice)),
    );
    expect(practice).not.toHaveProperty('app');
    const { postId } = await planPost(world, house, { baseText: plainText(1), channelIds: [id] });
    await world.clock.advance(60_000);
    await publishDue(world.publisher({ connectors }));
    expect(await deliveriesOf(world, house, postId)).toMatchObject([{ state: 'confirmed' }]);
    expect(network.posts).toEqual([{ pageId: 'page-1', text: plainText(1) }]);
  });

  test('that is another one closes the channels of the one before, and what was begun with it', async () => {
    await enter();
    const { id } = await one();
    const choiceId = await opened();
    const back = await decide(await begin());
    await enter({ appId: 'app-2', appSecret: 'another' }, 1);
    expect(await stateOf(id)).toEqual({ state: 'needs_reauthorization', lastErrorCode: 'APP_CHANGED' });
    await expect(finishConsent(seed(), connectors, back)).rejects.toMatchObject({ code: 'CONSENT_OVER' });
    await expect(chooseAccounts(seed(), connectors, { choiceId, accounts: ['page-2'] })).rejects.toMatchObject({
      code: 'CHOICE_OVER',
    });
    const { postId } = await planPost(world, house, { baseText: plainText(2), channelIds: [id] });
    await world.clock.advance(60_000);
    await publishDue(world.publisher({ connectors }));
    expect(await deliveriesOf(world, house, postId)).toMatchObject([
      { state: 'parked', blockers: [{ code: 'CHANNEL_NEEDS_REAUTHORIZATION' }] },
    ]);
  });

  test('that was removed closes its channels, which work again when it is back', async () => {
    await enter();
    const { id } = await one();
    expect((await remove(1)).channels).toEqual([{ id, name: 'Our page' }]);
    expect(await stateOf(id)).toEqual({ state: 'needs_reauthorization', lastErrorCode: 'APP_REMOVED' });
    await expect(testChannel(seed(), await door(), id)).rejects.toMatchObject({ code: 'APP_MISSING' });
    await expect(beginConsentAgain(seed(), await door(), id)).rejects.toMatchObject({ code: 'APP_MISSING' });
    await enter();
    expect(await testChannel(seed(), await door(), id)).toMatchObject({ state: 'connected', lastErrorCode: null });
  });

  test('that changes while an account is being connected keeps nothing of it', async () => {
    await enter();
    asksWhich = false;
    const back = await decide(await begin());
    const before = network.fetch;
    connectors = async () => ({
      connector,
      own: null,
      fetch: async (url, init) => {
        if (url.endsWith('/me')) await enter({ appId: 'app-1', appSecret: 'rotated' }, 1);
        return before(url, init);
      },
    });
    await expect(finishConsent(seed(), connectors, back)).rejects.toMatchObject({ code: 'APP_CHANGED' });
    expect((await as('administrator', listChannels)).map((row) => row.network)).not.toContain('facebook');
    expect(network.calls.at(-1)).toBe('POST /revoke');
  });
});

describe('a yes on a page of the network', () => {
  test('is asked for at its own address, through the application', async () => {
    await expect(begin()).rejects.toMatchObject({ code: 'APP_MISSING' });
    await enter();
    const address = new URL(await begin());
    expect(address.origin).toBe('https://graph.facebook.com');
    expect(address.searchParams.get('client_id')).toBe('app-1');
    expect(address.href).not.toContain(SECRET);
    await expect(
      connectChannel(seed(), await door(), { network: 'facebook', name: 'X', serviceUrl: '', credentials: {} }),
    ).rejects.toMatchObject({ code: 'CONNECT_BY_CONSENT' });
  });

  test('is asked for at the address that stands in for it', async () => {
    await enter();
    const elsewhere = { ...(await door()), address: 'http://127.0.0.1:4001' };
    const { redirectTo } = await beginConsent(seed(), elsewhere, { name: 'X', server: 'https://evil.example' });
    expect(new URL(redirectTo).origin).toBe('http://127.0.0.1:4001');
  });

  test('that was not given connects nothing', async () => {
    await enter();
    const back = await decide(await begin(), 'no');
    await expect(finishConsent(seed(), connectors, back)).rejects.toMatchObject({ code: 'CONSENT_DENIED' });
    expect(network.tokens.size).toBe(0);
  });
});

describe('a choice', () => {
  beforeEach(() => enter());

  test('names the accounts, and nothing that opens them', async () => {
    await one();
    const choice = await opened();
    const view = await as('administrator', (scope) => readChoice(scope, choice));
    expect(view).toMatchObject({
      network: 'facebook',
      name: 'Our page',
      accounts: [
        { id: 'page-1', name: 'Lakeside Clinic', detail: 'Lakeside', isConnected: true },
        { id: 'page-2', name: 'Harbor Clinic', detail: 'Harbor', isConnected: false },
        { id: 'page-3', name: 'Harbor Clinic', detail: 'Old Town', isConnected: false },
      ],
    });
    expect(JSON.stringify(view)).not.toContain('token-of');
    expect((await stored('channel_choice')).join()).not.toContain(hex('token-of'));
  });

  test('of one is called as the person said, and of several as the network does; the rest is forgotten', async () => {
    expect(await connected('page-1')).toMatchObject([{ name: 'Our page', handle: 'Lakeside Clinic (page-1)' }]);
    const both = await connected('page-2', 'page-3');
    expect(both.map(({ name }) => name)).toEqual(['Harbor Clinic', 'Harbor Clinic']);
    expect(await stored('channel_choice')).toEqual([]);
  });

  test('is made once, by one of two at the same time', async () => {
    const choiceId = await opened();
    const twice = await Promise.allSettled([
      chooseAccounts(seed(), connectors, { choiceId, accounts: ['page-1'] }),
      chooseAccounts(seed(), connectors, { choiceId, accounts: ['page-1'] }),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await as('administrator', listChannels)).filter((row) => row.network === 'facebook')).toHaveLength(1);
  });

  test('of nothing forgets everything', async () => {
    const choiceId = await opened();
    expect(await chooseAccounts(seed(), connectors, { choiceId, accounts: [] })).toEqual({
      channels: [],
      problems: [],
    });
    expect(await stored('channel_choice')).toEqual([]);
  });

  test('tells what stood in the way of one, and connects the others', async () => {
    await one();
    const choiceId = await opened();
    for (const [token, page] of network.tokens) {
      if (page === 'page-2') (network.tokens as Map<string, string>).delete(token);
    }
    const made = await chooseAccounts(seed(), connectors, { choiceId, accounts: ['page-1', 'page-2', 'page-3'] });
    expect(made.channels.map(({ handle }) => handle)).toEqual(['Harbor Clinic (page-3)']);
    expect(made.problems).toEqual([
      { name: 'Lakeside Clinic', code: 'CHANNEL_EXISTS' },
      { name: 'Harbor Clinic', code: 'CONSENT_REFUSED' },
    ]);
  });

  test('belongs to the session that said yes, for ten minutes, and takes nothing that is not in it', async () => {
    const choiceId = await opened();
    const mine = seed();
    if (mine.actor.type !== 'person') throw new Error('a person connects');
    const session = { ...mine, actor: { ...mine.actor, sessionId: 'another-session' } };
    const elsewhere = world.seed(await world.openHouse(), 'administrator');
    for (const by of [session, elsewhere]) {
      await expect(inScope(by, (scope) => readChoice(scope, choiceId))).rejects.toMatchObject({ code: 'CHOICE_OVER' });
      await expect(chooseAccounts(by, connectors, { choiceId, accounts: ['page-1'] })).rejects.toMatchObject({
        code: 'CHOICE_OVER',
      });
    }
    for (const account of ['page-9', '__proto__', 'constructor', "' or 1=1 --"]) {
      await expect(chooseAccounts(mine, connectors, { choiceId, accounts: ['page-1', account] })).rejects.toMatchObject(
        { code: 'CHOICE_UNKNOWN' },
      );
    }
    for (const who of ['author', 'officer'] as const) {
      await expect(as(who, (scope) => readChoice(scope, choiceId))).rejects.toMatchObject({ status: 403 });
    }
    await world.clock.advance(10 * 60_000);
    await expect(as('administrator', (scope) => readChoice(scope, choiceId))).rejects.toMatchObject({
      code: 'CHOICE_OVER',
    });
  });

  test('that was not made is swept, with the ways that were not gone', async () => {
    await opened();
    await begin();
    const task = sweepWaysTask(world.services);
    const job = { organizationId: house.organizationId };
    await task.run(job);
    expect([(await stored('channel_choice')).length, (await stored('channel_consent')).length]).toEqual([1, 1]);
    const { rows } = await world.owner.query(
      `select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'channel-ways-sweep' and j.payload ->> 'organizationId' = $1`,
      [house.organizationId],
    );
    expect(rows).toHaveLength(1);
    await world.clock.advance(rows[0].run_at.getTime() - world.clock.now().getTime());
    await task.run(job);
    expect([...(await stored('channel_choice')), ...(await stored('channel_consent'))]).toEqual([]);
  });

  test('is not asked for where a channel is connected again: its own account is taken, or none', async () => {
    const { id } = await one();
    const again = async () => {
      const { redirectTo } = await beginConsentAgain(seed(), await door(), id);
      return finishConsent(seed(), connectors, await decide(redirectTo));
    };
    expect(await again()).toMatchObject({ channel: { id, handle: 'Lakeside Clinic (page-1)' } });
    network.settings.pages = network.settings.pages.slice(1);
    await expect(again()).rejects.toMatchObject({ code: 'OTHER_ACCOUNT' });
  });
});

describe('giving back', () => {
  beforeEach(() => enter());

  test('tells before it ends the other channels of the same yes, and ends them', async () => {
    use({ endsAll: true });
    const [first, second] = await connected('page-1', 'page-2');
    if (first === undefined || second === undefined) throw new Error('both were connected');
    await expect(disconnectAndRevoke(seed(), connectors, { channelId: first.id })).rejects.toMatchObject({
      code: 'CHANNELS_END_TOO',
      details: { channels: [second.id] },
    });
    expect((await stateOf(first.id)).state).toBe('connected');
    await disconnectAndRevoke(seed(), connectors, { channelId: first.id, endsToo: [second.id] });
    expect((await stateOf(first.id)).state).toBe('disconnected');
    expect(await stateOf(second.id)).toEqual({ state: 'needs_reauthorization', lastErrorCode: 'CONSENT_ENDED' });
    expect(network.tokens.size).toBe(0);
  });

  test('of one channel leaves the others where a yes does not end as a whole', async () => {
    const [first, second] = await connected('page-1', 'page-2');
    await disconnectAndRevoke(seed(), connectors, { channelId: first?.id ?? '' });
    expect((await stateOf(second?.id ?? '')).state).toBe('connected');
    expect([...network.tokens.values()].sort()).toEqual(['page-2', 'page-3']);
  });

  test('is not done behind anybody’s back where a yes ends as a whole', async () => {
    use({ endsAll: true });
    const { id } = await one();
    const { redirectTo } = await beginConsentAgain(seed(), await door(), id);
    await finishConsent(seed(), connectors, await decide(redirectTo));
    expect(network.calls).not.toContain('POST /revoke');
    expect((await testChannel(seed(), await door(), id)).state).toBe('connected');
  });
});

describe('a second administrator', () => {
  beforeEach(async () => {
    await as('officer', (scope) =>
      setSecondAdministrator(scope, { secondAdministrator: 'required', reason: 'As it should be.' }),
    );
    await enter();
  });

  async function hireAdministrator(): Promise<ScopeSeed> {
    const first = seed();
    return inScope(first, async (scope) => {
      const email = `second-${house.organizationId}@example.org`;
      const userId = crypto.randomUUID();
      await world.owner.query(`insert into auth."user" (id, email) values ($1, $2)`, [userId, email]);
      const roles = ['administrator'] as const;
      const { id } = await addPerson(scope, { name: 'Second One', email, roles, privacyTrainedUntil: null });
      await activatePerson(scope, { personId: id, userId, locale: 'en' });
      const actor = personActor({ id: id as PersonId, roles, sessionId: 'session-second' }); // a view carries the id as plain text
      return { ...first, actor };
    });
  }
  const confirm = (by: ScopeSeed, channelId: string, reason = '', handle = 'Lakeside Clinic (page-1)') =>
    inScope(by, (scope) => confirmChannel(scope, { channelId, handle, reason }));

  const toldToConnecter = async () => {
    const { rows } = await world.owner.query<{ kind: string }>(
      'select kind from outbox_message where organization_id = $1 and person_id = $2 order by created_at',
      [house.organizationId, house.people.administrator.id],
    );
    return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('channel.'));
  };

  test('confirms before anything is published', async () => {
    const second = await hireAdministrator();
    const { id, state } = await one();
    expect(state).toBe('awaiting_confirmation');
    const { rows: told } = await world.owner.query(
      `select person_id, link from outbox_message where organization_id = $1 and kind = 'channel.awaiting'`,
      [house.organizationId],
    );
    expect(told).toEqual([
      { person_id: second.actor.type === 'person' ? second.actor.id : null, link: `/channels?confirm=${id}` },
    ]);
    const { postId } = await planPost(world, house, { baseText: plainText(3), channelIds: [id] });
    await world.clock.advance(60_000);
    await publishDue(world.publisher({ connectors }));
    expect(await deliveriesOf(world, house, postId)).toMatchObject([
      { state: 'parked', blockers: [{ code: 'CHANNEL_NOT_CONFIRMED' }] },
    ]);
    expect(network.posts).toEqual([]);
    expect(await inScope(second, (scope) => readConfirmation(scope, id))).toMatchObject({
      handle: 'Lakeside Clinic (page-1)',
      displayName: 'Lakeside Clinic',
      publicUrl: 'https://www.facebook.com/page-1',
      connectedBy: { id: house.people.administrator.id, name: 'Test administrator' },
      may: 'yes',
    });
    expect(await confirm(second, id)).toMatchObject({ state: 'connected' });
    expect(await toldToConnecter()).toEqual(['channel.confirmed']);
    await expect(confirm(second, id)).rejects.toMatchObject({ code: 'NOTHING_TO_CONFIRM' });
    const later = await planPost(world, house, { baseText: plainText(4), channelIds: [id] });
    await world.clock.advance(60_000);
    await publishDue(world.publisher({ connectors }));
    expect(await deliveriesOf(world, house, later.postId)).toMatchObject([{ state: 'confirmed' }]);
  });

  test('is another one than who connected it, also where they lend their role', async () => {
    const second = await hireAdministrator();
    const { id } = await one();
    expect(await as('administrator', (scope) => readConfirmation(scope, id))).toMatchObject({
      may: 'somebody-else',
      others: [{ name: 'Second One' }],
    });
    await expect(confirm(seed(), id)).rejects.toMatchObject({ code: 'CONFIRMED_BY_ANOTHER' });
    await world.clock.advance(48 * 60 * 60_000);
    await expect(confirm(seed(), id, 'In a hurry.')).rejects.toMatchObject({ code: 'CONFIRMED_BY_ANOTHER' });
    const author = seed('author');
    if (author.actor.type !== 'person') throw new Error('a person confirms');
    const lent = { role: 'administrator', channelIds: null, onBehalfOf: house.people.administrator.id };
    const deputy = { ...author, actor: { ...author.actor, grants: [lent] } };
    await expect(confirm(deputy, id)).rejects.toMatchObject({ code: 'CONFIRMED_BY_ANOTHER' });
    for (const who of ['author', 'officer', 'publisher'] as const) {
      await expect(confirm(seed(who), id)).rejects.toMatchObject({ status: 403 });
    }
    await expect(confirm(second, id, '', 'Another name')).rejects.toMatchObject({ code: 'ACCOUNT_CHANGED' });
    expect((await stateOf(id)).state).toBe('awaiting_confirmation');
  });

  test('is not waited for for ever where there is none: a day later the only one confirms, with a reason', async () => {
    const { id } = await one();
    expect(await as('administrator', (scope) => readConfirmation(scope, id))).toMatchObject({
      may: 'not-yet',
      aloneFrom: new Date(world.clock.now().getTime() + 24 * 60 * 60_000).toISOString(),
      others: [],
      waivers: [{ id: house.people.officer.id, name: 'Test officer' }],
    });
    await expect(confirm(seed(), id, 'Nobody else is here.')).rejects.toMatchObject({ code: 'CONFIRM_TOO_EARLY' });
    await world.clock.advance(24 * 60 * 60_000);
    await expect(confirm(seed(), id)).rejects.toMatchObject({ code: 'REASON_NEEDED' });
    expect(await confirm(seed(), id, 'Nobody else is here.')).toMatchObject({ state: 'connected' });
    const { rows } = await world.owner.query(
      `select leaf::json -> 'facts' as facts from audit_event where object_id = $1 and action = 'channel.confirmed'`,
      [id],
    );
    expect(rows).toEqual([{ facts: expect.objectContaining({ alone: true }) }]);
  });

  test('of two who press at once confirms once', async () => {
    const second = await hireAdministrator();
    const { id } = await one();
    const both = await Promise.allSettled([confirm(second, id), confirm(second, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('refuses with a reason: the account is disconnected and its access given back', async () => {
    const second = await hireAdministrator();
    const { id } = await one();
    const refused = await refuseChannel(second, connectors, { channelId: id, reason: 'Not our page.' });
    expect(refused.state).toBe('disconnected');
    const messages = await as('administrator', (scope) =>
      listMessages(scope, { personId: house.people.administrator.id, limit: 5 }),
    );
    expect(messages.map(({ body }) => body).join()).toContain('The reason given: Not our page.');
    expect([...network.tokens.values()]).not.toContain('page-1');
    await expect(confirm(second, id)).rejects.toMatchObject({ code: 'NOTHING_TO_CONFIRM' });
    for (const who of ['author', 'officer'] as const) {
      await expect(refuseChannel(seed(who), connectors, { channelId: id, reason: 'x' })).rejects.toMatchObject({
        status: 403,
      });
    }
  });

  test('is still waited for when the account is connected again, by whoever did that', async () => {
    const second = await hireAdministrator();
    const { id } = await one();
    await refuseChannel(second, connectors, { channelId: id, reason: 'A mistake.' });
    const { redirectTo } = await beginConsentAgain(second, await door(), id);
    await finishConsent(second, connectors, await decide(redirectTo));
    expect((await stateOf(id)).state).toBe('awaiting_confirmation');
    await expect(confirm(second, id)).rejects.toMatchObject({ code: 'CONFIRMED_BY_ANOTHER' });
    expect(await confirm(seed(), id)).toMatchObject({ state: 'connected' });
  });

  test('stays confirmed when the account is connected again later', async () => {
    const second = await hireAdministrator();
    const { id } = await one();
    await confirm(second, id);
    const { redirectTo } = await beginConsentAgain(seed(), await door(), id);
    expect(await finishConsent(seed(), connectors, await decide(redirectTo))).toMatchObject({
      channel: { state: 'connected' },
    });
  });

  test('is asked for by those whom it binds, and waived by a privacy officer who is not one of them', async () => {
    const set = (by: ScopeSeed, secondAdministrator: 'required' | 'not-needed') =>
      inScope(by, (scope) => setSecondAdministrator(scope, { secondAdministrator, reason: 'We talked.' }));
    await expect(set(seed(), 'not-needed')).rejects.toMatchObject({ status: 403 });
    const both = seed('officer');
    const actor = personActor({
      id: house.people.officer.id,
      roles: ['privacy_officer', 'administrator'],
      sessionId: 'session-officer',
    });
    await expect(set({ ...both, actor }, 'not-needed')).rejects.toMatchObject({ code: 'BOUND_BY_IT' });
    const { id } = await one();
    expect(await set(seed('officer'), 'not-needed')).toMatchObject({ secondAdministrator: 'not-needed' });
    // What waited goes on waiting, for anybody.
    expect((await stateOf(id)).state).toBe('awaiting_confirmation');
    expect(await confirm(seed(), id)).toMatchObject({ state: 'connected' });
    expect(await connected('page-2')).toMatchObject([{ state: 'connected' }]);
    expect(await set(seed(), 'required')).toMatchObject({ secondAdministrator: 'required' });
  });

  test('looks at no account inside of the house', async () => {
    const rows = await as('administrator', listChannels);
    expect(rows.map(({ confirmation }) => confirmation)).toEqual(['not-needed', 'not-needed']);
  });
});
