import type { Manifest } from '../manifest.ts';
import { rasterMimeTypes } from './media-types.ts';

/**
 * Sites of WordPress 5.6 and later, by application passwords (developer.wordpress.org/rest-api, read 2026-11-23). WordPress itself
 * bounds neither a text nor a picture: each host does (`upload_max_filesize` and `post_max_size` of its PHP), and says so when it
 * refuses. The limits here are what a page can hold and a call can carry.
 */
export const wordpress: Manifest = {
  network: 'wordpress',
  displayName: 'WordPress',
  deliveryClass: 'handle-first',
  // A comment has room for 65,525 bytes (wp_get_comment_fields_max_lengths); 10,000 graphemes of usual texts fit.
  text: { maxLength: 100_000, countUnit: 'grapheme', maxBytes: null, commentMaxLength: 10_000 },
  titleMaxLength: 200,
  needsTitle: true,
  media: {
    maxImages: 20,
    maxImageBytes: 10_000_000,
    mimeTypes: rasterMimeTypes,
    altTextMaxLength: 2_000,
    // WordPress takes a file in one request, which must be over within the time of one call.
    video: { maxBytes: 50_000_000, mimeTypes: ['video/mp4'] },
    mixes: true,
  },
  link: 'inline',
  forms: ['feed'],
  options: ['title', 'place', 'visibility'],
  takesThreads: false,
  takesFirstComment: true,
  canRemove: true,
  canEdit: true,
  canReadBack: true,
  comments: { replies: true, hides: true, removes: true },
  measures: [],
  quietPeriodMs: 60_000,
  callTimeoutMs: 30_000,
  connect: 'credentials',
  credentialFields: [
    { name: 'username', secret: false },
    { name: 'applicationPassword', secret: true },
  ],
  onOwnSite: true,
};
