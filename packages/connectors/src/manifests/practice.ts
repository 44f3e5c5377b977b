import type { Manifest } from '../manifest.ts';
import { filmMimeTypes, rasterMimeTypes } from './media-types.ts';

export const practice: Manifest = {
  network: 'practice',
  displayName: 'Practice network',
  // It keeps the key and can be asked for it, but sending twice makes two posts, as with most real networks.
  deliveryClass: 'none',
  text: { maxLength: 500, countUnit: 'grapheme', maxBytes: null },
  media: {
    maxImages: 4,
    maxImageBytes: 2_000_000,
    mimeTypes: rasterMimeTypes,
    altTextMaxLength: 1_500,
    video: { maxBytes: 6_000_000, maxSeconds: 140, mimeTypes: filmMimeTypes },
  },
  link: 'inline',
  forms: ['feed'],
  options: [],
  takesThreads: true,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  canReadBack: true,
  measures: [],
  quietPeriodMs: 30_000,
  callTimeoutMs: 10_000,
  connect: 'credentials',
  credentialFields: [{ name: 'token', secret: true }],
};
