/** What a simulation knows of posts, channels and deliveries: the part of the house that the publisher works in. */
import type { Account, NetworkId } from '@bedside/connectors';
import { nobody } from '../../src/flow/permit/state.ts';
import type {
  AttemptRecord,
  DeliveryRecord,
  NewReceipt,
  RestorePoint,
  StagedPost,
  TrailEntry,
} from '../../src/flow/publish/engine/delivery-store.ts';
import type { GateFacts } from '../../src/flow/publish/gate.ts';
import type { StageEvent } from '../../src/flow/publish/state.ts';
import type { BreakerState } from '../../src/registers/channels/breaker-state.ts';
import type { BudgetState } from '../../src/registers/channels/budget-state.ts';
import type { StopOf } from './scenario.ts';

/** A version with its review and the time that was set for it. Parts beyond the first are those of a thread. */
export type MemoryVersion = {
  readonly id: string;
  readonly hash: string;
  readonly parts: readonly string[];
  readonly review: 'approved' | 'withdrawn';
  readonly schedule: { readonly id: string; readonly dueAt: Date; readonly state: 'active' | 'cancelled' };
};

/** A post as far as the gate looks at it. */
export type MemoryPost = {
  readonly id: string;
  readonly createdAt: Date;
  readonly channelIds: readonly string[];
  /** Oldest first. */
  readonly versions: readonly MemoryVersion[];
  /** Another one than the newest version's once somebody has edited it. */
  readonly draftHash: string;
  readonly stage: StageEvent | null;
};

export function versionOf(post: MemoryPost, versionId: string): MemoryVersion {
  const version = post.versions.find(({ id }) => id === versionId);
  if (version === undefined) throw new Error(`${post.id} has no version ${versionId}`);
  return version;
}

export function newestVersion(post: MemoryPost): MemoryVersion {
  const version = post.versions.at(-1);
  if (version === undefined) throw new Error(`${post.id} has no version`);
  return version;
}

export type MemoryChannel = {
  readonly id: string;
  readonly network: NetworkId;
  readonly account: Account;
  readonly state: GateFacts['channels'][number]['state'];
  readonly breaker: BreakerState | null;
};

/** Where somebody said "stop publishing", and nobody has let it go on yet. */
export type MemoryStop = { readonly id: string; readonly kind: StopOf; readonly targetId: string };

export type MemoryReceipt = NewReceipt & { readonly deliveryId: string; readonly observedAt: Date };

/** What a network took in, by the name that it gave. */
export type MemoryHandle = { readonly handle: string; readonly deliveryId: string; readonly channelId: string };

export type MemoryEvent = {
  readonly deliveryId: string;
  readonly action: string;
  readonly facts: NonNullable<TrailEntry['facts']>;
  readonly at: Date;
};

/** A delivery with what only its store sees of it. */
export type MemoryDelivery = DeliveryRecord & { readonly claimedBy: string | null; readonly isUrgent: boolean };

/** Everything that a backup holds. Records are replaced, never changed. */
export type MemoryRows = {
  readonly posts: Map<string, MemoryPost>;
  readonly channels: Map<string, MemoryChannel>;
  readonly deliveries: Map<string, MemoryDelivery>;
  readonly attempts: Map<string, AttemptRecord & { readonly clearance: unknown }>;
  readonly receipts: Map<string, MemoryReceipt>;
  readonly staged: Map<string, StagedPost>;
  /** Every handle that was ever written down. */
  readonly handles: Map<string, MemoryHandle>;
  readonly budgets: Map<string, BudgetState>;
  readonly trail: Map<string, MemoryEvent>;
  readonly stops: Map<string, MemoryStop>;
};

export function emptyRows(): MemoryRows {
  return {
    posts: new Map(),
    channels: new Map(),
    deliveries: new Map(),
    attempts: new Map(),
    receipts: new Map(),
    staged: new Map(),
    handles: new Map(),
    budgets: new Map(),
    trail: new Map(),
    stops: new Map(),
  };
}

/** As a backup: rows as they are now. */
export function copyRows(rows: MemoryRows): MemoryRows {
  return {
    posts: new Map(rows.posts),
    channels: new Map(rows.channels),
    deliveries: new Map(rows.deliveries),
    attempts: new Map(rows.attempts),
    receipts: new Map(rows.receipts),
    staged: new Map(rows.staged),
    handles: new Map(rows.handles),
    budgets: new Map(rows.budgets),
    trail: new Map(rows.trail),
    stops: new Map(rows.stops),
  };
}

export type MemoryHouse = {
  rows: MemoryRows;
  restore: RestorePoint | null;
  /** Nobody can tell whether anything was stopped. Kept beside the rows: no restore changes it. */
  areStopsUnreadable?: boolean;
  /** How far the database's clock is ahead of true time. */
  clockAheadMs?: number;
  ids: number;
  /** How often a breaker opened, restores or not. */
  openings: number;
  /** Off only to see what it is good for. */
  readonly hasBreaker: boolean;
};

/** When the open attempt of a delivery must be over, in ms. */
export function deadlineOf({ attempts }: MemoryRows, id: string): number {
  const open = [...attempts.values()].find(({ deliveryId, resolvedAt }) => deliveryId === id && resolvedAt === null);
  return open?.notAfter.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Stops that keep a post on a channel back. */
export function stopsOn({ stops }: MemoryRows, about: { postId: string; channelId: string }): MemoryStop[] {
  const targets = [about.postId, about.channelId];
  return [...stops.values()].filter(({ kind, targetId }) => kind === 'organization' || targets.includes(targetId));
}

/** What the gate looks at, of a post whose screening found nothing and whose reviewer is trained. */
export function gateFactsOf(
  post: MemoryPost,
  at: Pick<GateFacts, 'now' | 'partBefore' | 'stops'> & { version: MemoryVersion; channel: MemoryChannel },
): GateFacts {
  const { hash: contentHash, review, schedule } = at.version;
  return {
    now: at.now,
    version: { id: at.version.id, contentHash },
    computedHash: contentHash,
    draftHash: post.draftHash,
    isCurrentVersion: newestVersion(post).id === at.version.id,
    images: [],
    screenedHash: contentHash,
    findings: [],
    touchesPatient: false,
    permit: nobody,
    waivers: [],
    review: {
      state: review,
      contentHash,
      facts: approvedBy(contentHash),
      missingSteps: [],
    },
    channels: [
      { id: at.channel.id, network: at.channel.network, state: at.channel.state, isRight: true, problems: [] },
    ],
    schedule: { state: schedule.state, contentHash, dueAt: schedule.dueAt },
    namesSource: true,
    inLibrary: true,
    partBefore: at.partBefore,
    stops: at.stops,
    purpose: 'arm',
  };
}

/** One reviewer with the role that was asked for has approved. */
function approvedBy(contentHash: string): NonNullable<GateFacts['review']>['facts'] {
  const role = 'clinician_reviewer';
  return {
    steps: [
      {
        id: 'approval',
        name: 'Approval',
        roles: [role],
        mode: 'any',
        quorum: 1,
        when: 'always',
        requiresPrivacyTraining: false,
      },
    ],
    decisions: [{ stepId: 'approval', reviewerId: 'osei', onBehalfOf: null, outcome: 'approve', contentHash }],
    people: [
      {
        id: 'osei',
        active: true,
        grants: [{ role, channelIds: null, onBehalfOf: null }],
        privacyTrainedUntil: null,
      },
    ],
    editors: ['okafor'],
    contentHash,
    channelIds: [],
    today: '2026-11-20',
  };
}
