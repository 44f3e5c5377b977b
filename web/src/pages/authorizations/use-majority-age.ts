import { listHouseRules } from '@bedside/server/contract/registers/authorizations/rules';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../lib/query.ts';

/** As in most states, until the rules of the house are read. */
const USUAL_AGE = 18;

/** Age at which people sign alone, where a part of the house asks; an empty word is all of it. */
export function useMajorityAge(siteId: string): number {
  const { data } = useQuery(ask(listHouseRules));
  const site = data?.sites.find(({ id }) => id === siteId);
  return (site ?? data?.practice)?.majorityAge ?? USUAL_AGE;
}
