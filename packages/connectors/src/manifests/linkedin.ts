import type { Manifest } from '../manifest.ts';
import { photoMimeTypes } from './media-types.ts';

/**
 * Pages of organizations on LinkedIn. learn.microsoft.com/linkedin/marketing/community-management: shares/posts-api, images-api,
 * multiimage-post-api, videos-api and documents-api, and comments-api; to be confirmed there. A text is counted as it leaves, with its
 * escapes.
 */
export const linkedin: Manifest = {
  network: 'linkedin',
  displayName: 'LinkedIn',
  // Refuses what is like a recent post; seen, and not documented.
  deliveryClass: 'duplicate-refusal',
  text: { maxLength: 3_000, countUnit: 'little-text', maxBytes: null, commentMaxLength: 1_250 },
  titleMaxLength: 400,
  media: {
    maxImages: 20,
    maxImageBytes: 10_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 4_086,
    video: { maxBytes: 500_000_000, minSeconds: 3, maxSeconds: 1_800, mimeTypes: ['video/mp4'] },
    document: { maxBytes: 100_000_000, mimeTypes: ['application/pdf'] },
  },
  link: 'card',
  card: 'picture',
  titleWith: ['video', 'card'],
  forms: ['feed'],
  options: ['title'],
  takesThreads: false,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  edits: 'words',
  canReadBack: true,
  comments: { replies: true, hides: false, removes: true },
  measures: ['impressions', 'reach', 'likes', 'comments', 'shares', 'clicks'],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  // Not published: people of the field tell of 150 posts a day.
  budget: { headers: [], reserve: 5, quotas: [{ posts: 150, perMs: 86_400_000 }] },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    { name: 'refreshToken', secret: true },
  ],
  app: {
    fields: [
      { name: 'clientId', secret: false },
      { name: 'clientSecret', secret: true },
    ],
    documentation: 'https://learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow',
  },
  serviceUrl: 'https://api.linkedin.com',
};
