import { budgetHeaders } from '../http/budget-headers.ts';
import type { Manifest } from '../manifest.ts';
import { photoMimeTypes } from './media-types.ts';

/**
 * Pinterest, API v5 (developers.pinterest.com/docs/api/v5/pins-create and its description in
 * github.com/pinterest/api-description, read 2026-11-23): title 100, description 800, alternative text 500, 2 to 5 pictures
 * in a carousel. Videos: help.pinterest.com/business/article/pinterest-product-specs: 4 s to 15 min, 2 GB, MP4 or MOV.
 */
export const pinterest: Manifest = {
  network: 'pinterest',
  displayName: 'Pinterest',
  // No key is taken, and nothing stands before the one call that publishes.
  deliveryClass: 'none',
  text: { maxLength: 800, countUnit: 'utf16', maxBytes: null },
  titleMaxLength: 100,
  needsPlace: true,
  media: {
    maxImages: 5,
    // Pictures go in the body of the call, a third longer than they are (base64): no more of it is kept in memory.
    maxImageBytes: 10_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 500,
    sharesAltText: true,
    video: { maxBytes: 2_000_000_000, minSeconds: 4, maxSeconds: 900, mimeTypes: ['video/mp4', 'video/quicktime'] },
    needs: 'media',
  },
  link: 'card',
  forms: ['feed'],
  options: ['title', 'place'],
  takesThreads: false,
  takesFirstComment: false,
  canRemove: true,
  canEdit: true,
  edits: 'words',
  canReadBack: true,
  measures: ['impressions', 'views', 'likes', 'comments', 'saves', 'clicks'],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  // developers.pinterest.com/docs/reference/rate-limits, read 2026-11-23: 100 pins a minute with Standard access; with Trial
  // access 300 a day. Each answer tells what is left of the narrowest.
  budget: { headers: [budgetHeaders.pinterest], reserve: 5, quotas: [] },
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
    documentation: 'https://developers.pinterest.com/docs/api/v5',
  },
  serviceUrl: 'https://api.pinterest.com',
};
