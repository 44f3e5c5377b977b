import { budgetHeaders } from '../http/budget-headers.ts';
import type { Manifest } from '../manifest.ts';
import { filmMimeTypes, rasterMimeTypes } from './media-types.ts';

/**
 * Defaults of Mastodon; each server tells its own limits (GET /api/v2/instance: `configuration.statuses`,
 * `configuration.media_attachments`). Documentation of Mastodon 4.4, read 2026-11-21. Its servers take videos of 99 MB; what
 * is larger than 40 MB does not arrive for sure within one call (docs/decisions/064-videos-in-one-call.md).
 */
export const mastodon: Manifest = {
  network: 'mastodon',
  displayName: 'Mastodon',
  // Keeps the key for about an hour only: after that, only looking tells.
  deliveryClass: 'duplicate-refusal',
  text: { maxLength: 500, countUnit: 'mastodon', maxBytes: null, addressLength: 23 },
  media: {
    maxImages: 4,
    maxImageBytes: 16_777_216,
    mimeTypes: rasterMimeTypes,
    altTextMaxLength: 1_500,
    video: { maxBytes: 40_000_000, mimeTypes: filmMimeTypes },
  },
  link: 'inline',
  forms: ['feed'],
  options: ['visibility', 'contentWarning'],
  takesThreads: true,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  canReadBack: true,
  measures: [],
  quietPeriodMs: 60_000,
  // Servers take their time to make sizes of pictures.
  callTimeoutMs: 30_000,
  // 300 calls in 5 minutes, told in each answer (docs.joinmastodon.org/api/rate-limits, read 2026-11-21). A post makes up
  // to 9 calls, and pictures that take their time some more.
  budget: { headers: [budgetHeaders.mastodon], reserve: 15, quotas: [] },
  connect: 'consent',
  credentialFields: [
    { name: 'accessToken', secret: true },
    { name: 'clientId', secret: false },
    { name: 'clientSecret', secret: true },
  ],
};
