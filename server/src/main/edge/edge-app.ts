import type { Context, Hono } from 'hono';

/** An app whose requests carry the id that errors and log lines tell. */
export type EdgeApp = Hono<{ Variables: { requestId: string } }>;
export type EdgeCall = Context<{ Variables: { requestId: string } }>;
