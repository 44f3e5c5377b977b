import type { EgressFetch } from '@bedside/connectors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApi } from '../../../../test/api.ts';
import { type FhirEndpoint, outcomeOf, startFhirEndpoint } from '../../../../test/fhir-endpoint.ts';
import { signPermission } from '../../../../test/signed-permission.ts';
import { type CastName, createWorld, type House, type World } from '../../../../test/world.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import { createEgress } from '../../../kernel/egress/egress.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { withdrawAuthorization } from '../withdraw.ts';
import { putServer, removeServer, testServer, viewServer } from './connection.ts';
import { putFhirServer, type SendingView } from './contract.ts';
import { sendToChartTask } from './jobs.ts';
import { SEND_TASK, type SendJob } from './queue-sending.ts';
import { chartRoutes } from './routes.ts';
import { askForSending, getSending, listRefused } from './service.ts';

let world: World;
let house: House;
let fhir: FhirEndpoint;
let elsewhere: FhirEndpoint;

beforeAll(async () => {
  world = await createWorld();
  [fhir, elsewhere] = await Promise.all([startFhirEndpoint(), startFhirEndpoint()]);
});
beforeEach(async () => {
  fhir.clear();
  elsewhere.clear();
  house = await world.openHouse();
});
afterAll(async () => {
  await Promise.all([fhir.close(), elsewhere.close()]);
  await world.close();
});

const egress = (allowLoopback = true) =>
  createEgress({ allowLoopback, lookup: async () => ['127.0.0.1'], log: world.log, userAgent: 'Bedside/test' });

/** Nobody waits for half a minute in a test. */
const impatient: EgressFetch = (url, init) => egress().fetch(url, { ...init, timeoutMs: 500 });

function put(change: Readonly<Record<string, unknown>> = {}, who: CastName = 'administrator') {
  const body = putFhirServer.body.parse({
    baseUrl: fhir.baseUrl,
    access: { kind: 'bearer', secret: 'a-token-of-the-house' },
    revision: 0,
    ...change,
  });
  return putServer(world.seed(house, who), egress().vet, body);
}

async function connect(): Promise<void> {
  fhir.letsIn = 'a-token-of-the-house';
  await put();
}

type Waiting = { id: string; payload: SendJob; run_at: Date; key: string };

async function waitingJobs(): Promise<Waiting[]> {
  const { rows } = await world.owner.query<Waiting>(
    `select j.id, j.payload, j.run_at, j.key from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = $1 and j.payload ->> 'organizationId' = $2 order by j.run_at, j.id`,
    [SEND_TASK, house.organizationId],
  );
  return rows;
}

/** Runs the jobs that are due by the world's clock, as a worker does; gives how many. */
async function runDue(fetch: EgressFetch = impatient): Promise<number> {
  const task = sendToChartTask({ services: world.services, fetch, random: () => 0.5 });
  const due = (await waitingJobs()).filter(({ run_at }) => run_at <= world.clock.now());
  for (const { id, payload } of due) {
    // A job that runs has given its key away, so that the next one can be written.
    await world.owner.query('update graphile_worker._private_jobs set key = null where id = $1', [id]);
    await task.run(task.payload.parse(payload));
    await world.owner.query('delete from graphile_worker._private_jobs where id = $1', [id]);
  }
  return due.length;
}

async function look(authorizationId: string): Promise<SendingView | null> {
  return (await world.as(house, 'auditor', (scope) => getSending(scope, authorizationId))).sending;
}

const sign = async (change: Readonly<Record<string, unknown>> = {}) =>
  (await signPermission(world, house, change)).authorizationId;

/** Signed, and in the chart. */
async function signAndSend(): Promise<string> {
  const id = await sign();
  await runDue();
  expect(await look(id)).toMatchObject({ state: 'sent' });
  return id;
}

const withdraw = (authorizationId: string, channelIds: string[] | null = null) =>
  world.as(house, 'officer', (scope) =>
    withdrawAuthorization(scope, {
      authorizationId,
      way: 'letter',
      receivedAt: null,
      mediaSha256: null,
      channelIds,
      note: 'She changed her mind.',
    }),
  );

const actionsOf = async (id: string) => {
  const events = await world.as(house, 'officer', (scope) => listEvents(scope, [{ type: 'authorization', id }]));
  return events.map(({ action }) => action);
};

const consent = () => fhir.newest('Consent')[0];

describe('what is signed', () => {
  test('is sent as it is worth now, whole, with the token of the house', async () => {
    await connect();
    const id = await sign();
    // One job, although it was signed first and held with the copy.
    expect(await waitingJobs()).toHaveLength(1);
    expect(await look(id)).toMatchObject({ state: 'waiting', attempts: 0, trouble: null });
    expect(await runDue()).toBe(1);
    expect(await look(id)).toMatchObject({ state: 'sent', attempts: 1, sentAt: world.clock.now().toISOString() });
    for (const type of ['Organization', 'Patient', 'DocumentReference', 'Consent', 'Provenance']) {
      expect(fhir.versionsOf(type), type).toEqual([1]);
    }
    expect(consent()).toMatchObject({ status: 'active', identifier: [{ value: `urn:uuid:${id}` }] });
    expect(fhir.asked.map(({ door, headers }) => [door, headers['cache-control']])).toEqual([
      ['search', 'no-cache'],
      ['transaction', undefined],
    ]);
    const [sent] = fhir.transactions();
    expect(sent?.headers).toMatchObject({
      authorization: 'Bearer a-token-of-the-house',
      'content-type': 'application/fhir+json',
    });
    expect(await actionsOf(id)).toContain('authorization.sent_to_chart');
  });

  test('is not sent where no server is named, nor of somebody who is no patient, nor to the server of another house', async () => {
    const before = await sign();
    await connect();
    const staff = await sign({
      subject: { kind: 'staff', name: 'Ana Flores', isKnownAdult: true },
      kind: 'staff_release',
    });
    expect(await waitingJobs()).toEqual([]);
    for (const id of [before, staff]) expect(await look(id)).toBeNull();
    const other = await world.openHouse();
    const { authorizationId: theirs } = await signPermission(world, other);
    await expect(look(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.as(house, 'officer', (scope) => askForSending(scope, theirs))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.as(house, 'officer', (scope) => askForSending(scope, staff))).rejects.toMatchObject({
      code: 'NOT_A_PATIENT',
    });
    await world.as(house, 'officer', (scope) => askForSending(scope, before));
    await runDue();
    expect(await look(before)).toMatchObject({ state: 'sent' });
    expect(await actionsOf(before)).toContain('authorization.sending_asked');
  });
});

describe('what is taken back', () => {
  test('comes as a new version, a part as a denial, all of it as inactive', async () => {
    await connect();
    const id = await signAndSend();
    await withdraw(id, [house.channels.newsroom]);
    await runDue();
    expect(consent()).toMatchObject({
      meta: { versionId: '2' },
      provision: { provision: [{ type: 'deny' }, { type: 'deny', actor: [expect.anything()] }] },
    });
    await withdraw(id);
    await runDue();
    expect(consent()).toMatchObject({ status: 'inactive', meta: { versionId: '3' } });
    expect(fhir.versionsOf('DocumentReference')).toEqual([1]);
    expect(JSON.stringify([...fhir.versions.values()])).not.toContain('changed her mind');
  });

  /** A way out that stops at one place until it is told to go on. */
  function heldAt(place: 'before the transaction' | 'after the search') {
    const [gate, arrival] = [newGate(), newGate()];
    const stop = async () => {
      arrival.open();
      await gate.opened;
    };
    const fetch: EgressFetch = async (url, init) => {
      const isSearch = init?.method !== 'POST';
      if (!isSearch && place === 'before the transaction') await stop();
      const answer = await impatient(url, init);
      if (isSearch && place === 'after the search') await stop();
      return answer;
    };
    return { fetch, arrived: arrival.opened, goOn: gate.open };
  }

  test.each([
    ['a first version', 'before the transaction', 1],
    ['a first version', 'after the search', 1],
    ['a later version', 'before the transaction', 2],
    ['a later version', 'after the search', 2],
  ] as const)('is not undone by %s that was on its way, %s', async (what, place, versions) => {
    await connect();
    const id = what === 'a first version' ? await sign() : await signAndSend();
    if (what === 'a later version') await withdraw(id, [house.channels.newsroom]);
    const held = heldAt(place);
    const first = runDue(held.fetch);
    await held.arrived;
    await withdraw(id);
    const task = sendToChartTask({ services: world.services, fetch: impatient, random: () => 0.5 });
    await task.run({ organizationId: house.organizationId, authorizationId: id, anew: false });
    expect(consent()).toMatchObject({ status: 'inactive' });
    held.goOn();
    await first;
    expect(fhir.versionsOf('Consent')).toEqual([versions]);
    expect(consent()).toMatchObject({ status: 'inactive' });
    expect(await look(id)).toMatchObject({ state: 'sent', trouble: null });
  });
});

function newGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

describe('a server in trouble', () => {
  test('503: it comes back when the server asks for it, and is taken then', async () => {
    await connect();
    fhir.faults.push({ on: 'transaction', status: 503, headers: { 'retry-after': '600' } });
    const id = await sign();
    await runDue();
    const nextAt = new Date(world.clock.now().getTime() + 600_000).toISOString();
    expect(await look(id)).toMatchObject({ state: 'waiting', trouble: 'FHIR_OVERLOADED', status: 503, nextAt });
    expect(await runDue()).toBe(0);
    await world.clock.advance(600_000);
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'sent', attempts: 2, trouble: null, status: null });
    expect(fhir.versionsOf('Consent')).toEqual([1]);
  });

  test('no answer although it was taken: sent again it is there once', async () => {
    await connect();
    fhir.faults.push({ on: 'transaction', silentMs: 900, afterwards: true });
    const id = await sign();
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'waiting', trouble: 'FHIR_TIMEOUT', status: null });
    await world.clock.advance(60_000);
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(fhir.transactions()).toHaveLength(1);
    // Whoever asks for it anew sends it anew: a new version of the Consent, and nothing else twice.
    await world.as(house, 'administrator', (scope) => askForSending(scope, id));
    await runDue();
    expect(fhir.transactions()).toHaveLength(2);
    expect(fhir.versionsOf('Consent')).toEqual([2]);
    for (const type of ['Patient', 'DocumentReference', 'Provenance']) expect(fhir.versionsOf(type)).toEqual([1]);
  });

  test('a huge answer is not read, and what came of it is looked for', async () => {
    await connect();
    fhir.faults.push({ on: 'transaction', status: 200, afterwards: true, body: 'x'.repeat(3_000_000) });
    const id = await sign();
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'waiting', trouble: 'FHIR_ANSWER_TOO_LARGE' });
    await world.clock.advance(60_000);
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'sent' });
    expect(fhir.versionsOf('Consent')).toEqual([1]);
  });

  test('an answer that is none of FHIR says nothing', async () => {
    await connect();
    fhir.faults.push({ on: 'transaction', status: 200, body: '<html>Welcome</html>' });
    const id = await sign();
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'waiting', trouble: 'FHIR_ANSWER_UNREADABLE' });
  });

  test('it is given up after a good day, told, listed, and sent when somebody asks for it', async () => {
    await connect();
    for (let n = 0; n < 8; n += 1) fhir.faults.push({ on: 'search', status: 500 });
    const id = await sign();
    for (let n = 0; n < 8; n += 1) {
      await runDue();
      await world.clock.advance(24 * 3_600_000);
    }
    expect(await look(id)).toMatchObject({ state: 'refused', attempts: 8, trouble: 'FHIR_FAILED', status: 500 });
    const { sendings } = await world.as(house, 'auditor', (scope) => listRefused(scope, { limit: 25 }));
    expect(sendings).toMatchObject([{ authorizationId: id, subjectName: 'Ana Flores', trouble: 'FHIR_FAILED' }]);
    await world.as(house, 'officer', (scope) => askForSending(scope, id));
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect((await world.as(house, 'auditor', (scope) => listRefused(scope, { limit: 25 }))).sendings).toEqual([]);
  });
});

describe('a version that somebody else wrote', () => {
  test('412: is read again, and takes its place', async () => {
    await connect();
    const id = await signAndSend();
    await withdraw(id);
    fhir.faults.push({ on: 'transaction', before: () => fhir.touch('Consent') });
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'waiting', trouble: 'FHIR_PRECONDITION', status: 412 });
    expect(consent()).toMatchObject({ status: 'active' });
    await world.clock.advance(60_000);
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'sent' });
    expect(consent()).toMatchObject({ status: 'inactive', meta: { versionId: '3' } });
  });

  test('412 again and again is refused', async () => {
    await connect();
    const id = await signAndSend();
    await withdraw(id);
    for (let n = 0; n < 3; n += 1) {
      fhir.faults.push({ on: 'transaction', before: () => fhir.touch('Consent') });
      await runDue();
      await world.clock.advance(600_000);
    }
    expect(await look(id)).toMatchObject({ state: 'refused', attempts: 3, trouble: 'FHIR_PRECONDITION' });
  });

  test('a server without versions is sent a conditional update', async () => {
    await connect();
    fhir.keepsVersions = false;
    const id = await signAndSend();
    await withdraw(id);
    await runDue();
    expect(consent()).toMatchObject({ status: 'inactive' });
    expect(fhir.transactions().at(-1)?.body).toContain('"method":"PUT","url":"Consent?identifier=');
  });

  test('two Consents of one permission are told, and neither is written', async () => {
    await connect();
    const id = await signAndSend();
    const [twin] = fhir.newest('Consent');
    fhir.versions.set('Consent/twin', [{ ...twin, resourceType: 'Consent', id: 'twin' }]);
    await withdraw(id);
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'refused', trouble: 'FHIR_MANY_CONSENTS' });
    expect(fhir.newest('Consent').map(({ status }) => status)).toEqual(['active', 'active']);
  });
});

describe('a server that refuses', () => {
  test('422: is told by codes alone, and nobody reads a name in them', async () => {
    await connect();
    const issue = { severity: 'error', diagnostics: 'Ana Flores has HIV', details: { text: 'Ana Flores' } };
    const body = {
      resourceType: 'OperationOutcome',
      issue: [
        { ...issue, code: 'invalid' },
        { ...issue, code: 'Ana Flores' },
        { ...issue, code: 'business-rule', expression: ['Patient.name[0].text = Ana Flores'] },
      ],
    };
    fhir.faults.push({ on: 'transaction', status: 422, body });
    const id = await sign();
    await runDue();
    expect(await look(id)).toMatchObject({
      state: 'refused',
      trouble: 'FHIR_REFUSED',
      status: 422,
      issues: ['invalid', 'business-rule'],
    });
    const { rows } = await world.owner.query('select row_to_json(s)::text as row from fhir_sending s');
    const { rows: mails } = await world.owner.query<{ kind: string; link: string }>(
      'select * from outbox_message where organization_id = $1',
      [house.organizationId],
    );
    const told = JSON.stringify([rows, mails, await waitingJobs()]) + world.logged();
    for (const word of ['Flores', 'HIV', 'a-token-of-the-house']) expect(told).not.toContain(word);
    expect(mails).toContainEqual(
      expect.objectContaining({ kind: 'authorization.not_in_chart', link: `/authorizations/${id}` }),
    );
    expect(await actionsOf(id)).toContain('authorization.refused_by_chart');
    // Not again by itself.
    await world.clock.advance(24 * 3_600_000);
    expect(await runDue()).toBe(0);
  });

  test('401: is not asked again until it is told another token', async () => {
    await connect();
    fhir.letsIn = 'another-token';
    const id = await sign();
    await runDue();
    expect(await look(id)).toMatchObject({
      state: 'refused',
      trouble: 'FHIR_UNAUTHORIZED',
      status: 401,
      issues: ['login'],
    });
    await put({ access: { kind: 'bearer', secret: 'another-token' }, revision: 1 }, 'officer');
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'sent' });
  });

  test('a redirect elsewhere takes nothing along', async () => {
    await connect();
    fhir.faults.push({ on: 'search', status: 302, headers: { location: `${elsewhere.baseUrl}/Consent` } });
    const id = await sign();
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'refused', trouble: 'FHIR_REDIRECT' });
    expect(elsewhere.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    elsewhere.clear();
    fhir.faults.push({ on: 'transaction', status: 307, headers: { location: elsewhere.baseUrl } });
    await world.as(house, 'officer', (scope) => askForSending(scope, id));
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'refused', trouble: 'FHIR_REDIRECT', status: 307 });
    expect(elsewhere.asked).toEqual([]);
  });

  test('an address that leads inside by now gets nothing', async () => {
    await connect();
    const id = await sign();
    await runDue(egress(false).fetch);
    expect(await look(id)).toMatchObject({ state: 'refused', trouble: 'FHIR_ADDRESS_REFUSED' });
    expect(fhir.asked).toEqual([]);
  });

  test('a server that was forgotten gets nothing', async () => {
    await connect();
    const id = await sign();
    await world.as(house, 'administrator', removeServer);
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'refused', trouble: 'FHIR_NOT_CONNECTED' });
    expect(fhir.asked).toEqual([]);
  });
});

describe('a client with a secret', () => {
  const access = (secret: string) => ({
    kind: 'client_credentials',
    tokenUrl: `${fhir.origin}/token`,
    clientId: 'bedside',
    scope: 'system/*.write',
    secret,
  });

  test('is given a token for it, and goes in with that', async () => {
    fhir.letsIn = 'a-token-for-a-while';
    await put({ access: access('s3cret/+') });
    await signAndSend();
    const [asked] = fhir.asked;
    expect(asked).toMatchObject({ door: 'token', method: 'POST' });
    expect(new URLSearchParams(asked?.body).get('grant_type')).toBe('client_credentials');
    expect(new URLSearchParams(asked?.body).get('scope')).toBe('system/*.write');
    expect(fhir.transactions()[0]?.headers.authorization).toBe('Bearer a-token-for-a-while');
  });

  test('that is refused sends nothing', async () => {
    await put({ access: access('wrong') });
    const id = await sign();
    await runDue();
    expect(await look(id)).toMatchObject({ state: 'refused', trouble: 'FHIR_TOKEN_REFUSED', status: 401 });
    expect(fhir.asked.map(({ door }) => door)).toEqual(['token']);
  });
});

describe('the settings', () => {
  test('keep the secret sealed, and show it to nobody', async () => {
    await connect();
    const { server } = await world.as(house, 'officer', viewServer);
    expect(server).toMatchObject({ baseUrl: fhir.baseUrl, access: 'bearer', revision: 1 });
    expect(JSON.stringify(server)).not.toContain('a-token-of-the-house');
    const { rows } = await world.owner.query(
      `select row_to_json(s)::text as row, encode(secret_sealed, 'escape') as sealed from fhir_server s where organization_id = $1`,
      [house.organizationId],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('a-token-of-the-house');
    const events = await world.as(house, 'officer', (scope) =>
      listEvents(scope, [{ type: 'organization', id: house.organizationId }]),
    );
    expect(events.map(({ action }) => action)).toContain('fhir_server.changed');
    expect(JSON.stringify(events)).not.toContain('a-token-of-the-house');
  });

  test.each([
    ['http://192.0.2.1/r4', 'EGRESS_SCHEME'],
    ['https://127.0.0.1/r4', 'EGRESS_ADDRESS_REFUSED'],
    ['https://10.0.0.7/r4', 'EGRESS_ADDRESS_REFUSED'],
    ['https://user:word@fhir.example/r4', 'EGRESS_URL_INVALID'],
    ['https://fhir.example/r4?key=1', 'EGRESS_URL_INVALID'],
    ['https://fhir.example/r4#top', 'EGRESS_URL_INVALID'],
  ])('refuse %s', async (baseUrl, reason) => {
    const body = putFhirServer.body.parse({ baseUrl, access: { kind: 'bearer', secret: 'word' }, revision: 0 });
    await expect(putServer(world.seed(house, 'administrator'), egress(false).vet, body)).rejects.toMatchObject({
      code: 'FHIR_ADDRESS_REFUSED',
      details: { reason },
    });
  });

  test('take an address within the network once the operator named it, and say so before', async () => {
    const baseUrl = 'https://fhir.example.org:8443/r4';
    const body = putFhirServer.body.parse({ baseUrl, access: { kind: 'bearer', secret: 'word' }, revision: 0 });
    const wayOf = (...origins: string[]) =>
      createEgress({
        allowLoopback: false,
        lookup: async () => ['10.0.0.7'],
        house: {
          origins: new Set(origins),
          own: { origin: 'https://bedside.example.org', port: 8470 },
          authorities: [],
        },
        log: world.log,
        userAgent: 'Bedside/test',
      });
    const officer = world.seed(house, 'officer');
    await expect(putServer(officer, wayOf().vet, body)).rejects.toMatchObject({
      code: 'FHIR_ADDRESS_INSIDE',
      remedy: expect.stringContaining('CHART_ORIGINS'),
      details: { setting: 'CHART_ORIGINS' },
    });
    await putServer(officer, wayOf('https://fhir.example.org:8443').vet, body);
    // What was allowed and is no more is told where a permission did not arrive.
    const id = await sign();
    await runDue(wayOf().fetch);
    expect(await look(id)).toMatchObject({ state: 'refused', trouble: 'FHIR_ADDRESS_INSIDE' });
  });

  test('reach a server that is named in plain http', async () => {
    fhir.letsIn = 'a-token-of-the-house';
    const way = createEgress({
      allowLoopback: true,
      lookup: async () => ['127.0.0.1'],
      house: {
        origins: new Set([fhir.origin]),
        own: { origin: 'https://bedside.example.org', port: 8470 },
        authorities: [],
      },
      log: world.log,
      userAgent: 'Bedside/test',
    });
    const body = putFhirServer.body.parse({
      baseUrl: fhir.baseUrl,
      access: { kind: 'bearer', secret: 'a-token-of-the-house' },
      revision: 0,
    });
    await putServer(world.seed(house, 'officer'), way.vet, body);
    const id = await sign();
    await runDue(way.fetch);
    expect(await look(id)).toMatchObject({ state: 'sent' });
  });

  test('keep the secret on record for the same address alone', async () => {
    await expect(put({ access: { kind: 'bearer' } })).rejects.toMatchObject({ code: 'FHIR_SECRET_MISSING' });
    await connect();
    await put({ baseUrl: `${fhir.origin}/r4/`, access: { kind: 'bearer' }, revision: 1 });
    await signAndSend();
    await expect(put({ baseUrl: elsewhere.baseUrl, access: { kind: 'bearer' }, revision: 2 })).rejects.toMatchObject({
      code: 'FHIR_SECRET_MISSING',
    });
  });

  test('are not overwritten unseen', async () => {
    await connect();
    for (const revision of [0, 2]) {
      await expect(put({ revision })).rejects.toMatchObject({ code: 'FHIR_SERVER_CHANGED', status: 409 });
    }
  });

  test('are for administrators and privacy officers', async () => {
    const routes = chartRoutes({ fetch: impatient, vet: egress().vet });
    const api = createApi({ services: world.services, routes, seedOf: (who) => world.seed(house, who as CastName) });
    for (const who of ['author', 'publisher', 'auditor']) {
      for (const [method, path] of [
        ['GET', '/organization/fhir-server'],
        ['DELETE', '/organization/fhir-server'],
        ['POST', '/organization/fhir-server/test'],
      ] as const) {
        expect(await api.ask(who, method, path), `${who} ${method}`).toMatchObject({ status: 403 });
      }
    }
    expect(await api.ask('author', 'GET', '/authorization-sendings/refused')).toMatchObject({ status: 403 });
    expect(await api.ask('author', 'POST', `/authorizations/${newId()}/sending`)).toMatchObject({ status: 403 });
    expect(await api.ask('officer', 'GET', '/organization/fhir-server')).toMatchObject({
      status: 200,
      body: { server: null },
    });
    const input = { baseUrl: 'ftp://fhir.example', access: { kind: 'bearer', secret: 'a b' }, revision: 0 };
    expect(await api.ask('officer', 'PUT', '/organization/fhir-server', { body: input })).toMatchObject({
      status: 422,
    });
  });
});

describe('the test', () => {
  const tryIt = () => testServer(world.seed(house, 'officer'), impatient);

  test('says which FHIR the server speaks, and that it lets Bedside in', async () => {
    await connect();
    expect(await tryIt()).toEqual({ trouble: null, status: null, fhirVersion: '4.0.1' });
    expect(fhir.transactions()).toEqual([]);
    fhir.letsIn = 'another';
    expect(await tryIt()).toEqual({ trouble: 'FHIR_UNAUTHORIZED', status: 401, fhirVersion: '4.0.1' });
  });

  test.each([
    [{ status: 404 }, 'FHIR_NOT_FOUND'],
    [{ status: 200, body: 'Welcome' }, 'FHIR_ANSWER_UNREADABLE'],
    [{ status: 200, body: outcomeOf('processing', 'no') }, 'FHIR_ANSWER_UNREADABLE'],
    [{ status: 200, body: { resourceType: 'CapabilityStatement', fhirVersion: '5.0.0' } }, 'FHIR_NOT_R4'],
    [{ status: 200, body: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' } }, 'FHIR_NO_TRANSACTION'],
    [{ silentMs: 900 }, 'FHIR_TIMEOUT'],
  ] as const)('tells what is wrong: %j', async (fault, trouble) => {
    await connect();
    fhir.faults.push({ on: 'metadata', ...fault });
    expect(await tryIt()).toMatchObject({ trouble });
  });

  test('needs a server', async () => {
    await expect(tryIt()).rejects.toMatchObject({ code: 'FHIR_NOT_CONNECTED' });
  });
});

// The last one: the world’s clock does not go back.
test('what was signed is inactive there once its time is over', async () => {
  await connect();
  const id = await signAndSend();
  const [end] = await waitingJobs();
  expect(end?.payload).toMatchObject({ authorizationId: id, anew: true });
  const ms = (end?.run_at.getTime() ?? 0) - world.clock.now().getTime();
  expect(ms).toBeGreaterThan(0);
  await world.clock.advance(ms);
  await runDue();
  await runDue();
  expect(consent()).toMatchObject({ status: 'inactive', meta: { versionId: '2' } });
});
