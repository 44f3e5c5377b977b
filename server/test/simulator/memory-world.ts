/** What a simulation knows of posts, channels and deliveries: the part of the house that the publisher works in. */
import type { Account, NetworkId } from '@bedside/connectors';
import type {
  AttemptRecord,
  DeliveryRecord,
  NewReceipt,
  RestorePoint,
  StagedPost,
} from '../../src/flow/publish/engine/delivery-store.ts';
import type { GateFacts } from '../../src/flow/publish/gate.ts';
import type { StageEvent } from '../../src/flow/publish/state.ts';
import type { BudgetState } from '../../src/registers/channels/budget-state.ts';

/** A post with one version, as far as the gate looks at it. Parts beyond the first are those of a thread. */
export type MemoryPost = {
  readonly id: string;
  readonly createdAt: Date;
  readonly parts: readonly string[];
  readonly versionHash: string;
  /** Another one than the version's once somebody has edited it. */
  readonly draftHash: string;
  readonly review: 'approved' | 'withdrawn';
  readonly schedule: { readonly id: string; readonly dueAt: Date; readonly state: 'active' | 'cancelled' };
  readonly stage: StageEvent | null;
};

export type MemoryChannel = {
  readonly id: string;
  readonly network: NetworkId;
  readonly account: Account;
  readonly state: GateFacts['channels'][number]['state'];
};

export type MemoryReceipt = NewReceipt & { readonly deliveryId: string; readonly observedAt: Date };

export type MemoryEvent = { readonly deliveryId: string; readonly action: string; readonly at: Date };

/** Everything that a backup holds. Records are replaced, never changed. */
export type MemoryRows = {
  readonly posts: Map<string, MemoryPost>;
  readonly channels: Map<string, MemoryChannel>;
  readonly deliveries: Map<string, DeliveryRecord & { readonly claimedBy: string | null }>;
  readonly attempts: Map<string, AttemptRecord & { readonly clearance: unknown }>;
  readonly receipts: Map<string, MemoryReceipt>;
  readonly staged: Map<string, StagedPost>;
  readonly budgets: Map<string, BudgetState>;
  readonly trail: Map<string, MemoryEvent>;
};

export function emptyRows(): MemoryRows {
  return {
    posts: new Map(),
    channels: new Map(),
    deliveries: new Map(),
    attempts: new Map(),
    receipts: new Map(),
    staged: new Map(),
    budgets: new Map(),
    trail: new Map(),
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
    budgets: new Map(rows.budgets),
    trail: new Map(rows.trail),
  };
}

export type MemoryHouse = { rows: MemoryRows; restore: RestorePoint | null; ids: number };

/** What the gate looks at, of a post whose screening found nothing and whose reviewer is trained. */
export function gateFactsOf(
  post: MemoryPost,
  at: { channel: MemoryChannel; now: Date; partBefore: GateFacts['partBefore'] },
): GateFacts {
  const { versionHash: contentHash } = post;
  return {
    now: at.now,
    version: { id: post.id, contentHash },
    computedHash: contentHash,
    draftHash: post.draftHash,
    isCurrentVersion: true,
    images: [],
    screenedHash: contentHash,
    findings: [],
    touchesPatient: false,
    waivers: [],
    review: {
      state: post.review,
      contentHash,
      facts: approvedBy(contentHash),
      missingSteps: [],
    },
    channels: [{ id: at.channel.id, network: at.channel.network, state: at.channel.state, problems: [] }],
    schedule: { state: post.schedule.state, contentHash, dueAt: post.schedule.dueAt },
    partBefore: at.partBefore,
    stops: { isKnown: true, standing: [] },
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
