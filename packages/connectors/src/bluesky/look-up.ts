/** People and organizations on Bluesky whose name begins so. */
import { z } from 'zod';
import type { FoundAccount, LookUpOutcome, LookUpRequest } from '../port.ts';
import { type XrpcContext, xrpc } from './xrpc.ts';

/** Answers without a session, which keeps the small budget of sign-ins for writing (docs.bsky.app/docs/advanced-guides/api-directory). */
const publicServer = 'https://public.api.bsky.app';

const actorsSchema = z.object({ actors: z.array(z.unknown()) });
const actorSchema = z.object({
  handle: z.string().min(1).max(253),
  displayName: z.string().max(640).optional().catch(undefined),
});

/** Asks the public index; a server on plain http (loopback, a trial) is asked itself. */
export async function lookUp(context: XrpcContext, { query, limit }: LookUpRequest): Promise<LookUpOutcome> {
  const serviceUrl = context.serviceUrl.startsWith('https://') ? publicServer : context.serviceUrl;
  const params = { q: query, limit: String(Math.min(100, Math.max(1, limit))) };
  const nsid = 'app.bsky.actor.searchActorsTypeahead';
  const found = await xrpc({ ...context, serviceUrl }, { nsid, params, schema: actorsSchema });
  if (!found.ok) return found.failure;
  const accounts = found.data.actors.flatMap((told): FoundAccount[] => {
    const parsed = actorSchema.safeParse(told);
    if (!parsed.success || parsed.data.handle === 'handle.invalid') return [];
    const { handle, displayName = '' } = parsed.data;
    return [{ handle, mention: `@${handle}`, displayName: displayName.trim() || handle }];
  });
  return { kind: 'accounts', accounts: accounts.slice(0, limit) };
}
