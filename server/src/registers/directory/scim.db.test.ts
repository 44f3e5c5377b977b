import fc from 'fast-check';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import type { ScopeSeed } from '../../kernel/scope/scope.ts';
import { getPerson } from '../people/service.ts';
import { staffMemberInput } from './contract.ts';
import { listGroups, mapGroupRoles } from './groups.ts';
import { mountScim } from './scim-http.ts';
import { addStaff, getStaff, linkStaff } from './service.ts';

let world: World;
let house: House;
let failures: unknown[];

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  house = await world.openHouse();
  failures = [];
});
afterAll(() => world.close());

type Answer = { status: number; headers: Headers; body: any }; // oxlint-disable-line typescript/no-explicit-any -- whatever the server answers is what a test looks at
type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** An identity provider with a key of this house's administrator. */
function provider(of = house, scopes = ['directory:write'], who: 'administrator' | 'author' = 'administrator'): Ask {
  const app = new Hono<{ Variables: { requestId: string } }>();
  app.use('*', async (c, next) => {
    c.set('requestId', '019e0000-0000-7000-8000-00000000000a');
    await next();
  });
  const seed = world.seed(of, who);
  const actor = { ...seed.actor, key: { id: 'key', scopes: new Set(scopes) } } as ScopeSeed['actor']; // a person's seed
  mountScim(app, {
    services: world.services,
    handOvers: [],
    authenticate: async ({ request }) => (request.headers.has('authorization') ? { ...seed, actor } : null),
    onFailure: (error) => failures.push(error),
  });
  return async (method, path, body, headers = {}) => {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await app.request(`/scim/v2${path}`, {
      method,
      headers: { authorization: 'Bearer x', 'content-type': 'application/scim+json', ...headers },
      ...(body === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };
}

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const patch = (...Operations: unknown[]) => ({ schemas: [PATCH], Operations });

/** As in RFC 7644, 3.3 and 8.2 of RFC 7643, with what Bedside does not keep left in. */
const barbara = {
  schemas: [USER],
  userName: 'bjensen@example.com',
  externalId: '701984',
  name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara', honorificPrefix: 'Ms.' },
  displayName: 'Babs Jensen',
  nickName: 'Babs',
  profileUrl: 'https://login.example.com/bjensen',
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@jensen.example.org', type: 'home' },
  ],
  phoneNumbers: [{ value: '555-555-0100', type: 'work' }],
  title: 'Tour Guide',
  active: true,
  password: 't1meMa$heen',
};

/** As Okta's provisioning sends it. */
const okta = {
  schemas: [USER],
  userName: 'ana.ruiz@example.org',
  name: { givenName: 'Ana', familyName: 'Ruiz' },
  emails: [{ primary: true, value: 'ana.ruiz@example.org', type: 'work' }],
  displayName: 'Ana Ruiz',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
};

/** As Entra's provisioning sends it. */
const entra = {
  schemas: [USER, ENTERPRISE],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Ben.Adler@example.org',
  active: true,
  displayName: 'Ben Adler',
  emails: [{ primary: true, type: 'work', value: 'Ben.Adler@example.org' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Ben Adler', familyName: 'Adler', givenName: 'Ben' },
  roles: [],
  [ENTERPRISE]: {
    department: 'Oncology',
    employeeNumber: '77',
    manager: { value: '26118915-6090-4610-87e4-49d8ca9f808d' },
  },
};

describe('what the provider says of itself', () => {
  test.each([
    '/ServiceProviderConfig',
    '/ResourceTypes',
    '/ResourceTypes/User',
    '/Schemas',
    `/Schemas/${USER}`,
    `/Schemas/${ENTERPRISE}`,
  ])('%s is there', async (path) => {
    const { status, headers, body } = await provider()('GET', path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/scim\+json/);
    expect(body.schemas.length).toBe(1);
  });

  test('names what it can do, and the schemas that it keeps', async () => {
    const ask = provider();
    expect((await ask('GET', '/ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
      etag: { supported: true },
    });
    const { body } = await ask('GET', '/Schemas');
    expect(body.Resources.map(({ id }: { id: string }) => id)).toEqual([USER, GROUP, ENTERPRISE]);
    const names = body.Resources[0].attributes.map(({ name }: { name: string }) => name);
    expect(names).toContain('userName');
    expect(names).not.toContain('password');
    expect((await ask('GET', '/Schemas/urn:none')).status).toBe(404);
    expect((await ask('GET', '/Bulk')).status).toBe(404);
  });
});

describe('the door', () => {
  test('opens for a key with the scope only, and tells refusals in the words of SCIM', async () => {
    const ask = provider();
    const nobody = await ask('GET', '/Users', undefined, { authorization: '' });
    expect(nobody.status).toBe(200);
    const app = new Hono<{ Variables: { requestId: string } }>();
    mountScim(app, { services: world.services, handOvers: [], authenticate: async () => null });
    const without = await app.request('/scim/v2/Users');
    expect(without.status).toBe(401);
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    const session = new Hono<{ Variables: { requestId: string } }>();
    mountScim(session, {
      services: world.services,
      handOvers: [],
      authenticate: async () => world.seed(house, 'administrator'),
    });
    expect((await session.request('/scim/v2/Users')).status).toBe(401);
    expect((await provider(house, ['posts:write'])('GET', '/Users')).status).toBe(403);
    const reader = provider(house, ['directory:read']);
    expect((await reader('GET', '/Users')).status).toBe(200);
    expect(await reader('POST', '/Users', okta)).toMatchObject({
      status: 403,
      body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '403' },
    });
    expect((await provider(house, ['directory:write'], 'author')('POST', '/Users', okta)).status).toBe(403);
  });

  test('shows nothing of another organization', async () => {
    const { body } = await provider()('POST', '/Users', okta);
    const theirs = provider(await world.openHouse());
    for (const [method, sent] of [
      ['GET', undefined],
      ['PUT', okta],
      ['PATCH', patch({ op: 'replace', path: 'active', value: false })],
      ['DELETE', undefined],
    ] as const) {
      expect((await theirs(method, `/Users/${body.id}`, sent)).status, method).toBe(404);
    }
    expect((await theirs('GET', '/Users')).body.totalResults).toBe(0);
    const group = await theirs('POST', '/Groups', {
      schemas: [GROUP],
      displayName: 'G',
      members: [{ value: body.id }],
    });
    expect(group).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect((await theirs('POST', '/Users', okta)).status).toBe(201);
  });

  test.each([
    ['not JSON', '{"userName":', 'application/scim+json', 400],
    ['a list', '[]', 'application/scim+json', 400],
    ['half a character', '{"userName":"\\ud800"}', 'application/scim+json', 400],
    ['U+0000', '{"userName":"a\\u0000"}', 'application/scim+json', 400],
    ['deep nesting', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'application/scim+json', 400],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['more than 2 MB', `{"userName":"${'x'.repeat(2_000_001)}"}`, 'application/json', 413],
  ])('refuses %s', async (_what, sent, type, status) => {
    const answer = await provider()('POST', '/Users', sent, { 'content-type': type });
    expect(answer.status).toBe(status);
    expect(answer.body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    expect(failures).toEqual([]);
  });
});

describe('a user', () => {
  test.each([
    [
      'of the RFC',
      barbara,
      { userName: 'bjensen@example.com', displayName: 'Babs Jensen', nickName: 'Babs', title: 'Tour Guide' },
    ],
    ['of Okta', okta, { userName: 'ana.ruiz@example.org', externalId: '00ujl29u0le5T6Aj10h7', active: true }],
    ['of Entra', entra, { userName: 'Ben.Adler@example.org', [ENTERPRISE]: { department: 'Oncology' } }],
  ])('%s is created, read and listed', async (_whose, sent, expected) => {
    const ask = provider();
    const made = await ask('POST', '/Users', sent);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject(expected);
    expect(made.body.password).toBeUndefined();
    expect(made.headers.get('location')).toBe(`https://bedside.example/scim/v2/Users/${made.body.id}`);
    expect(made.headers.get('etag')).toBe('W/"1"');
    const read = await ask('GET', `/Users/${made.body.id}`);
    expect(read.body).toEqual(made.body);
    const list = await ask(
      'GET',
      `/Users?filter=${encodeURIComponent(`userName eq "${sent.userName.toUpperCase()}"`)}`,
    );
    expect(list.body).toMatchObject({ totalResults: 1, startIndex: 1, itemsPerPage: 1 });
    expect(list.body.Resources[0]).toEqual(made.body);
  });

  test.each([
    ['no user name', { schemas: [USER], displayName: 'A' }, 400, 'invalidValue'],
    ['a list for a name', { ...okta, userName: ['a'] }, 400, 'invalidValue'],
    ['a number for a name', { ...okta, displayName: 7 }, 400, 'invalidValue'],
    ['words for active', { ...okta, active: 'perhaps' }, 400, 'invalidValue'],
    ['no address as address', { ...okta, emails: [{ value: 'nobody' }] }, 400, 'invalidValue'],
    ['a name of 10,000 characters', { ...okta, displayName: 'x'.repeat(10_000) }, 400, 'invalidValue'],
  ])('with %s is refused', async (_what, sent, status, scimType) => {
    expect(await provider()('POST', '/Users', sent)).toMatchObject({
      status,
      body: { status: String(status), scimType },
    });
  });

  test('may not take a user name, an external id or an address that only looks different', async () => {
    const ask = provider();
    await ask('POST', '/Users', okta);
    for (const change of [
      {},
      { userName: 'ANA.RUIZ@example.org', externalId: 'x', emails: [] },
      { userName: 'other', emails: [] },
      { userName: 'аna.ruiz@example.org', externalId: 'x', emails: [] },
      { userName: 'other', externalId: 'x', emails: [{ value: 'ana.ruiz@ехample.org' }] },
    ]) {
      expect(await ask('POST', '/Users', { ...okta, ...change })).toMatchObject({
        status: 409,
        body: { scimType: 'uniqueness', status: '409' },
      });
    }
  });

  test('who came by a file is found by the address and taken on', async () => {
    const csv = await world.as(house, 'administrator', (scope) =>
      addStaff(
        scope,
        staffMemberInput.parse({ displayName: 'Ana Ruiz', email: 'ana.ruiz@example.org', otherNames: ['Anita'] }),
      ),
    );
    const ask = provider();
    const list = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "ana.ruiz@example.org"')}`);
    expect(list.body.Resources[0].id).toBe(csv.id);
    const changed = await ask('PATCH', `/Users/${csv.id}`, patch({ op: 'Add', path: 'externalId', value: '00u1' }));
    expect(changed.body).toMatchObject({ externalId: '00u1', userName: 'ana.ruiz@example.org' });
    expect(await world.as(house, 'author', (scope) => getStaff(scope, csv.id))).toMatchObject({
      source: 'scim',
      otherNames: ['Anita'],
    });
  });

  test('is replaced by PUT: what is not sent is gone', async () => {
    const ask = provider();
    const { body } = await ask('POST', '/Users', barbara);
    const { nickName: _nick, title: _title, ...rest } = barbara;
    const put = await ask('PUT', `/Users/${body.id}`, {
      ...rest,
      name: { familyName: 'Stone' },
      displayName: 'Barbara Stone',
    });
    expect(put.body).toMatchObject({ displayName: 'Barbara Stone', name: { familyName: 'Stone' } });
    expect(put.body.title).toBeUndefined();
    expect(put.body.name.givenName).toBeUndefined();
    expect(put.headers.get('etag')).toBe('W/"2"');
    expect((await ask('PUT', `/Users/${body.id}`, put.body)).headers.get('etag')).toBe('W/"2"');
  });

  test('is changed only at the version that If-Match names', async () => {
    const ask = provider();
    const { body } = await ask('POST', '/Users', okta);
    const off = patch({ op: 'replace', path: 'title', value: 'Nurse' });
    expect((await ask('PATCH', `/Users/${body.id}`, off, { 'if-match': 'W/"9"' })).status).toBe(412);
    expect((await ask('PATCH', `/Users/${body.id}`, off, { 'if-match': 'W/"1"' })).status).toBe(200);
    expect((await ask('DELETE', `/Users/${body.id}`, undefined, { 'if-match': 'W/"1"' })).status).toBe(412);
    const known = await ask('GET', `/Users/${body.id}`, undefined, { 'if-none-match': 'W/"2"' });
    expect([known.status, known.body]).toEqual([304, null]);
  });

  test('is removed, and is not found afterwards', async () => {
    const ask = provider();
    const { body } = await ask('POST', '/Users', okta);
    expect((await ask('DELETE', `/Users/${body.id}`)).status).toBe(204);
    expect((await ask('GET', `/Users/${body.id}`)).status).toBe(404);
    expect((await ask('DELETE', `/Users/${body.id}`)).status).toBe(404);
    expect((await ask('GET', '/Users/not-an-id')).status).toBe(404);
    expect((await ask('POST', '/Users', okta)).status).toBe(201);
  });

  test('who is linked to a person stays as somebody who left', async () => {
    const ask = provider();
    const { body } = await ask('POST', '/Users', okta);
    await world.as(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: body.id, personId: house.people.author.id, revision: 1 }),
    );
    expect((await ask('DELETE', `/Users/${body.id}`)).status).toBe(204);
    expect((await ask('GET', `/Users/${body.id}`)).status).toBe(404);
    expect(await world.as(house, 'auditor', (scope) => getStaff(scope, body.id))).toMatchObject({ state: 'left' });
    const person = await world.as(house, 'administrator', (scope) => getPerson(scope, house.people.author.id));
    expect(person.state).toBe('left');
    expect((await ask('POST', '/Users', okta)).status).toBe(201);
  });

  test('who is switched off leaves Bedside too, but never the last administrator', async () => {
    const ask = provider();
    const { body } = await ask('POST', '/Users', okta);
    const off = patch({ op: 'replace', value: { active: false } });
    const personOf = (who: 'author' | 'administrator') =>
      world.as(house, 'administrator', (scope) => getPerson(scope, house.people[who].id));
    await world.as(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: body.id, personId: house.people.author.id, revision: 1 }),
    );
    expect((await ask('PATCH', `/Users/${body.id}`, off)).body.active).toBe(false);
    expect((await personOf('author')).state).toBe('left');
    const boss = await ask('POST', '/Users', entra);
    await world.as(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: boss.body.id, personId: house.people.administrator.id, revision: 1 }),
    );
    expect((await ask('PATCH', `/Users/${boss.body.id}`, off)).status).toBe(409);
    expect((await ask('GET', `/Users/${boss.body.id}`)).body.active).toBe(true);
    expect((await personOf('administrator')).state).toBe('active');
  });

  test('is never linked to a person because of an address', async () => {
    const { email } = await world.as(house, 'administrator', (scope) => getPerson(scope, house.people.officer.id));
    const { body } = await provider()('POST', '/Users', {
      ...okta,
      userName: email,
      emails: [{ value: email, primary: true }],
    });
    expect(await world.as(house, 'auditor', (scope) => getStaff(scope, body.id))).toMatchObject({ personId: null });
  });
});

/** What Okta and Entra send, and the examples of RFC 7644, 3.5.2, each on a fresh user of the RFC. */
describe('a patch of a user', () => {
  const table: readonly [what: string, operations: unknown[], expected: Record<string, unknown> | number][] = [
    ['Okta deactivates', [{ op: 'replace', value: { active: false } }], { active: false }],
    [
      'Entra deactivates with a capital and "False"',
      [{ op: 'Replace', path: 'active', value: 'False' }],
      { active: false },
    ],
    [
      'Entra changes several attributes without a path',
      [{ op: 'Replace', value: { displayName: 'New', 'name.givenName': 'Bea', [`${ENTERPRISE}:department`]: 'ICU' } }],
      { displayName: 'New', name: { givenName: 'Bea' }, [ENTERPRISE]: { department: 'ICU' } },
    ],
    [
      'Entra replaces an address by a filter',
      [{ op: 'Replace', path: 'emails[type eq "work"].value', value: 'b2@example.com' }],
      { emails: [{ value: 'b2@example.com' }] },
    ],
    [
      'Entra adds an address that is not there',
      [
        { op: 'remove', path: 'emails' },
        { op: 'Add', path: 'emails[type eq "work"].value', value: 'b3@example.com' },
      ],
      { emails: [{ value: 'b3@example.com' }] },
    ],
    [
      'Entra adds the department',
      [{ op: 'Add', path: `${ENTERPRISE}:department`, value: 'Oncology' }],
      { [ENTERPRISE]: { department: 'Oncology' } },
    ],
    [
      'Entra sets a manager, which is not kept',
      [{ op: 'Add', path: `${ENTERPRISE}:manager`, value: { value: 'x' } }],
      { displayName: 'Babs Jensen' },
    ],
    [
      'Entra sets a telephone, which is not kept',
      [{ op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '555-0100' }],
      { displayName: 'Babs Jensen' },
    ],
    [
      'a part of the name',
      [{ op: 'replace', path: 'name.familyName', value: 'Stone' }],
      { name: { familyName: 'Stone', givenName: 'Barbara' } },
    ],
    [
      'parts of the name',
      [{ op: 'add', path: 'name', value: { honorificSuffix: 'MD' } }],
      { name: { honorificSuffix: 'MD', givenName: 'Barbara' } },
    ],
    [
      'with the id of the core schema',
      [{ op: 'replace', path: `${USER}:title`, value: 'Surgeon' }],
      { title: 'Surgeon' },
    ],
    ['in another case', [{ op: 'REPLACE', path: 'DISPLAYNAME', value: 'Case' }], { displayName: 'Case' }],
    [
      'a new primary address',
      [{ op: 'add', path: 'emails', value: [{ value: 'new@example.com', type: 'home', primary: 'True' }] }],
      { emails: [{ value: 'new@example.com', primary: true }] },
    ],
    [
      'an id that is the same',
      [{ op: 'replace', value: { schemas: [USER], displayName: 'Same' } }],
      { displayName: 'Same' },
    ],
    [
      'removes by a filter',
      [{ op: 'remove', path: 'emails[value eq "bjensen@example.com"]' }],
      { displayName: 'Babs Jensen' },
    ],
    ['another id', [{ op: 'replace', path: 'id', value: 'x' }], 400],
    ['groups', [{ op: 'add', path: 'groups', value: [{ value: 'x' }] }], 400],
    ['an attribute that does not exist', [{ op: 'replace', path: 'shoeSize', value: 46 }], 400],
    ['a part that does not exist', [{ op: 'replace', path: 'name.shoeSize', value: 46 }], 400],
    ['a path that is none', [{ op: 'replace', path: 'emails[type eq', value: 'x' }], 400],
    ['nothing to remove', [{ op: 'remove' }], 400],
    ['an unknown operation', [{ op: 'move', path: 'title', value: 'x' }], 400],
    ['no operation', [], 400],
    ['the user name away', [{ op: 'remove', path: 'userName' }], 400],
    ['a list for a word', [{ op: 'replace', path: 'title', value: ['x'] }], 400],
  ];

  test.each(table)('%s', async (_what, operations, expected) => {
    const ask = provider();
    const { body } = await ask('POST', '/Users', barbara);
    const answer = await ask('PATCH', `/Users/${body.id}`, patch(...operations));
    if (typeof expected === 'number') {
      expect(answer).toMatchObject({
        status: expected,
        body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] },
      });
      expect((await ask('GET', `/Users/${body.id}`)).body).toEqual(body);
    } else {
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject(expected);
      expect((await ask('GET', `/Users/${body.id}`)).body).toEqual(answer.body);
    }
    expect(failures).toEqual([]);
  });

  test('tells which kind of refusal it was', async () => {
    const ask = provider();
    const { body } = await ask('POST', '/Users', barbara);
    const kind = async (operation: unknown) =>
      (await ask('PATCH', `/Users/${body.id}`, patch(operation))).body.scimType;
    expect(await kind({ op: 'replace', path: 'id', value: 'x' })).toBe('mutability');
    expect(await kind({ op: 'replace', path: 'shoeSize', value: 1 })).toBe('invalidPath');
    expect(await kind({ op: 'remove' })).toBe('noTarget');
    expect(await kind({ op: 'replace', path: 'title', value: {} })).toBe('invalidValue');
    expect(await kind({ op: 'replace', path: 'emails[type co', value: 'x' })).toBe('invalidPath');
    expect(await kind({ op: 'replace', path: 'emails[type foo "x"]', value: {} })).toBe('invalidFilter');
  });
});

describe('a list of users', () => {
  const filters: readonly [filter: string, names: string[]][] = [
    ['userName eq "ana.ruiz@example.org"', ['Ana Ruiz']],
    ['userName Eq "ANA.RUIZ@EXAMPLE.ORG"', ['Ana Ruiz']],
    ['externalId eq "00ujl29u0le5T6Aj10h7"', ['Ana Ruiz']],
    ['externalId eq "00UJL29U0LE5T6AJ10H7"', []],
    ['name.familyName sw "A" or name.familyName ew "z"', ['Ana Ruiz', 'Ben Adler']],
    ['displayName co "ab%"', []],
    ['displayName co "JENS" and active eq true', ['Babs Jensen']],
    ['not (active eq true)', []],
    ['active eq "True"', ['Ana Ruiz', 'Babs Jensen', 'Ben Adler']],
    ['active ne false and not (userName sw "b")', ['Ana Ruiz']],
    ['emails[type eq "work" and value co "@example.org"]', ['Ana Ruiz', 'Ben Adler']],
    ['emails.value eq "bjensen@example.com"', ['Babs Jensen']],
    ['emails co "jensen"', ['Babs Jensen']],
    ['title pr', ['Babs Jensen']],
    ['not (title pr)', ['Ana Ruiz', 'Ben Adler']],
    ['title eq null', ['Ana Ruiz', 'Ben Adler']],
    [`${ENTERPRISE}:department eq "oncology"`, ['Ben Adler']],
    [`${USER}:userName sw "BEN"`, ['Ben Adler']],
    ['meta.lastModified gt "2020-01-01T00:00:00Z"', ['Ana Ruiz', 'Babs Jensen', 'Ben Adler']],
    ['meta.created lt "2020-01-01"', []],
    ['displayName gt "B" and displayName lt "Bc"', ['Babs Jensen']],
    ['userName eq "a\\"b"', []],
  ];

  async function fill(): Promise<Ask> {
    const ask = provider();
    for (const user of [okta, entra, barbara]) await ask('POST', '/Users', user);
    return ask;
  }

  test('takes the filters of RFC 7644', async () => {
    const ask = await fill();
    for (const [filter, names] of filters) {
      const { status, body } = await ask('GET', `/Users?sortBy=displayName&filter=${encodeURIComponent(filter)}`);
      expect(status, filter).toBe(200);
      expect(
        body.Resources.map((one: { displayName: string }) => one.displayName),
        filter,
      ).toEqual(names);
      expect(body.totalResults, filter).toBe(names.length);
    }
    const search = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      filter: 'title pr',
      attributes: ['userName'],
    };
    const found = await ask('POST', '/Users/.search', search);
    expect(found.body.Resources).toHaveLength(1);
    expect(Object.keys(found.body.Resources[0])).toEqual(['schemas', 'id', 'userName', 'meta']);
  });

  test.each([
    'userName',
    'userName eq',
    'userName eq "a" and',
    'userName xx "a"',
    '(userName pr',
    'shoeSize eq 4',
    'active gt true',
    'userName eq 4',
    'meta.created eq "soon"',
    'emails[',
    '__proto__ pr',
    'constructor eq "x"',
    'emails',
    `${'('.repeat(50)}id pr${')'.repeat(50)}`,
    '"',
    'userName eq "x',
    'active sw "t"',
  ])('refuses the filter %j', async (filter) => {
    expect(await provider()('GET', `/Users?filter=${encodeURIComponent(filter)}`)).toMatchObject({
      status: 400,
      body: { scimType: 'invalidFilter' },
    });
  });

  test('comes in pages, with the attributes that were asked for', async () => {
    const ask = await fill();
    const page = await ask('GET', '/Users?startIndex=2&count=1&sortBy=userName&attributes=userName,name.givenName');
    expect(page.body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
    expect(page.body.Resources[0]).toMatchObject({ userName: 'Ben.Adler@example.org', name: { givenName: 'Ben' } });
    expect(page.body.Resources[0].name.familyName).toBeUndefined();
    expect(page.body.Resources[0].emails).toBeUndefined();
    expect((await ask('GET', '/Users?count=0')).body).toMatchObject({
      totalResults: 3,
      itemsPerPage: 0,
      Resources: [],
    });
    expect((await ask('GET', '/Users?startIndex=-4&count=-1')).body).toMatchObject({ startIndex: 1, itemsPerPage: 0 });
    expect((await ask('GET', '/Users?count=many')).status).toBe(400);
    const without = await ask('GET', '/Users?excludedAttributes=emails,meta,name.familyName');
    expect(without.body.Resources[0].emails).toBeUndefined();
    expect(without.body.Resources[0].meta).toBeDefined();
    const descending = await ask('GET', '/Users?sortBy=displayName&sortOrder=descending');
    expect(descending.body.Resources[0].displayName).toBe('Ben Adler');
    expect((await ask('GET', '/Users?sortBy=shoeSize')).status).toBe(400);
  });
});

describe('a group', () => {
  async function fill() {
    const ask = provider();
    const ids: string[] = [];
    for (const user of [okta, entra, barbara]) ids.push((await ask('POST', '/Users', user)).body.id);
    return { ask, ids };
  }

  test('is created, read without its members, changed as Okta and Entra do, and removed', async () => {
    const { ask, ids } = await fill();
    const [ana, ben, babs] = ids as [string, string, string];
    const made = await ask('POST', '/Groups', {
      schemas: [GROUP],
      externalId: 'g-1',
      displayName: 'Nurses',
      members: [{ value: ana }],
    });
    expect(made.status).toBe(201);
    const path = `/Groups/${made.body.id}`;
    const members = async () =>
      (await ask('GET', path)).body.members.map(({ value }: { value: string }) => value).sort();
    expect(made.body.members).toEqual([
      { value: ana, $ref: `https://bedside.example/scim/v2/Users/${ana}`, display: 'Ana Ruiz', type: 'User' },
    ]);
    const bare = await ask(
      'GET',
      '/Groups?excludedAttributes=members&filter=' + encodeURIComponent('displayName eq "nurses"'),
    );
    expect(bare.body.Resources[0].members).toBeUndefined();
    expect(
      (
        await ask(
          'GET',
          `/Groups?filter=${encodeURIComponent(`members.value eq "${ana}" and id eq "${made.body.id}"`)}`,
        )
      ).body.totalResults,
    ).toBe(1);

    await ask(
      'PATCH',
      path,
      patch({ op: 'Add', path: 'members', value: [{ value: ben }, { value: babs }, { value: ben }] }),
    );
    expect(await members()).toEqual([...ids].sort());
    await ask('PATCH', path, patch({ op: 'Remove', path: 'members', value: [{ value: ana }] }));
    expect(await members()).toEqual([ben, babs].sort());
    await ask('PATCH', path, patch({ op: 'remove', path: `members[value eq "${ben}"]` }));
    expect(await members()).toEqual([babs]);
    const renamed = await ask(
      'PATCH',
      path,
      patch({ op: 'replace', value: { id: made.body.id, displayName: 'Ward nurses' } }),
    );
    expect(renamed.body.displayName).toBe('Ward nurses');
    await ask('PATCH', path, patch({ op: 'replace', path: 'members', value: [{ value: ana }] }));
    expect(await members()).toEqual([ana]);
    await ask('PUT', path, { schemas: [GROUP], displayName: 'All', members: [{ value: ana }, { value: ben }] });
    expect(await members()).toEqual([ana, ben].sort());
    expect((await ask('GET', `/Users/${ana}`)).body.groups).toMatchObject([{ value: made.body.id, display: 'All' }]);
    await ask('PATCH', path, patch({ op: 'remove', path: 'members' }));
    expect(await members()).toEqual([]);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    expect(failures).toEqual([]);
  });

  test.each([
    ['no name', { schemas: [GROUP] }, 400, 'invalidValue'],
    [
      'an unknown member',
      { schemas: [GROUP], displayName: 'G', members: [{ value: '019e0000-0000-7000-8000-000000000001' }] },
      400,
      'invalidValue',
    ],
    ['a member that is no id', { schemas: [GROUP], displayName: 'G', members: [{ value: 'x' }] }, 400, 'invalidValue'],
    ['a name that is taken', { schemas: [GROUP], displayName: 'NURSES' }, 409, 'uniqueness'],
  ])('with %s is refused', async (_what, sent, status, scimType) => {
    const ask = provider();
    await ask('POST', '/Groups', { schemas: [GROUP], displayName: 'Nurses' });
    expect(await ask('POST', '/Groups', sent)).toMatchObject({ status, body: { scimType } });
    expect((await ask('GET', '/Groups')).body.totalResults).toBe(1);
  });

  test('gives linked people the roles that an administrator mapped, as long as they are in it', async () => {
    const { ask, ids } = await fill();
    const [ana] = ids as [string];
    await world.as(house, 'administrator', (scope) =>
      linkStaff(scope, { memberId: ana, personId: house.people.author.id, revision: 1 }),
    );
    const { body } = await ask('POST', '/Groups', { schemas: [GROUP], displayName: 'Press', members: [] });
    await world.as(house, 'administrator', async (scope) => {
      const [group] = await listGroups(scope);
      await mapGroupRoles(scope, {
        groupId: body.id,
        roles: ['publisher'],
        allowPowerfulRoles: false,
        revision: group?.revision ?? 0,
      });
    });
    const roles = async () =>
      (await world.as(house, 'administrator', (scope) => getPerson(scope, house.people.author.id))).roles;
    expect(await roles()).toEqual(['author']);
    await ask('PATCH', `/Groups/${body.id}`, patch({ op: 'add', path: 'members', value: [{ value: ana }] }));
    expect(await roles()).toEqual(['author', 'publisher']);
    await ask('PATCH', `/Groups/${body.id}`, patch({ op: 'remove', path: `members[value eq "${ana}"]` }));
    expect(await roles()).toEqual(['author']);
    await ask('PATCH', `/Groups/${body.id}`, patch({ op: 'add', path: 'members', value: [{ value: ana }] }));
    await ask('DELETE', `/Groups/${body.id}`);
    expect(await roles()).toEqual(['author']);
    const logged = await world.owner.query(
      `select 1 from audit_event where organization_id = $1 and action = 'staff_group.removed'`,
      [house.organizationId],
    );
    expect(logged.rowCount).toBe(1);
  });
});

describe('whatever is sent', () => {
  const word = fc.constantFrom(
    'userName',
    'eq',
    'and',
    'or',
    'not',
    'pr',
    'emails',
    '[',
    ']',
    '(',
    ')',
    '"x"',
    'true',
    'null',
    '7',
    'co',
    'meta.created',
    'active',
    '"2020-01-01"',
    '.',
    '\\',
    '"',
    'id',
    'externalId',
    'emails.value',
    '%',
  );

  test('as a filter is answered or refused, and never fails', async () => {
    const ask = provider();
    await ask('POST', '/Users', okta);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
          fc.string({ maxLength: 40 }),
        ),
        async (filter) => {
          for (const kind of ['Users', 'Groups']) {
            const { status } = await ask('GET', `/${kind}?filter=${encodeURIComponent(filter.toWellFormed())}`);
            expect([200, 400]).toContain(status);
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(failures).toEqual([]);
  });

  const path = fc.oneof(
    fc.constantFrom(
      'active',
      'emails',
      'emails[type eq "work"].value',
      'emails.value',
      'name',
      'name.givenName',
      'members',
      'members[value eq "x"]',
      'displayName',
      'id',
      'groups',
      'meta',
      ENTERPRISE,
      `${ENTERPRISE}:department`,
      '__proto__',
      'constructor',
      'name.__proto__',
      'emails[not (type pr)]',
      '',
    ),
    fc.string({ maxLength: 20 }),
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('True', 'a@example.org', true, null, [{ value: 'a@example.org', primary: true }], {
      __proto__: null,
      value: 'x',
    }),
  );
  const operation = fc.record(
    { op: fc.constantFrom('add', 'Replace', 'remove', 'x'), path, value },
    { requiredKeys: ['op'] },
  );

  test('as a patch is carried out or refused, and never fails', async () => {
    const ask = provider();
    const user = (await ask('POST', '/Users', okta)).body.id as string;
    const group = (await ask('POST', '/Groups', { schemas: [GROUP], displayName: 'G', members: [{ value: user }] }))
      .body.id as string;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 4 }), async (operations) => {
        for (const target of [`/Users/${user}`, `/Groups/${group}`]) {
          const { status } = await ask('PATCH', target, patch(...operations));
          expect([200, 400, 409]).toContain(status);
        }
      }),
      { numRuns: 200 },
    );
    expect(failures).toEqual([]);
    expect(({} as Record<string, unknown>)['value']).toBeUndefined();
  });

  test('as a user is taken or refused, and never fails', async () => {
    const ask = provider();
    const key = fc.constantFrom(
      'userName',
      'emails',
      'name',
      'active',
      'displayName',
      'externalId',
      ENTERPRISE,
      'schemas',
      'groups',
      'meta',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, fc.jsonValue({ maxDepth: 2 })), async (sent) => {
        const { status } = await ask('POST', '/Users', sent);
        expect([201, 400, 409]).toContain(status);
      }),
      { numRuns: 200 },
    );
    expect(failures).toEqual([]);
  });
});
