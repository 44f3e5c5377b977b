/**
 * What is counted of a post. Counts that stand on the post itself are asked for together; insights one by one, as one name
 * that the network took away makes it refuse all (docs/platforminsights/page/deprecated-metrics, read 2026-11-23).
 */
import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import { ask } from '../http/ask.ts';
import type { Measure } from '../manifest.ts';
import { isGone } from '../meta/graph.ts';
import { insightOf } from '../meta/insights.ts';
import { type FacebookContext, graphPath, kindOf } from './api.ts';

const count = z.number().int().min(0);
const summary = z
  .object({ summary: z.object({ total_count: count }) })
  .optional()
  .catch(undefined);
const countsSchema = z.object({
  id: z.string(),
  likes: summary,
  reactions: summary,
  comments: summary,
  shares: z.object({ count }).optional().catch(undefined),
  views: count.optional().catch(undefined),
});

const insights = [
  ['views', 'post_media_view'],
  ['clicks', 'post_clicks'],
] as const satisfies readonly (readonly [Measure, string])[];

export async function measure(context: FacebookContext, remoteId: string): Promise<MeasureOutcome> {
  const kind = kindOf(context.pageId, remoteId);
  if (kind === 'story') return { kind: 'measured', numbers: {} };
  const likes = kind === 'video' ? 'likes' : 'reactions';
  const more = { video: ',views', post: ',shares', comment: '', story: '' }[kind];
  const fields = `id,${likes}.limit(0).summary(true),comments.limit(0).summary(true)${more}`;
  const asked = await ask(context, { path: graphPath(remoteId), params: { fields }, schema: countsSchema });
  if (!asked.ok) return isGone(asked) ? { kind: 'absent' } : asked.failure;
  const { data } = asked;
  const numbers: Partial<Record<Measure, number | undefined>> = {
    likes: (data.likes ?? data.reactions)?.summary.total_count,
    comments: data.comments?.summary.total_count,
    // Nothing is told of a post that nobody shared.
    shares: kind === 'post' ? (data.shares?.count ?? 0) : undefined,
    views: data.views,
  };
  if (kind === 'post') {
    for (const [name, metric] of insights) {
      const path = graphPath(remoteId, 'insights');
      const told = await insightOf(context, { path, metric, params: { period: 'lifetime' } });
      if (told !== null) numbers[name] = told;
    }
  }
  const known = Object.entries(numbers).filter(([, value]) => value !== undefined);
  return { kind: 'measured', numbers: Object.fromEntries(known) };
}
