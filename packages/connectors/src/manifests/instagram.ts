import { budgetHeaders } from '../http/budget-headers.ts';
import type { Manifest } from '../manifest.ts';

/**
 * Professional accounts of Instagram (developers.facebook.com/docs/instagram-platform/content-publishing and
 * …/instagram-graph-api/reference/ig-user/media, read 2026-11-23).
 */
export const instagram: Manifest = {
  network: 'instagram',
  displayName: 'Instagram',
  deliveryClass: 'handle-first',
  text: { maxLength: 2_200, countUnit: 'utf16', maxBytes: null, commentMaxLength: 2_200 },
  media: {
    // Of a carousel, pictures and videos together.
    maxImages: 10,
    // JPEG alone, up to 8 MB; alternative texts since 2025-03-24, of pictures in the feed.
    maxImageBytes: 8_000_000,
    mimeTypes: ['image/jpeg'],
    altTextMaxLength: 1_000,
    // Reels: 3 s to 15 min, 300 MB; as a story up to 60 s and 100 MB.
    video: { maxBytes: 300_000_000, minSeconds: 3, maxSeconds: 900, mimeTypes: ['video/mp4', 'video/quicktime'] },
    needs: 'media',
    mixes: true,
    fetches: true,
  },
  link: 'inline',
  wordless: ['story'],
  forms: ['feed', 'story', 'reel'],
  options: ['form'],
  takesThreads: false,
  takesFirstComment: true,
  // The API has no call that deletes a post.
  canRemove: false,
  canEdit: false,
  canReadBack: true,
  comments: { replies: true, hides: true, removes: true },
  measures: ['views', 'reach', 'likes', 'comments', 'shares', 'saves'],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  budget: {
    headers: [budgetHeaders.metaBusiness, budgetHeaders.metaApp],
    reserve: 5,
    // The pages say 25, 50 and 100: the account's own number is asked for (`content_publishing_limit`).
    quotas: [{ posts: 50, perMs: 86_400_000 }],
  },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    { name: 'expiresAt', secret: false },
  ],
  app: {
    fields: [
      { name: 'appId', secret: false },
      { name: 'appSecret', secret: true },
    ],
    documentation: 'https://developers.facebook.com/docs/instagram-platform',
  },
  serviceUrl: 'https://graph.instagram.com',
};
