import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letters, matrix } from '../../test/role-matrix.ts';
import { permissionInput, signPermission } from '../../test/signed-permission.ts';
import {
  approve,
  createWorld,
  type House,
  planPost,
  publishDue,
  submit,
  type World,
  writePost,
} from '../../test/world.ts';
import { changeFediverse, viewFediverse } from '../engage/fediverse/service.ts';
import { faultPlan } from '../engage/practice/contract.ts';
import { getFaultPlan, setFaultPlan } from '../engage/practice/service.ts';
import { listActivity as listActivityEndpoint } from '../evidence/activity/contract.ts';
import { listActivity } from '../evidence/activity/service.ts';
import { startPastImport } from '../evidence/past-posts/import-posts.ts';
import { pastSummary } from '../evidence/past-posts/list-posts.ts';
import { search as searchEndpoint } from '../evidence/search/contract.ts';
import { search } from '../evidence/search/service.ts';
import { exportPosts } from '../flow/bulk/export-posts.ts';
import { startImport } from '../flow/bulk/service.ts';
import { putPosters } from '../flow/by-hand/places.ts';
import { answerGone, listHandTasks } from '../flow/by-hand/service.ts';
import { createPost, discardPost, getPost } from '../flow/compose/service.ts';
import { addDraftComment } from '../flow/compose/together/draft-comments.ts';
import { listHistory } from '../flow/compose/together/history.ts';
import { correctPost } from '../flow/publish/correct/service.ts';
import { readHealthReport } from '../flow/publish/health-report.ts';
import { retryDelivery, retryJob } from '../flow/publish/retry-delivery.ts';
import { getTrail, settleByPerson, takeDown } from '../flow/publish/service.ts';
import { liftStop, stopPublishing } from '../flow/publish/stops/service.ts';
import { listSources, markNotice, passOn, passOnNow, removeSource } from '../flow/relays/service.ts';
import { addComment } from '../flow/review/comments.ts';
import { revokeGuest } from '../flow/review/guests/invite.ts';
import { getReview, withdrawReview } from '../flow/review/service.ts';
import { submitDraft } from '../flow/review/submit-draft.ts';
import { waiveFinding } from '../flow/review/waivers.ts';
import { setHolidays } from '../flow/schedule/calendar/holidays.ts';
import { setRepeatPolicy } from '../flow/schedule/repeat/service.ts';
import { cancelSchedule, planPost as planTime, readPlan, schedulePost } from '../flow/schedule/service.ts';
import { listPostedTexts } from '../flow/screen/posted-texts.ts';
import { screenTexts } from '../flow/screen/screen-texts.ts';
import { listLibrary, putDisclosure, removeLibraryEntry } from '../flow/sharing/library.ts';
import { listShares } from '../flow/sharing/service.ts';
import { beginAnnouncement, endAnnouncement, listAnnouncements } from '../flow/urgent/service.ts';
import { newId } from '../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed } from '../kernel/scope/scope.ts';
import { sendRequest } from '../registers/authorizations/asking/service.ts';
import { removeServer } from '../registers/authorizations/chart/connection.ts';
import { contentOfShipped } from '../registers/authorizations/forms/house-form.ts';
import { checkHouseForm } from '../registers/authorizations/forms/service.ts';
import { setPractice } from '../registers/authorizations/rules/service.ts';
import { listAuthorizations } from '../registers/authorizations/service.ts';
import { withdrawAuthorization } from '../registers/authorizations/withdraw.ts';
import { confirmChannel } from '../registers/channels/confirmation.ts';
import { createLookUp } from '../registers/channels/look-up.ts';
import { listOwnAccounts } from '../registers/channels/own-accounts.ts';
import {
  connectChannel,
  disconnectChannel,
  listChannels,
  placeChannel,
  testChannel,
} from '../registers/channels/service.ts';
import { addStaff as addStaffEndpoint, listStaff as listStaffEndpoint } from '../registers/directory/contract.ts';
import { addStaff, listStaff } from '../registers/directory/service.ts';
import { createKey, revokeKey } from '../registers/keys/service.ts';
import { listQuarantine } from '../registers/media/quarantine.ts';
import { addImage, readImage } from '../registers/media/service.ts';
import { updateOrganization as updateOrganizationEndpoint } from '../registers/org/contract.ts';
import { addFact as addFactEndpoint } from '../registers/org/facts/contract.ts';
import { addFact } from '../registers/org/facts/service.ts';
import { setSecondAdministrator } from '../registers/org/second-administrator.ts';
import { readOrganization, updateOrganization } from '../registers/org/service.ts';
import { addSite as addSiteEndpoint } from '../registers/org/sites/contract.ts';
import { addSite, listSites } from '../registers/org/sites/service.ts';
import {
  addPerson,
  appointDeputy,
  leavePerson,
  listPeoplePage,
  readPersonRecord,
  recordTraining,
  updatePerson,
} from '../registers/people/service.ts';
import { makeResetLink } from '../registers/sign-in/reset.ts';
import { removeProvider, viewProvider } from '../registers/sign-in/sso-provider.ts';
import {
  addTemplate as addTemplateEndpoint,
  listTemplates as listTemplatesEndpoint,
} from '../registers/templates/contract.ts';
import { addTemplate, archiveTemplate, listTemplates } from '../registers/templates/service.ts';
import { addUtmPreset, listUtmPresets } from '../registers/utm-presets/service.ts';
import { createView, listViews } from '../registers/views/service.ts';
import { listWebhooks, removeWebhook } from '../registers/webhooks/service.ts';
import { readOwnDeliveries } from './own-deliveries.ts';

/**
 * Every use case behind the matrix of roles, called by each role with rows that are there: it works, or it is refused and
 * not one row of any table is another.
 */
let world: World;
let house: House;
let rows: Awaited<ReturnType<typeof arrange>>;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  rows = await arrange();
});
afterAll(() => world.close());

/** Rows to act on. All were made by others than the colleague, in whose name each role acts. */
async function arrange() {
  const identifying = 'John Miller, MRN 4471923, was discharged on March 3.';
  const draft = await writePost(world, house);
  const risky = await writePost(world, house, { baseText: identifying });
  const reviewed = await submit(world, house, { postId: risky.id });
  const approved = await writePost(world, house);
  const approval = await submit(world, house, { postId: approved.id });
  await approve(world, house, { review: approval.review });
  const out = await planPost(world, house);
  await world.clock.advance(20_000);
  await publishDue(world.publisher());
  const doubtful = await planPost(world, house);
  const doubtfulId = doubtful.deliveries[0]?.id ?? '';
  await world.owner.query(`update delivery set state = 'needs_person' where id = $1`, [doubtfulId]);
  const planned = await planPost(world, house);
  const { key } = await world.as(house, 'author', (scope) =>
    createKey(scope, { name: 'A script', scopes: ['posts:read'], expiresInDays: 30 }),
  );
  const template = await world.as(house, 'author', (scope) => addTemplate(scope, snippet('Opening hours')));
  const { authorizationId } = await signPermission(world, house);
  const guestId = newId<'guest'>();
  await world.owner.query(
    `insert into review_guest (organization_id, id, review_id, step_id, name, email, locale, invited_by, invited_at, expires_at, token_hash, handed_over)
     values ($1, $2, $3, 'approval', 'Guest', 'guest@example.org', 'en', $4, $5::timestamptz, $5::timestamptz + interval '7 days', 'hash', false)`,
    [house.organizationId, guestId, reviewed.review.id, author(), world.clock.now()],
  );
  const image = await addImage(world.seed(house, 'author'), intake, upload);
  return {
    draft,
    review: { id: reviewed.review.id, postId: risky.id, contentHash: reviewed.review.contentHash },
    findingKey: reviewed.screening.findings[0]?.key ?? '',
    approved: { postId: approved.id, versionId: approval.review.versionId },
    deliveryId: out.deliveries[0]?.id ?? '',
    doubtfulId,
    plannedId: planned.postId,
    keyId: key.id,
    imageId: image.id,
    template,
    guestId,
    authorizationId,
  };
}

const upload = { bytes: new Uint8Array([1]), fileName: 'a.png', declaredMime: 'image/png' };
const intake: Parameters<typeof addImage>[1] = {
  intake: async () => ({
    bytes: new Uint8Array([1, 2, 3]),
    sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
    originalSha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
    mimeType: 'image/png',
    widthPx: 1,
    heightPx: 1,
    strippedMetadata: [],
  }),
  close: async () => {},
};

const author = () => house.people.author.id;
const snippet = (name: string) =>
  addTemplateEndpoint.body.parse({ kind: 'snippet', name, content: { text: 'Open every day.' } });
const channelId = () => house.channels.practice;
const door = () => world.connectors('practice', house.organizationId);
const because = 'A made-up example';

/** In one transaction that is undone afterwards, so that each role finds the same rows. */
type InScope = (scope: Scope) => Promise<unknown>;
const undone =
  (work: InScope) =>
  async (seed: ScopeSeed): Promise<void> => {
    const stop = new Error('undone');
    await inScope(seed, async (scope) => {
      await work(scope);
      throw stop;
    }).catch((error: unknown) => {
      if (error !== stop) throw error;
    });
  };

/** A call beyond one transaction that ends, for those who may, at what is there already. */
const until =
  (code: string, work: (seed: ScopeSeed) => Promise<unknown>) =>
  async (seed: ScopeSeed): Promise<void> => {
    await work(seed).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== code) throw error; // errors of ours have codes
    });
  };

const useCases: Readonly<Record<string, (seed: ScopeSeed) => Promise<unknown>>> = {
  'activity.read': undone((scope) =>
    listActivity(scope, { personId: author(), query: listActivityEndpoint.query.parse({}) }),
  ),
  'bulk.import': undone(startImport),
  'bulk.read': async (seed) => (await exportPosts(seed, {})).cancel(),
  'channel.list': undone(listChannels),
  'channel.own': undone(listOwnAccounts),
  'channel.connect': until('CHANNEL_EXISTS', async (seed) =>
    connectChannel(seed, await door(), { network: 'practice', name: 'Again', serviceUrl: '', credentials: {} }),
  ),
  'channel.confirm': until('NOTHING_TO_CONFIRM', async (seed) =>
    inScope(seed, (scope) => confirmChannel(scope, { channelId: channelId(), handle: '', reason: '' })),
  ),
  'channel.place': undone((scope) => placeChannel(scope, { channelId: channelId(), siteId: null })),
  'channel.test': async (seed) => testChannel(seed, await door(), channelId()),
  'channel.lookUp': async (seed) => createLookUp(async () => door())(seed, { channelId: channelId(), query: 'harbor' }),
  'channel.disconnect': undone((scope) => disconnectChannel(scope, channelId())),
  'directory.read': undone((scope) => listStaff(scope, listStaffEndpoint.query.parse({}))),
  'directory.change': undone((scope) =>
    addStaff(
      scope,
      addStaffEndpoint.body.parse({ displayName: 'Ada Example', givenName: 'Ada', familyName: 'Example' }),
    ),
  ),
  'key.changeAny': undone((scope) => revokeKey(scope, rows.keyId)),
  'media.add': (seed) => addImage(seed, intake, upload),
  'media.quarantine': undone(listQuarantine),
  'media.read': undone((scope) => readImage(scope, rows.imageId, async () => true)),
  'organization.read': undone(listSites),
  'organization.update': undone(async (scope) => {
    const now = await readOrganization(scope);
    return updateOrganization(scope, updateOrganizationEndpoint.body.parse(now));
  }),
  'organization.askForSecond': undone((scope) =>
    setSecondAdministrator(scope, { secondAdministrator: 'required', reason: 'As it should be.' }),
  ),
  'organization.waiveSecond': undone((scope) =>
    setSecondAdministrator(scope, { secondAdministrator: 'not-needed', reason: 'We are two.' }),
  ),
  'organization.changeSites': undone((scope) =>
    addSite(scope, addSiteEndpoint.body.parse({ name: 'North', shortName: 'N', timeZone: 'America/Chicago' })),
  ),
  'organization.changeFacts': undone((scope) =>
    addFact(scope, addFactEndpoint.body.parse({ kind: 'phone', value: '555-0123' })),
  ),
  'people.list': undone((scope) => listPeoplePage(scope, { limit: 10 })),
  'people.readRecord': undone((scope) => readPersonRecord(scope, author())),
  'people.invite': undone((scope) => addPerson(scope, { name: 'New', email: 'new@example.org', roles: ['author'] })),
  'people.update': undone((scope) => updatePerson(scope, { personId: author(), roles: ['publisher'] })),
  'people.recordTraining': undone((scope) =>
    recordTraining(scope, { personId: author(), privacyTrainedUntil: '2028-01-01' }),
  ),
  'people.appointDeputy': undone((scope) =>
    appointDeputy(scope, {
      personId: author(),
      deputyId: house.people.publisher.id,
      fromDate: '2027-03-02',
      untilDate: '2027-03-03',
      roles: null,
      includesAdministrator: false,
      reason: '',
    }),
  ),
  'people.leave': undone((scope) => leavePerson(scope, { personId: author(), successorId: null }, [])),
  'post.read': undone((scope) => getPost(scope, rows.draft.id)),
  'post.write': undone((scope) => createPost(scope, {})),
  'post.discard': undone((scope) => discardPost(scope, rows.draft.id)),
  'practice.read': undone(getFaultPlan),
  'practice.setFaults': undone((scope) => setFaultPlan(scope, faultPlan.parse({ rules: [] }))),
  'publish.read': undone((scope) => getTrail(scope, rows.draft.id)),
  'publish.health': undone((scope) => readHealthReport(scope, { days: 1 })),
  'publish.correct': until(
    'NOTHING_TO_CORRECT',
    undone((scope) => correctPost(scope, { postId: rows.draft.id, versionId: rows.deliveryId })),
  ),
  'publish.retry': until(
    'NOTHING_TO_RETRY',
    undone((scope) => retryDelivery(scope, rows.deliveryId)),
  ),
  'publish.retryJob': until(
    'NOT_FOUND',
    undone((scope) => retryJob(scope, '1')),
  ),
  'publish.stop': (seed) => stopPublishing(seed, { kind: 'organization', reason: because }),
  'publish.liftStop': until('NOT_FOUND', (seed) => liftStop(seed, { id: rows.deliveryId, reason: because })),
  'publish.takeDown': undone((scope) => takeDown(scope, { deliveryId: rows.deliveryId, reason: because })),
  'publish.settle': undone((scope) =>
    settleByPerson(scope, { deliveryId: rows.doubtfulId, saw: 'published', reason: because }),
  ),
  'review.submit': undone((scope) =>
    submitDraft(scope, { postId: rows.draft.id, revision: rows.draft.draft.revision }),
  ),
  'review.withdraw': undone((scope) => withdrawReview(scope, rows.review.postId)),
  'review.read': undone((scope) => getReview(scope, rows.review.id)),
  'review.invite': undone((scope) => revokeGuest(scope, { reviewId: rows.review.id, guestId: rows.guestId })),
  'review.waive': undone((scope) =>
    waiveFinding(scope, {
      reviewId: rows.review.id,
      contentHash: rows.review.contentHash,
      findingKey: rows.findingKey,
      reason: because,
    }),
  ),
  'together.read': undone((scope) => listHistory(scope, rows.draft.id)),
  'together.takePart': undone((scope) =>
    addDraftComment(scope, {
      postId: rows.draft.id,
      threadId: null,
      field: null,
      quote: null,
      body: 'Which day?',
      mentions: [],
    }),
  ),
  'review.comment': undone((scope) => addComment(scope, { postId: rows.draft.id, body: 'Looks fine.' })),
  'schedule.schedule': undone((scope) =>
    schedulePost(scope, { postId: rows.approved.postId, body: { mode: 'now', versionId: rows.approved.versionId } }),
  ),
  'schedule.read': undone((scope) => readPlan(scope, rows.draft.id)),
  'schedule.plan': undone((scope) =>
    planTime(scope, { postId: rows.draft.id, localTime: '2027-05-01T09:00', timeZone: 'America/Chicago', fold: null }),
  ),
  'schedule.override': undone((scope) =>
    planTime(scope, {
      postId: rows.draft.id,
      localTime: '2027-05-01T09:00',
      timeZone: 'America/Chicago',
      fold: null,
      override: { reason: because },
    }),
  ),
  'schedule.arrange': undone((scope) => setHolidays(scope, { country: 'US', region: 'IL' })),
  'schedule.policy': undone((scope) => setRepeatPolicy(scope, { keepsApproval: true })),
  'schedule.cancel': undone((scope) => cancelSchedule(scope, rows.plannedId)),
  'screen.screen': (seed) => screenTexts(seed, [{ text: 'Flu shots are here.' }] as Parameters<typeof screenTexts>[1]),
  'screen.readPosted': (seed) =>
    listPostedTexts(
      seed,
      { connectors: world.connectors, readOwnDeliveries },
      { channelId: channelId(), from: 'bedside', limit: 5 },
    ),
  'pastPost.read': undone(pastSummary),
  'pastPost.decide': undone(startPastImport),
  'search.read': undone((scope) => search(scope, searchEndpoint.body.parse({ text: 'flu' }))),
  'signIn.resetOthers': (seed) => makeResetLink(seed, { personId: author(), clearSecondFactor: false }),
  'signIn.readSso': viewProvider,
  'signIn.changeSso': until('NOT_FOUND', (seed) => removeProvider(seed, { evenIfOnlyWay: true })),
  'authorization.read': undone((scope) => listAuthorizations(scope, { limit: 25 })),
  'authorization.ask': undone((scope) =>
    sendRequest(scope, { isShown: async () => true, mailIsSetUp: false, textsAreSetUp: false }, permissionInput(house)),
  ),
  'authorization.withdraw': undone((scope) =>
    withdrawAuthorization(scope, {
      authorizationId: rows.authorizationId,
      way: 'letter',
      receivedAt: null,
      mediaSha256: null,
      channelIds: null,
      note: '',
    }),
  ),
  'authorization.setRules': undone((scope) =>
    setPractice(scope, {
      siteId: null,
      channelId: null,
      jurisdictions: ['US-TX'],
      professions: null,
      isPart2Program: false,
      revision: 0,
    }),
  ),
  'authorization.writeForms': undone((scope) =>
    checkHouseForm(scope, { kind: 'publication', content: contentOfShipped('publication') }),
  ),
  'authorization.connect': until('NOT_FOUND', undone(removeServer)),
  'relay.read': undone(listSources),
  'relay.manage': until(
    'NOT_FOUND',
    undone((scope) => removeSource(scope, newId())),
  ),
  'relay.mark': until(
    'NOT_FOUND',
    undone((scope) => markNotice(scope, { noticeId: newId(), as: 'set_aside' })),
  ),
  'relay.passOn': until(
    'NOT_FOUND',
    undone((scope) => passOn(scope, { noticeId: newId(), channelIds: [], quotes: false, hashtags: [] })),
  ),
  'relay.send': until(
    'NOT_FOUND',
    undone((scope) => passOnNow(scope, { noticeId: newId(), channelIds: [channelId()], quotes: false, hashtags: [] })),
  ),
  'sharing.read': undone((scope) => listLibrary(scope, { limit: 10 })),
  'sharing.share': undone((scope) => listShares(scope, { limit: 10 })),
  'sharing.manage': until('NOT_FOUND', (seed) => inScope(seed, (scope) => removeLibraryEntry(scope, newId()))),
  'sharing.word': undone((scope) =>
    putDisclosure(scope, {
      language: 'en',
      wording: { employer: '{organization}', opinion: '', short: '{organization}' },
    }),
  ),
  'byHand.read': undone((scope) => listHandTasks(scope, { which: 'open', mine: 'false', limit: 10 })),
  'byHand.answer': until('NOT_FOUND', (seed) => inScope(seed, (scope) => answerGone(scope, newId()))),
  'byHand.arrange': until('NOT_FOUND', (seed) =>
    inScope(seed, (scope) => putPosters(scope, { channelId: newId(), personIds: [author()] })),
  ),
  'urgent.read': undone((scope) => listAnnouncements(scope, { limit: 10 })),
  'urgent.begin': undone((scope) =>
    beginAnnouncement(scope, {
      kind: 'closure',
      name: 'Flood',
      channelIds: [channelId()],
      text: 'We are closed today.',
      link: null,
      language: 'en',
    }),
  ),
  'urgent.end': until('NOT_FOUND', (seed) =>
    inScope(seed, (scope) => endAnnouncement(scope, { announcementId: newId(), reason: 'Drill' })),
  ),
  'template.read': undone((scope) => listTemplates(scope, listTemplatesEndpoint.query.parse({}))),
  'template.write': undone((scope) => addTemplate(scope, snippet('Parking'))),
  'template.changeOthers': undone((scope) =>
    archiveTemplate(scope, { templateId: rows.template.id, revision: rows.template.revision }),
  ),
  'utmPreset.read': undone(listUtmPresets),
  'utmPreset.write': undone((scope) => addUtmPreset(scope, { name: 'Spring', values: { source: '{network}' } })),
  'view.list': undone((scope) => listViews(scope, 'posts')),
  'view.share': undone((scope) => createView(scope, { list: 'posts', name: 'Mine', filters: {}, isShared: true })),
  'fediverse.read': undone((scope) => viewFediverse(scope, { allowLoopback: false })),
  // Before keys are made, which takes a second.
  'fediverse.change': until('FEDIVERSE_CHANGED', (seed) =>
    changeFediverse(seed, { allowLoopback: false }, { isOn: true, blockedHosts: [], revision: 7 }),
  ),
  'webhook.read': undone(listWebhooks),
  'webhook.manage': until(
    'NOT_FOUND',
    undone((scope) => removeWebhook(scope, house.organizationId)),
  ),
};

/** Where another role is not refused but sees less: its own keys. */
const elsewhere = ['key.listAll'];

/** What others have looks to everybody else as if it did not exist. */
const hidden = ['key.changeAny'];

function seedOf(role: string): ScopeSeed {
  const seed = world.seed(house, 'colleague');
  if (seed.actor.type !== 'person') throw new TypeError('the cast are people');
  return { ...seed, actor: { ...seed.actor, grants: [{ role, channelIds: null, onBehalfOf: null }] } };
}

/** One number for each table of the organization: any row that comes, goes or changes makes another one. */
async function fingerprint(): Promise<unknown> {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public' order by 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::text as n, sum(hashtextextended(t::text, 0))::text as sum from "${name}" t`,
  );
  return (await world.owner.query(`${parts.join(' union all ')} order by 1`)).rows;
}

test('every action of the matrix has a use case here', () => {
  expect([...Object.keys(useCases), ...elsewhere].toSorted()).toEqual(Object.keys(matrix).toSorted());
});

describe.each(Object.entries(letters))('somebody who is only %s', (role, letter) => {
  test.each(Object.entries(useCases))('%s', async (name, use) => {
    if (matrix[name]?.includes(letter)) {
      await use(seedOf(role));
      return;
    }
    const before = await fingerprint();
    const refusal = hidden.includes(name) ? { code: 'NOT_FOUND', status: 404 } : { code: 'FORBIDDEN', status: 403 };
    await expect(use(seedOf(role))).rejects.toEqual(expect.objectContaining(refusal));
    expect(await fingerprint()).toEqual(before);
  });
});
