import type { FaultKind, PracticeLogEntry, PracticeOperation } from '@bedside/connectors';
import { z } from 'zod';
import { defineEndpoint, instant } from '../../kernel/http/contract.ts';

/** Ways to misbehave, as `@bedside/connectors` plays them. "Accept" means that the post stood before the fault; `late-accept` never answers and accepts later; `moderated` accepts, and the network removes it later. */
export const faultKind = z.enum([
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
  'moderated',
] as const satisfies readonly FaultKind[]);

/** Calls of the practice network; `any` is every one of them. */
export const faultOperation = z.enum([
  'session',
  'create',
  'edit',
  'read',
  'list',
  'remove',
  'any',
] as const satisfies readonly (PracticeOperation | 'any')[]);

export const faultRule = z.strictObject({
  kind: faultKind,
  operation: faultOperation.default('create'),
  /** How often it may still hit; null is without end. */
  times: z.number().int().min(1).max(1_000_000).nullable().default(null),
  /** Share of calls that are hit, 0 to 1. Shares of several rules add up. */
  probability: z.number().min(0).max(1).default(1),
  /** For `rate-limit`: seconds in Retry-After; null sends none. */
  retryAfterSeconds: z.number().int().min(0).max(86_400).nullable().default(1),
  /** For `slow` and `late-accept`: how long it waits before it does what it was asked. For `moderated`: before it removes. */
  delayMs: z.number().int().min(0).max(600_000).default(1_000),
});

/** Rules in order, and the seed of the draws, so that a run can be repeated. */
export const faultPlan = z.strictObject({
  seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  rules: z.array(faultRule).max(50),
});
export type FaultPlanView = z.output<typeof faultPlan>;

export const logKind = z.enum([
  'accepted',
  'duplicated',
  'refused',
  'edited',
  'removed',
] as const satisfies readonly PracticeLogEntry['kind'][]);

export const logEntry = z.object({
  kind: logKind,
  at: instant,
  accountId: z.string().nullable(),
  deliveryKey: z.string().nullable(),
  postId: z.string().nullable(),
  /** Status answered, or meant to be answered when a fault swallowed it; 0 when there was none. */
  status: z.number().int(),
  fault: z.string().nullable(),
});

export const practiceFaultsView = z.object({
  plan: faultPlan,
  /** When the plan was set; null without one. */
  setAt: instant.nullable(),
  /** The network's own page and its own log, for people. */
  pageUrl: z.string(),
  logUrl: z.string(),
});

export const getFaults = defineEndpoint({
  method: 'GET',
  path: '/practice/faults',
  summary: 'How the practice network misbehaves',
  answer: practiceFaultsView,
});

export const putFaults = defineEndpoint({
  method: 'PUT',
  path: '/practice/faults',
  summary: 'Tell the practice network to misbehave',
  body: faultPlan,
  answer: practiceFaultsView,
});

export const deleteFaults = defineEndpoint({
  method: 'DELETE',
  path: '/practice/faults',
  summary: 'Let the practice network behave again',
  answer: practiceFaultsView,
});

export const practiceLogView = z.object({
  /** Newest first. */
  entries: z.array(logEntry.extend({ id: z.string() })),
  /** To give as `before` for the page after this one, null at the end. */
  next: z.string().nullable(),
  /** Of the whole log. */
  counts: z.record(logKind, z.number().int()),
});
export type PracticeLogView = z.output<typeof practiceLogView>;

export const getLog = defineEndpoint({
  method: 'GET',
  path: '/practice/log',
  summary: 'What arrived at the practice network: accepted, duplicated, refused, edited, removed',
  query: z.object({
    before: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: practiceLogView,
});
