import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../kernel/http/contract.ts';

/** What a key may open. Nothing here approves, waives, or changes who may do what. */
export const keyScope = z.enum([
  'posts:read',
  'posts:write',
  'posts:publish',
  'reviews:read',
  'channels:read',
  'media:read',
  'media:write',
  'screen',
  'people:read',
  'people:write',
  'organization:read',
  'organization:write',
  'directory:read',
  'directory:write',
  'webhooks:read',
  'webhooks:write',
]);
export type KeyScope = z.infer<typeof keyScope>;

/** `owner_gone`: whose key it is has left or does not work here any more. Only an active key opens anything. */
export const keyState = z.enum(['active', 'expired', 'revoked', 'owner_gone']);
export type KeyState = z.infer<typeof keyState>;

export const MAX_KEY_DAYS = 366;

export const keyView = z.object({
  id: uuid,
  name: z.string(),
  owner: z.object({ id: uuid, name: z.string() }),
  /** The last four characters of the key, to tell keys apart. */
  lastFour: z.string(),
  scopes: z.array(keyScope),
  state: keyState,
  createdAt: instant,
  expiresAt: instant,
  /** To the minute; null when it was never used. */
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type KeyView = z.infer<typeof keyView>;

const name = z.string().trim().min(2).max(80);

export const listKeys = defineEndpoint({
  method: 'GET',
  path: '/keys',
  summary: 'API keys: one’s own, or all of them for administrators and auditors',
  answer: z.object({
    keys: z.array(keyView),
    /** What the person who asks may put into a key of their own. */
    grantable: z.array(keyScope),
  }),
});

export const createKey = defineEndpoint({
  method: 'POST',
  path: '/keys',
  summary: 'Make an API key of one’s own; the key itself is in this answer and never again',
  stepUp: true,
  body: z.object({
    name,
    scopes: z.array(keyScope).min(1),
    expiresInDays: z.number().int().min(1).max(MAX_KEY_DAYS),
  }),
  answer: z.object({ key: keyView, token: z.string() }),
});

export const renameKey = defineEndpoint({
  method: 'PATCH',
  path: '/keys/:id',
  summary: 'Call an API key something else',
  params: z.object({ id: uuid }),
  body: z.object({ name }),
  answer: keyView,
});

export const revokeKey = defineEndpoint({
  method: 'POST',
  path: '/keys/:id/revoke',
  summary: 'End an API key at once and for good',
  params: z.object({ id: uuid }),
  answer: keyView,
});
