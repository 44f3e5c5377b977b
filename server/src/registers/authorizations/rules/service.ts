import { and, asc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { listChannels } from '../../channels/service.ts';
import { readOrganization } from '../../org/service.ts';
import { site } from '../../org/sites/schema.ts';
import { namesOf } from '../../people/service.ts';
import { authorizationAccess } from '../access.ts';
import { loadHouseRules, readHouseRules, readPractice } from '../house-rules.ts';
import { rulePack } from '../rule-packs.ts';
import { housePractice, houseRule, houseRuleCondition } from '../schema.ts';
import type {
  ConditionView,
  endHouseRule as endEndpoint,
  noteCondition as noteEndpoint,
  PracticeView,
  setPractice as practiceEndpoint,
  RuleInput,
  RulesView,
} from './contract.ts';
import { dayIn } from './day.ts';
import { isPlace } from './places.ts';
import { READ_ON, readingsOf } from './readings.ts';
import { PACK_VERSION, type Rule, shippedRules } from './shipped-rules.ts';
import { countsOn, type HouseRule, statesOn } from './standing.ts';

/** Every rule with what it is today, and where the house practises. */
export async function listHouseRules(scope: Scope): Promise<RulesView> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see the rules for permissions');
  return viewRules(scope);
}

async function viewRules(scope: Scope): Promise<RulesView> {
  const [rules, names, today] = [await readHouseRules(scope), await namesOf(scope), await todayOf(scope)];
  const all = [...shippedRules.map((rule) => ({ ...rule, replaces: null })), ...rules];
  const states = statesOn(all, today);
  const added = new Map(rules.map((rule) => [rule.key, rule]));
  const conditions = await conditionsByRule(scope, { names, today });
  return {
    packVersion: PACK_VERSION,
    readOn: READ_ON,
    rules: all.map((rule) => {
      const own = added.get(rule.key);
      return {
        key: rule.key,
        isShipped: own === undefined,
        jurisdiction: rule.jurisdiction,
        profession: rule.profession,
        kind: rule.kind,
        effect: rule.effect,
        value: rule.value,
        cite: rule.cite,
        source: rule.source,
        readings: [...readingsOf(rule.key)],
        from: rule.from,
        until: rule.until,
        replaces: rule.replaces,
        state: states.get(rule.key) ?? 'over',
        addedByName: own === undefined ? null : (names.get(own.addedBy) ?? ''),
        addedAt: own?.addedAt.toISOString() ?? null,
        conditions: conditions.get(rule.key) ?? [],
      };
    }),
    ...(await viewPractice(scope)),
  };
}

async function conditionsByRule(
  scope: Scope,
  { names, today }: { names: ReadonlyMap<string, string>; today: string },
): Promise<ReadonlyMap<string, ConditionView[]>> {
  const rows = await scope.tx
    .select()
    .from(houseRuleCondition)
    .where(eq(houseRuleCondition.organizationId, scope.organizationId))
    .orderBy(asc(houseRuleCondition.id));
  const views = rows.map((row) => {
    const view: ConditionView = {
      id: row.id,
      counsel: row.counsel,
      seenOn: row.seenOn,
      until: row.untilOn,
      note: row.note,
      notedByName: names.get(row.notedBy) ?? '',
      notedAt: row.notedAt.toISOString(),
      takenBackByName: row.takenBackBy === null ? null : (names.get(row.takenBackBy) ?? ''),
      takenBackAt: row.takenBackAt?.toISOString() ?? null,
      counts: row.takenBackAt === null && countsOn({ seenOn: row.seenOn, until: row.untilOn }, today),
    };
    return { key: row.ruleKey, view };
  });
  const grouped = Map.groupBy(views, ({ key }) => key);
  return new Map([...grouped].map(([key, all]) => [key, all.map(({ view }) => view)]));
}

const untold = { jurisdictions: [], professions: null, isPart2Program: false, revision: 0 };

async function viewPractice(scope: Scope): Promise<Pick<RulesView, 'practice' | 'sites' | 'channels'>> {
  const { organizationId } = scope;
  const sites = await scope.tx
    .select({ id: site.id, name: site.name })
    .from(site)
    .where(and(eq(site.organizationId, organizationId), eq(site.state, 'active')))
    .orderBy(asc(site.name), asc(site.id));
  const channels = await listChannels(scope);
  const rules = await loadHouseRules(scope, {
    channels: [{ id: organizationId, siteId: null }, ...sites.map(({ id }) => ({ id, siteId: id })), ...channels],
  });
  const rows = new Map((await readPractice(scope)).map((row) => [row.id, row]));
  const practiceOf = (id: string): PracticeView => {
    const { jurisdictions, professions, isPart2Program, revision } = rows.get(id) ?? untold;
    const majorityAge = rules.get(id)?.pack.majorityAge ?? rulePack.majorityAge;
    return { jurisdictions, professions, isPart2Program, majorityAge, revision };
  };
  return {
    practice: practiceOf(organizationId),
    sites: sites.map(({ id, name }) => ({ id, name, ...practiceOf(id) })),
    channels: channels.map(({ id, name, siteId }) => ({ id, name, siteId, ...practiceOf(id) })),
  };
}

/**
 * Adds a rule. One that stands in place of another leaves that one and its dates as they are.
 * @throws `PLACE_UNKNOWN`, `RULE_OF_ANOTHER_KIND`, `RULE_REPLACED`, `NOT_FOUND`
 */
export async function addHouseRule(scope: Scope, input: RuleInput): Promise<RulesView> {
  requireAnyRole(scope.actor, authorizationAccess.setRules, 'add rules for permissions');
  if (input.jurisdiction !== '*') requirePlaces([input.jurisdiction]);
  const { replaces } = input;
  if (replaces !== null) {
    const older = await findRule(scope, replaces);
    if (older.kind !== input.kind || older.jurisdiction !== input.jurisdiction) throw ofAnotherKind();
    await requireUnreplaced(scope, older);
  }
  const { from, until, ...told } = input;
  await insertRule(scope, 'house_rule.added', { ...told, fromOn: from, untilOn: until });
  return viewRules(scope);
}

/** Ends a rule from a day on. Throws `DAY_IS_PAST`, `RULE_REPLACED`, `NOT_FOUND`. */
export async function endHouseRule(
  scope: Scope,
  input: { rule: string } & z.output<(typeof endEndpoint)['body']>,
): Promise<RulesView> {
  requireAnyRole(scope.actor, authorizationAccess.setRules, 'end rules for permissions');
  const older = await findRule(scope, input.rule);
  await requireUnreplaced(scope, older);
  if (input.from < (await todayOf(scope))) {
    throw unprocessable({
      code: 'DAY_IS_PAST',
      message: 'A rule cannot end on a day that is over: what was judged by it stays judged.',
      remedy: 'Choose today or a later day.',
    });
  }
  const { jurisdiction, profession, kind } = older;
  const ending = {
    jurisdiction,
    profession,
    kind,
    effect: 'none' as const,
    value: null,
    source: 'to_confirm' as const,
  };
  const dates = { fromOn: input.from, untilOn: null };
  await insertRule(scope, 'house_rule.ended', { ...ending, cite: input.reason, ...dates, replaces: older.key });
  return viewRules(scope);
}

type NewRule = Omit<typeof houseRule.$inferInsert, 'organizationId' | 'id' | 'addedBy' | 'addedAt'>;

async function insertRule(scope: Scope, action: 'house_rule.added' | 'house_rule.ended', rule: NewRule): Promise<void> {
  const now = scope.services.clock.now();
  const id = newId<'house-rule'>(now.getTime());
  const { organizationId } = scope;
  await scope.tx.insert(houseRule).values({ ...rule, organizationId, id, addedBy: personIn(scope), addedAt: now });
  const { jurisdiction, kind, effect = null, value = null, fromOn = null, untilOn = null, replaces = null } = rule;
  await recordEvent(scope, {
    action,
    object: { type: 'house_rule', id },
    after: { jurisdiction, kind, effect, value, cite: rule.cite, fromOn, untilOn, replaces },
  });
}

/** Notes that counsel has seen that the conditions of a rule are met. Throws `RULE_NOT_CONDITIONAL`, `SEEN_LATER`, `NOTE_IS_OVER`. */
export async function noteCondition(
  scope: Scope,
  input: { rule: string } & z.output<(typeof noteEndpoint)['body']>,
): Promise<RulesView> {
  requireAnyRole(scope.actor, authorizationAccess.setRules, 'note that conditions are met');
  const rule = await findRule(scope, input.rule);
  if (rule.effect !== 'conditional') {
    throw unprocessable({
      code: 'RULE_NOT_CONDITIONAL',
      message: 'This rule has no conditions that could be met.',
      remedy: 'Add a rule in its place where the law has changed.',
    });
  }
  const today = await todayOf(scope);
  if (input.seenOn > today) {
    throw unprocessable({
      code: 'SEEN_LATER',
      message: 'Nobody has seen anything on a day that is yet to come.',
      remedy: 'Give the day on which counsel looked at it.',
    });
  }
  if (input.until !== null && input.until < today) {
    throw unprocessable({
      code: 'NOTE_IS_OVER',
      message: 'This note would be over before it is kept.',
      remedy: 'Choose a last day that is still to come, or none.',
    });
  }
  const now = scope.services.clock.now();
  const id = newId<'house-rule-condition'>(now.getTime());
  await scope.tx.insert(houseRuleCondition).values({
    organizationId: scope.organizationId,
    id,
    ruleKey: rule.key,
    counsel: input.counsel,
    note: input.note,
    seenOn: input.seenOn,
    untilOn: input.until,
    notedBy: personIn(scope),
    notedAt: now,
  });
  await recordEvent(scope, {
    action: 'house_rule.condition_noted',
    object: { type: 'house_rule_condition', id },
    facts: { rule: rule.key, seenOn: input.seenOn, until: input.until },
    after: { counsel: input.counsel, note: input.note, cite: rule.cite },
  });
  return viewRules(scope);
}

/** Takes a note back: from now on the conditions are open again. Throws `ALREADY_TAKEN_BACK`, `NOT_FOUND`. */
export async function takeConditionBack(scope: Scope, conditionId: string): Promise<RulesView> {
  requireAnyRole(scope.actor, authorizationAccess.setRules, 'take a note back');
  const { organizationId } = scope;
  const itIs = and(eq(houseRuleCondition.organizationId, organizationId), eq(houseRuleCondition.id, conditionId));
  const [taken] = await scope.tx
    .update(houseRuleCondition)
    .set({ takenBackBy: personIn(scope), takenBackAt: scope.services.clock.now() })
    .where(and(itIs, isNull(houseRuleCondition.takenBackAt)))
    .returning({ ruleKey: houseRuleCondition.ruleKey });
  if (taken === undefined) {
    const [row] = await scope.tx.select({ id: houseRuleCondition.id }).from(houseRuleCondition).where(itIs);
    if (row === undefined) throw notFound('note');
    throw conflict('ALREADY_TAKEN_BACK', 'This note was taken back already.', 'Read the page again.');
  }
  await recordEvent(scope, {
    action: 'house_rule.condition_taken_back',
    object: { type: 'house_rule_condition', id: conditionId },
    facts: { rule: taken.ruleKey },
  });
  return viewRules(scope);
}

/**
 * Tells where the house, a site or a channel practises.
 * @throws `PLACE_UNKNOWN`, `PRACTICE_CHANGED` where it is not the revision that was read, `NOT_FOUND`
 */
export async function setPractice(
  scope: Scope,
  input: z.output<(typeof practiceEndpoint)['body']>,
): Promise<RulesView> {
  requireAnyRole(scope.actor, authorizationAccess.setRules, 'tell where the house practises');
  requirePlaces(input.jurisdictions);
  const { sites, channels, practice } = await viewPractice(scope);
  const { siteId, channelId, revision } = input;
  const before =
    siteId === null && channelId === null
      ? practice
      : (siteId === null ? channels : sites).find(({ id }) => id === (siteId ?? channelId));
  if (before === undefined) throw notFound(siteId === null ? 'channel' : 'site');
  const id = siteId ?? channelId ?? scope.organizationId;
  const told = {
    jurisdictions: [...new Set(input.jurisdictions)],
    professions: id === scope.organizationId ? input.professions : null,
    isPart2Program: input.isPart2Program,
  };
  await keepPractice(scope, { id, siteId, channelId, revision }, told);
  const { jurisdictions, professions, isPart2Program } = before;
  await recordEvent(scope, {
    action: 'house_rule.practice_set',
    object: { type: 'house_practice', id, version: String(revision + 1) },
    before: { jurisdictions, professions, isPart2Program },
    after: told,
  });
  return viewRules(scope);
}

async function keepPractice(
  scope: Scope,
  of: { id: string; siteId: string | null; channelId: string | null; revision: number },
  told: Pick<typeof housePractice.$inferInsert, 'jurisdictions' | 'professions' | 'isPart2Program'>,
): Promise<void> {
  const { organizationId } = scope;
  const { revision, ...place } = of;
  const stamp = { revision: revision + 1, updatedBy: personIn(scope), updatedAt: scope.services.clock.now() };
  const kept =
    revision === 0
      ? await scope.tx
          .insert(housePractice)
          .values({ organizationId, ...place, ...told, ...stamp })
          .onConflictDoNothing()
          .returning({ id: housePractice.id })
      : await scope.tx
          .update(housePractice)
          .set({ ...told, ...stamp })
          .where(
            and(
              eq(housePractice.organizationId, organizationId),
              eq(housePractice.id, place.id),
              eq(housePractice.revision, revision),
            ),
          )
          .returning({ id: housePractice.id });
  if (kept.length > 0) return;
  throw conflict(
    'PRACTICE_CHANGED',
    'Somebody else changed this meanwhile.',
    'Read the page again, then change what is still to be changed.',
  );
}

async function findRule(scope: Scope, key: string): Promise<Rule> {
  const found = shippedRules.find((rule) => rule.key === key) ?? (await readHouseRules(scope)).find(isKey(key));
  if (found === undefined || found.effect === 'none') throw notFound('rule');
  return found;
}

const isKey = (key: string) => (rule: Rule) => rule.key === key;

/** In place of one rule stands one other: who changes it again changes that one. */
async function requireUnreplaced(scope: Scope, { key }: Rule): Promise<void> {
  const today = await todayOf(scope);
  const rules = await readHouseRules(scope);
  const states = statesOn(rules, today);
  const isThere = (rule: HouseRule) => ['holds', 'not_yet'].includes(states.get(rule.key) ?? '');
  if (!rules.some((rule) => rule.replaces === key && isThere(rule))) return;
  throw conflict(
    'RULE_REPLACED',
    'Another rule stands in place of this one already, or will.',
    'Read the page again, and change that one.',
  );
}

function requirePlaces(codes: readonly string[]): void {
  const unknown = codes.filter((code) => !isPlace(code));
  if (unknown.length === 0) return;
  throw unprocessable({
    code: 'PLACE_UNKNOWN',
    message: `There is no such place: ${unknown.join(', ')}.`,
    remedy: 'Give a country or a part of one as ISO 3166 has it, for instance US-NY, or EU.',
  });
}

function ofAnotherKind() {
  return unprocessable({
    code: 'RULE_OF_ANOTHER_KIND',
    message: 'A rule can only stand in place of one of the same kind and place.',
    remedy: 'End the other rule, and add this one beside it.',
  });
}

async function todayOf(scope: Scope): Promise<string> {
  return dayIn((await readOrganization(scope)).timeZone, scope.services.clock.now());
}

function personIn(scope: Scope): string {
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people say what holds in a house.');
  return by;
}
