import { budgetHeaders } from '../http/budget-headers.ts';
import type { Manifest } from '../manifest.ts';
import { rasterMimeTypes } from './media-types.ts';

/**
 * X, API v2. Read 2026-11-23: docs.x.com/x-api/media/quickstart/best-practices (media), /x-api/posts/create-post,
 * /x-api/fundamentals/rate-limits and /x-api/fundamentals/metrics; lengths as twitter-text 3 counts them.
 */
export const x: Manifest = {
  network: 'x',
  displayName: 'X',
  deliveryClass: 'duplicate-refusal',
  text: { maxLength: 280, countUnit: 'weighted', maxBytes: null },
  media: {
    maxImages: 4,
    maxImageBytes: 5_000_000,
    mimeTypes: rasterMimeTypes,
    altTextMaxLength: 1_000,
    // X takes 8 GB; an upload has a thousand parts, and Bedside's are of 4 MiB.
    video: { maxBytes: 4_000_000_000, minSeconds: 0.5, maxSeconds: 1_200, mimeTypes: ['video/mp4', 'video/quicktime'] },
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
  measures: ['impressions', 'likes', 'comments', 'shares', 'quotes', 'saves'],
  // Pay per use, as listed on 2026-08-28: a post, and a post with an address.
  cost: { post: 0.015, withAddress: 0.2 },
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  budget: {
    headers: [budgetHeaders.x],
    reserve: 10,
    // Of one account; people of the field tell of both, read 2026-08-28.
    quotas: [
      { posts: 200, perMs: 900_000 },
      { posts: 300, perMs: 10_800_000 },
    ],
  },
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
    documentation: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token',
  },
  serviceUrl: 'https://api.x.com',
};
