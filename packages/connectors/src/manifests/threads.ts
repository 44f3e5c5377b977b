import type { Manifest } from '../manifest.ts';
import { photoMimeTypes } from './media-types.ts';

/**
 * Threads (developers.facebook.com/docs/threads/posts, …/reply-management and …/overview, read 2026-11-23).
 */
export const threads: Manifest = {
  network: 'threads',
  displayName: 'Threads',
  deliveryClass: 'handle-first',
  // Emoji count by their UTF-8 bytes.
  text: { maxLength: 500, countUnit: 'threads', maxBytes: null },
  media: {
    // Of a carousel, pictures and videos together: 2 to 20. JPEG and PNG up to 8 MB; MOV and MP4 up to 1 GB and 5 minutes.
    maxImages: 20,
    maxImageBytes: 8_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 1_000,
    video: { maxBytes: 1_000_000_000, maxSeconds: 300, mimeTypes: ['video/mp4', 'video/quicktime'] },
    mixes: true,
    fetches: true,
  },
  link: 'inline',
  forms: ['feed'],
  options: [],
  takesThreads: true,
  takesFirstComment: true,
  canRemove: true,
  canEdit: false,
  canReadBack: true,
  comments: { replies: true, hides: true, removes: false },
  measures: ['views', 'likes', 'comments', 'shares', 'quotes'],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  // Of 24 hours, and 1,000 answers; the account's own numbers are asked for (`threads_publishing_limit`).
  budget: { headers: [], reserve: 5, quotas: [{ posts: 250, perMs: 86_400_000 }] },
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
    documentation: 'https://developers.facebook.com/docs/threads',
  },
  serviceUrl: 'https://graph.threads.net',
};
