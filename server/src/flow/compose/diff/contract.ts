import { z } from 'zod';
import { defineEndpoint, uuid } from '../../../kernel/http/contract.ts';

export const diffPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export const diffVersions = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/diff',
  summary: 'What changed between two versions, field by field',
  keyScope: 'posts:read',
  params: z.object({ id: uuid }),
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  answer: z.object({ fields: z.array(z.object({ field: z.string(), parts: z.array(diffPart) })) }),
});
