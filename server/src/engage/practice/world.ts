import {
  createInProcessFetch,
  createPracticeAccounts,
  createPracticeNetwork,
  type EgressFetch,
  type FaultPlayer,
  type PracticeNetwork,
  type PracticeWebhook,
} from '@bedside/connectors';
import type { Clock } from '../../kernel/clock/clock.ts';
import type { Database } from '../../kernel/db/database.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { enqueue } from '../../kernel/jobs/jobs.ts';
import { faultPlan } from './contract.ts';
import { MODERATE_TASK, type ModerateJob } from './moderate-job.ts';
import { findPracticeOwner, type KeptFaultPlan, keepFaultPlan, readFaultPlan } from './service.ts';
import { createPracticeStore } from './store.ts';

/** What a world is made of. `publicUrl` is where people reach this installation; `sleep` waits for the fault `slow`. */
export type PracticeWorldParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** What the networks sign with when they tell something. */
  readonly webhookSecret: string;
  readonly sleep?: (ms: number) => Promise<void>;
};

/** A practice network for each organization. */
export type PracticeWorld = {
  /** The way to an organization's network: in this process, so that nothing passes the egress rule. The URL's host decides nothing. */
  fetchFor(organizationId: OrganizationId): EgressFetch;
  /** What `verify` of the practice connector takes to connect the organization's account. Throws `NOT_FOUND` for an unknown organization. */
  credentialsFor(organizationId: OrganizationId): Promise<{ readonly token: string }>;
  /** The network takes a post down by its own decision; gives what it tells of it, for whoever listens. */
  moderate(job: ModerateJob): Promise<PracticeWebhook | null>;
};

/**
 * Makes the world. Posts, log and fault plan are in the database, so that several processes share one network; each
 * call takes up a plan that was set meanwhile, and keeps how often its rules may still hit.
 */
export function createPracticeWorld(parts: PracticeWorldParts): PracticeWorld {
  const opened = new Map<OrganizationId, OpenedNetwork>();
  const open = (organizationId: OrganizationId): OpenedNetwork => {
    const known = opened.get(organizationId) ?? openNetwork(parts, organizationId);
    opened.set(organizationId, known);
    return known;
  };
  return {
    fetchFor: (organizationId) => open(organizationId).fetch,
    moderate: ({ organizationId, accountId, postId }) =>
      // Parsed as an id by the task's payload.
      open(organizationId as OrganizationId).network.moderate({ accountId, postId }),
    async credentialsFor(organizationId) {
      const owner = await findPracticeOwner(parts.db, { organizationId });
      if (owner === null) throw notFound('organization');
      const account = { accountId: organizationId, handle: owner.slug, displayName: owner.name.slice(0, 200) };
      return { token: accountsOf(organizationId).issue(account) };
    },
  };
}

/**
 * The token names the account and guards nothing: the network is not reachable but through `fetchFor`, which acts for
 * this organization already. So its secret need not be one, and tokens live as long as the organization.
 */
function accountsOf(organizationId: OrganizationId) {
  return createPracticeAccounts({ secret: `practice network of ${organizationId}` });
}

type OpenedNetwork = { readonly network: PracticeNetwork; readonly fetch: EgressFetch };

function openNetwork(parts: PracticeWorldParts, organizationId: OrganizationId): OpenedNetwork {
  const { db, clock, publicUrl, webhookSecret, sleep } = parts;
  const store = createPracticeStore(db, organizationId);
  const pageUrl = `${publicUrl.replace(/\/+$/u, '')}/practice`;
  const network: PracticeNetwork = createPracticeNetwork({
    now: () => clock.now(),
    store: {
      ...store,
      // Written before the answer leaves: a process that is killed while a fault plays does not play it again.
      appendLog: async (entry) => {
        await store.appendLog(entry);
        await plan.keep();
      },
    },
    findAccount: accountsOf(organizationId).find,
    postUrl: (post) => `${pageUrl}/${post.handle}/posts/${post.id}`,
    newId: () => newId<'practice post'>(clock.now().getTime()),
    webhookSecret,
    // A job, so that it happens though the process that took the post in is gone.
    moderateLater: ({ delayMs, ...post }) =>
      db.inOrganization(organizationId, (tx) =>
        enqueue(tx, {
          task: MODERATE_TASK,
          payload: { organizationId, ...post } satisfies ModerateJob,
          runAt: new Date(clock.now().getTime() + delayMs),
        }),
      ),
    ...(sleep === undefined ? {} : { sleep }),
  });
  const plan = sharePlan(parts, { organizationId, player: network.faults });
  const fetch = createInProcessFetch(async (request) => {
    await plan.takeUp();
    try {
      return await network.handler(request);
    } finally {
      await plan.keep();
    }
  });
  return { network, fetch };
}

type SharedPlan = {
  /** Plays what the database says, when somebody changed it. */
  readonly takeUp: () => Promise<void>;
  /** Writes back what is left, when a rule was used up. */
  readonly keep: () => Promise<void>;
};

function sharePlan(
  { db }: PracticeWorldParts,
  { organizationId, player }: { organizationId: OrganizationId; player: FaultPlayer },
): SharedPlan {
  let last: KeptFaultPlan | null = null;
  return {
    async takeUp() {
      const now = await db.inOrganization(organizationId, (tx) => readFaultPlan(tx, organizationId));
      if (isSamePlan(now, last)) return;
      last = now;
      if (now === null) player.clear();
      else player.set(now.plan);
    },
    async keep() {
      if (last === null) return;
      const left = { plan: faultPlan.parse(player.current()), setAt: last.setAt };
      if (isSamePlan(left, last)) return;
      last = left;
      await db.inOrganization(organizationId, (tx) => keepFaultPlan(tx, organizationId, left));
    },
  };
}

function isSamePlan(left: KeptFaultPlan | null, right: KeptFaultPlan | null): boolean {
  if (left === null || right === null) return left === right;
  return left.setAt.getTime() === right.setAt.getTime() && JSON.stringify(left.plan) === JSON.stringify(right.plan);
}
