import { budgetHeaders } from '../http/budget-headers.ts';
import type { Manifest } from '../manifest.ts';
import { filmMimeTypes, rasterMimeTypes } from './media-types.ts';

/**
 * Text: `maxGraphemes` 300 and `maxLength` 3,000 bytes of lexicon app.bsky.feed.post. Images: at most 4 of 1,000,000
 * bytes (976.56 KB) of lexicon app.bsky.embed.images. The lexicon does not bound alt text; the official app stops at
 * 2,000. Lexicons as shipped in @atproto/api 0.19.19. Videos: 100,000,000 bytes of lexicon app.bsky.embed.video, and three
 * minutes (docs.bsky.app/docs/tutorials/video); what is larger than 40 MB does not arrive for sure within one call
 * (docs/decisions/064-videos-in-one-call.md).
 */
export const bluesky: Manifest = {
  network: 'bluesky',
  displayName: 'Bluesky',
  deliveryClass: 'native-key',
  text: { maxLength: 300, countUnit: 'grapheme', maxBytes: 3_000 },
  media: {
    maxImages: 4,
    maxImageBytes: 1_000_000,
    mimeTypes: rasterMimeTypes,
    altTextMaxLength: 2_000,
    video: { maxBytes: 40_000_000, maxSeconds: 180, mimeTypes: filmMimeTypes },
  },
  // A post holds images or a card, not both; in the text the link is there in either case.
  link: 'inline',
  forms: ['feed'],
  options: [],
  takesThreads: true,
  takesFirstComment: true,
  canRemove: true,
  // Its records can be written again, and its app goes on showing the first words (no edits as of November 2026).
  canEdit: false,
  canReadBack: true,
  measures: [],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  // 5,000 points an hour and 35,000 a day, 3 for each record created (docs.bsky.app/docs/advanced-guides/rate-limits,
  // read 2026-11-21). A post makes up to 7 calls: session, mentions, images, record.
  budget: {
    headers: [budgetHeaders.bluesky],
    reserve: 8,
    quotas: [
      { posts: 1_666, perMs: 3_600_000 },
      { posts: 11_666, perMs: 86_400_000 },
    ],
  },
  connect: 'credentials',
  credentialFields: [
    { name: 'identifier', secret: false },
    { name: 'appPassword', secret: true },
  ],
};
