import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { eventsOf } from '../../../../test/house-events.ts';
import { answerPermission, askForPermission, signPermission } from '../../../../test/signed-permission.ts';
import { createWorld, type House, type World } from '../../../../test/world.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { placeChannel } from '../../channels/service.ts';
import { addSite } from '../../org/sites/service.ts';
import { type HouseRules, loadHouseRules } from '../house-rules.ts';
import { judgeAuthorization } from '../state.ts';
import { loadAuthorizations, useOfAll } from '../view-authorizations.ts';
import { setPractice as practiceEndpoint, type RuleInput, ruleInput } from './contract.ts';
import {
  addHouseRule,
  endHouseRule,
  listHouseRules,
  noteCondition,
  setPractice,
  takeConditionBack,
} from './service.ts';
import { shippedRules } from './shipped-rules.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  house = await world.openHouse();
});
afterAll(() => world.close());

const TODAY = () => world.clock.now().toISOString().slice(0, 10);
const dayFromNow = (days: number) =>
  new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const texas = 'us-tx.testimonial';
const praise = (change: Partial<RuleInput> = {}) =>
  ruleInput.parse({ jurisdiction: 'US-TX', kind: 'testimonial', effect: 'barred', cite: 'Tex. new rule', ...change });

function practise(change: Record<string, unknown>) {
  const body = practiceEndpoint.body.parse({
    jurisdictions: ['US-TX'],
    professions: ['dentist'],
    isPart2Program: false,
    revision: 0,
    ...change,
  });
  return world.as(house, 'officer', (scope) => setPractice(scope, body));
}
const note = (change: Record<string, unknown> = {}) =>
  world.as(house, 'officer', (scope) =>
    noteCondition(scope, { rule: texas, counsel: 'A. Counsel', seenOn: TODAY(), until: null, note: '', ...change }),
  );

async function rulesOf(channelId: string, siteId: string | null = null): Promise<HouseRules> {
  const rules = await world.as(house, 'officer', (scope) =>
    loadHouseRules(scope, { channels: [{ id: channelId, siteId }] }),
  );
  const found = rules.get(channelId);
  if (found === undefined) throw new Error('rules are given for every channel');
  return found;
}
const newsroomRules = () => rulesOf(house.channels.newsroom);

async function actions(): Promise<string[]> {
  return eventsOf(world, house, 'house_rule.');
}

describe('where the house practises', () => {
  test('as long as nobody has said, praise is not published', async () => {
    const rules = await newsroomRules();
    expect(rules).toMatchObject({ jurisdictions: ['ZZ'], conditionsMet: [], isOfPart2Program: false });
    expect(await verdictOfPraise(rules)).toContain('PLACE_NOT_TOLD');
  });

  test('is told for the house, and otherwise for a site, with one event each', async () => {
    const site = await world.as(house, 'administrator', (scope) =>
      addSite(scope, { name: 'North', shortName: 'N', timeZone: 'UTC', address: null, phone: null }),
    );
    await practise({ jurisdictions: ['US-TX', 'US-TX'], professions: ['dentist'] });
    const { sites, practice } = await practise({
      siteId: site.id,
      jurisdictions: ['US-AL', 'DE'],
      isPart2Program: true,
    });
    expect(practice).toEqual({
      jurisdictions: ['US-TX'],
      professions: ['dentist'],
      isPart2Program: false,
      majorityAge: 18,
      revision: 1,
    });
    expect(sites).toMatchObject([
      { id: site.id, jurisdictions: ['US-AL', 'DE'], isPart2Program: true, majorityAge: 19 },
    ]);
    expect(await newsroomRules()).toMatchObject({ jurisdictions: ['US-TX', 'US'], isOfPart2Program: false });
    expect(await rulesOf(newId(), site.id)).toMatchObject({
      jurisdictions: ['US-AL', 'US', 'DE', 'EU'],
      isOfPart2Program: true,
      pack: { majorityAge: 19 },
    });
    expect(await actions()).toEqual(['house_rule.practice_set', 'house_rule.practice_set']);
  });

  test('a channel of a program for substance use is one, wherever its house is', async () => {
    await practise({});
    await practise({ channelId: house.channels.newsroom, jurisdictions: [], isPart2Program: true });
    expect(await newsroomRules()).toMatchObject({ jurisdictions: ['US-TX', 'US'], isOfPart2Program: true });
    expect(await rulesOf(house.channels.practice)).toMatchObject({ isOfPart2Program: false });
  });

  test('a place that there is not, a site of nobody and what somebody else changed are refused', async () => {
    await expect(practise({ jurisdictions: ['US-NX'] })).rejects.toMatchObject({ code: 'PLACE_UNKNOWN' });
    await expect(practise({ jurisdictions: ['*'] })).rejects.toMatchObject({ code: 'PLACE_UNKNOWN' });
    await expect(practise({ siteId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(practise({ channelId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await practise({});
    await expect(practise({ jurisdictions: ['US-NY'] })).rejects.toMatchObject({ code: 'PRACTICE_CHANGED' });
    await expect(practise({ jurisdictions: ['US-NY'], revision: 7 })).rejects.toMatchObject({
      code: 'PRACTICE_CHANGED',
    });
    expect(await newsroomRules()).toMatchObject({ jurisdictions: ['US-TX', 'US'] });
    expect(await actions()).toEqual(['house_rule.practice_set']);
  });

  test('one house does not see what another said', async () => {
    await practise({});
    await world.as(house, 'officer', (scope) => addHouseRule(scope, praise()));
    const other = await world.openHouse();
    const view = await world.as(other, 'officer', (scope) => listHouseRules(scope));
    expect(view.practice).toMatchObject({ jurisdictions: [], revision: 0 });
    expect(view.rules.every(({ isShipped }) => isShipped)).toBe(true);
  });
});

describe('rules of the house', () => {
  test('a rule in place of another leaves it as it is, and holds instead', async () => {
    await practise({});
    const { rules } = await world.as(house, 'administrator', (scope) =>
      addHouseRule(scope, praise({ replaces: texas, source: 'primary' })),
    );
    expect(rules.find(({ key }) => key === texas)).toMatchObject({
      state: 'replaced',
      effect: 'conditional',
      until: null,
    });
    expect(rules.at(-1)).toMatchObject({ state: 'holds', isShipped: false, replaces: texas, source: 'primary' });
    expect((await newsroomRules()).pack.testimonials).toMatchObject([{ effect: 'barred', cite: 'Tex. new rule' }]);
    expect(await actions()).toEqual(['house_rule.added', 'house_rule.practice_set']);
  });

  test('a rule that is ended holds until then and no longer', async () => {
    await practise({});
    await world.as(house, 'officer', (scope) =>
      endHouseRule(scope, { rule: texas, from: dayFromNow(2), reason: 'repealed' }),
    );
    expect((await newsroomRules()).pack.testimonials).toHaveLength(1);
    await world.clock.advance(3 * 86_400_000);
    expect((await newsroomRules()).pack.testimonials).toHaveLength(0);
    expect(await actions()).toEqual(['house_rule.ended', 'house_rule.practice_set']);
  });

  test('rules of professions that the house does not advertise for are left aside', async () => {
    await practise({ jurisdictions: ['US-NY'], professions: null });
    expect((await newsroomRules()).pack.testimonials).toHaveLength(1);
    await practise({ jurisdictions: ['US-NY'], professions: ['dentist'], revision: 1 });
    expect((await newsroomRules()).pack.testimonials).toHaveLength(0);
    await practise({ jurisdictions: ['US-NY'], professions: ['dentist', 'physician'], revision: 2 });
    expect((await newsroomRules()).pack.testimonials).toHaveLength(1);
  });

  test('bad ones are refused, and nothing is kept of them', async () => {
    const add = (input: RuleInput) => world.as(house, 'officer', (scope) => addHouseRule(scope, input));
    const end = (rule: string, from: string) =>
      world.as(house, 'officer', (scope) => endHouseRule(scope, { rule, from, reason: 'repealed' }));
    await expect(add(praise({ jurisdiction: 'US-NX' }))).rejects.toMatchObject({ code: 'PLACE_UNKNOWN' });
    await expect(add(praise({ replaces: newId() }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(add(praise({ replaces: 'us-ny.testimonial' }))).rejects.toMatchObject({
      code: 'RULE_OF_ANOTHER_KIND',
    });
    await expect(end(texas, dayFromNow(-2))).rejects.toMatchObject({ code: 'DAY_IS_PAST' });
    await expect(end(newId(), dayFromNow(1))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await actions()).toEqual([]);
    await end(texas, dayFromNow(1));
    await expect(end(texas, dayFromNow(1))).rejects.toMatchObject({ code: 'RULE_REPLACED' });
    await expect(add(praise({ replaces: texas }))).rejects.toMatchObject({ code: 'RULE_REPLACED' });
    expect(await actions()).toEqual(['house_rule.ended']);
  });

  test('the database itself lets nobody change or remove one', async () => {
    await world.as(house, 'officer', (scope) => addHouseRule(scope, praise()));
    const { rows } = await world.owner.query(
      `select privilege_type from information_schema.role_table_grants
        where table_name in ('house_rule', 'house_form_version') and grantee = 'bedside_runtime'
          and privilege_type in ('UPDATE', 'DELETE')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('rules about praise that Bedside brings', () => {
  const brought = shippedRules.filter(({ kind }) => kind === 'testimonial');
  const citesHere = async () => (await newsroomRules()).pack.testimonials.map(({ cite }) => cite);

  test.each(brought.map((rule) => [rule.key, rule] as const))(
    '%s applies there, to whom it is about',
    async (_, rule) => {
      const code = rule.effect === 'barred' ? 'TESTIMONIAL_BARRED' : 'TESTIMONIAL_CONDITION_OPEN';
      await practise({ jurisdictions: [rule.jurisdiction], professions: [rule.profession ?? 'optometrist'] });
      expect(await citesHere()).toContain(rule.cite);
      expect(await verdictOfPraise(await newsroomRules())).toContain(code);
      await practise({ jurisdictions: ['US-OH'], professions: null, revision: 1 });
      expect(await verdictOfPraise(await newsroomRules())).toEqual([]);
      if (rule.profession === null) return;
      await practise({ jurisdictions: [rule.jurisdiction], professions: ['optometrist'], revision: 2 });
      expect(await citesHere()).not.toContain(rule.cite);
    },
  );

  test('of several in a state each has to be seen', async () => {
    await practise({ professions: ['physician'] });
    await note();
    expect(await verdictOfPraise(await newsroomRules())).toContain('TESTIMONIAL_CONDITION_OPEN');
    await note({ rule: 'us-tx.testimonial.physician' });
    expect(await verdictOfPraise(await newsroomRules())).toEqual([]);
  });

  test('are shown with what was read of them', async () => {
    const view = await world.as(house, 'auditor', (scope) => listHouseRules(scope));
    const rule = view.rules.find(({ key }) => key === 'us-wa.testimonial.chiropractor');
    expect(rule).toMatchObject({ source: 'primary', from: '1996-09-06' });
    expect(rule?.readings[0]?.words).toContain('notarized');
    expect(view.readOn).toBe('2026-11-23');
  });
});

describe('conditions of a rule', () => {
  test('are met as long as a note of counsel counts', async () => {
    await practise({});
    const before = await newsroomRules();
    expect(await verdictOfPraise(before)).toContain('TESTIMONIAL_CONDITION_OPEN');
    await note({ until: dayFromNow(5) });
    const met = await newsroomRules();
    expect(met.conditionsMet).toEqual(['Tex. Occ. Code 101.201(b)(4)']);
    expect(await verdictOfPraise(met)).toEqual([]);
    await world.clock.advance(7 * 86_400_000);
    expect((await newsroomRules()).conditionsMet).toEqual([]);
    expect(await actions()).toEqual(['house_rule.condition_noted', 'house_rule.practice_set']);
  });

  test('are open again once the note is taken back, once', async () => {
    await practise({});
    const { rules } = await note();
    const id = rules.find(({ key }) => key === texas)?.conditions[0]?.id ?? '';
    const takeBack = () => world.as(house, 'administrator', (scope) => takeConditionBack(scope, id));
    const after = await takeBack();
    expect(after.rules.find(({ key }) => key === texas)?.conditions).toMatchObject([
      { counsel: 'A. Counsel', counts: false, takenBackByName: expect.any(String) },
    ]);
    expect((await newsroomRules()).conditionsMet).toEqual([]);
    await expect(takeBack()).rejects.toMatchObject({ code: 'ALREADY_TAKEN_BACK' });
    await expect(world.as(house, 'administrator', (scope) => takeConditionBack(scope, newId()))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await actions()).toEqual([
      'house_rule.condition_noted',
      'house_rule.condition_taken_back',
      'house_rule.practice_set',
    ]);
  });

  test('a note on a rule without conditions, of a day to come, or that is over, is refused', async () => {
    await expect(note({ rule: 'us-ny.testimonial' })).rejects.toMatchObject({ code: 'RULE_NOT_CONDITIONAL' });
    await expect(note({ seenOn: dayFromNow(3) })).rejects.toMatchObject({ code: 'SEEN_LATER' });
    await expect(note({ seenOn: dayFromNow(-9), until: dayFromNow(-5) })).rejects.toMatchObject({
      code: 'NOTE_IS_OVER',
    });
    await expect(note({ rule: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await actions()).toEqual([]);
  });

  test('a note on an older rule is none on the one in its place', async () => {
    await practise({});
    await note();
    await world.as(house, 'officer', (scope) =>
      addHouseRule(scope, praise({ effect: 'conditional', replaces: texas, cite: 'Tex. Occ. Code 101.201(b)(4)' })),
    );
    expect((await newsroomRules()).conditionsMet).toEqual([]);
  });
});

describe('asking', () => {
  const child = {
    subject: { kind: 'patient', name: 'Ana Flores', bornOn: '2017-05-04' },
    signer: { role: 'guardian', name: 'Rosa Flores', authorityKind: 'mother', authorityEvidence: 'seen in the chart' },
  };
  const majorityOf = async (authorizationId: string) => {
    const [loaded] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [authorizationId]));
    return loaded?.facts.subject.majorityOn?.toISOString().slice(0, 10);
  };

  test('takes the day of majority from the age of the place, where nobody gave it', async () => {
    await practise({ jurisdictions: ['US-MS'] });
    const { authorizationId } = await signPermission(world, house, child);
    expect(await majorityOf(authorizationId)).toBe('2038-05-04');
    const given = { ...child, subject: { ...child.subject, majorityOn: '2036-01-01' } };
    const other = await signPermission(world, house, given);
    expect(await majorityOf(other.authorizationId)).toBe('2036-01-01');
  });

  test('what was asked keeps the age that held when it was asked', async () => {
    await practise({ jurisdictions: ['US-MS'] });
    const asked = await askForPermission(world, house, child);
    await practise({ jurisdictions: ['US-OH'], revision: 1 });
    const { authorizationId } = await answerPermission(world, house, asked);
    expect(await majorityOf(authorizationId)).toBe('2038-05-04');
  });

  test('keeps the form as long as the strictest rule of the place asks', async () => {
    await practise({});
    await world.as(house, 'officer', (scope) =>
      addHouseRule(
        scope,
        ruleInput.parse({ jurisdiction: 'US-TX', kind: 'retention_years', value: 10, cite: 'Tex. 1' }),
      ),
    );
    const { authorizationId } = await signPermission(world, house);
    const [loaded] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [authorizationId]));
    expect(loaded?.facts.retainUntil?.getUTCFullYear()).toBe(2039);
    const { pack } = await newsroomRules();
    const authorization = loaded?.authorization;
    if (authorization === undefined) throw new Error('it was signed');
    const verdict = judgeAuthorization(authorization, useOfAll(authorization, world.clock.now()), pack);
    expect(verdict.reasons.map(({ code }) => code)).not.toContain('RETENTION_TOO_SHORT');
  });
});

test('many channels and rules are three statements', async () => {
  await practise({});
  const channels = Array.from({ length: 50 }, () => ({ id: newId(), siteId: null }));
  const [rules, statements] = await world.as(house, 'officer', async (scope) => {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    const found = await loadHouseRules(scope, { channels });
    const count = spy.mock.calls.length;
    spy.mockRestore();
    return [found, count];
  });
  expect(statements).toBe(3);
  expect(rules.size).toBe(50);
  // Channels in the same places share their rules.
  expect(new Set([...rules.values()].map(({ pack }) => pack)).size).toBe(1);
});

test('a channel has the rules of the site that it speaks for', async () => {
  const site = await world.as(house, 'administrator', (scope) =>
    addSite(scope, { name: 'South', shortName: 'S', timeZone: 'UTC', address: null, phone: null }),
  );
  await practise({});
  await practise({ siteId: site.id, jurisdictions: ['US-NE'] });
  await world.as(house, 'administrator', (scope) =>
    placeChannel(scope, { channelId: house.channels.newsroom, siteId: site.id }),
  );
  const view = await world.as(house, 'auditor', (scope) => listHouseRules(scope));
  expect(view.channels.find(({ id }) => id === house.channels.newsroom)).toMatchObject({ majorityAge: 19 });
});

/** Codes of what stands against praise that is otherwise whole, by the elements about places. */
async function verdictOfPraise(rules: HouseRules): Promise<string[]> {
  const change = {
    kind: 'testimonial',
    purposes: ['testimonial'],
    typicality: 'most walk',
    connection: 'none',
    disclosure: 'Results vary.',
  };
  const { authorizationId } = await signPermission(world, house, change);
  const [loaded] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [authorizationId]));
  if (loaded === undefined) throw new Error('it was signed');
  const { authorization } = loaded;
  const use = { ...useOfAll(authorization, world.clock.now()), ...rules, text: 'She walks. Results vary.' };
  const { reasons } = judgeAuthorization(authorization, use, rules.pack);
  return reasons.filter(({ element }) => element === 26).map(({ code }) => code);
}
