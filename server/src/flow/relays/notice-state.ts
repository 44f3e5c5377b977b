import { type SQL, sql } from 'drizzle-orm';
import type { NoticeState } from './contract.ts';
import { relayNotice } from './schema.ts';

const posts = sql`select 1 from relay_post passed join post about
  on about.organization_id = passed.organization_id and about.id = passed.post_id
  where passed.organization_id = ${relayNotice.organizationId} and passed.notice_id = ${relayNotice.id}`;
/** A draft that was put away is none; a post that was taken down once passed it on. */
const isPassedOn = sql`exists (${posts} and (about.out_since is not null or about.stage = 'taken_down'))`;
const isDrafted = sql`exists (${posts} and about.stage <> 'discarded')`;

/** Nobody did anything about it. */
export function isNew(): SQL {
  return sql`(not ${relayNotice.isSetAside} and not ${isDrafted} and not ${isPassedOn})`;
}

/** What became of a notice. Posts say more than a hand that set it aside. */
export const stateOf: SQL<NoticeState> = sql<NoticeState>`case
  when ${isPassedOn} then 'passed_on' when ${isDrafted} then 'drafted'
  when ${relayNotice.isSetAside} then 'set_aside' else 'new' end`;
