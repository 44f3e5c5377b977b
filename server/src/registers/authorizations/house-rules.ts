import type { Scope } from '../../kernel/scope/scope.ts';
import { type RulePack, rulePack } from './rule-packs.ts';

/** What holds for a channel of this house: where it practises, what counsel has noted, and the rules of the day. */
export type HouseRules = {
  /** ISO 3166-2, or EU. */
  readonly jurisdictions: readonly string[];
  /** Cites of conditional rules of which counsel has noted that they are met. */
  readonly conditionsMet: readonly string[];
  /** Whether the channel belongs to a program for substance use (42 CFR Part 2). */
  readonly isOfPart2Program: boolean;
  readonly pack: RulePack;
};

/** The rules for each of these channels, by its id. */
export async function loadHouseRules(
  _scope: Scope,
  { channels }: { readonly channels: readonly { readonly id: string; readonly siteId: string | null }[] },
): Promise<ReadonlyMap<string, HouseRules>> {
  const shipped = { jurisdictions: [], conditionsMet: [], isOfPart2Program: false, pack: rulePack };
  return new Map(channels.map(({ id }) => [id, shipped]));
}
