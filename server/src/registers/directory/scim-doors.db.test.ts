import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { createWorld, type House, PUBLIC_URL, type World } from '../../../test/world.ts';
import { createKey } from '../keys/service.ts';

let world: World;
let house: House;
let app: TestApp;
let token: string;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  app = await createTestApp(world);
  const key = { name: 'Identity provider', scopes: ['directory:write' as const], expiresInDays: 30 };
  token = (await world.as(house, 'administrator', (scope) => createKey(scope, key))).token;
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function ask(method: string, path: string, options: { body?: unknown; bearer?: string } = {}) {
  const { body, bearer = token } = options;
  const response = await app.fetch(
    new Request(`${PUBLIC_URL}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/scim+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test('a key of an administrator opens SCIM on the whole server, and a wrong one does not', async () => {
  const user = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'temperance@example.org',
    displayName: 'Temperance Canarybird',
  };
  const made = await ask('POST', '/Users', { body: user });
  expect(made.status).toBe(201);
  expect(made.headers.get('content-type')).toMatch(/^application\/scim\+json/);
  expect(made.headers.get('x-content-type-options')).toBe('nosniff');
  const listed = await ask('GET', '/Users?filter=userName%20eq%20%22temperance@example.org%22');
  expect(JSON.parse(listed.text)).toMatchObject({
    totalResults: 1,
    Resources: [{ displayName: 'Temperance Canarybird' }],
  });
  for (const bearer of ['nonsense', `${token}x`]) {
    const refused = await ask('GET', '/Users', { bearer });
    expect(refused.status).toBe(401);
    expect(JSON.parse(refused.text)).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] });
  }
  expect((await ask('GET', '/Nothing')).status).toBe(404);
  expect((await app.ask('GET', '/scim/v2/Users')).status).toBe(401);
  expect(world.logged()).not.toMatch(/Canarybird|temperance/);
});
