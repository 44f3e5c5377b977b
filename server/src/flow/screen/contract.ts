import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../kernel/http/contract.ts';

export const severity = z.enum(['block', 'warn', 'note']);
export const verdict = z.enum(['block', 'warn', 'pass']);

export const findingView = z.object({
  /** Same for the same finding on the same content; waivers name it. */
  key: z.string(),
  /** `baseText`, `variants.<network>`, `images.<n>.altText` or `link`. */
  field: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  type: z.string(),
  code: z.string(),
  category: z.enum(['privacy', 'professionalism', 'credibility', 'rights', 'accessibility', 'platform']),
  severity,
  subject: z.enum(['patient', 'staff', 'org', 'public', 'unknown']),
  message: z.string(),
  replacement: z.string().nullable(),
  ruleId: z.string(),
  ruleVersion: z.number().int(),
});
export type FindingView = z.infer<typeof findingView>;

export const screeningView = z.object({
  versionId: uuid,
  contentHash: z.string(),
  engineVersion: z.string(),
  verdict,
  findings: z.array(findingView),
  screenedAt: instant,
});
export type ScreeningView = z.infer<typeof screeningView>;

/** What the browser's worker needs to screen as the server does. */
export const getScreeningFacts = defineEndpoint({
  method: 'GET',
  path: '/screening/facts',
  summary: 'The organization’s own names and numbers',
  answer: z.object({
    organization: z.object({
      name: z.string(),
      names: z.array(z.string()),
      phones: z.array(z.string()),
      emails: z.array(z.string()),
      addresses: z.array(z.string()),
      domains: z.array(z.string()),
      handles: z.array(z.string()),
      staffNames: z.array(z.string()),
    }),
  }),
});
