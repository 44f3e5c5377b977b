/** What YouTube counts of a video. */
import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import { ask } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import { commentIdOf } from './video.ts';

/** Numbers are strings; one that the channel keeps to itself is left out. */
const count = z
  .string()
  .regex(/^\d{1,15}$/u)
  .transform(Number)
  .optional()
  .catch(undefined);
const statisticsSchema = z.object({
  kind: z.literal('youtube#videoListResponse'),
  items: z.array(z.object({ statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }) })),
});

export async function measure(operation: Operation, remoteId: string): Promise<MeasureOutcome> {
  // Nothing is counted of a comment that the API tells.
  if (commentIdOf(remoteId) !== null) return { kind: 'measured', numbers: {} };
  const params = { part: 'statistics', id: remoteId };
  const told = await ask(operation, { path: '/youtube/v3/videos', params, schema: statisticsSchema });
  if (!told.ok) return told.failure;
  const [video] = told.data.items;
  if (video === undefined) return { kind: 'absent' };
  const { viewCount: views, likeCount: likes, commentCount: comments } = video.statistics;
  return {
    kind: 'measured',
    numbers: {
      ...(views === undefined ? {} : { views }),
      ...(likes === undefined ? {} : { likes }),
      ...(comments === undefined ? {} : { comments }),
    },
  };
}
