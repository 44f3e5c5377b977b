import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { organization } from '../org/schema.ts';
import { PLACE_NOT_TOLD, packOf, type RulePack } from './rule-packs.ts';
import { dayIn } from './rules/day.ts';
import { placesOf } from './rules/places.ts';
import { shippedRules } from './rules/shipped-rules.ts';
import { citesMet, countsOn, type HouseRule, statesOn } from './rules/standing.ts';
import { housePractice, houseRule, houseRuleCondition } from './schema.ts';

/** What the law of the place and the house ask of a use on a channel, as far as it is told. */
export type HouseRules = {
  /** Every place whose rules hold there, its country and the Union among them; `ZZ` alone where nobody has said. */
  readonly jurisdictions: readonly string[];
  /** Cites of conditional rules of which counsel has noted that they are met. */
  readonly conditionsMet: readonly string[];
  readonly isOfPart2Program: boolean;
  readonly pack: RulePack;
};

/**
 * The rules that hold today, in the house's time zone, for each of these channels, by its id. Three statements at once,
 * whatever the number of channels and rules.
 */
export async function loadHouseRules(
  scope: Scope,
  at: { readonly channels: readonly { readonly id: string; readonly siteId: string | null }[] },
): Promise<ReadonlyMap<string, HouseRules>> {
  const [ruleRows, seen, practiceRows] = await Promise.all([
    rulesHere(scope, {}),
    seenConditionsOf(scope, {}),
    practiceOf(scope, {}),
  ]);
  const today = dayIn(practiceRows[0]?.timeZone ?? 'UTC', scope.services.clock.now());
  const practices = new Map(
    practiceRows.flatMap(({ practice }) => (practice === null ? [] : [[practice.id, practice]])),
  );
  const rulesIn = rulesOn(today, {
    rules: [...shippedHere, ...ruleRows.map(toRule)],
    seen: new Set(seen.filter((one) => countsOn(one, today)).map(({ ruleKey }) => ruleKey)),
    professions: practices.get(scope.organizationId)?.professions ?? null,
  });
  const rulesOf = ({ id, siteId }: { readonly id: string; readonly siteId: string | null }): HouseRules => {
    const own = [id, siteId, scope.organizationId].flatMap((one) => practices.get(one ?? '') ?? []);
    const told = own.find(({ jurisdictions }) => jurisdictions.length > 0)?.jurisdictions ?? [PLACE_NOT_TOLD];
    return { ...rulesIn(told), isOfPart2Program: own.some(({ isPart2Program }) => isPart2Program) };
  };
  return new Map(at.channels.map((channel) => [channel.id, rulesOf(channel)]));
}

/** The rules for what is asked in the name of a part of the organization; null is all of it. */
export async function loadRulesOfSite(scope: Scope, siteId: string | null): Promise<HouseRules> {
  const id = siteId ?? scope.organizationId;
  const rules = (await loadHouseRules(scope, { channels: [{ id, siteId }] })).get(id);
  if (rules === undefined) throw new TypeError('rules are given for whatever is asked about');
  return rules;
}

const shippedHere: readonly HouseRule[] = shippedRules.map((rule) => ({ ...rule, replaces: null }));

type Told = {
  readonly rules: readonly HouseRule[];
  /** Keys of rules whose conditions counsel has seen to be met. */
  readonly seen: ReadonlySet<string>;
  readonly professions: readonly string[] | null;
};

/** The rules of a day by place; places that several channels share are looked at once. */
function rulesOn(today: string, { rules, seen, professions }: Told) {
  const states = statesOn(rules, today);
  const standing = rules.filter(
    ({ key, profession }) =>
      states.get(key) === 'holds' && (profession === null || professions === null || professions.includes(profession)),
  );
  const byPlace = Map.groupBy(standing, ({ jurisdiction }) => jurisdiction);
  const known = new Map<string, Omit<HouseRules, 'isOfPart2Program'>>();
  return (told: readonly string[]): Omit<HouseRules, 'isOfPart2Program'> => {
    const found = known.get(told.join());
    if (found !== undefined) return found;
    const jurisdictions = placesOf(told);
    // Rules of all the United States are asked for numbers wherever a house is.
    const ours = [...new Set(['*', 'US', ...jurisdictions])].flatMap((place) => byPlace.get(place) ?? []);
    const made = { jurisdictions, conditionsMet: citesMet(ours, seen), pack: packOf(ours, jurisdictions) };
    known.set(told.join(), made);
    return made;
  };
}

/** Rules that the house added, the oldest first. */
export async function readHouseRules(scope: Scope): Promise<(HouseRule & { addedBy: string; addedAt: Date })[]> {
  return (await rulesOfHouse(scope, {})).map(toRule);
}

function toRule({ id, fromOn, untilOn, ...row }: typeof houseRule.$inferSelect) {
  return { ...row, key: id, from: fromOn, until: untilOn };
}

const rulesOfHouse = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx.select().from(houseRule).where(eq(houseRule.organizationId, organizationId)).orderBy(houseRule.id),
);

/**
 * Those that may hold where the house, a site or a channel practises. A rule stands in place of one of the same place, so
 * that none is missing of those that end another.
 */
const rulesHere = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx
    .select()
    .from(houseRule)
    .where(
      and(
        eq(houseRule.organizationId, organizationId),
        sql`${houseRule.jurisdiction} = any(array['*', 'US', 'EU'] || array(
          select place from ${housePractice} p, unnest(p.jurisdictions) told, unnest(array[told, split_part(told, '-', 1)]) place
           where p.organization_id = ${organizationId}))`,
      ),
    )
    .orderBy(houseRule.id),
);

const seenConditionsOf = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx
    .select({
      ruleKey: houseRuleCondition.ruleKey,
      seenOn: houseRuleCondition.seenOn,
      until: houseRuleCondition.untilOn,
    })
    .from(houseRuleCondition)
    .where(and(eq(houseRuleCondition.organizationId, organizationId), isNull(houseRuleCondition.takenBackAt))),
);

/** Also where nobody has said anything: the house's time zone is known in any case. */
const practiceOf = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx
    .select({ timeZone: organization.timeZone, practice: housePractice })
    .from(organization)
    .leftJoin(housePractice, eq(housePractice.organizationId, organization.organizationId))
    .where(eq(organization.organizationId, organizationId)),
);

/** What was told of the house, its sites and channels. */
export async function readPractice(scope: Scope): Promise<(typeof housePractice.$inferSelect)[]> {
  return (await practiceOf(scope, {})).flatMap(({ practice }) => practice ?? []);
}
