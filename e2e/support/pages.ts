import { expect } from '@playwright/test';
import { askPermission, signedPermission, typedPaper } from './permissions.ts';
import { approved, begin, type Colleague, networksOf, publishNow, type Sample, submit } from './sample.ts';

/** A page of the console: a name for its picture, and its address. */
export type ConsolePage = { readonly name: string; readonly path: string };

/** Pages that need nobody signed in. */
export const openPages: readonly ConsolePage[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'forgot-password', path: '/forgot-password' },
  { name: 'reset-password', path: '/reset-password' },
  { name: 'invitation', path: '/invitation' },
  { name: 'guest-review', path: '/guest-review' },
  { name: 'single-sign-on', path: '/sso-done' },
];

/** Pages that everybody reaches by an address of their own. */
const rooms: readonly ConsolePage[] = [
  { name: 'compose-empty', path: '/compose' },
  { name: 'review', path: '/review' },
  { name: 'calendar', path: '/calendar' },
  { name: 'posts', path: '/posts' },
  { name: 'search', path: '/search' },
  { name: 'plan-from-file', path: '/plan-from-file' },
  { name: 'authorizations', path: '/authorizations' },
  { name: 'ends-of-permissions', path: '/authorizations?view=ends' },
  { name: 'past-permissions', path: '/authorizations?view=past' },
  { name: 'ask-permission', path: '/authorizations/ask' },
  { name: 'permission-forms', path: '/authorizations/forms' },
  { name: 'permission-form', path: '/authorizations/forms/publication' },
  { name: 'permission-rules', path: '/authorizations/rules' },
  { name: 'originals', path: '/authorizations?view=originals' },
  { name: 'type-original', path: '/authorizations/originals/new' },
  { name: 'originals-file', path: '/authorizations/originals/file' },
  { name: 'channels', path: '/channels' },
  { name: 'applications', path: '/channels/applications' },
  { name: 'people', path: '/people' },
  { name: 'directory', path: '/directory' },
  { name: 'library', path: '/templates' },
  { name: 'links', path: '/links' },
  { name: 'urgent', path: '/urgent' },
  { name: 'notices', path: '/relays' },
  { name: 'notice-sources', path: '/relays/sources' },
  { name: 'by-hand', path: '/by-hand' },
  { name: 'my-sharing', path: '/sharing' },
  { name: 'past-posts', path: '/past' },
  { name: 'playground', path: '/playground' },
  { name: 'settings', path: '/settings' },
  { name: 'sites', path: '/settings/sites' },
  { name: 'facts', path: '/settings/facts' },
  { name: 'developers', path: '/developers' },
  { name: 'health', path: '/health' },
  { name: 'messages', path: '/messages' },
  { name: 'security', path: '/security' },
  { name: 'first-steps', path: '/start' },
];

/** Every page of the console, those about one thing with the first thing that is there. */
export async function consolePages(reader: Pick<Colleague, 'call'>): Promise<ConsolePage[]> {
  const { posts } = await reader.call<{ posts: { id: string }[] }>('GET', '/posts');
  const { items } = await reader.call<{ items: { reviewId: string }[] }>('GET', '/reviews');
  const { people } = await reader.call<{ people: { id: string }[] }>('GET', '/people');
  const { requests } = await reader.call<{ requests: { id: string }[] }>('GET', '/authorization-requests');
  const { authorizations } = await reader.call<{ authorizations: { id: string }[] }>('GET', '/authorizations');
  const { originals } = await reader.call<{ originals: { id: string }[] }>('GET', '/authorization-originals');
  const original = originals[0]?.id;
  const { announcements } = await reader.call<{ announcements: { id: string }[] }>('GET', '/announcements');
  const announcement = announcements[0]?.id;
  const { tasks } = await reader.call<{ tasks: { id: string }[] }>('GET', '/hand-tasks');
  const task = tasks[0]?.id;
  const [request, authorization] = [requests[0]?.id, authorizations[0]?.id];
  const [post, review, person] = [posts[0]?.id, items[0]?.reviewId, people[0]?.id];
  return [
    ...rooms,
    ...(post === undefined ? [] : [{ name: 'compose', path: `/compose/${post}` }]),
    ...(post === undefined ? [] : [{ name: 'post', path: `/posts/${post}` }]),
    ...(review === undefined ? [] : [{ name: 'review-one', path: `/review/${review}` }]),
    ...(announcement === undefined ? [] : [{ name: 'announcement', path: `/urgent/${announcement}` }]),
    ...(task === undefined ? [] : [{ name: 'hand-task', path: `/by-hand/${task}` }]),
    ...(request === undefined ? [] : [{ name: 'permission-request', path: `/authorizations/requests/${request}` }]),
    ...(original === undefined ? [] : [{ name: 'original', path: `/authorizations/originals/${original}` }]),
    ...(original === undefined
      ? []
      : [{ name: 'correct-original', path: `/authorizations/originals/${original}/correct` }]),
    ...(authorization === undefined ? [] : [{ name: 'authorization', path: `/authorizations/${authorization}` }]),
    ...(person === undefined ? [] : [{ name: 'person', path: `/people/${person}` }]),
  ];
}

/** A post for a place to which no program may post, given to its author. */
export async function giveToPost(
  sample: Pick<Sample, 'runSql'>,
  { author, reviewer }: Pick<Workers, 'author' | 'reviewer'>,
): Promise<void> {
  const serviceUrl = 'https://www.facebook.com/groups/lakeside.parents';
  const made = { network: 'by-hand', name: 'Parents of Lakeside', serviceUrl, credentials: {} };
  const channel = await author.call<{ id: string }>('POST', '/channels', made);
  await sample.runSql(`update channel set confirmation = 'not-needed' where network = 'by-hand'`);
  const { session } = await author.call<{ session: { person: { id: string } } }>('GET', '/session');
  await author.call('PUT', `/hand-places/${channel.id}`, { personIds: [session.person.id] });
  const text = 'Ask us anything about flu vaccines at the open house on Saturday.';
  await publishNow(author, await approved(author, reviewer, { text, channels: ['by-hand'] }));
  const given = async () => (await author.call<{ tasks: unknown[] }>('GET', '/hand-tasks')).tasks.length;
  await expect.poll(given, { timeout: 60_000 }).toBe(1);
}

type Workers = { readonly author: Colleague; readonly reviewer: Colleague; readonly officer: Colleague };

/**
 * A day of work in the sample organization, so that no page is empty: a published post, a planned one, one in review; a signed
 * permission, and one that is asked for.
 */
export async function fillHouse({ author, reviewer, officer }: Workers): Promise<void> {
  const words = [
    'Free blood pressure checks on Thursday from nine to noon in the lobby. No appointment needed.',
    'New hours of the cafeteria: breakfast from six, lunch until three.',
    'Meet our volunteers at the open house on Saturday. Bring the family.',
  ];
  const [first, second, third] = words.map((text) => ({ text, channels: networksOf.own }));
  if (first) await publishNow(author, await approved(author, reviewer, first));
  if (second) {
    const version = await approved(author, reviewer, second);
    const localTime = `${inDays(3)}T09:30`;
    const body = { mode: 'at', versionId: version.id, localTime, timeZone: 'America/Chicago' };
    await author.call('POST', `/posts/${version.postId}/schedule`, body);
  }
  if (third) {
    const post = await begin(author, third);
    const plan = { localTime: `${inDays(5)}T16:00`, timeZone: 'America/Chicago' };
    await author.call<unknown>('PUT', `/posts/${post.id}/plan`, plan);
    await submit(author, post.id);
  }
  await announce(author);
  await signedPermission(officer);
  await askPermission(officer);
  await typedPaper(officer);
}

/** Written, and waiting for a second person. */
async function announce(author: Colleague): Promise<void> {
  const { channels } = await author.call<{ channels: { id: string; network: string }[] }>('GET', '/channels');
  const channelIds = channels.filter(({ network }) => network === 'newsroom').map(({ id }) => id);
  const text = 'The cafeteria is closed today because of a water leak. It opens again tomorrow at six.';
  const body = { kind: 'closure', name: 'Water leak', channelIds, text, link: null, language: 'en' };
  await author.call('POST', '/announcements', body);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
