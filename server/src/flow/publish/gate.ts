import type { PostProblem } from '@bedside/connectors/networks';
import { asksForPermission, type PermitFacts, permitFaults } from '../permit/state.ts';
import { isApproved, lapsedByTraining, type ReviewFacts } from '../review/state.ts';
import type { FindingView } from '../screen/contract.ts';
import type { Blocker, ClearanceView } from './contract.ts';

/** Later than this past its time, nothing is sent without asking. */
export const LATE_LIMIT_MS = 30 * 60 * 1_000;

type Line = Blocker['line'];

export type GateChannel = {
  readonly id: string;
  readonly network: string;
  readonly state: 'connected' | 'awaiting_confirmation' | 'needs_reauthorization' | 'disconnected';
  /** The house's for a post of the house, the sharer's own for what they share. */
  readonly isRight: boolean;
  /** What the network would refuse about exactly this text and these images. */
  readonly problems: readonly PostProblem[];
};

/** Everything the gate looks at, loaded in the transaction that arms an attempt. */
export type GateFacts = {
  readonly now: Date;
  readonly version: { readonly id: string; readonly contentHash: string };
  /** Hash of the stored content, computed now. */
  readonly computedHash: string;
  /** Hash of the draft as it is now: an edit after approval is not approved. */
  readonly draftHash: string;
  readonly isCurrentVersion: boolean;
  readonly images: readonly { readonly index: number; readonly known: boolean; readonly hasAltText: boolean }[];
  /** Hash that the screening on record was made of, or null. */
  readonly screenedHash: string | null;
  /** Findings of a screening made now, with the organization's facts as they are now. */
  readonly findings: readonly Pick<FindingView, 'key' | 'severity' | 'category' | 'subject'>[];
  readonly touchesPatient: boolean;
  /** A post that passes a notice on names whose it is, and leads there; true for all other posts. */
  readonly namesSource: boolean;
  /** What somebody shares is in the library still; true for all other posts. */
  readonly inLibrary: boolean;
  /** What signed permissions say of it now, on the channels that are asked about. */
  readonly permit: PermitFacts;
  readonly waivers: readonly {
    readonly findingKey: string;
    readonly contentHash: string;
    readonly byEditor: boolean;
  }[];
  readonly review: {
    readonly state: 'open' | 'approved' | 'changes_requested' | 'withdrawn' | 'superseded';
    readonly contentHash: string;
    readonly facts: ReviewFacts;
    /** Steps that the policy asks for today and the review did not have. */
    readonly missingSteps: readonly string[];
  } | null;
  readonly channels: readonly GateChannel[];
  readonly schedule: {
    readonly state: 'active' | 'cancelled';
    readonly contentHash: string;
    readonly dueAt: Date;
  } | null;
  /** Whether the part before this one stands on the network; `out` for the post itself. */
  readonly partBefore: 'out' | 'missing';
  /** Where somebody said "stop publishing"; where nobody can tell, nothing goes out. */
  readonly stops: {
    readonly isKnown: boolean;
    readonly standing: readonly {
      readonly id: string;
      readonly kind: 'post' | 'channel' | 'organization';
      readonly targetId: string;
    }[];
  };
  /** `preview` tells a person what is missing; `arm` is the moment before a call and also asks for the time. */
  readonly purpose: 'preview' | 'arm';
};

export type Clearance = ClearanceView;

/**
 * The one gate: Clear only when nothing stands between exactly these bytes and the public. Pure; every reason is told,
 * not only the first.
 */
export function computeClearance(facts: GateFacts): Clearance {
  const blockers = [
    ...stopBlockers(facts),
    ...contentBlockers(facts),
    ...screeningBlockers(facts),
    ...sourceBlockers(facts),
    ...pictureBlockers(facts),
    ...permissionBlockers(facts),
    ...approvalBlockers(facts),
    ...trainingBlockers(facts),
    ...libraryBlockers(facts),
    ...channelBlockers(facts),
    ...partBlockers(facts),
    ...timeBlockers(facts),
  ];
  const open = new Set(blockers.map((blocker) => blocker.line));
  return {
    verdict: blockers.length === 0 ? 'clear' : 'blocked',
    blockers,
    lines: linesOf(facts).map((line) => ({ line, state: open.has(line) ? 'open' : 'ok' })),
  };
}

/** Whoever has nothing against it but that nobody can tell whether it was stopped may try again in a moment. */
export function isUntold({ blockers }: Clearance): boolean {
  return blockers.length > 0 && blockers.every(({ code }) => code === 'STOPS_UNREADABLE');
}

function linesOf(facts: GateFacts): Line[] {
  const { isKnown, standing } = facts.stops;
  const stop: Line[] = !isKnown || standing.length > 0 ? ['stop'] : [];
  const always: Line[] = ['screening', 'approval', 'channel', 'time'];
  const pictures: Line[] = facts.images.length > 0 ? ['pictures'] : [];
  const training: Line[] =
    facts.touchesPatient || facts.review?.facts.steps.some((s) => s.requiresPrivacyTraining) ? ['training'] : [];
  const permission: Line[] = asksForPermission(facts.permit) ? ['permission'] : [];
  const order: Line[] = ['stop', 'screening', 'pictures', 'permission', 'approval', 'training', 'channel', 'time'];
  const present = new Set([...stop, ...always, ...pictures, ...permission, ...training]);
  return order.filter((line) => present.has(line));
}

function block(line: Line, code: Blocker['code'], facts: Blocker['facts'] = {}): Blocker {
  return { line, code, facts };
}

function stopBlockers({ stops }: GateFacts): Blocker[] {
  return [
    ...stops.standing.map(({ id, kind, targetId }) =>
      block('stop', 'PUBLISHING_STOPPED', { kind, stop: id, ...(kind === 'channel' ? { channel: targetId } : {}) }),
    ),
    ...(stops.isKnown ? [] : [block('stop', 'STOPS_UNREADABLE')]),
  ];
}

function contentBlockers(facts: GateFacts): Blocker[] {
  const same =
    facts.isCurrentVersion &&
    facts.computedHash === facts.version.contentHash &&
    facts.draftHash === facts.version.contentHash;
  return same ? [] : [block('approval', 'CONTENT_CHANGED')];
}

function screeningBlockers(facts: GateFacts): Blocker[] {
  if (facts.screenedHash === null) return [block('screening', 'NOT_SCREENED')];
  if (facts.screenedHash !== facts.version.contentHash) return [block('screening', 'SCREENING_OUTDATED')];
  const waived = new Set(
    facts.waivers
      .filter((waiver) => waiver.contentHash === facts.version.contentHash && !waiver.byEditor)
      .map((waiver) => waiver.findingKey),
  );
  // A patient who said yes to exactly this may be told of.
  const allowed = new Set(facts.permit.covered);
  const standing = facts.findings.filter(
    ({ severity, key }) => severity === 'block' && !waived.has(key) && !allowed.has(key),
  );
  return standing.length === 0 ? [] : [block('screening', 'FINDING_BLOCKS', { count: standing.length })];
}

function sourceBlockers({ namesSource }: GateFacts): Blocker[] {
  return namesSource ? [] : [block('screening', 'SOURCE_MISSING')];
}

function pictureBlockers(facts: GateFacts): Blocker[] {
  return facts.images.flatMap((image) => [
    ...(image.known ? [] : [block('pictures', 'IMAGE_MISSING', { image: image.index + 1 })]),
    ...(image.hasAltText ? [] : [block('pictures', 'ALT_TEXT_MISSING', { image: image.index + 1 })]),
  ]);
}

function permissionBlockers({ permit }: GateFacts): Blocker[] {
  return permitFaults(permit).map(({ code, facts }) => block('permission', code, facts));
}

function approvalBlockers(facts: GateFacts): Blocker[] {
  const { review } = facts;
  if (review === null) return [block('approval', 'NOT_SUBMITTED')];
  if (review.state === 'withdrawn') return [block('approval', 'REVIEW_WITHDRAWN')];
  if (review.state === 'changes_requested') return [block('approval', 'CHANGES_REQUESTED')];
  if (review.contentHash !== facts.version.contentHash) return [block('approval', 'CONTENT_CHANGED')];
  const own = review.facts.decisions.some(
    (decision) => decision.outcome === 'approve' && review.facts.editors.includes(decision.reviewerId),
  );
  if (own) return [block('approval', 'APPROVED_BY_AUTHOR')];
  if (review.missingSteps.length > 0)
    return [block('approval', 'APPROVAL_MISSING', { steps: review.missingSteps.join(',') })];
  const lapsed = lapsedByTraining(review.facts).map((step) => step.id);
  const waiting = review.facts.steps.filter((step) => !lapsed.includes(step.id));
  const approved = isApproved({ ...review.facts, steps: waiting }) || (waiting.length === 0 && lapsed.length > 0);
  return review.state === 'approved' && approved ? [] : [block('approval', 'APPROVAL_MISSING')];
}

function libraryBlockers({ inLibrary }: GateFacts): Blocker[] {
  return inLibrary ? [] : [block('approval', 'NOT_IN_LIBRARY')];
}

function trainingBlockers(facts: GateFacts): Blocker[] {
  if (facts.review === null || facts.review.state !== 'approved') return [];
  return lapsedByTraining(facts.review.facts).map((step) => block('training', 'TRAINING_EXPIRED', { step: step.id }));
}

function channelBlockers(facts: GateFacts): Blocker[] {
  if (facts.channels.length === 0) return [block('channel', 'NO_CHANNEL')];
  return facts.channels.flatMap((channel) => {
    const about = { channel: channel.id, network: channel.network };
    if (!channel.isRight) return [block('channel', 'CHANNEL_OF_SOMEBODY', about)];
    if (channel.state === 'disconnected') return [block('channel', 'CHANNEL_NOT_CONNECTED', about)];
    if (channel.state === 'needs_reauthorization') return [block('channel', 'CHANNEL_NEEDS_REAUTHORIZATION', about)];
    if (channel.state === 'awaiting_confirmation') return [block('channel', 'CHANNEL_NOT_CONFIRMED', about)];
    return channel.problems.map((problem) =>
      block('channel', isOfMedia(problem) ? 'MEDIA_UNFIT_FOR_NETWORK' : 'TEXT_UNFIT_FOR_NETWORK', {
        ...about,
        problem: problem.code,
        ...(problem.part === undefined ? {} : { part: problem.part + 1 }),
        ...(problem.limit === null ? {} : { limit: problem.limit }),
        ...(problem.actual === null ? {} : { actual: problem.actual }),
      }),
    );
  });
}

function isOfMedia({ code, imageIndex }: GateChannel['problems'][number]): boolean {
  return imageIndex !== null || /^(VIDEO|DOCUMENT|MEDIA)_/.test(code);
}

function partBlockers(facts: GateFacts): Blocker[] {
  return facts.partBefore === 'out' ? [] : [block('channel', 'PART_BEFORE_MISSING')];
}

function timeBlockers(facts: GateFacts): Blocker[] {
  const { schedule, purpose } = facts;
  if (schedule === null) return [block('time', 'NOT_SCHEDULED')];
  if (schedule.state === 'cancelled') return [block('time', 'SCHEDULE_CANCELLED')];
  if (schedule.contentHash !== facts.version.contentHash) return [block('time', 'NOT_SCHEDULED')];
  if (purpose === 'arm' && schedule.dueAt > facts.now) return [block('time', 'NOT_DUE')];
  if (facts.now.getTime() - schedule.dueAt.getTime() > LATE_LIMIT_MS) return [block('time', 'TOO_LATE')];
  return [];
}
