/**
 * The connector of Threads. A post is handed in as a container, whose state tells whether it was published; which post became
 * of it, the account's lists tell. Parts of a thread and first comments are answers.
 */

import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import { ask, type Operation } from '../http/ask.ts';
import { patiently, type Wait } from '../http/wait.ts';
import type { Measure } from '../manifest.ts';
import { createMetaAccounts } from '../meta/account.ts';
import { publishContainer, stageContainer } from '../meta/containers.ts';
import { graphId, hasToken, isGone, noToken } from '../meta/graph.ts';
import { insightOf } from '../meta/insights.ts';
import { beginLongLived, finishLongLived, revokeByHand } from '../meta/long-lived.ts';
import { notePublishingLimit } from '../meta/publishing-limit.ts';
import { composeNetworkText, manifestFor, manifests } from '../networks.ts';
import type { Connector, Credentials, DeliverOutcome, DeliverRequest, Manifest, VerifyOutcome } from '../port.ts';
import { containerOf, type ThreadsContext, threadsConsent, threadsDialect, threadsPath } from './api.ts';
import { threadsComments } from './comments.ts';
import { planOf } from './plan.ts';
import { listOwn, readBack, remove } from './posts.ts';
import { threadsWebhooks } from './webhooks.ts';

/** Times that a test may shorten, and how it waits. */
export type ThreadsConnectorOverrides = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

export function createThreadsConnector(overrides: ThreadsConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.threads, ...times };
  const { callTimeoutMs } = manifest;
  const accounts = createMetaAccounts({ kind: threadsConsent, dialect: threadsDialect, callTimeoutMs, wait });
  const { asNobody, start } = accounts;
  const textOf = ({ account, post }: Pick<DeliverRequest, 'account' | 'post'>) =>
    composeNetworkText(manifestFor('threads', account.limits, manifest), post);
  return {
    manifest,
    verify: (request, io) => verify(accounts.asBearer(io, request), request),
    async stage({ account, handle, post }, io) {
      const context = await start(io, account);
      if (!hasToken(context)) return noToken;
      const plan = () => planOf(manifestFor('threads', account.limits, manifest), post);
      return stageContainer(context, { container: containerOf(context), plan, handle });
    },
    async deliver(request, io) {
      const context = await start(io, request.account);
      return hasToken(context) ? deliver(context, { request, text: textOf(request) }) : noToken;
    },
    readBack: async (request, io) => readBack(await start(io, request.account), { request, text: textOf(request) }),
    listOwn: async ({ account, cursor, limit }, io) => listOwn(await start(io, account), { cursor, limit }),
    remove: async ({ account, remoteId }, io) => remove(await start(io, account), remoteId),
    measure: async ({ account, remoteId }, io) => measure(await start(io, account), remoteId),
    comments: threadsComments(start),
    consent: {
      begin: async (request) => beginLongLived(threadsConsent, request),
      finish: (request, io) => finishLongLived(asNobody(io, request.serviceUrl), { kind: threadsConsent, request }),
      revoke: async () => revokeByHand,
    },
    webhooks: threadsWebhooks,
  };
}

const meSchema = z.object({
  id: graphId,
  username: z.string().min(1).max(200),
  name: z.string().max(500).optional().catch(undefined),
});

async function verify(
  own: Operation,
  { serviceUrl, credentials }: { serviceUrl: string; credentials: Credentials },
): Promise<VerifyOutcome> {
  if (!hasToken(own)) return noToken;
  const asked = await ask(own, { path: threadsPath('me'), params: { fields: 'id,username,name' }, schema: meSchema });
  if (!asked.ok) return asked.failure;
  const { id: remoteAccountId, name = '', username: handle } = asked.data;
  await notePublishingLimit(own, threadsPath(remoteAccountId, 'threads_publishing_limit'));
  const account = { serviceUrl, handle, remoteAccountId, credentials };
  return { kind: 'verified', account, displayName: name.trim() || handle };
}

async function deliver(
  context: ThreadsContext,
  { request, text }: { request: DeliverRequest; text: string },
): Promise<DeliverOutcome> {
  const made = await publishContainer(context, { container: containerOf(context), handle: request.handle });
  if (made.kind !== 'made') return made;
  // The address is asked for; without it the post stands all the same.
  const found = await readBack(context, { request: { ...request, remoteId: made.id }, text });
  if (found.kind === 'found') return { kind: 'published', post: found.post };
  const createdAt = context.io.now().toISOString();
  return { kind: 'published', post: { remoteId: made.id, url: null, text, createdAt, deliveryKey: null } };
}

/** docs/threads/insights. */
const metrics = [
  ['views', 'views'],
  ['likes', 'likes'],
  ['comments', 'replies'],
  ['shares', 'shares'],
  ['quotes', 'quotes'],
] as const satisfies readonly (readonly [Measure, string])[];

async function measure(context: ThreadsContext, remoteId: string): Promise<MeasureOutcome> {
  const path = threadsPath(remoteId);
  const stands = await ask(context, { path, params: { fields: 'id' }, schema: z.object({ id: graphId }) });
  if (!stands.ok) return isGone(stands) ? { kind: 'absent' } : stands.failure;
  const numbers: Partial<Record<Measure, number>> = {};
  for (const [name, metric] of metrics) {
    const told = await insightOf(context, { path: threadsPath(remoteId, 'insights'), metric });
    if (told !== null) numbers[name] = told;
  }
  // Posts that others repeat are told apart from those they send on; both spread it.
  const reposts = await insightOf(context, { path: threadsPath(remoteId, 'insights'), metric: 'reposts' });
  const shares = reposts === null ? numbers.shares : reposts + (numbers.shares ?? 0);
  return { kind: 'measured', numbers: shares === undefined ? numbers : { ...numbers, shares } };
}
