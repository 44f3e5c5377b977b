import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CastName,
  createWorld,
  type House,
  plainText,
  submit,
  type World,
  writePost,
} from '../../../test/world.ts';
import { screenerOf } from '../../flow/screen/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { listMessages } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { placeChannel } from '../channels/service.ts';
import type { FactView, OpeningHours } from './facts/contract.ts';
import { addFact, changeFact, confirmFact, listFacts, restoreFact, retireFact } from './facts/service.ts';
import { planFactReminders, remindOfFacts, remindOfFactsTask } from './jobs.ts';
import { listExamples, previewKind } from './kind-choices.ts';
import { stepsOf } from './kinds.ts';
import { createOrganization, readOrganization, updateOrganization } from './service.ts';
import { addSite, changeSite, closeSite, listSites, reopenSite } from './sites/service.ts';

let world: World;
let house: House;
/** In the house's time zone it is the morning of 1 March 2027. */
const START = '2027-03-01T15:00:00.000Z';

beforeAll(async () => {
  world = await createWorld({ start: START });
});
beforeEach(async () => {
  house = await world.openHouse();
});
afterAll(() => world.close());

const as = <T>(who: CastName, work: (scope: Scope) => Promise<T>, at: House = house) => world.as(at, who, work);
const fact = (made: Partial<Parameters<typeof addFact>[1]> = {}) => ({
  kind: 'phone' as const,
  label: 'Front desk',
  value: '312-555-0101',
  hours: null,
  language: null,
  siteId: null,
  ownerPersonId: null,
  reviewOn: null,
  ...made,
});
const site = (name: string) => ({
  name,
  shortName: name.slice(0, 6),
  timeZone: 'America/Chicago',
  address: '',
  phone: null,
});
const all = { state: 'active', limit: 200 } as const;
const facts = async (query: Partial<Parameters<typeof listFacts>[1]> = {}) =>
  (await as('auditor', (scope) => listFacts(scope, { ...all, ...query }))).facts;
const actionsOf = async (objectId: string) => {
  const { rows } = await world.owner.query<{ action: string }>(
    'select action from audit_event where object_id = $1 order by xid::text::bigint',
    [objectId],
  );
  return rows.map(({ action }) => action);
};

describe('sites', () => {
  test('are added, changed, closed and opened again, each told in the trail', async () => {
    const added = await as('administrator', (scope) => addSite(scope, site('North Clinic')));
    expect(added).toMatchObject({ state: 'active', revision: 1, address: null, uses: { channels: 0 } });
    const named = { siteId: added.id, ...site('North Clinic'), address: '1 Lake Street' };
    await as('administrator', (scope) => changeSite(scope, { ...named, revision: 1 }));
    await expect(as('administrator', (scope) => changeSite(scope, { ...named, revision: 1 }))).rejects.toMatchObject({
      code: 'SITE_CHANGED',
    });
    await as('administrator', (scope) => closeSite(scope, { siteId: added.id, revision: 2 }));
    await as('administrator', (scope) => reopenSite(scope, { siteId: added.id, revision: 3 }));
    expect(await actionsOf(added.id)).toEqual(['site.added', 'site.changed', 'site.closed', 'site.reopened']);
    expect(await as('auditor', listSites)).toMatchObject([{ name: 'North Clinic', address: '1 Lake Street' }]);
  });

  test('need a name that no open site has, and a time zone that exists', async () => {
    const first = await as('administrator', (scope) => addSite(scope, site('North')));
    await expect(as('administrator', (scope) => addSite(scope, site('NORTH')))).rejects.toMatchObject({
      code: 'SITE_EXISTS',
    });
    await as('administrator', (scope) => closeSite(scope, { siteId: first.id, revision: 1 }));
    await as('administrator', (scope) => addSite(scope, site('North')));
    await expect(
      as('administrator', (scope) => reopenSite(scope, { siteId: first.id, revision: 2 })),
    ).rejects.toMatchObject({ code: 'SITE_EXISTS' });
    await expect(
      as('administrator', (scope) => addSite(scope, { ...site('West'), timeZone: 'Mars/Olympus' })),
    ).rejects.toMatchObject({ code: 'TIME_ZONE_UNKNOWN' });
  });

  test('are changed by administrators and coordinators only', async () => {
    for (const who of ['author', 'officer', 'publisher', 'auditor'] as const)
      await expect(as(who, (scope) => addSite(scope, site('West')))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('are not closed while channels, facts or limits of roles hang on them, which are counted', async () => {
    const { id } = await as('administrator', (scope) => addSite(scope, site('North')));
    const close = () => as('administrator', (scope) => closeSite(scope, { siteId: id, revision: 1 }));
    await as('administrator', (scope) => placeChannel(scope, { channelId: house.channels.newsroom, siteId: id }));
    const { id: factId } = await as('administrator', (scope) => addFact(scope, fact({ siteId: id })));
    await world.owner.query(
      `insert into role_limit (organization_id, id, person_id, role, site_id, created_at)
       values ($1, $2, $3, 'publisher', $4, now())`,
      [house.organizationId, newId<'limit'>(), house.people.publisher.id, id],
    );
    await expect(close()).rejects.toMatchObject({
      code: 'SITE_IN_USE',
      details: { channels: 1, facts: 1, roleLimits: 1 },
    });
    await as('administrator', (scope) => placeChannel(scope, { channelId: house.channels.newsroom, siteId: null }));
    await as('administrator', (scope) => retireFact(scope, { factId, revision: 1 }));
    await expect(close()).rejects.toMatchObject({ details: { channels: 0, facts: 0, roleLimits: 1 } });
    await world.owner.query('delete from role_limit where site_id = $1', [id]);
    expect(await close()).toMatchObject({ state: 'closed' });
    for (const attempt of [
      () => as('administrator', (scope) => placeChannel(scope, { channelId: house.channels.newsroom, siteId: id })),
      () => as('administrator', (scope) => addFact(scope, fact({ siteId: id }))),
      () => as('administrator', (scope) => restoreFact(scope, { factId, revision: 2 })),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'SITE_CLOSED' });
  });

  test('of another organization do not exist', async () => {
    const theirs = await world.openHouse();
    const { id } = await as('administrator', (scope) => addSite(scope, site('Theirs')), theirs);
    for (const attempt of [
      () => as('administrator', (scope) => closeSite(scope, { siteId: id, revision: 1 })),
      () => as('administrator', (scope) => placeChannel(scope, { channelId: house.channels.newsroom, siteId: id })),
      () => as('administrator', (scope) => addFact(scope, fact({ siteId: id }))),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('facts', () => {
  test('are added, changed, retired and restored, each told in the trail without its words', async () => {
    const added = await as('administrator', (scope) => addFact(scope, fact({ reviewOn: '2027-09-01' })));
    expect(added).toMatchObject({ state: 'active', review: 'ahead', revision: 1 });
    const changed = { factId: added.id, ...fact({ value: '312-555-0102' }), revision: 1 };
    expect(await as('administrator', (scope) => changeFact(scope, changed))).toMatchObject({ value: '312-555-0102' });
    await expect(as('administrator', (scope) => changeFact(scope, changed))).rejects.toMatchObject({
      code: 'FACT_CHANGED',
    });
    await as('administrator', (scope) => retireFact(scope, { factId: added.id, revision: 2 }));
    expect(await facts()).toEqual([]);
    expect(await facts({ state: 'retired' })).toHaveLength(1);
    await as('administrator', (scope) => restoreFact(scope, { factId: added.id, revision: 3 }));
    expect(await actionsOf(added.id)).toEqual(['fact.added', 'fact.changed', 'fact.retired', 'fact.restored']);
    const { rows } = await world.owner.query<{ leaf: string }>('select leaf from audit_event where object_id = $1', [
      added.id,
    ]);
    expect(rows.map(({ leaf }) => leaf).join()).not.toMatch(/555-010|Front desk/);
  });

  test('are said once: the same value for the same site and language is on record already', async () => {
    const add = (made: Parameters<typeof fact>[0]) => as('administrator', (scope) => addFact(scope, fact(made)));
    const first = await add({ kind: 'email', value: 'Hello@Clinic.example' });
    expect(first.value).toBe('hello@clinic.example');
    await expect(add({ kind: 'email', value: 'hello@clinic.example' })).rejects.toMatchObject({ code: 'FACT_EXISTS' });
    await add({ kind: 'email', value: 'hello@clinic.example', language: 'es' });
    await as('administrator', (scope) => retireFact(scope, { factId: first.id, revision: 1 }));
    await add({ kind: 'email', value: 'hello@clinic.example' });
    await expect(
      as('administrator', (scope) => restoreFact(scope, { factId: first.id, revision: 2 })),
    ).rejects.toMatchObject({ code: 'FACT_EXISTS' });
  });

  test('are read by everybody, changed by administrators and coordinators, and confirmed by their owner too', async () => {
    const mine = await as('administrator', (scope) =>
      addFact(scope, fact({ ownerPersonId: house.people.author.id, reviewOn: '2027-03-05' })),
    );
    const confirm = (who: CastName, months: 6 | 12 = 6, revision = 1) =>
      as(who, (scope) => confirmFact(scope, { factId: mine.id, months, revision }));
    for (const who of ['author', 'publisher', 'officer'] as const) {
      await expect(as(who, (scope) => addFact(scope, fact()))).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(
        as(who, (scope) => changeFact(scope, { factId: mine.id, ...fact(), revision: 1 })),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(confirm('publisher')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await confirm('author')).toMatchObject({
      reviewOn: '2027-09-01',
      review: 'ahead',
      reviewedAt: START,
      reviewedByName: 'Test author',
      revision: 2,
    });
    await expect(confirm('author')).rejects.toMatchObject({ code: 'FACT_CHANGED' });
    expect(await confirm('administrator', 12, 2)).toMatchObject({ reviewOn: '2028-03-01' });
    expect(await actionsOf(mine.id)).toEqual(['fact.added', 'fact.confirmed', 'fact.confirmed']);
  });

  test('belong to people of this organization', async () => {
    const theirs = await world.openHouse();
    await expect(
      as('administrator', (scope) => addFact(scope, fact({ ownerPersonId: theirs.people.author.id }))),
    ).rejects.toMatchObject({ code: 'OWNER_UNKNOWN' });
    const { id } = await as('administrator', (scope) => addFact(scope, fact()), theirs);
    await expect(as('administrator', (scope) => retireFact(scope, { factId: id, revision: 1 }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('are listed by what is due, page by page, and found by kind, owner, site and words', async () => {
    const { id: siteId } = await as('administrator', (scope) => addSite(scope, site('North')));
    const days = ['2027-02-01', null, '2027-03-10', '2027-08-01', null, '2027-03-10'];
    for (const [number, reviewOn] of days.entries()) {
      await as('administrator', (scope) =>
        addFact(
          scope,
          fact({
            value: `312-555-01${20 + number}`,
            label: number === 0 ? '100% sure' : 'Desk',
            reviewOn,
            siteId: number === 1 ? siteId : null,
            ownerPersonId: number === 2 ? house.people.author.id : null,
          }),
        ),
      );
    }
    const page = (after?: string) =>
      as('author', (scope) => listFacts(scope, { ...all, limit: 2, ...(after === undefined ? {} : { after }) }));
    const seen: FactView[] = [];
    let next: string | null | undefined;
    do {
      const answer = await page(next ?? undefined);
      expect(answer.toReview).toBe(3);
      seen.push(...answer.facts);
      next = answer.next;
    } while (next !== null);
    expect(seen.map(({ review }) => review)).toEqual(['overdue', 'due', 'due', 'ahead', 'none', 'none']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(6);
    expect(await facts({ review: 'due' })).toHaveLength(3);
    expect(await facts({ siteId })).toMatchObject([{ siteName: 'North' }]);
    expect(await facts({ owner: house.people.author.id })).toMatchObject([{ ownerName: 'Test author' }]);
    expect((await as('author', (scope) => listFacts(scope, { ...all, owner: 'me' }))).facts).toHaveLength(1);
    expect(await facts({ search: '100%' })).toHaveLength(1);
    expect(await facts({ search: '0%1' })).toHaveLength(0);
    expect(await facts({ kind: 'hours' })).toHaveLength(0);
    await expect(page('yesterday')).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });
});

describe('screening', () => {
  const screen = (text: string) =>
    as('author', async (scope) =>
      (await screenerOf(scope)).screen(text, { field: 'baseText', author: 'org', locale: 'en' }),
    );

  test('leaves the organization’s own numbers, addresses and services alone, as long as they are on record', async () => {
    const text = 'Our patient asked where to call: 312-555-0177.';
    expect((await screen(text)).findings.map(({ type }) => type)).toContain('PHONE');
    const added = await as('administrator', (scope) => addFact(scope, fact({ value: '312-555-0177' })));
    expect((await screen(text)).findings.map(({ type }) => type)).not.toContain('PHONE');
    await as('administrator', (scope) => retireFact(scope, { factId: added.id, revision: 1 }));
    expect((await screen(text)).findings.map(({ type }) => type)).toContain('PHONE');
  });

  test('holds posts against hours, and against services that are offered no longer', async () => {
    const hours: OpeningHours = {
      weekly: [{ days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00' }],
      exceptions: [],
    };
    await as('administrator', (scope) => addFact(scope, fact({ kind: 'hours', value: '', hours })));
    const offFact = async (text: string) => (await screen(text)).findings.some(({ type }) => type === 'OFF_FACT');
    expect(await offFact('Call us, we are open 8:00 to 17:00.')).toBe(false);
    expect(await offFact('Call us, we are open 6:00 to 23:00.')).toBe(true);
    const service = fact({ kind: 'service', value: 'Sleep laboratory' });
    const { id } = await as('administrator', (scope) => addFact(scope, service));
    expect((await as('author', readOrganization)).facts).toMatchObject({
      names: ['Sleep laboratory'],
      services: ['Sleep laboratory'],
      formerServices: [],
    });
    expect(await offFact('Visit our sleep laboratory.')).toBe(false);
    await as('administrator', (scope) => retireFact(scope, { factId: id, revision: 1 }));
    expect(await offFact('Visit our sleep laboratory.')).toBe(true);
  });

  test('uses the organization’s rule packs, and says so in its record', async () => {
    const paid = 'Leave us a five-star review and get a free gift card.';
    const codes = async () => (await screen(paid)).packs.map(({ id }) => id).sort();
    expect(await codes()).toEqual(['professional-conduct', 'us-ftc', 'us-hipaa', 'us-part2']);
    const {
      id: _id,
      slug: _slug,
      facts: _facts,
      isSample: _sample,
      updatedAt: _at,
      ...own
    } = await as('author', readOrganization);
    await as('administrator', (scope) => updateOrganization(scope, { ...own, packs: ['us-hipaa', 'eu-gdpr'] }));
    expect(await codes()).toEqual(['eu-gdpr', 'us-hipaa']);
    const post = await writePost(world, house, { baseText: plainText(1) });
    const { screening } = await submit(world, house, { postId: post.id });
    expect(screening.packs.map(({ id }) => id).sort()).toEqual(['eu-gdpr', 'us-hipaa']);
    const { rows } = await world.owner.query<{ packs: string }>(
      `select leaf::json #>> '{facts,packs}' as packs from audit_event where action = 'version.screened' and object_id = $1`,
      [post.id],
    );
    expect(rows[0]?.packs.split(',').sort()).toEqual([
      expect.stringMatching(/^eu-gdpr@\d+$/),
      expect.stringMatching(/^us-hipaa@\d+$/),
    ]);
    await expect(
      as('administrator', (scope) =>
        updateOrganization(scope, { ...own, revision: own.revision + 1, packs: ['us-ftc'] }),
      ),
    ).rejects.toMatchObject({ code: 'PACKS_UNFIT' });
  });
});

describe('reminders', () => {
  const messagesOf = (who: CastName) =>
    as(who, (scope) => listMessages(scope, { personId: house.people[who].id, limit: 20 }));
  const remind = () => as('auditor', (scope) => remindOfFacts({ ...scope, actor: { type: 'system', name: 'facts' } }));

  test('tell an owner once what comes due, and again when it is overdue; the message is read inside', async () => {
    await as('administrator', (scope) =>
      addFact(scope, fact({ ownerPersonId: house.people.author.id, reviewOn: '2027-03-10' })),
    );
    await as('administrator', (scope) => addFact(scope, fact({ value: '312-555-0190', reviewOn: '2027-12-01' })));
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    const [message] = await messagesOf('author');
    expect(message).toMatchObject({
      kind: 'facts.due',
      subject: 'Is this still true?',
      link: '/settings/facts?due=mine',
    });
    expect(message?.body).toContain('Front desk (due on 2027-03-10)');
    expect(await messagesOf('administrator')).toEqual([]);
    await world.clock.advance(11 * 86_400_000);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    const [found] = await facts({ owner: house.people.author.id });
    await as('author', (scope) =>
      confirmFact(scope, { factId: found?.id ?? '', months: 6, revision: found?.revision ?? 0 }),
    );
    expect(await remind()).toBe(0);
    await world.clock.advance(-11 * 86_400_000);
  });

  test('of facts that nobody owns go to the administrators', async () => {
    await as('administrator', (scope) => addFact(scope, fact({ reviewOn: '2027-02-10' })));
    expect(await remind()).toBe(1);
    expect((await messagesOf('administrator'))[0]?.body).toContain('Front desk (overdue since 2027-02-10)');
  });

  test('are planned for the next morning, once for each organization, and ask for the morning after', async () => {
    const waiting = async () => {
      const { rows } = await world.owner.query<{ run_at: Date }>(
        `select j.run_at from graphile_worker._private_jobs j where j.key = $1`,
        [`facts-remind:${house.organizationId}`],
      );
      return rows.map(({ run_at }) => run_at.toISOString());
    };
    await planFactReminders(world.services);
    await planFactReminders(world.services);
    expect(await waiting()).toEqual(['2027-03-02T13:00:00.000Z']);
    await world.clock.advance(86_400_000);
    await remindOfFactsTask(world.services).run({ organizationId: house.organizationId });
    expect(await waiting()).toEqual(['2027-03-03T13:00:00.000Z']);
    await world.clock.advance(-86_400_000);
  });
});

describe('the kind', () => {
  test('gives a new organization its review steps in its first language, its packs, and facts from lists', async () => {
    const organizationId = newId<'organization'>(world.clock.now().getTime());
    const actor = { type: 'system', name: 'test' } as const;
    const made = await world.services.db.inOrganization(organizationId, (tx) =>
      createOrganization(
        { services: world.services, organizationId, actor, requestId: 'r', tx },
        {
          name: 'Farmacia del Lago',
          kind: 'pharmaceutical_company',
          timeZone: 'UTC',
          languages: ['es'],
          facts: {
            names: ['Lago', ' Lago '],
            phones: ['312-555-0100'],
            emails: [],
            addresses: [],
            domains: ['lago.example'],
            handles: [],
          },
        },
      ),
    );
    expect(made.reviewSteps).toEqual(stepsOf('pharmaceutical_company', 'es'));
    expect(made.packs.toSorted()).toEqual(['eu-gdpr', 'professional-conduct', 'us-ftc', 'us-hipaa']);
    expect(made.facts).toMatchObject({ names: ['Lago'], phones: ['312-555-0100'], domains: ['lago.example'] });
  });

  test('can be looked at before it is changed, and a change of it alone takes nobody’s steps away', async () => {
    const preview = () =>
      as('administrator', (scope) => previewKind(scope, { kind: 'pharmaceutical_company', language: 'en' }));
    expect(await preview()).toMatchObject({
      steps: { proposed: stepsOf('pharmaceutical_company', 'en'), same: false, changedByPeople: false },
      packs: { added: ['eu-gdpr'], removed: ['us-part2'] },
      rolesMissing: ['trainer'],
    });
    const { facts: _facts, ...own } = await as('author', readOrganization);
    const reviewSteps = own.reviewSteps.map((step) => ({ ...step, name: `Our ${step.name}` }));
    await as('administrator', (scope) =>
      updateOrganization(scope, { ...own, reviewSteps, kind: 'pharmaceutical_company' }),
    );
    const after = await as('author', readOrganization);
    expect(after).toMatchObject({ kind: 'pharmaceutical_company', reviewSteps, packs: own.packs });
    expect((await preview()).steps).toMatchObject({ same: false, changedByPeople: true });
    await expect(
      as('author', (scope) => previewKind(scope, { kind: 'practice', language: 'en' })),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('brings example posts in the languages of the organization', async () => {
    const examples = await as('author', listExamples);
    expect(examples.map(({ language }) => language)).toEqual(['en', 'en', 'en', 'es', 'es', 'es']);
  });
});
