/** What really happened at a fake network, in order: the truth that a publisher's own records are held against. */
import type { NetworkFaultKind, NetworkOperation } from './fault-plan.ts';

export type RemovedBy = 'account' | 'person';

/** `fault` is the rule that was played on the call, if one was. */
export type TimelineEntry =
  /** A request came in. */
  | {
      kind: 'request';
      operation: NetworkOperation | null;
      method: string;
      path: string;
      fault: NetworkFaultKind | null;
    }
  /** A request provably did not leave. */
  | { kind: 'not-sent'; operation: NetworkOperation | null; path: string; fault: NetworkFaultKind }
  /** Nothing was done, and why: the network's own code, or the fault. `status` 0: nothing was answered either. */
  | { kind: 'refused'; operation: NetworkOperation | null; status: number; code: string }
  /** A post was taken in; it may not be public yet. */
  | { kind: 'accepted'; postId: string; accountId: string; key: string | null; text: string }
  /** Everybody can see it from now on. */
  | { kind: 'published'; postId: string; accountId: string; key: string | null }
  | { kind: 'declined'; postId: string }
  | { kind: 'edited'; postId: string; text: string; by: RemovedBy }
  | { kind: 'removed'; postId: string; by: RemovedBy }
  | { kind: 'media-part-stored'; mediaId: string; part: number; bytes: number }
  | { kind: 'media-discarded'; mediaId: string }
  | { kind: 'container-made' | 'container-ready' | 'container-failed'; containerId: string }
  | { kind: 'container-expired' | 'container-discarded'; containerId: string }
  | { kind: 'container-published'; containerId: string; postId: string }
  | { kind: 'token-lost'; accountId: string; why: 'expired' | 'revoked' | 'scope-removed' }
  | { kind: 'webhook-sent'; webhookId: string; event: string; postId: string | null; forged: boolean }
  | { kind: 'webhook-lost'; webhookId: string };

/** An entry in its place: `seq` from 0, `at` in ms of the network's time. */
export type TimelineEvent = TimelineEntry & { readonly seq: number; readonly at: number };

/** An append-only list. */
export type Timeline = { note(entry: TimelineEntry): void; readonly events: readonly TimelineEvent[] };

export function createTimeline(nowMs: () => number): Timeline {
  const events: TimelineEvent[] = [];
  return { events, note: (entry) => void events.push(Object.freeze({ ...entry, seq: events.length, at: nowMs() })) };
}
