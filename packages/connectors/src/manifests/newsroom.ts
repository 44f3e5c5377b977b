import type { Manifest } from '../manifest.ts';
import { filmMimeTypes, rasterMimeTypes } from './media-types.ts';

export const newsroom: Manifest = {
  network: 'newsroom',
  displayName: 'Newsroom',
  deliveryClass: 'native-key',
  text: { maxLength: 20_000, countUnit: 'grapheme', maxBytes: null },
  media: {
    maxImages: 10,
    maxImageBytes: 10_000_000,
    mimeTypes: rasterMimeTypes,
    altTextMaxLength: 2_000,
    // Its bytes lie in the house's own store already, and are read from there.
    video: { maxBytes: 4_000_000_000, mimeTypes: filmMimeTypes },
    mixes: true,
  },
  link: 'card',
  forms: ['feed'],
  options: [],
  takesThreads: false,
  takesFirstComment: false,
  canRemove: true,
  canEdit: true,
  canReadBack: true,
  measures: [],
  // Its rows live in the database that holds the delivery: absence is known at once.
  quietPeriodMs: 0,
  callTimeoutMs: 10_000,
  connect: 'credentials',
  credentialFields: [],
};
