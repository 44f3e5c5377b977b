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
    description: 'Accounts on networks: the newsroom of this installation, the practice network, Bluesky.',
  },
  media: { title: 'Media', description: 'Images. What they tell of place, time and device is taken out on intake.' },
  compose: {
    title: 'Posts',
    description:
      'Drafts and their frozen versions. A draft has a revision; a version has a content hash, to which screening and approvals are bound.',
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
  schedule: {
    title: 'Schedule',
    description: 'When a version leaves: now, with ten seconds to undo, or at a wall time.',
  },
  publish: {
    title: 'Publishing',
    description:
      'What stands between a post and the public, its deliveries with attempts and receipts, taking down, the trail, and health.',
  },
  practice: {
    title: 'Practice network',
    description: 'A network inside Bedside to try things out on, which misbehaves when it is told to.',
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
  excerpt: 'Flu vaccines are here. Walk in on any weekday …',
  altText: 'A nurse rolls up a sleeve beside a box of vaccines.',
  comment: 'Please name the opening hours.',
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
  engineVersion: '0.2.0',
  browser: 'Firefox on Linux',
};

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;
const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;
const bytes = { schema: { type: 'string', format: 'binary' } } as const;

/** The two doors of images, which carry bytes instead of JSON. */
export const byteDoors: readonly ByteDoor[] = [
  {
    room: 'media',
    path: '/media',
    method: 'post',
    keyScope: 'media:write',
    operation: {
      operationId: 'uploadMedia',
      summary: 'Add an image; the body is its bytes',
      parameters: [
        {
          name: 'x-file-name',
          in: 'header',
          required: false,
          description: 'What the file is called, URI-encoded.',
          schema: { type: 'string', maxLength: 1_000 },
        },
      ],
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
  {
    room: 'media',
    path: '/media/{id}/content',
    method: 'get',
    keyScope: 'media:read',
    operation: {
      operationId: 'readMediaContent',
      summary: 'The bytes of an image',
      parameters: [id],
      responses: {
        200: { description: 'The image.', headers: headersOf(), content: { 'image/*': bytes } },
        ...failureRefs(['401', '403', '404', '422', '429', '500']),
      },
    },
  },
];
