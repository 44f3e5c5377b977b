import type { Manifest } from '../manifest.ts';
import { photoMimeTypes } from './media-types.ts';

/**
 * Public profiles of Snapchat (developers.snap.com/api/marketing-api/Public-Profile-API/ProfileAssetManagement, read 2026-11-23; by
 * allow-list): a story for a day, a saved story with a title of 45 characters, or a Spotlight with 160. One picture or video: MP4 of
 * 5 to 60 seconds; sizes as docs.getlate.dev/platforms/snapchat tells them (500 MB, 20 MB; read 2026-11-23).
 */
export const snapchat: Manifest = {
  network: 'snapchat',
  displayName: 'Snapchat',
  // What was uploaded may be posted more than once: it is no handle.
  deliveryClass: 'none',
  text: { maxLength: 160, countUnit: 'utf16', maxBytes: null },
  titleMaxLength: 45,
  media: {
    maxImages: 1,
    maxImageBytes: 20_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 0,
    video: { maxBytes: 500_000_000, minSeconds: 5, maxSeconds: 60, mimeTypes: ['video/mp4'] },
    needs: 'media',
  },
  link: 'inline',
  wordless: ['story'],
  titleInstead: 'feed',
  // In the feed of a profile stand its saved stories; a reel is a Spotlight.
  forms: ['feed', 'story', 'reel'],
  options: ['form', 'title'],
  takesThreads: false,
  takesFirstComment: false,
  // No call that takes a post down is documented.
  canRemove: false,
  canEdit: false,
  canReadBack: true,
  measures: [],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
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
    documentation: 'https://developers.snap.com/api/marketing-api/Public-Profile-API/Introduction',
  },
  serviceUrl: 'https://businessapi.snapchat.com',
};
