/**
 * Ways in which servers that speak Mastodon's API differ from Mastodon and from each other. Made from the documented API
 * (docs.joinmastodon.org/api, read 2026-11-23) and from what such servers are known to leave out or to do in their own way.
 */

export type Personality = {
  readonly name: string;
  /** What the server says of itself; extra fields are part of it. */
  readonly instance: {
    readonly v1: Readonly<Record<string, unknown>> | null;
    readonly v2: Readonly<Record<string, unknown>> | null;
  };
  readonly maxCharacters: number;
  /** An id that nobody would take for a number. Ids of one server sort by their age. */
  readonly idOf: (counter: number) => string;
  readonly accountPath: string;
  readonly statusPath: (id: string) => string;
  /** How typed words come back. */
  readonly htmlOf: (text: string) => string;
  readonly dateOf: (ms: number) => string;
  /** `wide`: `read` and `write` alone are known. */
  readonly scopes: 'granular' | 'wide';
  /** `form`: OAuth takes nothing but what RFC 6749 and the documentation name, forms. */
  readonly oauthBodies: 'form' | 'any';
  /** RFC 8414, with the places of the two doors; null where the server tells nothing. */
  readonly oauthDoors: { readonly authorize: string; readonly token: string } | null;
  readonly expiresIn: number | null;
  readonly canRevoke: boolean;
  readonly media: {
    readonly uploads: '/api/v1/media' | '/api/v2/media';
    /** Answers before a picture is ready. `no-address`: 200 whose `url` is null. */
    readonly waits: 'none' | '202-206' | 'no-address';
    /** Whether the description that comes with the picture is kept; else it has to be told afterwards. */
    readonly keepsDescription: boolean;
  };
  /** What a status that was taken in is answered with. */
  readonly createdStatus: 200 | 201;
  readonly canEdit: boolean;
  readonly tellsSource: boolean;
  /** `mastodon` gives the status back, as the documentation says. */
  readonly deleteAnswer: 'mastodon' | 'empty-object' | 'no-content';
  /** Whether `max_id` of lists is heeded. */
  readonly pages: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Fields of a status that no documentation names. */
  readonly extra: Readonly<Record<string, unknown>>;
};

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function inDigits(number: number, { digits, length }: { digits: string; length: number }): string {
  let rest = number;
  let text = '';
  while (text.length < length) {
    text = (digits[rest % digits.length] ?? '') + text;
    rest = Math.floor(rest / digits.length);
  }
  return text;
}

const flake = (counter: number) => `Am${inDigits(counter * 7_919, { digits: base62, length: 16 })}`;
const ulid = (counter: number) => `01J${inDigits(counter * 7_919, { digits: crockford, length: 23 })}`;
const uuid = (counter: number) => `0192a3b4-5c6d-7e8f-9a0b-${counter.toString(16).padStart(12, '0')}`;
const aid = (counter: number) =>
  `9z${inDigits(counter * 7_919, { digits: base62.slice(0, 10) + base62.slice(36), length: 14 })}`;

const escaped = (text: string) =>
  text.replace(/[&<>"']/gu, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[sign]};`);
const linked = (text: string, show: (url: string) => string) =>
  text.replace(
    /https?:\/\/[^\s<]+/gu,
    (url) => `<a href="${url}" rel="nofollow noopener" target="_blank">${show(url)}</a>`,
  );
const instant = (ms: number) => new Date(ms).toISOString();

/** No `/api/v2/instance`, no `configuration`; plain breaks, flake ids, a token that says when it ends. */
export const pleroma: Personality = {
  name: 'pleroma',
  instance: {
    v1: {
      uri: 'http://pleroma.example',
      version: '2.7.2 (compatible; Pleroma 2.7.0)',
      max_toot_chars: 5_000,
      max_media_attachments: 1_000,
      upload_limit: 16_000_000,
      description_limit: 5_000,
      avatar_upload_limit: 2_000_000,
      registrations: false,
      stats: { user_count: 3, status_count: 12, domain_count: 40 },
      pleroma: { metadata: { features: ['pleroma_api', 'mastodon_api'], post_formats: ['text/plain'] } },
    },
    v2: null,
  },
  maxCharacters: 5_000,
  idOf: flake,
  accountPath: '/users/lakeside',
  statusPath: (id) => `/notice/${id}`,
  htmlOf: (text) => linked(escaped(text), (url) => url).replaceAll('\n', '<br/>'),
  dateOf: (ms) => instant(ms).replace(/\.\d+Z$/u, '.000Z'),
  scopes: 'granular',
  oauthBodies: 'any',
  oauthDoors: null,
  expiresIn: 3_153_600_000,
  canRevoke: true,
  media: { uploads: '/api/v2/media', waits: 'none', keepsDescription: true },
  createdStatus: 200,
  canEdit: true,
  tellsSource: true,
  deleteAnswer: 'mastodon',
  pages: true,
  headers: {},
  extra: { pleroma: { local: true, conversation_id: 7, content: { 'text/plain': '' } }, emoji_reactions: [] },
};

/** ULIDs, half a `configuration`, pictures that take their time, limits in another form, no edits and no sources. */
export const gotosocial: Personality = {
  name: 'gotosocial',
  instance: {
    v1: null,
    v2: {
      domain: 'gotosocial.example',
      version: '0.16.0+git-1a2b3c4',
      source_url: 'https://source.example/gotosocial',
      configuration: { statuses: { max_characters: 5_000 }, accounts: { allow_custom_css: true } },
      usage: { users: {} },
    },
  },
  maxCharacters: 5_000,
  idOf: ulid,
  accountPath: '/@lakeside',
  statusPath: (id) => `/@lakeside/statuses/${id}`,
  htmlOf: (text) =>
    text
      .split('\n\n')
      .map((part) => `<p>${linked(escaped(part), (url) => url).replaceAll('\n', '<br>')}</p>`)
      .join(''),
  dateOf: (ms) => instant(ms).replace('Z', '123Z'),
  scopes: 'granular',
  oauthBodies: 'form',
  oauthDoors: null,
  expiresIn: null,
  canRevoke: false,
  media: { uploads: '/api/v2/media', waits: '202-206', keepsDescription: true },
  createdStatus: 200,
  canEdit: false,
  tellsSource: false,
  deleteAnswer: 'mastodon',
  pages: true,
  headers: { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '1800000000' },
  extra: { local_only: false, interaction_policy: { can_reply: { always: ['public'] } } },
};

/** UUIDs, only the two wide scopes, only the first version of uploads, doors of OAuth elsewhere, dates without fractions. */
export const mitra: Personality = {
  name: 'mitra',
  instance: {
    v1: { uri: 'mitra.example', version: '4.0.0 (compatible; Mitra 3.4.0)', configuration: null },
    v2: {
      domain: 'mitra.example',
      version: '4.0.0 (compatible; Mitra 3.4.0)',
      configuration: { media_attachments: {} },
    },
  },
  maxCharacters: 500,
  idOf: uuid,
  accountPath: '/users/lakeside',
  statusPath: (id) => `/post/${id}`,
  htmlOf: (text) =>
    `<p>${linked(escaped(text), (url) => url.replace(/^https?:\/\//u, ''))
      .replaceAll('\n\n', '</p>\n<p>')
      .replaceAll('\n', '<br>')}</p>`,
  dateOf: (ms) => instant(ms).replace(/\.\d+Z$/u, '+00:00'),
  scopes: 'wide',
  oauthBodies: 'form',
  oauthDoors: { authorize: '/oauth/consent', token: '/oauth/v2/token' },
  expiresIn: 2_592_000,
  canRevoke: true,
  media: { uploads: '/api/v1/media', waits: 'none', keepsDescription: true },
  createdStatus: 201,
  canEdit: true,
  tellsSource: false,
  deleteAnswer: 'no-content',
  pages: true,
  headers: {},
  extra: { ipfs_cid: null, token_id: null, links: [] },
};

/** Words in spans, zones left out of dates, descriptions told afterwards, lists without pages, bare answers to a deletion. */
export const iceshrimp: Personality = {
  name: 'iceshrimp',
  instance: {
    v1: {
      uri: 'iceshrimp.example',
      version: '4.2.1 (compatible; Iceshrimp 2023.12.9)',
      configuration: {
        statuses: { max_characters: 8_192, max_media_attachments: 16 },
        media_attachments: { supported_mime_types: [], image_size_limit: 0 },
      },
    },
    v2: null,
  },
  maxCharacters: 8_192,
  idOf: aid,
  accountPath: '/@lakeside',
  statusPath: (id) => `/notes/${id}`,
  htmlOf: (text) =>
    `<p><span>${linked(escaped(text), (url) => `<span>${url}</span>`).replaceAll('\n', '</span><br><span>')}</span></p>`,
  dateOf: (ms) => instant(ms).replace('Z', ''),
  scopes: 'granular',
  oauthBodies: 'any',
  oauthDoors: null,
  expiresIn: null,
  canRevoke: true,
  media: { uploads: '/api/v2/media', waits: 'no-address', keepsDescription: false },
  createdStatus: 200,
  canEdit: true,
  tellsSource: false,
  deleteAnswer: 'empty-object',
  pages: false,
  headers: { 'ratelimit-policy': '300;w=300' },
  extra: { reactions: [], quote: null, content_type: 'text/x.misskeymarkdown' },
};

export const personalities: readonly Personality[] = [pleroma, gotosocial, mitra, iceshrimp];
