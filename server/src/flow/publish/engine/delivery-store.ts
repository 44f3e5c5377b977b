/**
 * Where deliveries are kept, as the publisher sees it: PostgreSQL in the product (`../postgres-store.ts`), memory in
 * simulations. Every method is one transaction: it happens whole or not at all, and whoever lost the answer knows neither.
 */
import type { Account, BudgetNote, CredentialStore, NetworkId, OutgoingPost, ReplyTo } from '@bedside/connectors';
import type { OrganizationId } from '../../../kernel/ids/ids.ts';
import type { Blocker, DeliveryState } from '../contract.ts';
import type { Clearance, GateFacts } from '../gate.ts';
import type { AttemptOutcome, StageEvent } from '../state.ts';

/** One part of one version on its way to one channel: as a post, or into the place of one that stands. */
export type DeliveryRecord = {
  readonly id: string;
  readonly scheduleId: string;
  readonly postId: string;
  readonly versionId: string;
  readonly contentHash: string;
  readonly channelId: string;
  /** 0 is the post, then the parts of its thread and its first comment, each below the one before. */
  readonly part: number;
  readonly kind: 'post' | 'edit';
  /** The delivery that an edit changes; null for a post. */
  readonly changesId: string | null;
  readonly state: DeliveryState;
  readonly dueAt: Date;
  /** Raised by every claim; each later write of that claim names it, so that a zombie writes nothing. */
  readonly epoch: number;
  readonly leasedUntil: Date | null;
  /** When to look at it next; null when nothing is to be done. */
  readonly wakeAt: Date | null;
  readonly attemptCount: number;
  readonly absentReads: number;
  readonly firstArmedAt: Date | null;
  readonly blockers: readonly Blocker[];
  readonly failureCode: string | null;
  readonly remoteId: string | null;
  readonly url: string | null;
  readonly updatedAt: Date;
};

/** What was about to be sent once; open as long as nobody knows what came of it. */
export type AttemptRecord = {
  readonly id: string;
  readonly deliveryId: string;
  /** From 1. */
  readonly number: number;
  readonly epoch: number;
  readonly armedAt: Date;
  /** Nothing may be sent for this attempt after this moment. */
  readonly notAfter: Date;
  readonly outcome: AttemptOutcome | null;
  readonly failureCode: string | null;
  readonly ambiguousCode: string | null;
  readonly resolvedAt: Date | null;
};

export type ReceiptKind = 'answer' | 'read_back' | 'removal' | 'person';

/** When the database was last put back from a backup, and of when that was. */
export type RestorePoint = { readonly takenAt: Date; readonly restoredAt: Date };

/** A delivery whose time has come. */
export type DueDelivery = {
  readonly organizationId: OrganizationId;
  readonly deliveryId: string;
  /** Null where it is not known before it is claimed. */
  readonly channelId: string | null;
  /** It is or may be in doubt, or has to go away. */
  readonly isUrgent: boolean;
};

/** A delivery that one worker holds until the lease ends; every later write names the epoch. */
export type Claim = {
  readonly organizationId: OrganizationId;
  readonly deliveryId: string;
  readonly postId: string;
  readonly channelId: string;
  readonly epoch: number;
  /** As it was when it was claimed, to know what to do next; whatever is written looks again. */
  readonly state: DeliveryState;
  /** Names this time of holding it in the trail. */
  readonly requestId: string;
};

/** Thrown when another worker took the delivery over: whatever this one knows is stale and must not be written. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

/** What may be written of a delivery. `wakeAt` also says when workers look at it. */
export type DeliveryPatch = Partial<
  Pick<
    DeliveryRecord,
    | 'state'
    | 'wakeAt'
    | 'leasedUntil'
    | 'attemptCount'
    | 'absentReads'
    | 'firstArmedAt'
    | 'failureCode'
    | 'remoteId'
    | 'url'
    | 'updatedAt'
  >
> & { readonly blockers?: Blocker[] };

export type NewAttempt = Pick<AttemptRecord, 'notAfter' | 'ambiguousCode'> & {
  /** The evidence on which it was armed. */
  readonly clearance: unknown;
};

export type NewReceipt = {
  readonly attemptId: string;
  readonly kind: ReceiptKind;
  readonly remoteId: string | null;
  readonly url: string | null;
  /** Without the words. */
  readonly evidence: unknown;
};

/** What a network took in without showing it. */
export type StagedPost = {
  readonly handle: string;
  /** False while the network still works on it. */
  readonly isReady: boolean;
  /** When the network throws it away, where it says so. */
  readonly expiresAt: Date | null;
};

export type TrailEntry = {
  readonly action: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  readonly reason?: string;
};

/** Whether the network takes another post of an account now. */
export type SendingVerdict =
  | { readonly kind: 'send-now' }
  /** The network was in trouble. It is looked at before anything is sent, by the one delivery that is told so. */
  | { readonly kind: 'look-first' }
  | { readonly kind: 'wait'; readonly until: Date; readonly reason: 'refused' | 'limit' | 'quota' | 'trouble' };

/** What a call came to. `send` asks that a post be made public; whatever else was asked is a `look`. */
export type AnswerTold = {
  readonly call: 'send' | 'look';
  readonly notes: readonly BudgetNote[];
  readonly outcome: { readonly kind: string };
};

/** Where a delivery goes. `account` is null when its credentials were forgotten. */
export type Target = {
  readonly network: NetworkId;
  readonly account: Account | null;
  /** Where a network's tokens are renewed; null where the store keeps none. */
  readonly credentials: CredentialStore | null;
  /** What part of the post it is on that network. */
  readonly partKind: 'post' | 'thread' | 'first_comment';
};

/** What an edit changes, as it is now. */
export type Edited = {
  /** Whether the delivery that it changes is confirmed, and neither removed nor being removed. */
  readonly stands: boolean;
  readonly remoteId: string | null;
  /** What is known to stand there; null after a person has seen something else. */
  readonly before: OutgoingPost | null;
  /** Whether another edit of it is armed or in doubt. */
  readonly othersUnderWay: boolean;
};

/** One delivery, read. */
export type DeliveryReading = {
  /** The delivery as it is, of the newest claim. */
  readonly row: DeliveryRecord;
  now(): Date;
  target(): Promise<Target>;
  /** Exactly what leaves; the gate has seen that part and images are there. */
  outgoing(replyTo: ReplyTo | null): Promise<OutgoingPost>;
  openAttempt(): Promise<AttemptRecord | null>;
  staged(): Promise<StagedPost | null>;
  /** Null for what is no edit. */
  edited(): Promise<Edited | null>;
  lastRestore(): Promise<RestorePoint | null>;
  /** Those of these remote ids that other deliveries of the channel are known to have made. */
  takenRemoteIds(remoteIds: readonly string[]): Promise<ReadonlySet<string>>;
};

/** One delivery in one transaction: its post is locked, then itself; what is written is written together. */
export type DeliveryChange = DeliveryReading & {
  readonly postCreatedAt: Date;
  /** What the gate says of exactly this now. */
  clearance(partBefore: GateFacts['partBefore']): Promise<Clearance>;
  /** Whether the network takes another post of this account now; who waits comes back at a moment of their own. */
  mayBeSent(): Promise<SendingVerdict>;
  /** Counts a post that is armed. */
  countSending(): Promise<void>;
  /**
   * Keeps what the answer said about the network: its limits, and whether it is in trouble. Gives when this delivery may ask
   * again where it is, else null.
   */
  noteAnswer(told: AnswerTold): Promise<Date | null>;
  /** The parts of this version on this channel, first one first, this one among them. */
  parts(): Promise<readonly DeliveryRecord[]>;
  /** The edits of this delivery or of another part of it, in the order in which they were planned. */
  editsOf(id: string): Promise<readonly DeliveryRecord[]>;
  lastAttempt(): Promise<AttemptRecord | null>;
  /** Whether a look after this restore was begun already. */
  hasLookedAfter(restore: RestorePoint): Promise<boolean>;
  /** Durable with this transaction, before any byte leaves. At most one can be open. */
  addAttempt(made: NewAttempt): Promise<AttemptRecord>;
  writeAttempt(
    attempt: AttemptRecord,
    patch: Partial<Pick<AttemptRecord, 'outcome' | 'failureCode' | 'ambiguousCode' | 'resolvedAt'>>,
  ): Promise<void>;
  addReceipt(made: NewReceipt): Promise<void>;
  /** Null when there is nothing at the network, or nothing of use. */
  writeStaged(staged: StagedPost | null): Promise<void>;
  /** Writes this delivery. Throws `FencedError` when another claim is newer. */
  write(patch: DeliveryPatch): Promise<void>;
  /** Writes another part of the same post on the same channel. */
  writePart(id: string, patch: DeliveryPatch): Promise<void>;
  /** One line of the trail about this delivery, or another part of it. */
  record(entry: TrailEntry, partId?: string): Promise<void>;
  /** States of all deliveries of the same planned time. */
  statesOfTime(): Promise<readonly DeliveryState[]>;
  noteStage(event: StageEvent): Promise<void>;
  /** Nothing more is sent over this channel until a person has let Bedside in again. */
  needReauthorization(code: string): Promise<void>;
};

export type DeliveryStore = {
  /** By the clock of the store, which all workers share. */
  now(): Date;
  /**
   * Up to `limit` urgent deliveries whose time has come, then up to `limit` others, of which those of full channels are left
   * out; of each kind those first that wait longest.
   */
  findDue(input: { limit: number; fullChannels: readonly string[] }): Promise<readonly DueDelivery[]>;
  /**
   * Claims due deliveries of one organization: raises the epoch and sets a lease. Those that another worker holds or is
   * claiming are passed over. Until the lease ends nobody looks again, so that a crash shows after it at the latest.
   */
  claim(
    organizationId: OrganizationId,
    input: { deliveryIds: readonly string[]; workerId: string; leaseMs: number },
  ): Promise<Claim[]>;
  /**
   * Ends the leases of workers that are known to be dead, so that what they held is looked at now and not when the lease
   * would have ended. Safe even where one of them lives after all: it is fenced by the next claim's epoch, and an armed
   * attempt counts as absent only after its own deadline.
   */
  endLeases(gone: { workerIds: readonly string[]; leaseMs: number }): Promise<void>;
  /** Reads the delivery of a claim. Throws `FencedError` when another claim is newer. */
  read<T>(claim: Claim, work: (delivery: DeliveryReading) => Promise<T>): Promise<T>;
  /** Changes it in one transaction. Throws `FencedError` when another claim is newer. */
  change<T>(claim: Claim, work: (delivery: DeliveryChange) => Promise<T>): Promise<T>;
};
