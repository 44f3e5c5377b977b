/** What the creator may do (POST /v2/post/publish/creator_info/query/): TikTok asks that it is looked up before every post. */
import { z } from 'zod';
import type { Operation } from '../http/ask.ts';
import type { Failure, OutgoingPost } from '../port.ts';
import { ask } from './api.ts';

const creatorSchema = z.object({
  creator_username: z.string().min(1).max(200),
  creator_nickname: z.string().max(500).nullish(),
  privacy_level_options: z.array(z.string().max(60)),
  comment_disabled: z.boolean().catch(false),
  duet_disabled: z.boolean().catch(false),
  stitch_disabled: z.boolean().catch(false),
  max_video_post_duration_sec: z.number().positive().nullish().catch(undefined),
});
export type Creator = z.output<typeof creatorSchema>;

export function readCreator(operation: Operation) {
  return ask(operation, { path: '/v2/post/publish/creator_info/query/', body: {}, schema: creatorSchema });
}

const levels = { public: 'PUBLIC_TO_EVERYONE', unlisted: null, private: 'SELF_ONLY' } as const;

export type PostInfo =
  | { readonly ok: true; readonly info: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly failure: Failure };

/** Who sees it, and what others may do with it: the account's own settings, and nothing that it did not offer. */
export function postInfoOf(creator: Creator, post: OutgoingPost): PostInfo {
  const level = levels[post.options?.visibility ?? 'public'];
  if (level === null || !creator.privacy_level_options.includes(level)) return { ok: false, failure: notOffered };
  const info = { privacy_level: level, disable_comment: creator.comment_disabled };
  if (post.video === undefined) return { ok: true, info };
  return { ok: true, info: { ...info, disable_duet: creator.duet_disabled, disable_stitch: creator.stitch_disabled } };
}

const notOffered: Failure = {
  kind: 'rejected',
  code: 'VISIBILITY_NOT_OFFERED',
  detail: 'The account does not let posts be seen by those who were chosen. Nothing was sent.',
};
