/** How the practice network is told to misbehave: rules as data, drawn with a seed, so that a run can be repeated. */
import { z } from 'zod';

/**
 * Ways to misbehave. "Accept" means that a post was stored (or removed) before the fault was played; `late-accept`
 * never answers and does what it was asked only `delayMs` later, when the caller has long given up.
 */
export const callFaultKinds = [
  'timeout-before-accept',
  'timeout-after-accept',
  'late-accept',
  'rate-limit',
  'error-500-before-accept',
  'error-500-after-accept',
  'slow',
  'reset-before-accept',
  'reset-after-accept',
  'truncated',
] as const;

/** And `moderated`: a post is taken in, and the network itself removes it `delayMs` later, and tells. */
export const faultKinds = [...callFaultKinds, 'moderated'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The calls of the network's API. */
export const practiceOperations = ['session', 'create', 'edit', 'read', 'list', 'remove'] as const;
export type PracticeOperation = (typeof practiceOperations)[number];

const faultRuleSchema = z.strictObject({
  kind: z.enum(faultKinds),
  /** Which calls are hit; `any` is every one of them. */
  operation: z.enum([...practiceOperations, 'any']).default('create'),
  /** How often it may still hit; null is without end. */
  times: z.int().min(1).max(1_000_000).nullable().default(null),
  /** Share of calls that are hit, 0 to 1. Shares of several rules add up. */
  probability: z.number().min(0).max(1).default(1),
  /** For `rate-limit`: seconds in Retry-After; null sends none. */
  retryAfterSeconds: z.int().min(0).max(86_400).nullable().default(1),
  /** For `slow` and `late-accept`: how long it waits before it does what it was asked. For `moderated`: before it removes. */
  delayMs: z.int().min(0).max(600_000).default(1_000),
});

/** A plan of faults: rules in order, and the seed of the draws. */
export const faultPlanSchema = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff).default(1),
  rules: z.array(faultRuleSchema).max(50),
});
export type FaultRule = z.output<typeof faultRuleSchema>;
export type FaultPlan = z.output<typeof faultPlanSchema>;
/** What may be given: defaults fill the rest. */
export type FaultPlanInput = z.input<typeof faultPlanSchema>;

/** A plan being played. */
export type FaultPlayer = {
  /** Replaces the plan and starts its draws anew. Throws a ZodError when it is not a plan. */
  set(plan: FaultPlanInput): void;
  clear(): void;
  /** The plan with the `times` that are left. */
  current(): FaultPlan;
  /** Draws for one call: the rule that hits it, or null. One number is drawn per call, so the order of calls alone decides. */
  next(operation: PracticeOperation): FaultRule | null;
};

/** Mulberry32 (public domain, T. Ettinger): 32 bits of state are plenty for drawing faults. Gives numbers in [0, 1). */
export function createSeededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** What drawing needs of a rule. `skip`: how many hits it lets pass first. */
export type DrawnRule = { readonly times: number | null; readonly probability: number; readonly skip?: number };

/** Rules that are being drawn from; `rules` are those that are left, with the `times` that are left. */
export type RuleDrawer<Rule extends DrawnRule> = {
  rules(): readonly Rule[];
  /** The one rule that hits, or null; shares of the rules that fit add up. One number is drawn per call. */
  draw(fits: (rule: Rule) => boolean): Rule | null;
  /** Every rule that hits, each drawn for itself. One number is drawn per rule that fits. */
  drawEach(fits: (rule: Rule) => boolean): readonly Rule[];
};

/** Draws from rules with a seed. */
export function createRuleDrawer<Rule extends DrawnRule>(plan: {
  readonly seed: number;
  readonly rules: readonly Rule[];
}): RuleDrawer<Rule> {
  const random = createSeededRandom(plan.seed);
  let left = plan.rules;
  return {
    rules: () => left,
    draw(fits) {
      const hit = drawRule(left.filter(fits), random());
      if (hit !== null) left = useUp(left, hit);
      return hit === null || strikes(hit) ? hit : null;
    },
    drawEach(fits) {
      const hits = left.filter((rule) => fits(rule) && random() < rule.probability);
      for (const hit of hits) left = useUp(left, hit);
      return hits.filter(strikes);
    },
  };
}

/** A player without faults until it is given a plan. */
export function createFaultPlayer(): FaultPlayer {
  let seed = 1;
  let drawer = createRuleDrawer<FaultRule>({ seed, rules: [] });
  const play = (plan: FaultPlan) => {
    seed = plan.seed;
    drawer = createRuleDrawer(plan);
  };
  return {
    set: (input) => play(faultPlanSchema.parse(input)),
    clear: () => play({ seed: 1, rules: [] }),
    current: () => ({ seed, rules: [...drawer.rules()] }),
    next: (operation) => drawer.draw((rule) => rule.operation === 'any' || rule.operation === operation),
  };
}

function drawRule<Rule extends DrawnRule>(rules: readonly Rule[], draw: number): Rule | null {
  let reach = 0;
  for (const rule of rules) {
    reach += rule.probability;
    if (draw < reach) return rule;
  }
  return null;
}

function strikes({ skip = 0 }: DrawnRule): boolean {
  return skip === 0;
}

function useUp<Rule extends DrawnRule>(rules: readonly Rule[], hit: Rule): Rule[] {
  return rules.flatMap((rule) => {
    if (rule !== hit) return [rule];
    if (!strikes(rule)) return [{ ...rule, skip: (rule.skip ?? 0) - 1 }];
    if (rule.times === null) return [rule];
    return rule.times === 1 ? [] : [{ ...rule, times: rule.times - 1 }];
  });
}
