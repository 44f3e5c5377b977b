/**
 * What a test remembers of the life of posts, by itself: who wrote what, who agreed to exactly which words, what stood in
 * the way. It decides anew, with none of the product's gate, whether a version may leave at this moment.
 */
import { createScreener } from '@bedside/screening';
import type { CastName } from './world.ts';

export type TextKind = 'plain' | 'phone' | 'record';

export const PHONE = '312-555-0188';

/** The number makes every text one of a kind, so that what arrives tells which version it was. */
export function textOf(kind: TextKind, number: number): string {
  if (kind === 'phone') return `Her number is ${PHONE}, call her. Note ${number}.`;
  if (kind === 'record') return `The patient with MRN 4471928 thanked us. Note ${number}.`;
  return `Flu vaccines are here. Walk in on any weekday. Note ${number}.`;
}

export type ModelReview = {
  readonly id: string;
  readonly contentHash: string;
  /** Steps that were asked for when it was submitted. */
  readonly steps: readonly string[];
  state: 'open' | 'approved' | 'ended';
  /** Moment of the last approval, as a count of things that happened. */
  approvedAt: number;
  readonly approvals: { readonly by: CastName; readonly step: string }[];
};

export type ModelVersion = {
  readonly id: string;
  readonly text: string;
  readonly editors: ReadonlySet<CastName>;
  readonly reviews: ModelReview[];
  readonly waivers: { readonly id: string; readonly key: string; readonly by: CastName; active: boolean }[];
  readonly schedules: { readonly setAt: number; readonly dueAt: number; active: boolean }[];
};

export type ModelPost = {
  readonly id: string;
  /** Where it was written for. */
  readonly channelId: string;
  draftText: string;
  readonly editors: Set<CastName>;
  readonly versions: ModelVersion[];
  discarded: boolean;
};

export type ModelHouse = {
  readonly posts: ModelPost[];
  phones: readonly string[];
  readonly trained: Map<CastName, boolean>;
  /** The channel that is connected, or null. */
  channelId: string | null;
};

const stepRoles: Readonly<Record<string, readonly CastName[]>> = {
  approval: ['administrator', 'colleague', 'reviewer', 'officer'],
  privacy: ['colleague', 'reviewer', 'officer'],
};

export function mayDecide(house: ModelHouse, version: ModelVersion, who: { by: CastName; step: string }): boolean {
  const hasRole = stepRoles[who.step]?.includes(who.by) ?? false;
  const isTrained = who.step !== 'privacy' || house.trained.get(who.by) === true;
  return hasRole && isTrained && !version.editors.has(who.by);
}

function blockCount(house: ModelHouse, text: string): number {
  const screener = createScreener({ organization: { name: 'House', phones: house.phones } });
  return screener
    .screen(text, { field: 'baseText', locale: 'en' })
    .findings.filter(({ severity }) => severity === 'block').length;
}

/** Everything that forbids a version to leave now; empty when it may. */
export function reasonsToStay(at: {
  house: ModelHouse;
  post: ModelPost;
  version: ModelVersion;
  nowMs: number;
}): string[] {
  const { house, post, version, nowMs } = at;
  const reasons: string[] = [];
  if (post.discarded) reasons.push('put away');
  if (post.versions.at(-1) !== version || post.draftText !== version.text) reasons.push('changed since');
  if (house.channelId !== post.channelId) reasons.push('no channel');
  const review = version.reviews.at(-1);
  if (review?.state !== 'approved') return [...reasons, 'not approved'];
  const blocks = blockCount(house, version.text);
  const waived = version.waivers.filter((waiver) => waiver.active && !version.editors.has(waiver.by)).length;
  if (waived < blocks) reasons.push('finding stands');
  for (const step of ['approval', ...(blocks > 0 || review.steps.includes('privacy') ? ['privacy'] : [])]) {
    const good = review.approvals.filter((approval) => approval.step === step && mayDecide(house, version, approval));
    if (good.length === 0) reasons.push(`step ${step} open`);
  }
  const inTime = version.schedules.filter(
    ({ active, dueAt, setAt }) => active && dueAt <= nowMs && nowMs - dueAt <= 30 * 60_000 && setAt > review.approvedAt,
  );
  if (inTime.length === 0) reasons.push('no time was set after the approval');
  return reasons;
}
