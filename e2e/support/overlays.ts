import type { PostView } from '@bedside/server/contract/flow/compose';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import type { RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import type { OrganizationView } from '@bedside/server/contract/registers/org';
import { expect } from '@playwright/test';
import { pngOf } from './images.ts';
import { askPermission, signedPermission, typedPaper } from './permissions.ts';
import { approved, begin, type Colleague, deliveriesOf, networksOf, publishNow, submit } from './sample.ts';

/** What one presses to open it, by the key of its words; or words of the sample. */
export type Opener = string | { readonly says: RegExp };

/** Something that lies over a page: the page, what is pressed one after the other, and where it shows at all. */
export type Overlay = {
  readonly path: string;
  readonly openers: readonly [Opener, ...Opener[]];
  readonly only?: 'wide' | 'narrow';
};

/** Things to open dialogs about. */
type Furnished = {
  readonly draft: string;
  readonly agreed: string;
  readonly inReview: string;
  readonly out: string;
  readonly person: string;
};

/** Every dialog, drawer, menu and popover that an administrator, author and publisher opens. */
export function overlaysOf({ draft, agreed, out, person }: Furnished): readonly Overlay[] {
  const on = (path: string, ...openers: readonly (Overlay['openers'] | string)[]): Overlay[] =>
    openers.map((opener) => ({ path, openers: typeof opener === 'string' ? [opener] : opener }));
  return [
    ...on('/compose', 'organization.beginFromExample', 'shell.personMenu', 'find.open', 'find.help.open'),
    { path: '/compose', openers: ['shell.more'], only: 'narrow' },
    ...on(`/compose/${draft}`, 'together.comments.open', 'together.history.open', 'compose.discard'),
    ...on(`/compose/${draft}`, 'writing.emoji.name', 'writing.link.name', 'networks.giveOwnMenu'),
    ...on(`/compose/${draft}`, 'writing.open.hashtags', 'writing.open.snippet', 'writing.open.post'),
    ...on(`/compose/${draft}`, 'pictures.crop.open'),
    ...on(`/compose/${agreed}`, 'compose.schedule'),
    ...on('/calendar', 'calendar.newPost', 'calendar.settings'),
    ...on('/calendar?view=list', [{ says: /New hours of the cafeteria/ }]),
    ...on('/calendar?view=list', [{ says: /New hours of the cafeteria/ }, 'calendar.details.move']),
    ...on('/posts', 'find.views.title', ['find.views.title', 'find.views.save']),
    ...on(`/posts/${out}`, 'posts.delivery.takeDown', 'posts.correct.begin', 'sharing.entry.put'),
    ...on(`/posts/${agreed}`, 'stops.open.post'),
    ...on(`/posts/${agreed}`, 'repeats.begin'),
    ...on('/search', 'find.views.title'),
    ...on('/channels', 'channels.connect', 'channels.disconnectLabel', 'stops.openLabel', 'channels.second.ask'),
    ...on('/health', 'stops.open.organization'),
    ...on('/people', 'people.invite', 'people.newLinkLabel'),
    ...on(`/people/${person}`, 'people.places.change', 'people.page.trainingChange', 'people.deputies.add'),
    ...on(`/people/${person}`, 'security.help.open', 'people.leave.open'),
    ...on('/directory', 'directory.add', 'directory.import', 'directory.editLabel', 'directory.linkLabel'),
    ...on('/urgent', 'urgent.begin'),
    ...on('/sharing', 'sharing.connect', 'sharing.wording'),
    ...on('/relays/sources', 'relays.add', 'relays.proposeLabel'),
    ...on('/templates', 'templates.add', 'templates.duplicateLabel', 'templates.editLabel'),
    ...on('/links', 'links.presets.add', 'links.presets.editLabel', 'links.presets.removeLabel'),
    ...on('/messages', 'messages.choose'),
    ...on('/settings/sites', 'settings.sites.add', 'settings.sites.editLabel', 'settings.sites.closeLabel'),
    ...on('/settings/facts', 'settings.facts.add', 'settings.facts.editLabel', 'settings.facts.confirmLabel'),
    ...on('/developers', 'developers.makeKey', 'developers.renameLabel', 'developers.endKeyLabel'),
    ...on('/developers', 'developers.addWebhook', 'developers.deliveriesLabel', 'developers.more'),
    ...on('/developers', ['developers.more', 'developers.editWebhook'], ['developers.more', 'developers.rotate']),
    ...on('/developers', ['developers.more', 'developers.removeWebhook']),
    ...on('/security', 'security.password.change', 'security.totp.setUp', 'security.sessions.endOthers'),
    ...on('/security', 'security.passkeys.add'),
  ];
}

/** What a privacy officer opens over askings and a signed permission, and over a picture and a post that rest on one. */
export async function permissionOverlays(
  officer: Colleague,
  { draft }: Pick<Furnished, 'draft'>,
): Promise<readonly Overlay[]> {
  const { request: link } = await askPermission(officer);
  const { request: tablet } = await askPermission(officer, { way: 'tablet' });
  const { id } = await signedPermission(officer);
  const { request: signed } = await officer.call<{ request: RequestView }>('GET', `/authorization-requests/${id}`);
  const withEvent = await signedPermission(officer, {
    expiresOn: null,
    expiresWith: 'when the garden is closed again',
  });
  const { request: ending } = await officer.call<{ request: RequestView }>(
    'GET',
    `/authorization-requests/${withEvent.id}`,
  );
  const { draft: shown } = await officer.call<PostView>('GET', `/posts/${draft}`);
  const subject = { kind: 'patient', name: 'Mateo Ríos', isKnownAdult: true };
  await officer.call('POST', `/media/${shown.content.images[0]?.mediaId}/persons`, { subject });
  const on = (path: string, ...openers: readonly string[]) => openers.map((one): Overlay => ({ path, openers: [one] }));
  return [
    ...on(`/compose/${draft}`, 'permits.link.open', 'permits.pictured.addLabel', 'permits.pictured.removeLabel'),
    ...on(`/compose/${draft}`, 'quarantine.markLabel'),
    ...on(`/authorizations/requests/${link.id}`, ...['code', 'again', 'cancel'].map((act) => `asking.request.${act}`)),
    ...on(`/authorizations/requests/${tablet.id}`, 'asking.request.witness'),
    ...on(`/authorizations/requests/${id}`, 'asking.request.again'),
    ...on(`/authorizations/originals/${(await typedPaper(officer)).id}`, 'originals.discard'),
    ...on(`/authorizations/${signed.authorizationId}`, 'authorizations.withdraw.open'),
    ...on(`/authorizations/${ending.authorizationId}`, 'ends.event.tell'),
    ...on('/authorizations/rules', 'houseRules.add.open', 'houseRules.practice.changeLabel', 'houseRules.end.label'),
    ...on('/authorizations/rules', 'houseRules.add.replaceLabel', 'houseRules.conditions.addLabel'),
    ...on('/authorizations?view=past', 'pastPosts.bringIn'),
  ];
}

/** What a reviewer opens over one review. */
export function reviewOverlaysOf({ inReview }: Furnished): readonly Overlay[] {
  const path = `/review/${inReview}`;
  return ['reviewDesk.handOver', 'reviewDesk.inviteGuest', 'reviewDesk.markByWords'].map((opener) => {
    return { path, openers: [opener] };
  });
}

/** Puts one of each thing into the sample organization, so that there is something to open. */
export async function furnish(author: Colleague, reviewer: Colleague): Promise<Furnished> {
  const post = await author.page.request.post(`${author.origin}/api/v1/media`, {
    headers: { origin: author.origin, 'content-type': 'image/png' },
    data: await pngOf({ widthPx: 320, heightPx: 240 }),
  });
  const { id: mediaId, sha256 } = await post.json();
  const images = [{ mediaId, sha256, altText: 'A nurse waves at the door.' }];
  const draft = await begin(author, { text: 'A draft with a picture.', channels: networksOf.own, images });
  const agreed = await approved(author, reviewer, { text: 'Car seat checks on Monday at nine.' });
  const now = await author.call<OrganizationView>('GET', '/organization');
  const { name, kind, timeZone, languages, packs, revision } = now;
  const reviewSteps = now.reviewSteps.map((step) => ({ ...step, allowsGuests: true }));
  await author.call('PUT', '/organization', { name, kind, timeZone, languages, packs, revision, reviewSteps });
  const inReview = await submit(author, (await begin(author, { text: 'Our gift shop is open again.' })).id);
  const published = await approved(author, reviewer, { text: 'The new garden is open to everybody.' });
  await publishNow(author, published);
  await author.call('POST', '/organization/sites', {
    name: 'Lakeside Elm Street',
    shortName: 'Elm Street',
    timeZone: 'America/Chicago',
    address: '',
    phone: '',
  });
  await author.call('POST', '/keys', { name: 'Intranet', scopes: ['posts:read'], expiresInDays: 30 });
  const hook = { url: 'https://127.0.0.1:9/hook', description: 'Intranet', events: ['review.withdrawn'] };
  await author.call('POST', '/webhooks', hook);
  await author.call('POST', '/directory/members', { ...member, otherNames: [] });
  const guest = { name: 'Rosa Lind', email: 'rosa.lind@lakeside.example.org', roles: ['author'] };
  await author.call('POST', '/people', guest);
  await author.call('POST', '/templates', { kind: 'snippet', name: 'Hours', content: { text: 'Weekdays, 8 to 5.' } });
  await author.call('POST', '/utm-presets', { name: 'Spring', values: { source: '{network}', campaign: 'spring' } });
  const { people } = await author.call<{ people: { id: string; email: string }[] }>('GET', '/people');
  const person = people.find(({ email }) => email.startsWith('lucia'))?.id ?? '';
  const state = async (): Promise<DeliveryView['state'] | undefined> =>
    (await deliveriesOf(author, published.postId))[0]?.state;
  await expect.poll(state, { timeout: 60_000 }).toBe('confirmed');
  return { draft: draft.id, agreed: agreed.postId, inReview: inReview.id, out: published.postId, person };
}

const member = {
  displayName: 'Nina Park',
  givenName: 'Nina',
  familyName: 'Park',
  title: '',
  credentials: 'RN',
  jobTitle: 'Nurse',
  department: 'Cardiology',
  site: '',
};
