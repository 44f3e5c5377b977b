import { budgetHeaders } from '../http/budget-headers.ts';
import type { Manifest } from '../manifest.ts';
import { photoMimeTypes } from './media-types.ts';

/**
 * Pages of Facebook, Graph API v25 (developers.facebook.com/docs/pages-api, read 2026-11-23). A post keeps no key of ours;
 * videos are named before they are published.
 */
export const facebook: Manifest = {
  network: 'facebook',
  displayName: 'Facebook',
  deliveryClass: 'none',
  // 63,206 is what posts of the site take; the reference of `/{page}/feed` says no number.
  text: { maxLength: 63_206, countUnit: 'utf16', maxBytes: null, commentMaxLength: 8_000 },
  titleMaxLength: 255,
  media: {
    // Pages take more by hand; ten `attached_media` are what is known to be taken by the API.
    maxImages: 10,
    // Docs of `/{page}/photos`: less than 4 MB, JPEG, BMP, PNG, GIF or TIFF.
    maxImageBytes: 4_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 1_000,
    // Non-resumable uploads end at 1 GB and 20 minutes (docs/graph-api/video-uploads). Reels: 3 to 90 s, 30 a day.
    video: { maxBytes: 1_000_000_000, maxSeconds: 1_200, mimeTypes: ['video/mp4'] },
  },
  link: 'card',
  card: 'words',
  wordless: ['story'],
  titleWith: ['video'],
  forms: ['feed', 'story', 'reel'],
  options: ['form', 'title'],
  takesThreads: false,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  edits: 'words',
  canReadBack: true,
  comments: { replies: true, hides: true, removes: true },
  measures: ['views', 'likes', 'comments', 'shares', 'clicks'],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  budget: { headers: [budgetHeaders.metaBusiness, budgetHeaders.metaApp], reserve: 5, quotas: [] },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    // Whose yes it is, to give it back.
    { name: 'userId', secret: false },
  ],
  app: {
    fields: [
      { name: 'appId', secret: false },
      { name: 'appSecret', secret: true },
    ],
    documentation: 'https://developers.facebook.com/docs/pages-api',
  },
  serviceUrl: 'https://graph.facebook.com',
};
