import type { Manifest } from '../manifest.ts';
import { youtubePostsPerDay } from '../youtube/quota.ts';
import { photoMimeTypes } from './media-types.ts';

/**
 * YouTube, Data API v3. Title of 100 characters, description of 5,000 bytes, neither with `<` or `>`: docs/videos. Videos
 * to 256 GB: docs/videos/insert (developers.google.com/youtube/v3, read 2026-11-23). To 12 hours, as other pages tell
 * (not read at Google). Covers to 2 MB: docs/thumbnails/set. Comments beyond 10,000 characters: not documented, seen by
 * others. Budgets: youtube/quota.ts.
 */
export const youtube: Manifest = {
  network: 'youtube',
  displayName: 'YouTube',
  deliveryClass: 'handle-first',
  text: { maxLength: 5_000, countUnit: 'utf16', maxBytes: 5_000, commentMaxLength: 10_000 },
  titleMaxLength: 100,
  needsTitle: true,
  media: {
    maxImages: 0,
    maxImageBytes: 2_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 0,
    video: { maxBytes: 256_000_000_000, maxSeconds: 43_200, mimeTypes: ['video/mp4', 'video/quicktime'] },
    needs: 'video',
  },
  link: 'inline',
  forms: ['feed'],
  options: ['title', 'visibility', 'forChildren'],
  takesThreads: false,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  edits: 'words',
  canReadBack: true,
  comments: { replies: true, hides: true, removes: true },
  measures: ['views', 'likes', 'comments'],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  budget: { headers: [], reserve: 0, quotas: [{ posts: youtubePostsPerDay, perMs: 86_400_000 }] },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    { name: 'refreshToken', secret: true },
    { name: 'channelId', secret: false },
  ],
  app: {
    fields: [
      { name: 'clientId', secret: false },
      { name: 'clientSecret', secret: true },
    ],
    documentation: 'https://developers.google.com/youtube/v3',
  },
  serviceUrl: 'https://www.googleapis.com',
};
