import { failureRefs, headersOf } from '../kernel/http/openapi.ts';
import type { ByteDoor } from '../kernel/http/openapi-types.ts';

type RoomWords = { readonly title: string; readonly description: string };

/** What readers of the API are told of each room that has a contract. */
export const roomWords: Readonly<Record<string, RoomWords>> = {
  org: {
    title: 'Organization',
    description:
      'The organization that one is signed in to: its names, kind, languages, sites, the facts that it says about itself in public, and the steps of its review.',
  },
  sites: {
    title: 'Sites',
    description:
      'The places where the organization is: time zone, address, telephone. What hangs on a site keeps it open.',
  },
  facts: {
    title: 'Facts',
    description:
      'What the organization says about itself: names, numbers, hours, services, each with an owner and a day on which somebody looks at it again.',
  },
  people: {
    title: 'People',
    description:
      'Who works here, in which roles and for which channels; deputies, limits, leavers, invitations, and messages to the person who is signed in.',
  },
  preferences: {
    title: 'Preferences',
    description: 'How the person who is signed in wants to be told: by mail at once, once a day, or inside only.',
  },
  signIn: {
    title: 'Signing in',
    description:
      'How people sign in and prove who they are: password, passkey, one-time codes, single sign-on, and their sessions. Programs use an API key instead.',
  },
  directory: {
    title: 'Staff directory',
    description:
      'The names of everybody who works here, so that screening tells staff from patients. Filled by hand, from a CSV file, or by SCIM.',
  },
  keys: { title: 'API keys', description: 'Keys with which programs act for a person, within scopes, until they end.' },
  webhooks: {
    title: 'Webhooks',
    description: 'Addresses that Bedside tells when something happens, and what came of each message to them.',
  },
  channels: {
    title: 'Channels',
    description:
      'Accounts on networks: the newsroom of this installation, the practice network, Bluesky, Mastodon and whatever speaks its API.',
  },
  media: {
    title: 'Media',
    description: 'Images, videos and documents. What they tell of place, time and device is taken out on intake.',
  },
  urgent: {
    title: 'Urgent announcements',
    description:
      'Closures, outbreaks, recalls, disasters: written by one person, approved by another, and published at once on all channels; followed by updates and an all-clear.',
  },
  relays: {
    title: 'Relays',
    description:
      'Notices of health authorities: the sources whose feeds are watched, what they published, and the posts that pass it on with their source.',
  },
  byHand: {
    title: 'Posting by hand',
    description:
      'Places that no program may post to: what was cleared is given to one person, who posts it, gives its address back, and takes it down when asked. The gate is asked again whenever it is shown.',
  },
  sharing: {
    title: 'Sharing from own accounts',
    description:
      'Approved posts that staff may share from accounts of their own, what they shared, and the line that says who shares it. An account and what is shared on it are shown to its owner alone.',
  },
  templates: {
    title: 'Templates',
    description:
      'Words to use again: whole posts with places to fill in, short texts, and groups of hashtags. A template is no post: what it puts into a draft is screened there.',
  },
  utmPresets: {
    title: 'UTM presets',
    description:
      'Campaign values that are added to the addresses in posts, under names. A post keeps the values that it was given, whatever becomes of the preset.',
  },
  authorizations: {
    title: 'Authorizations',
    description:
      'Signed permissions of patients and others: who was asked, by which form, what was signed, what it is worth, and what was taken back. Whoever is asked answers on a page of their own, by a link.',
  },
  compose: {
    title: 'Posts',
    description:
      'Drafts and their frozen versions. A draft has a revision; a version has a content hash, to which screening and approvals are bound.',
  },
  together: {
    title: 'Writing together',
    description:
      'Who has a draft open, what colleagues say to each other about it, and how it stood before. Comments of reviewers are in the room of reviews.',
  },
  screen: {
    title: 'Screening',
    description: 'What in a text would identify a patient or break a rule. Nothing of the texts is kept.',
  },
  review: {
    title: 'Review',
    description:
      'Who looked at which bytes and what they decided. Approving and waiving are done by people who are signed in, never by a key.',
  },
  guests: {
    title: 'Guest reviewers',
    description:
      'People from outside who review one version without an account: invited by a member, let in by a link that works in one browser and a code.',
  },
  schedule: {
    title: 'Schedule',
    description:
      'When a version leaves: now, with ten seconds to undo, or at a wall time. A time may be planned before a post is approved: an approval in time makes it true if the planner may publish, a late one publishes nothing.',
  },
  calendar: {
    title: 'Calendar',
    description:
      'Posts by their time, with hints of crowding; usual times of channels, days on which nothing goes out, holidays, and links for calendar programs.',
  },
  bulk: {
    title: 'Planning from a file',
    description:
      'Drafts with planned times from a CSV file: sent in parts, looked at row by row, then made, and undone as a whole. Posts as CSV.',
  },
  publish: {
    title: 'Publishing',
    description:
      'What stands between a post and the public, its deliveries with attempts and receipts, taking down, the trail, and health.',
  },
  fediverse: {
    title: 'Fediverse',
    description:
      'The newsroom as an account that people follow from Mastodon and other servers: whether it is one, under which address, and from where nobody may follow.',
  },
  practice: {
    title: 'Practice network',
    description: 'A network inside Bedside to try things out on, which misbehaves when it is told to.',
  },
  views: {
    title: 'Saved views',
    description: 'Filters of a list under a name: for oneself, or for everybody.',
  },
  pastPosts: {
    title: 'Posts from before',
    description:
      'Which posts that are out lack a permission: an archive as a file, what a network lists of an account, or what Bedside published, looked at one by one; a work list with what was decided.',
  },
  activity: {
    title: 'Activity',
    description: 'What a person did, from the audit trail; for themself, administrators and privacy officers.',
  },
  search: {
    title: 'Search',
    description: 'Finds posts, images, people, channels and receipts among what one may see.',
  },
};

/** What the scopes of API keys allow. */
export const scopeWords: Readonly<Record<string, string>> = {
  'posts:read': 'read posts, versions, comments, deliveries and the trail',
  'posts:write': 'write drafts, comment, send for review and take back',
  'posts:publish': 'schedule what was approved, cancel, take down',
  'reviews:read': 'read open reviews, their findings and decisions',
  'channels:read': 'read which accounts are connected and how they are',
  'media:read': 'read images and facts about them',
  'media:write': 'add images',
  screen: 'screen texts with the facts of the organization',
  'people:read': 'read people, roles and invitations',
  'people:write': 'invite people and change their roles, as far as the owner of the key may',
  'organization:read': 'read the organization, its sites and facts, and health',
  'organization:write': 'change the organization, its sites and facts',
  'directory:read': 'read the staff directory',
  'directory:write': 'change and import the staff directory, also by SCIM',
  'webhooks:read': 'read webhooks and what came of their messages',
  'webhooks:write': 'make, change and test webhooks',
};

/** What text in fields looks like in examples, by name or by `Schema.field`. */
export const exampleWords: Readonly<Record<string, string | null>> = {
  baseText: 'Flu vaccines are here. Walk in on any weekday, no appointment needed.',
  text: 'Flu vaccines are here. Walk in on any weekday, no appointment needed.',
  hashtags: '#FluShot',
  excerpt: 'Flu vaccines are here. Walk in on any weekday …',
  altText: 'A nurse rolls up a sleeve beside a box of vaccines.',
  comment: 'Please name the opening hours.',
  quote: 'on any weekday',
  attestation: 'She teaches privacy law at our partner’s; certificate of May on record.',
  reason: 'The patient signed an authorization for this story.',
  body: 'Could you add the opening hours?',
  name: 'Amal Osei',
  authorName: 'Amal Osei',
  displayName: 'Amal Osei',
  givenName: 'Amal',
  familyName: 'Osei',
  credential: 'RN',
  'AddFactBody.hours': null,
  'ChangeFactBody.hours': null,
  'Channel.name': 'Newsroom',
  channelName: 'Newsroom',
  'Organization.name': 'Lakeside Children’s Hospital',
  organizationName: 'Lakeside Children’s Hospital',
  slug: 'lakeside',
  handle: 'lakeside.example.org',
  timeZone: 'America/Chicago',
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  mimeType: 'image/jpeg',
  localTime: '2027-03-14T09:30',
  opens: '08:00',
  closes: '17:00',
  link: 'https://www.example.org/flu-clinic',
  url: 'https://www.example.org/newsroom/flu-clinic',
  publicUrl: 'https://www.example.org/newsroom',
  serviceUrl: 'https://pds.example.org',
  email: 'amal.osei@example.org',
  phone: '312-555-0142',
  emailDomain: 'example.org',
  domain: 'www.example.org',
  addresse: '12 Shore Road, Lakeside',
  address: '12 Shore Road, Lakeside',
  password: 'a long and unusual sentence',
  newPassword: 'another long and unusual sentence',
  token: 'the-token-from-the-link-in-the-mail',
  code: '402816',
  remoteId: 'at://example/post/1',
  locale: 'en',
  stepId: 'approval',
  'ReviewStep.id': 'approval',
  'ReviewStep.name': 'Approval',
  field: 'baseText',
  search: 'vaccine',
  'AddTemplateBody.name': 'Flu clinic',
  'ChangeTemplateBody.name': 'Flu clinic',
  firstComment: '',
  engineVersion: '0.2.0',
  browser: 'Firefox on Linux',
};

const fileName = {
  name: 'x-file-name',
  in: 'header',
  required: false,
  description: 'What the file is called, URI-encoded.',
  schema: { type: 'string', maxLength: 1_000 },
} as const;
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;
const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;
const bytes = { schema: { type: 'string', format: 'binary' } } as const;

/** The doors that carry bytes instead of JSON. */
export const byteDoors: readonly ByteDoor[] = [
  {
    room: 'bulk',
    path: '/exports/posts.csv',
    method: 'get',
    keyScope: 'posts:read',
    operation: {
      operationId: 'exportPosts',
      summary: 'Posts as CSV, by the filters of the list',
      parameters: [
        { name: 'stage', in: 'query', required: false, schema: { type: 'string', maxLength: 200 } },
        { name: 'author', in: 'query', required: false, schema: { type: 'string', format: 'uuid' } },
        { name: 'channel', in: 'query', required: false, schema: { type: 'string', format: 'uuid' } },
        { name: 'dueFrom', in: 'query', required: false, schema: { type: 'string', format: 'date-time' } },
        { name: 'dueTo', in: 'query', required: false, schema: { type: 'string', format: 'date-time' } },
      ],
      responses: {
        200: {
          description: 'The posts.',
          headers: headersOf(),
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        ...failureRefs(['401', '403', '422', '429', '500']),
      },
    },
  },
  {
    room: 'compose',
    path: '/exports/short-links.csv',
    method: 'get',
    keyScope: 'posts:read',
    operation: {
      operationId: 'exportShortLinks',
      summary: 'Short addresses with their clicks as CSV, by the filters of the list',
      parameters: [
        { name: 'post', in: 'query', required: false, schema: { type: 'string', format: 'uuid' } },
        { name: 'search', in: 'query', required: false, schema: { type: 'string', maxLength: 200 } },
      ],
      responses: {
        200: {
          description: 'The short addresses.',
          headers: headersOf(),
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        ...failureRefs(['401', '403', '422', '429', '500']),
      },
    },
  },
  {
    room: 'media',
    path: '/media',
    method: 'post',
    keyScope: 'media:write',
    operation: {
      operationId: 'uploadMedia',
      summary: 'Add an image; the body is its bytes',
      parameters: [fileName],
      requestBody: { required: true, content: Object.fromEntries(imageTypes.map((type) => [type, bytes])) },
      responses: {
        201: {
          description: 'The image was taken in.',
          headers: headersOf(),
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Media' } } },
        },
        ...failureRefs(['400', '401', '403', '413', '415', '422', '429', '500']),
      },
    },
  },
  ...(['videos', 'documents'] as const).map(
    (door): ByteDoor => ({
      room: 'media',
      path: `/media/${door}`,
      method: 'post',
      keyScope: 'media:write',
      operation: {
        operationId: door === 'videos' ? 'uploadVideo' : 'uploadDocument',
        summary:
          door === 'videos'
            ? 'Add an MP4 or MOV video; the body is its bytes, and it is written anew without what it tells of people and places'
            : 'Add a PDF; the body is its bytes, and its pages are written anew without anything else',
        parameters: [fileName],
        requestBody: {
          required: true,
          content: Object.fromEntries(
            (door === 'videos' ? ['video/mp4', 'video/quicktime'] : ['application/pdf']).map((type) => [type, bytes]),
          ),
        },
        responses: {
          201: {
            description: 'The file was taken in.',
            headers: headersOf(),
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Media' } } },
          },
          ...failureRefs(['400', '401', '403', '413', '415', '422', '429', '500']),
        },
      },
    }),
  ),
  {
    room: 'byHand',
    path: '/hand-tasks/{id}/media/{mediaId}',
    method: 'get',
    keyScope: null,
    operation: {
      operationId: 'readHandMedium',
      summary: 'The bytes of what is to be posted by hand, as long as the gate says Clear',
      parameters: [id, { ...id, name: 'mediaId' }],
      responses: {
        200: {
          description: 'The bytes.',
          headers: headersOf(),
          content: { 'image/*': bytes, 'video/mp4': bytes, 'application/pdf': bytes },
        },
        ...failureRefs(['401', '403', '404', '422', '429', '500']),
      },
    },
  },
  {
    room: 'media',
    path: '/media/{id}/content',
    method: 'get',
    keyScope: 'media:read',
    operation: {
      operationId: 'readMediaContent',
      summary: 'The bytes of an image, a video or a document; parts of them by the Range header',
      parameters: [id],
      responses: {
        200: {
          description: 'The bytes.',
          headers: headersOf(),
          content: { 'image/*': bytes, 'video/mp4': bytes, 'application/pdf': bytes },
        },
        ...failureRefs(['401', '403', '404', '422', '429', '500']),
      },
    },
  },
];
