import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askForPermission, signPermission } from '../../../../test/signed-permission.ts';
import { createWorld, type House, type World } from '../../../../test/world.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import { addSite } from '../../org/sites/service.ts';
import { getRequest } from '../asking/service.ts';
import { exportFhir } from '../fhir/service.ts';
import { getAuthorization } from '../service.ts';
import { withdrawAuthorization } from '../withdraw.ts';
import { askAgain } from './ask-again.ts';
import { type EndView, listEnds as listEndpoint } from './contract.ts';
import { exportEndsCsv, exportEndsIcs } from './export-ends.ts';
import { planFillingEnds } from './jobs.ts';
import { countEnds, listEnds } from './list-ends.ts';
import { tellEvent } from './tell-event.ts';

let world: World;
let house: House;
let other: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  other = await world.openHouse('Hill Clinic');
});
afterAll(() => world.close());

const EVENT = 'when the campaign for the new treatment ends';
const withEvent = (change: Readonly<Record<string, unknown>> = {}) =>
  signPermission(world, house, { expiresOn: null, expiresWith: EVENT, ...change });
const tell = (authorizationId: string, happenedAt: string | null = null, at = house) =>
  world.as(at, 'officer', (scope) => tellEvent(scope, { authorizationId, happenedAt, note: 'Told by the ward.' }));
const worth = async (id: string) => (await world.as(house, 'officer', (scope) => getAuthorization(scope, id))).state;
const after = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString();

const list = (query: Readonly<Record<string, unknown>>, at = house) =>
  world.as(at, 'auditor', (scope) =>
    listEnds(scope, listEndpoint.query.parse({ from: '2029-01-01', until: '2029-12-31', ...query })),
  );
const lines = (ends: readonly EndView[]) => ends.map(({ onDay, what, subject }) => [onDay, what, subject.name]);
const takeAllBack = (authorizationId: string) =>
  world.as(house, 'officer', (scope) =>
    withdrawAuthorization(scope, {
      authorizationId,
      way: 'letter',
      receivedAt: null,
      mediaSha256: null,
      channelIds: null,
      note: '',
    }),
  );

describe('a permission that ends with an event', () => {
  test('says so in the words that were typed, on the form and in what was signed', async () => {
    const { requestId } = await askForPermission(world, house, { expiresOn: null, expiresWith: EVENT });
    const { form } = await world.as(house, 'auditor', (scope) => getRequest(scope, requestId));
    expect(form.version).toEqual({ source: 'bedside', number: 1 });
    expect(JSON.stringify(form.parts)).toContain(`Your yes ends: ${EVENT}. After that we share nothing new.`);
    const { authorizationId } = await withEvent();
    const view = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId));
    expect(view).toMatchObject({
      state: 'valid',
      expiresAt: null,
      event: { words: EVENT, telling: null },
      form: { source: 'bedside', number: 1 },
    });
  });

  test('is not asked for with a day as well, nor in a word or two', async () => {
    const both = askForPermission(world, house, { expiresWith: EVENT });
    await expect(both).rejects.toMatchObject({ code: 'TWO_ENDS' });
    await expect(askForPermission(world, house, { expiresOn: null, expiresWith: 'end' })).rejects.toThrow(
      'EVENT_TOO_SHORT',
    );
    const neither = askForPermission(world, house, { expiresOn: null });
    await expect(neither).rejects.toMatchObject({ code: 'FORM_INCOMPLETE', details: { missing: ['expiry'] } });
  });

  test('still holds years later, as long as nobody tells that it happened', async () => {
    const { authorizationId } = await withEvent();
    const [found] = await world.owner
      .query(`select on_day, told_at from authorization_end where authorization_id = $1`, [authorizationId])
      .then(({ rows }) => rows);
    expect(found).toEqual({ on_day: null, told_at: null });
    expect(await worth(authorizationId)).toBe('valid');
  });

  test('ends once somebody tells it: the owners, the signer, the chart and the trail know', async () => {
    const { authorizationId, look } = await withEvent();
    const told = await tell(authorizationId);
    expect(told).toMatchObject({
      state: 'expired',
      reasons: [{ code: 'EXPIRED' }],
      event: { words: EVENT, telling: { happenedAt: world.clock.now().toISOString(), toldByName: expect.any(String) } },
    });
    const door = await look();
    expect(door).toMatchObject({
      stage: 'own',
      event: { words: EVENT, telling: { id: told.event?.telling?.id, isToCome: false } },
    });
    const { rows: mails } = await world.owner.query('select kind from outbox_message where link = $1', [
      `/authorizations/${authorizationId}`,
    ]);
    expect(mails).toEqual([{ kind: 'authorization.event_told' }]);
    const bundle = JSON.stringify(await world.as(house, 'officer', (scope) => exportFhir(scope, authorizationId)));
    expect(bundle).toContain('"status":"inactive"');
    expect(bundle).toContain(`"end":"${world.clock.now().toISOString()}"`);
    const events = await world.as(house, 'auditor', (scope) =>
      listEvents(scope, [{ type: 'authorization', id: authorizationId }]),
    );
    expect(events.map(({ action }) => action)).toContain('authorization.event_told');
    expect(JSON.stringify(events)).not.toContain('ward');
  });

  test('holds until an instant that is told ahead, and not from then on', async () => {
    const { authorizationId } = await withEvent();
    const told = await tell(authorizationId, after(10));
    expect(told.state).toBe('valid');
    await world.clock.advance(10 * 86_400_000 - 1);
    expect(await worth(authorizationId)).toBe('valid');
    await world.clock.advance(1);
    expect(await worth(authorizationId)).toBe('expired');
  });

  test('of two who tell at once the first one counts', async () => {
    const { authorizationId } = await withEvent();
    const outcomes = await Promise.allSettled([tell(authorizationId, after(3)), tell(authorizationId, after(5))]);
    const [told] = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.event?.telling] : []));
    const [refused] = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject({ code: 'EVENT_TOLD_ALREADY' });
    const view = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId));
    expect(view.event?.telling).toEqual(told);
    await expect(tell(authorizationId)).rejects.toMatchObject({ code: 'EVENT_TOLD_ALREADY' });
  });

  test('is not told of what ends on a day, was taken back, or was signed later, nor further than a year ahead', async () => {
    const onDay = await signPermission(world, house);
    await expect(tell(onDay.authorizationId)).rejects.toMatchObject({ code: 'NO_EVENT' });
    const { authorizationId } = await withEvent();
    await expect(tell(authorizationId, after(-1))).rejects.toMatchObject({ code: 'HAPPENED_BEFORE_SIGNED' });
    await expect(tell(authorizationId, after(367))).rejects.toMatchObject({ code: 'HAPPENS_TOO_LATE' });
    await takeAllBack(authorizationId);
    await expect(tell(authorizationId)).rejects.toMatchObject({ code: 'ALREADY_WITHDRAWN' });
    const asAuditor = world.as(house, 'auditor', (scope) =>
      tellEvent(scope, { authorizationId, happenedAt: null, note: '' }),
    );
    await expect(asAuditor).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is unknown in another organization, and so is what was told of it', async () => {
    const { authorizationId } = await withEvent();
    await expect(tell(authorizationId, null, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await tell(authorizationId);
    const seen = await world.as(other, 'officer', async ({ tx }) => {
      const { rows } = await tx.execute(
        'select 1 from authorization_telling union all select 1 from authorization_end',
      );
      return rows.length;
    });
    expect(seen).toBe(0);
  });

  test('is asked about each year, until it was told', async () => {
    const { authorizationId } = await withEvent();
    const asked = async () => {
      const { rows } = await world.owner.query(
        `select 1 from outbox_message where kind = 'authorization.event_open' and link = $1`,
        [`/authorizations/${authorizationId}`],
      );
      return rows.length;
    };
    await world.runJobs();
    expect(await asked()).toBe(0);
    await world.clock.advance(366 * 86_400_000);
    await world.runJobs();
    expect(await asked()).toBe(1);
    await world.clock.advance(366 * 86_400_000);
    await world.runJobs();
    expect(await asked()).toBe(2);
    const { ends } = await list({ what: 'waits', limit: 100 });
    const found = ends.find((one) => one.authorizationId === authorizationId);
    expect(found?.toldAt).toBe(world.clock.now().toISOString());
    await tell(authorizationId);
    await world.clock.advance(366 * 86_400_000);
    await world.runJobs();
    expect(await asked()).toBe(2);
  });
});

describe('the calendar of ends', () => {
  let own: House;
  const inHouse = (query: Readonly<Record<string, unknown>>) => list({ limit: 100, ...query }, own);
  const sign = (name: string, change: Readonly<Record<string, unknown>> = {}) =>
    signPermission(world, own, { subject: { kind: 'patient', name, isKnownAdult: true }, ...change });
  const day = (days: number) => after(days).slice(0, 10);
  let northSite: string;

  beforeAll(async () => {
    own = await world.openHouse('River Clinic');
    const site = { name: 'East', shortName: 'E', timeZone: 'UTC', address: null, phone: null };
    northSite = (await world.as(own, 'administrator', (scope) => addSite(scope, site))).id;
    await sign('José Núñez', { expiresOn: day(40) });
    await sign('Ana Flores', { expiresOn: day(50), siteId: northSite });
    const child = { kind: 'patient', name: '=Luz', bornOn: '2016-01-01', isKnownAdult: false, majorityOn: day(45) };
    const mother = { role: 'guardian', name: 'Mara Ruiz', authorityKind: 'mother', authorityEvidence: 'chart 1' };
    await sign('', { subject: child, signer: mother, expiresOn: day(300) });
  });

  test('tells last days, majority days, links and events by the days of the house', async () => {
    await askForPermission(world, own, {
      subject: { kind: 'patient', name: 'Kim Lee', isKnownAdult: true },
      linkDays: 5,
    });
    const event = await sign('Eva Berg', { expiresOn: null, expiresWith: EVENT });
    await world.as(own, 'officer', (scope) =>
      tellEvent(scope, { authorizationId: event.authorizationId, happenedAt: after(20), note: '' }),
    );
    const back = await sign('Back Again', { expiresOn: day(41) });
    await world.as(own, 'officer', (scope) =>
      withdrawAuthorization(scope, {
        authorizationId: back.authorizationId,
        way: 'letter',
        receivedAt: null,
        mediaSha256: null,
        channelIds: null,
        note: '',
      }),
    );
    const { ends, next } = await inHouse({ from: day(0), until: day(60) });
    expect(lines(ends)).toEqual([
      [day(5), 'link', 'Kim Lee'],
      [day(20), 'event', 'Eva Berg'],
      [day(40), 'expires', 'José Núñez'],
      [day(45), 'of_age', '=Luz'],
      [day(50), 'expires', 'Ana Flores'],
    ]);
    expect(next).toBeNull();
    expect(ends[2]).toMatchObject({ toldAt: null, tellsOn: day(10), requestId: null });
    // What has ended by age does not end again on its last day.
    expect((await inHouse({ from: day(299), until: day(301) })).ends).toEqual([]);
    expect((await list({ from: day(0), until: day(60) }, other)).ends).toEqual([]);
  });

  test('is narrowed by what ends, the part of the house, the kind, and a name however it is typed', async () => {
    const all = { from: day(0), until: day(60) };
    const names = async (query: Readonly<Record<string, unknown>>) =>
      (await inHouse({ ...all, ...query })).ends.map(({ subject }) => subject.name);
    expect(await names({ what: 'of_age' })).toEqual(['=Luz']);
    expect(await names({ what: 'link' })).toEqual(['Kim Lee']);
    expect(await names({ site: northSite })).toEqual(['Ana Flores']);
    expect(await names({ kind: 'testimonial' })).toEqual([]);
    expect(await names({ search: 'nunez' })).toEqual(['José Núñez']);
    expect(await names({ search: 'ana', what: 'link' })).toEqual([]);
    await expect(inHouse({ from: day(0), until: day(400) })).rejects.toMatchObject({ code: 'TIME_TOO_LONG' });
  });

  test('comes page by page, none twice and none left out, with and without a name', async () => {
    const all = { from: day(0), until: day(60) };
    const pages = async (query: Readonly<Record<string, unknown>>) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await list({ ...all, ...query, limit: 1, ...(cursor === null ? {} : { after: cursor }) }, own);
        found.push(...page.ends.map(({ subject }) => subject.name));
        cursor = page.next;
      } while (cursor !== null);
      return found;
    };
    expect(await pages({})).toEqual(['Kim Lee', 'Eva Berg', 'José Núñez', '=Luz', 'Ana Flores']);
    expect(await pages({ search: 'e' })).toEqual(['Kim Lee', 'Eva Berg', 'José Núñez', 'Ana Flores']);
  });

  test('counts each day without opening anything', async () => {
    await sign('Ada Wood', { expiresOn: null, expiresWith: EVENT });
    const told = await world.as(own, 'auditor', (scope) => countEnds(scope, { from: day(0), until: day(60) }));
    expect(told).toEqual({
      today: day(0),
      days: [
        { day: day(5), what: 'link', count: 1 },
        { day: day(20), what: 'event', count: 1 },
        { day: day(40), what: 'expires', count: 1 },
        { day: day(45), what: 'of_age', count: 1 },
        { day: day(50), what: 'expires', count: 1 },
      ],
      waiting: 1,
    });
    const asAuthor = world.as(own, 'author', (scope) => countEnds(scope, { from: day(0), until: day(60) }));
    await expect(asAuthor).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('says since when the owners know', async () => {
    await world.clock.advance(12 * 86_400_000);
    await world.runJobs();
    const { ends } = await inHouse({ from: day(20), until: day(30), what: 'expires' });
    expect(ends).toMatchObject([{ toldAt: world.clock.now().toISOString(), tellsOn: null }]);
    await world.clock.advance(-12 * 86_400_000);
  });

  test('as a file for calendar programs has neither a name nor a word of health; as a table it has no formula', async () => {
    const filters = { from: day(0), until: day(60) };
    const ics = await world.as(own, 'officer', (scope) => exportEndsIcs(scope, filters));
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    expect(ics).toContain('SUMMARY:A permission ends');
    expect(ics).toContain(`DTSTART;VALUE=DATE:${day(40).replaceAll('-', '')}`);
    expect(ics).toContain('https://bedside.example/authorizations/');
    expect(ics).not.toMatch(/Luz|Flores|Núñez|Lee|Berg|patient|treatment|publication/i);
    const csv = await world.as(own, 'officer', (scope) => exportEndsCsv(scope, filters));
    expect(csv).toContain(`"${day(40)}","Last day of a permission","José Núñez"`);
    expect(csv).toContain(`"'=Luz"`);
    expect(csv).toContain('"East"');
  });

  test('knows what was signed before it was there, and when the owners were told', async () => {
    const before = await inHouse({ from: day(-60), until: day(60) });
    await world.owner.query('delete from authorization_end where organization_id = $1', [own.organizationId]);
    await world.owner.query('update signed_authorization set ends_known = false where organization_id = $1', [
      own.organizationId,
    ]);
    expect((await inHouse({ from: day(-60), until: day(60), what: 'expires' })).ends).toEqual([]);
    await planFillingEnds(world.services);
    await world.runJobs();
    expect(await inHouse({ from: day(-60), until: day(60) })).toEqual(before);
  });

  test('leads to asking again, for the same and by whoever may sign now', async () => {
    const { ends } = await inHouse({ from: day(0), until: day(60), what: 'of_age' });
    const id = ends[0]?.authorizationId ?? '';
    const again = () => world.as(own, 'officer', (scope) => askAgain(scope, id));
    expect(await again()).toMatchObject({
      subject: { name: '=Luz' },
      signer: { role: 'guardian', name: 'Ana Flores', authorityKind: 'mother' },
      kind: 'publication',
      siteId: null,
      description: 'Ana at the window.',
      channelIds: [own.channels.newsroom],
      purposes: ['education'],
      capturedOn: '2027-02-10',
    });
    await world.clock.advance(60 * 86_400_000);
    expect(await again()).toMatchObject({ signer: { role: 'subject', name: '' } });
    const asAuditor = world.as(own, 'auditor', (scope) => askAgain(scope, id));
    await expect(asAuditor).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
