import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../../kernel/http/contract.ts';

/** Why a document has no time-stamp although one was asked for. */
export const stampTrouble = z.enum([
  'STAMP_UNREACHABLE',
  'STAMP_ANSWER',
  'STAMP_REFUSED',
  'STAMP_NOT_OURS',
  'STAMP_NOT_SIGNED',
  'STAMP_CLOCK',
  'STAMP_TOO_LARGE',
  'STAMP_CHANGED',
]);
export type StampTrouble = z.infer<typeof stampTrouble>;

export const sealView = z.object({
  madeWith: z.enum(['bedside', 'house']).describe('A key made by Bedside, or the house’s own certificate.'),
  certificateSha256: z.string(),
  stampedAt: instant.nullable().describe('By the clock of the time-stamp server; null where there is no time-stamp.'),
  stampTrouble: stampTrouble.nullable().describe('Why there is none although one was asked for.'),
});
export type SealView = z.infer<typeof sealView>;

export const getSeal = defineEndpoint({
  method: 'GET',
  path: '/authorizations/:id/seal',
  summary: 'How the document of a signed permission was sealed: by whose key, and with which time-stamp',
  params: z.object({ id: uuid }),
  answer: z.object({ seal: sealView.nullable().describe('Null where it was not written down, or never sealed here.') }),
});
