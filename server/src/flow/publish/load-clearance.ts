import {
  type CheckedDocument,
  type CheckedImage,
  type CheckedVideo,
  checkParts,
  type NetworkId,
} from '@bedside/connectors/networks';
import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { type ChannelRow, listChannels, manifestOf, shownState } from '../../registers/channels/service.ts';
import { findMedia, type MediaRow } from '../../registers/media/service.ts';
import type { OrganizationView, ReviewStep } from '../../registers/org/contract.ts';
import { readOrganization } from '../../registers/org/service.ts';
import {
  type Content,
  type ContentFiles,
  everyMedium,
  imageFor,
  mediaPlaces,
  type Stage,
} from '../compose/contract.ts';
import { contentHash, getDraft, getVersion, isForm, type PostRow, type VersionRow } from '../compose/service.ts';
import { readShare, type ShareRow, type Source } from '../library/service.ts';
import { isInLibrary, isOnePiece, sharedContent } from '../library/state.ts';
import { judgeContent, touchesPatientIn } from '../permit/service.ts';
import { namesSource } from '../relays/service.ts';
import { activeWaivers, latestReview, loadReviewFacts, loadReviewingHouse } from '../review/service.ts';
import { neededSteps } from '../review/state.ts';
import { getSchedule, latestSchedule } from '../schedule/service.ts';
import { latestScreening, screenNow } from '../screen/service.ts';
import { type Clearance, computeClearance, type GateChannel, type GateFacts } from './gate.ts';
import { partsFor } from './outgoing-post.ts';
import { delivery } from './schema.ts';
import { stopsFor } from './stops/standing.ts';

/** The moment before a call: one channel, one planned time. The post is locked by the caller. */
export async function loadArmingClearance(
  scope: Scope,
  input: {
    post: PostRow;
    version: VersionRow;
    channel: ChannelRow;
    scheduleId: string;
    partBefore: GateFacts['partBefore'];
  },
): Promise<Clearance> {
  const { post, version } = input;
  const shared = post.sharerId === null ? null : await readShare(scope, post.id);
  if (shared !== null) return loadShareArming(scope, { ...input, ...shared });
  const [planned, facts, channels, stops, isNamed] = await Promise.all([
    getSchedule(scope, input.scheduleId),
    versionFacts(scope, { post, version, channels: [input.channel] }),
    gateChannels(scope, version.content, { rows: [input.channel], ownerId: post.sharerId }),
    stopsFor(scope, { postId: post.id, channelIds: [input.channel.id] }),
    namesSource(scope, { postId: post.id, content: version.content }),
  ]);
  const schedule = standing(post, planned);
  const { partBefore } = input;
  return computeClearance({
    ...facts,
    namesSource: isNamed,
    inLibrary: post.sharerId === null,
    channels,
    schedule,
    partBefore,
    stops,
    purpose: 'arm',
  });
}

type Arming = Parameters<typeof loadArmingClearance>[1];

/** What was kept of the share must be what is made of the approved version, byte for byte. */
async function loadShareArming(scope: Scope, input: Arming & { share: ShareRow; source: Source }): Promise<Clearance> {
  const { channel, partBefore, post, share, source, version } = input;
  const { network } = channel;
  const { disclosure } = share;
  const content = sharedContent(source.version.content, { network, channelId: channel.id, disclosure });
  const [facts, planned, draft] = await Promise.all([
    loadShareFacts(scope, { source, content, channel, ownerId: post.sharerId }),
    getSchedule(scope, input.scheduleId),
    getDraft(scope, post.id),
  ]);
  const hashes = [version.contentHash, contentHash(version.content), contentHash(draft.content)];
  const isWhole =
    hashes.every((hash) => hash === facts.version.contentHash) && isOnePiece(source.version.content, network);
  return computeClearance({
    ...facts,
    isCurrentVersion: facts.isCurrentVersion && isWhole && post.currentVersionId === version.id,
    schedule: standing(post, planned),
    partBefore,
    purpose: 'arm',
  });
}

/** What stands between a content that is made of an approved version and somebody's own account; `channel` may be one by hand. */
export async function loadShareClearance(scope: Scope, input: ToShare): Promise<Clearance> {
  const facts = await loadShareFacts(scope, input);
  const schedule = { state: 'active', contentHash: facts.version.contentHash, dueAt: facts.now } as const;
  return computeClearance({ ...facts, schedule, partBefore: 'out', purpose: 'preview' });
}

type GatedChannel = Pick<ChannelRow, 'id' | 'network' | 'siteId' | 'ownerId' | 'limits' | 'state' | 'confirmation'>;
type ToShare = { source: Source; content: Content; channel: GatedChannel; ownerId: string | null };

/**
 * Its own bytes, findings and permissions, on the account where it goes. What people decided about the approved version
 * holds for it, as the words are that version's and the house's line.
 */
async function loadShareFacts(
  scope: Scope,
  { source, content, channel, ownerId }: ToShare,
): Promise<Omit<GateFacts, 'schedule' | 'partBefore' | 'purpose'>> {
  const { entry, post, version } = source;
  const [own, of, isNamed, channels, stops, isTakenDown] = await Promise.all([
    draftFacts(scope, content, [channel]),
    versionFacts(scope, { post, version, channels: [channel] }),
    namesSource(scope, { postId: post.id, content }),
    gateChannels(scope, content, { rows: [channel], ownerId }),
    stopsFor(scope, { postId: post.id, channelIds: [channel.id] }),
    wasTakenDown(scope, version.id),
  ]);
  const heldFor = (hash: string) => (hash === version.contentHash ? own.version.contentHash : hash);
  const asked = { versionId: version.id, network: channel.network, stage: post.stage, now: own.now };
  // A line that tells of a patient was looked at by nobody.
  const isNews = own.touchesPatient && !of.touchesPatient;
  return {
    ...own,
    isCurrentVersion: of.isCurrentVersion,
    computedHash: heldFor(of.computedHash),
    draftHash: heldFor(of.draftHash),
    screenedHash: of.screenedHash === null ? null : heldFor(of.screenedHash),
    waivers: of.waivers.map((waiver) => ({ ...waiver, contentHash: heldFor(waiver.contentHash) })),
    review: of.review && {
      ...of.review,
      contentHash: heldFor(of.review.contentHash),
      missingSteps: [...of.review.missingSteps, ...(isNews ? ['patient'] : [])],
    },
    namesSource: isNamed,
    inLibrary: isInLibrary(entry, asked) && !isTakenDown,
    channels,
    stops,
  };
}

/** Whether the house takes its own post down somewhere, or has. */
async function wasTakenDown(scope: Scope, versionId: string): Promise<boolean> {
  const [row] = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.versionId, versionId),
        inArray(delivery.state, ['removing', 'removed']),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/**
 * What a person sees between a post and the public: of its newest version, or of the draft when that was changed since
 * or never submitted.
 */
export async function loadPreviewClearance(
  scope: Scope,
  post: PostRow,
): Promise<Clearance & { versionId: string | null }> {
  const draft = await getDraft(scope, post.id);
  const version = post.currentVersionId === null ? null : await getVersion(scope, post.currentVersionId);
  const fresh = version !== null && version.contentHash === contentHash(draft.content);
  const content = fresh ? version.content : draft.content;
  const wanted = new Set(content.channelIds);
  const rows = (await listChannels(scope)).filter((channel) => wanted.has(channel.id));
  const facts = fresh
    ? await versionFacts(scope, { post, version, channels: rows })
    : await draftFacts(scope, content, rows);
  const channels = await gateChannels(scope, content, { rows, ownerId: null });
  const schedule = fresh ? standing(post, await latestSchedule(scope, version.id)) : null;
  const stops = await stopsFor(scope, { postId: post.id, channelIds: content.channelIds });
  const clearance = computeClearance({
    ...facts,
    namesSource: await namesSource(scope, { postId: post.id, content }),
    inLibrary: true,
    channels,
    schedule,
    partBefore: 'out',
    stops,
    purpose: 'preview',
  });
  return { ...clearance, versionId: fresh ? version.id : null };
}

const leaving: ReadonlySet<Stage> = new Set(['scheduled', 'publishing', 'published', 'parked']);

/**
 * A time stands as long as people see the post on its way. Once it was edited, submitted anew or put away, somebody must
 * set a time again: a late approval never publishes by itself.
 */
function standing<Entry extends { readonly state: 'active' | 'cancelled' }>(
  post: PostRow,
  schedule: Entry | null,
): Entry | null {
  return schedule?.state === 'active' && !leaving.has(post.stage) ? null : schedule;
}

type ContentFacts = Omit<
  GateFacts,
  'namesSource' | 'inLibrary' | 'channels' | 'schedule' | 'partBefore' | 'stops' | 'purpose'
>;

async function versionFacts(
  scope: Scope,
  input: { post: PostRow; version: VersionRow; channels: readonly GatedChannel[] },
): Promise<ContentFacts> {
  const { post, version, channels } = input;
  const { content } = version;
  const [recorded, organization, waivers, review, draft, images] = await Promise.all([
    latestScreening(scope, version.id),
    readOrganization(scope),
    activeWaivers(scope, version.id),
    latestReview(scope, version.id),
    getDraft(scope, post.id),
    gateImages(scope, version.content),
  ]);
  const house = () => loadReviewingHouse(scope, organization);
  const [now, reviewFacts] = await Promise.all([
    screenNow(scope, content, organization),
    review && loadReviewFacts(scope, { review, version, house: house() }),
  ]);
  const permit = await judgeContent(scope, { content, channels, findings: now.findings });
  const touchesPatient = touchesPatientIn(content, now.findings);
  return {
    now: scope.services.clock.now(),
    version,
    computedHash: contentHash(version.content),
    draftHash: contentHash(draft.content),
    isCurrentVersion: post.currentVersionId === version.id,
    images,
    screenedHash: recorded?.contentHash ?? null,
    findings: now.findings,
    touchesPatient,
    permit,
    waivers: waivers.map((waiver) => ({
      findingKey: waiver.findingKey,
      contentHash: waiver.contentHash,
      byEditor: version.editors.includes(waiver.officerPersonId),
    })),
    review: review &&
      reviewFacts && {
        state: review.state,
        contentHash: review.contentHash,
        facts: reviewFacts,
        missingSteps: stepsMissing(review.steps, { organization, touchesPatient }),
      },
  };
}

/** Findings may be new since the review (other facts, a newer engine): what they ask for must have been asked. */
function stepsMissing(
  asked: readonly ReviewStep[],
  { organization, touchesPatient }: { organization: OrganizationView; touchesPatient: boolean },
): string[] {
  const had = new Set(asked.map((step) => step.id));
  return neededSteps(organization.reviewSteps, touchesPatient)
    .filter((step) => step.when === 'patient' && !had.has(step.id))
    .map((step) => step.id);
}

/** A draft that nobody reviewed yet: screened as it stands. */
async function draftFacts(scope: Scope, content: Content, channels: readonly GatedChannel[]): Promise<ContentFacts> {
  const hash = contentHash(content);
  const { findings } = await screenNow(scope, content);
  return {
    now: scope.services.clock.now(),
    version: { id: '', contentHash: hash },
    computedHash: hash,
    draftHash: hash,
    isCurrentVersion: true,
    images: await gateImages(scope, content),
    screenedHash: hash,
    findings,
    touchesPatient: touchesPatientIn(content, findings),
    permit: await judgeContent(scope, { content, channels, findings }),
    waivers: [],
    review: null,
  };
}

async function gateImages(scope: Scope, content: Content): Promise<GateFacts['images']> {
  const known = await mediaOf(scope, content);
  return mediaPlaces(content).map((place, index) => ({
    index,
    known: place.forms.every((form) => isForm(place, form, known)),
    hasAltText: place.words === null || place.words.trim() !== '',
  }));
}

function mediaOf(scope: Scope, content: Content): Promise<ReadonlyMap<string, MediaRow>> {
  return findMedia(
    scope,
    everyMedium(content).map((image) => image.mediaId),
  );
}

async function gateChannels(
  scope: Scope,
  content: Content,
  { rows, ownerId }: { rows: readonly GatedChannel[]; ownerId: string | null },
): Promise<GateChannel[]> {
  const media = await mediaOf(scope, content);
  return rows.map((row) => ({
    id: row.id,
    network: row.network,
    state: shownState(row),
    isRight: row.ownerId === ownerId,
    problems: checkParts(
      manifestOf(row),
      partsFor(content, row.network).map((part) => ({
        ...part,
        options: content.options?.[row.network],
        ...checkedFiles(part.files, media),
        images: part.imageIndexes.flatMap((index) => checkedImage(content.images[index], row.network, media)),
      })),
    ).filter(
      // Missing alt text is told once, under the pictures.
      (problem) => problem.code !== 'ALT_TEXT_MISSING',
    ),
  }));
}

const fileOf = (row: MediaRow | undefined) => ({ bytes: row?.byteSize ?? 0, mimeType: row?.mimeType ?? '' });

/** The video and the document as far as the limits of networks reach. */
function checkedFiles(
  { document, video }: ContentFiles,
  media: ReadonlyMap<string, MediaRow>,
): { video?: CheckedVideo; document?: CheckedDocument } {
  const film = video && media.get(video.mediaId);
  const pages = document && media.get(document.mediaId);
  return {
    ...(video === undefined ? {} : { video: { ...fileOf(film), durationMs: film?.durationMs ?? 0 } }),
    ...(document === undefined ? {} : { document: fileOf(pages) }),
  };
}

function checkedImage(
  image: Content['images'][number] | undefined,
  network: NetworkId,
  media: ReadonlyMap<string, MediaRow>,
): CheckedImage[] {
  if (image === undefined) return [];
  const row = media.get(imageFor(image, network).mediaId);
  return [{ altText: image.altText, bytes: row?.byteSize ?? 0, mimeType: row?.mimeType ?? '' }];
}
