import type { Manifest } from '../manifest.ts';

/**
 * TikTok, Content Posting API (developers.tiktok.com/doc/content-posting-api-reference-direct-post,
 * /content-posting-api-reference-photo-post, /content-posting-api-media-transfer-guide, read 2026-11-23): 2,200 UTF-16 units below a
 * video, a title of 90 and 4,000 below photos; 35 photos of 20 MB, JPEG or WebP; videos of 4 GB, as long as the creator may.
 */
export const tiktok: Manifest = {
  network: 'tiktok',
  displayName: 'TikTok',
  // docs/decisions/052-tiktok-by-the-last-chunk.md
  deliveryClass: 'handle-first',
  text: { maxLength: 2_200, countUnit: 'utf16', maxBytes: null },
  titleMaxLength: 90,
  media: {
    maxImages: 35,
    maxImageBytes: 20_000_000,
    mimeTypes: ['image/jpeg', 'image/webp'],
    altTextMaxLength: 0,
    video: { maxBytes: 4_000_000_000, maxSeconds: 600, mimeTypes: ['video/mp4', 'video/quicktime'] },
    needs: 'media',
    fetches: true,
  },
  link: 'inline',
  // Below a video the text is its title.
  titleWith: ['pictures'],
  forms: ['feed'],
  options: ['title', 'visibility'],
  takesThreads: false,
  takesFirstComment: false,
  // The API has no call that deletes a post.
  canRemove: false,
  canEdit: false,
  canReadBack: true,
  measures: ['views', 'likes', 'comments', 'shares'],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  budget: { headers: [], reserve: 0, quotas: [{ posts: 6, perMs: 60_000 }] },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    { name: 'refreshToken', secret: true },
  ],
  app: {
    fields: [
      { name: 'clientKey', secret: false },
      { name: 'clientSecret', secret: true },
    ],
    documentation: 'https://developers.tiktok.com/doc/content-posting-api-get-started',
  },
  serviceUrl: 'https://open.tiktokapis.com',
};
