/** How a fake network is told to misbehave: rules as data. The words of the practice network, and more. */
import { z } from 'zod';
import { callFaultKinds, createRuleDrawer, type RuleDrawer } from '../../practice/faults.ts';

/** The request provably never leaves. */
const connectKinds = ['refused', 'name-not-found', 'tls-failed'] as const;

/**
 * What becomes of one call, beside the kinds of the practice network. "Accept" means that the network has done what it was
 * asked before the fault was played. `not-json` answers 200 with a page of HTML; `storm` answers 503, and has done
 * `acceptedShare` of what it was asked; `daily-quota` lets an account make `limit` posts a UTC day; `duplicate-refusal`
 * calls a post a duplicate that is none.
 */
const callKinds = [
  ...callFaultKinds,
  'half-close-before-accept',
  'half-close-after-accept',
  'not-json-before-accept',
  'not-json-after-accept',
  'storm',
  'daily-quota',
  'duplicate-refusal',
] as const;

/** From this call on the token is no good, or lacks the scope that the call asks for. */
const accountKinds = ['token-expired', 'token-revoked', 'scope-removed'] as const;

/**
 * What becomes of a post or container that the call makes; several may come together, each drawn for itself.
 * `processing-delay`: ready `delayMs` later; `container-expires`: thrown away `delayMs` after it was made;
 * `container-error`: never ready; `moderation`: accepted, and public `delayMs` later; `declined`: the same, and never public;
 * `alter-text`: see `alteration`; `person-removes`, `person-edits`: somebody does that at the network, `delayMs` after it
 * became public.
 */
const effectKinds = [
  'processing-delay',
  'container-expires',
  'container-error',
  'moderation',
  'declined',
  'alter-text',
  'person-removes',
  'person-edits',
] as const;

/**
 * What becomes of a webhook. `reordered` is held back until the next one has left, or `delayMs` have passed; `replayed`: who
 * listened on the way sends it again, `delayMs` later, with the signature of then.
 */
const webhookKinds = [
  'webhook-duplicated',
  'webhook-reordered',
  'webhook-delayed',
  'webhook-forged',
  'webhook-replayed',
  'webhook-lost',
] as const;

const aspects = {
  connect: connectKinds,
  call: callKinds,
  account: accountKinds,
  effect: effectKinds,
  webhook: webhookKinds,
} as const;
/** Rules of different aspects hit one call together. */
export type FaultAspect = keyof typeof aspects;

/** Every way in which a network of the kit misbehaves. */
export const networkFaultKinds = [
  ...connectKinds,
  ...callKinds,
  ...accountKinds,
  ...effectKinds,
  ...webhookKinds,
] as const;
export type NetworkFaultKind = (typeof networkFaultKinds)[number];

/** The calls of a network; `publish` is the one that makes a post public, whatever the network calls it. */
export const networkOperations = [
  'verify',
  'upload',
  'stage',
  'status',
  'publish',
  'edit',
  'read',
  'list',
  'remove',
  'discard',
  'webhook',
] as const;
export type NetworkOperation = (typeof networkOperations)[number];

export const alterations = ['link-wrap', 'truncate', 'emoji', 'decompose'] as const;
export type Alteration = (typeof alterations)[number];

const dayMs = 86_400_000;

const networkFaultRuleSchema = z.strictObject({
  kind: z.enum(networkFaultKinds),
  /** Which calls are hit. Left out: `stage` for what happens to containers, `webhook` for webhooks, else `publish`. */
  operation: z.enum([...networkOperations, 'any']).optional(),
  /** How many calls that it would hit it lets pass first. */
  skip: z.int().min(0).max(1_000_000).default(0),
  /** How often it may still hit; null is without end. */
  times: z.int().min(1).max(1_000_000).nullable().default(null),
  /** Share of calls that are hit, 0 to 1. Shares of several rules about connecting, or about calls, add up. */
  probability: z.number().min(0).max(1).default(1),
  /** A span of time, in ms since the plan was set. */
  fromMs: z.number().min(0).default(0),
  untilMs: z.number().min(0).nullable().default(null),
  /** For `rate-limit` and `daily-quota`: seconds in Retry-After; null sends none. */
  retryAfterSeconds: z.int().min(0).max(86_400).nullable().default(1),
  delayMs: z
    .int()
    .min(0)
    .max(7 * dayMs)
    .default(1_000),
  /** For `storm`: share of calls that did what they were asked, 0 to 1. */
  acceptedShare: z.number().min(0).max(1).default(0.3),
  /** For `daily-quota`: posts of one account in a UTC day. */
  limit: z.int().min(0).default(0),
  /** For `alter-text`. */
  alteration: z.enum(alterations).default('link-wrap'),
});

const networkFaultPlanSchema = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  rules: z.array(networkFaultRuleSchema).max(50),
});

export type NetworkFaultRule = z.output<typeof networkFaultRuleSchema>;
export type NetworkFaultPlan = z.output<typeof networkFaultPlanSchema>;
/** What may be given: defaults fill the rest. */
export type NetworkFaultPlanInput = z.input<typeof networkFaultPlanSchema>;

/** A plan being played. */
export type NetworkFaults = {
  /** Replaces the plan and starts its draws and its spans of time anew. Throws a ZodError when it is not a plan. */
  set(plan: NetworkFaultPlanInput): void;
  clear(): void;
  /** The plan with the `times` that are left. */
  current(): NetworkFaultPlan;
};

/** The network's side of it: what hits a call. */
export type FaultDraws = NetworkFaults & {
  one(call: { aspect: FaultAspect; operation: NetworkOperation; fits?: Fits }): NetworkFaultRule | null;
  each(call: { aspect: FaultAspect; operation: NetworkOperation }): readonly NetworkFaultRule[];
};
type Fits = (rule: NetworkFaultRule) => boolean;

/** Without faults until it is given a plan. `nowMs` is the network's time. */
export function createNetworkFaults(nowMs: () => number): FaultDraws {
  let seed = 1;
  let setAt = 0;
  let drawer: RuleDrawer<NetworkFaultRule> = createRuleDrawer({ seed, rules: [] });
  const play = (plan: NetworkFaultPlan) => {
    ({ seed } = plan);
    setAt = nowMs();
    drawer = createRuleDrawer(plan);
  };
  const hits = (call: { aspect: FaultAspect; operation: NetworkOperation; fits?: Fits }) => {
    const sinceMs = nowMs() - setAt;
    const kinds: readonly NetworkFaultKind[] = aspects[call.aspect];
    return (rule: NetworkFaultRule) =>
      kinds.includes(rule.kind) &&
      [call.operation, 'any'].includes(rule.operation ?? usualOperation(rule.kind)) &&
      sinceMs >= rule.fromMs &&
      (rule.untilMs === null || sinceMs < rule.untilMs) &&
      (call.fits?.(rule) ?? true);
  };
  return {
    set: (input) => play(networkFaultPlanSchema.parse(input)),
    clear: () => play({ seed: 1, rules: [] }),
    current: () => ({ seed, rules: [...drawer.rules()] }),
    one: (call) => drawer.draw(hits(call)),
    each: (call) => drawer.drawEach(hits(call)),
  };
}

const ofStaging: readonly NetworkFaultKind[] = ['processing-delay', 'container-expires', 'container-error'];

function usualOperation(kind: NetworkFaultKind): NetworkOperation {
  if (ofStaging.includes(kind)) return 'stage';
  return kind.startsWith('webhook-') ? 'webhook' : 'publish';
}
