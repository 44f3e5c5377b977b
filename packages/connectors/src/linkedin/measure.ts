/**
 * What LinkedIn counted of a post (learn.microsoft.com/linkedin/marketing/community-management/organizations/share-statistics, read
 * 2026-11-23). It tells nothing of a post that nobody has seen yet.
 */
import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import type { Measure } from '../manifest.ts';
import type { Account } from '../port.ts';
import { ask, type LinkedInContext, organizationUrn } from './api.ts';
import { readOwnPost } from './read.ts';

const count = z.int().min(0).optional().catch(undefined);
const statisticsSchema = z.object({
  elements: z.array(
    z.object({
      totalShareStatistics: z.object({
        impressionCount: count,
        uniqueImpressionsCount: count,
        clickCount: count,
        likeCount: count,
        commentCount: count,
        shareCount: count,
      }),
    }),
  ),
});

const names = {
  impressions: 'impressionCount',
  reach: 'uniqueImpressionsCount',
  likes: 'likeCount',
  comments: 'commentCount',
  shares: 'shareCount',
  clicks: 'clickCount',
} as const satisfies Partial<Record<Measure, string>>;

export async function measure(
  context: LinkedInContext,
  { account, remoteId }: { account: Account; remoteId: string },
): Promise<MeasureOutcome> {
  const entity = encodeURIComponent(organizationUrn(account.remoteAccountId));
  const kind = remoteId.startsWith('urn:li:ugcPost:') ? 'ugcPosts' : 'shares';
  const told = await ask(context, {
    path: `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${entity}&${kind}=List(${encodeURIComponent(remoteId)})`,
    restliMethod: 'FINDER',
    schema: statisticsSchema,
  });
  if (!told.ok) return told.isAbsent ? { kind: 'absent' } : told.failure;
  const [element] = told.data.elements;
  if (element === undefined) {
    const found = await readOwnPost(context, account, remoteId);
    return found.kind === 'post' ? { kind: 'measured', numbers: {} } : found;
  }
  const numbers = Object.entries(names).flatMap(([name, field]) => {
    const number = element.totalShareStatistics[field];
    return number === undefined ? [] : [[name, number] as const];
  });
  return { kind: 'measured', numbers: Object.fromEntries(numbers) };
}
