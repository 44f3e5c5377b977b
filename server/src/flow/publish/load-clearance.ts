import {
  type CheckedDocument,
  type CheckedImage,
  type CheckedVideo,
  checkParts,
  type NetworkId,
} from '@bedside/connectors/networks';
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
import { judgeContent, touchesPatientIn } from '../permit/service.ts';
import { namesSource } from '../relays/service.ts';
import { activeWaivers, latestReview, loadReviewFacts, loadReviewingHouse } from '../review/service.ts';
import { neededSteps } from '../review/state.ts';
import { getSchedule, latestSchedule } from '../schedule/service.ts';
import { latestScreening, screenNow } from '../screen/service.ts';
import { type Clearance, computeClearance, type GateChannel, type GateFacts } from './gate.ts';
import { partsFor } from './outgoing-post.ts';
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
  const [planned, facts, channels, stops, isNamed] = await Promise.all([
    getSchedule(scope, input.scheduleId),
    versionFacts(scope, { post, version, channels: [input.channel] }),
    gateChannels(scope, version.content, [input.channel]),
    stopsFor(scope, { postId: post.id, channelIds: [input.channel.id] }),
    namesSource(scope, { postId: post.id, content: version.content }),
  ]);
  const schedule = standing(post, planned);
  const { partBefore } = input;
  return computeClearance({ ...facts, namesSource: isNamed, channels, schedule, partBefore, stops, purpose: 'arm' });
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
  const channels = await gateChannels(scope, content, rows);
  const schedule = fresh ? standing(post, await latestSchedule(scope, version.id)) : null;
  const stops = await stopsFor(scope, { postId: post.id, channelIds: content.channelIds });
  const clearance = computeClearance({
    ...facts,
    namesSource: await namesSource(scope, { postId: post.id, content }),
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

type ContentFacts = Omit<GateFacts, 'namesSource' | 'channels' | 'schedule' | 'partBefore' | 'stops' | 'purpose'>;

async function versionFacts(
  scope: Scope,
  input: { post: PostRow; version: VersionRow; channels: readonly ChannelRow[] },
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
async function draftFacts(scope: Scope, content: Content, channels: readonly ChannelRow[]): Promise<ContentFacts> {
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

async function gateChannels(scope: Scope, content: Content, rows: readonly ChannelRow[]): Promise<GateChannel[]> {
  const media = await mediaOf(scope, content);
  return rows.map((row) => ({
    id: row.id,
    network: row.network,
    state: shownState(row),
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
