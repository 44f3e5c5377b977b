import type { Manifest } from '../manifest.ts';
import { photoMimeTypes } from './media-types.ts';

/**
 * Places on Google, local posts of API v4. Ten edits a minute and profile, which cannot be raised:
 * developers.google.com/my-business/content/limits, read 2026-11-23, where it stands with the profile's data; posts are
 * counted alike. Text of 1,500 characters, pictures to 5 MB: as other pages tell; titles of 58: well known, and read nowhere at
 * Google. What a post's picture is cannot be read back, so that edits are of words.
 */
export const googleBusiness: Manifest = {
  network: 'google-business',
  displayName: 'Google Business Profile',
  deliveryClass: 'none',
  text: { maxLength: 1_500, countUnit: 'utf16', maxBytes: null },
  titleMaxLength: 58,
  media: {
    maxImages: 1,
    maxImageBytes: 5_000_000,
    mimeTypes: photoMimeTypes,
    altTextMaxLength: 0,
    fetches: true,
  },
  link: 'card',
  forms: ['feed', 'event', 'offer'],
  options: ['form', 'event', 'offer', 'action'],
  takesThreads: false,
  takesFirstComment: false,
  canRemove: true,
  canEdit: true,
  edits: 'words',
  canReadBack: true,
  measures: [],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  budget: { headers: [], reserve: 0, quotas: [{ posts: 10, perMs: 60_000 }] },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    { name: 'refreshToken', secret: true },
    { name: 'place', secret: false },
  ],
  app: {
    fields: [
      { name: 'clientId', secret: false },
      { name: 'clientSecret', secret: true },
    ],
    documentation: 'https://developers.google.com/my-business',
  },
  serviceUrl: 'https://mybusiness.googleapis.com',
};
