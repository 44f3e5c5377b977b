/** What goes over the wire between the practice network and its connector. */
import { z } from 'zod';

/** Body of POST /api/posts. Image bytes are base64. A video stands among the images, as the last one, and says how long it is. */
export const createPostSchema = z.object({
  deliveryKey: z.string().min(1).max(200),
  text: z.string().max(100_000),
  link: z.string().max(2_000).nullable(),
  languages: z.array(z.string().max(35)).max(10),
  images: z
    .array(
      z.object({
        altText: z.string().max(20_000),
        mimeType: z.string().max(100),
        widthPx: z.int().min(1),
        heightPx: z.int().min(1),
        durationMs: z.int().min(1).optional(),
        base64: z.base64(),
      }),
    )
    .max(50),
  /** The post of the same account that this one answers. */
  replyTo: z.string().max(64).nullable().default(null),
});
export type CreatePostBody = z.output<typeof createPostSchema>;

/** Body of PUT /api/posts/:id: everything that an edit may change. */
export const editPostSchema = createPostSchema.omit({ deliveryKey: true, replyTo: true });
export type EditPostBody = z.output<typeof editPostSchema>;

/** A post as the API tells it. */
export const apiPostSchema = z.object({
  id: z.string(),
  url: z.string().nullable(),
  text: z.string(),
  link: z.string().nullable(),
  languages: z.array(z.string()),
  images: z.array(
    z.object({
      altText: z.string(),
      mimeType: z.string(),
      widthPx: z.number(),
      heightPx: z.number(),
      sha256: z.string(),
    }),
  ),
  createdAt: z.string(),
  editedAt: z.string().nullable().default(null),
  deliveryKey: z.string(),
  replyTo: z.string().nullable().default(null),
});
export type ApiPost = z.output<typeof apiPostSchema>;

/** Answer to POST and GET of one post. */
export const onePostSchema = z.object({ post: apiPostSchema });
/** Answer to GET /api/posts. */
export const postPageSchema = z.object({ posts: z.array(apiPostSchema), cursor: z.string().nullable() });
/** Answer to POST /api/session. */
export const sessionSchema = z.object({ accountId: z.string(), handle: z.string(), displayName: z.string() });
/** Every answer that is not a success. */
export const apiErrorSchema = z.object({ error: z.object({ code: z.string() }) });
