import type { EgressFetch } from '@bedside/connectors';
import type { Activity } from '@fedify/vocab';
import { and, asc, eq, exists, or } from 'drizzle-orm';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { getArticle, getNewsroomOwner, type NewsroomOwner } from '../newsroom/service.ts';
import { readAccount } from './account.ts';
import { acceptOf, createOf, deleteOf, updateOf } from './activities.ts';
import { fediverseAddresses } from './addresses.ts';
import { forgetIdleServer } from './followers.ts';
import { openKeys } from './keys.ts';
import { loadFedify, loadVocabulary, type Vocabulary } from './library.ts';
import { queueSending, type SendJob } from './queue-sending.ts';
import { type RemoteDocuments, sendableHeaders } from './remote-documents.ts';
import { fediverseDelivery, fediverseFollower, fediverseServer } from './schema.ts';
import { type AfterSend, afterSend, type SendOutcome } from './state.ts';
import { toWireForm } from './wire-form.ts';

const TIMEOUT_MS = 10_000;
/** The answer is read to its end and thrown away. */
const MAX_ANSWER_BYTES = 100_000;
/** Messages to one server in one job, so that a long list does not hold a worker for long. */
const AT_ONCE = 20;

export type SendParts = {
  readonly services: Services;
  readonly fetch: EgressFetch;
  readonly documents: RemoteDocuments;
  /** Between 0 and 1; tests give their own. */
  readonly random: () => number;
};

type Delivery = typeof fediverseDelivery.$inferSelect;
type Server = typeof fediverseServer.$inferSelect;
type Due = {
  readonly server: Server;
  readonly number: number;
  readonly kind: Delivery['kind'];
  readonly activity: Activity;
  readonly keysSealed: Uint8Array;
};

/**
 * Sends what waits for one server, in order, until it is done or the server does not take one. At least once: whoever
 * dies between sending and noting it sends the same again under the same id.
 */
export async function sendToServer(parts: SendParts, job: SendJob): Promise<void> {
  const seed: ScopeSeed = {
    services: parts.services,
    // Ids of a job that our own transaction wrote.
    organizationId: job.organizationId as OrganizationId,
    actor: { type: 'system', name: 'fediverse' },
    requestId: newId<'request'>(),
  };
  const owner = await getNewsroomOwner(parts.services.db, seed.organizationId);
  if (owner === null) return;
  const vocab = await loadVocabulary();
  for (let sent = 0; sent < AT_ONCE; sent += 1) {
    const due = await inScope(seed, (scope) => nextDue(scope, { serverId: job.serverId, vocab, owner }));
    if (due === null) return;
    const outcome = due === 'dropped' ? null : await sendOnce(parts, due, owner);
    if (due === 'dropped' || outcome === null) continue;
    const goesOn = await inScope(seed, (scope) => noteOutcome(scope, { due, outcome, random: parts.random() }));
    if (!goesOn) return;
  }
  await inScope(seed, (scope) => queueSending(scope, [job]));
}

/** What is sent next; `dropped` where it was not to be told any more, null where nothing is due. */
async function nextDue(
  scope: Scope,
  { serverId, vocab, owner }: { serverId: string; vocab: Vocabulary; owner: NewsroomOwner },
): Promise<Due | 'dropped' | null> {
  const { tx, organizationId, services } = scope;
  const [server] = await tx
    .select()
    .from(fediverseServer)
    .where(and(eq(fediverseServer.organizationId, organizationId), eq(fediverseServer.id, serverId)));
  const account = await readAccount(tx, organizationId);
  if (server === undefined || account === null) return null;
  if (server.nextAt !== null && server.nextAt > services.clock.now()) {
    // The clocks of two machines differ: not before its time.
    await queueSending(scope, [{ serverId, runAt: server.nextAt }]);
    return null;
  }
  const [delivery] = await tx
    .select()
    .from(fediverseDelivery)
    .where(and(eq(fediverseDelivery.organizationId, organizationId), eq(fediverseDelivery.serverId, serverId)))
    .orderBy(asc(fediverseDelivery.number))
    .limit(1);
  if (delivery === undefined) {
    await forgetIdleServer(tx, organizationId, serverId);
    return null;
  }
  const activity = await activityOf(scope, { delivery, vocab, owner, isOn: account.isOn });
  if (activity === null) {
    await dropDelivery(scope, delivery);
    return 'dropped';
  }
  return { server, number: delivery.number, kind: delivery.kind, activity, keysSealed: account.keysSealed };
}

/**
 * What a delivery says now. Words are those that the newsroom shows at this moment: what was taken down meanwhile is not
 * told, nor is news where nobody follows any more or after the newsroom was turned off.
 */
async function activityOf(
  scope: Scope,
  so: { delivery: Delivery; vocab: Vocabulary; owner: NewsroomOwner; isOn: boolean },
): Promise<Activity | null> {
  const { delivery, vocab, owner, isOn } = so;
  const { tx, organizationId } = scope;
  const making = { vocab, publicUrl: scope.services.publicUrl, owner };
  const { kind, articleId, followUrl, actorUrl, number } = delivery;
  if (kind === 'accept') {
    if (!isOn || followUrl === null || actorUrl === null) return null;
    return acceptOf(making, { url: followUrl, actorUrl, number });
  }
  if (articleId === null) return null;
  const article = await getArticle(tx, organizationId, { id: articleId });
  const isPublic = article !== null && article.removedAt === null;
  if (kind === 'delete') return isPublic ? null : deleteOf(making, articleId);
  if (!isPublic || !isOn || !(await isFollowedFrom(scope, delivery.serverId))) return null;
  return kind === 'create' ? createOf(making, article) : updateOf(making, article, number);
}

async function isFollowedFrom({ tx, organizationId }: Scope, serverId: string): Promise<boolean> {
  const from = tx
    .select({ id: fediverseFollower.id })
    .from(fediverseFollower)
    .where(and(eq(fediverseFollower.organizationId, organizationId), eq(fediverseFollower.serverId, serverId)));
  const rows = await tx
    .select({ id: fediverseServer.id })
    .from(fediverseServer)
    .where(and(eq(fediverseServer.organizationId, organizationId), eq(fediverseServer.id, serverId), exists(from)));
  return rows.length > 0;
}

/** One signed request: the object by Ed25519 (FEP-8b32), the request by RSA, in the older form that every server takes. */
async function sendOnce(parts: SendParts, due: Due, owner: NewsroomOwner): Promise<SendOutcome> {
  const { services, documents } = parts;
  const fedify = await loadFedify();
  const { organizationId } = owner;
  const keys = await openKeys(fedify, { services, organizationId }, due.keysSealed);
  const ids = fediverseAddresses(services.publicUrl, organizationId);
  const loaders = { documentLoader: documents.document, contextLoader: documents.context };
  const signed = await fedify.signObject(due.activity, keys.ed25519.privateKey, new URL(ids.assertionKey), loaders);
  const body = JSON.stringify(
    toWireForm(await signed.toJsonLd({ format: 'compact', contextLoader: documents.context })),
  );
  const post = async (spec: 'draft-cavage-http-signatures-12' | 'rfc9421') => {
    const request = new Request(due.server.inboxUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/activity+json', accept: 'application/activity+json' },
      body,
    });
    const sendable = await fedify.signRequest(request, keys.rsa.privateKey, new URL(ids.key), { spec });
    const headers = sendableHeaders(sendable);
    return postSigned(parts, { url: due.server.inboxUrl, headers, body });
  };
  const answer = await post('draft-cavage-http-signatures-12');
  // Some newer servers take the standard form alone.
  return answer.status === 401 ? post('rfc9421') : answer;
}

async function postSigned(
  parts: SendParts,
  { url, headers, body }: { url: string; headers: Record<string, string>; body: string },
): Promise<SendOutcome> {
  try {
    const limits = { timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_ANSWER_BYTES };
    const answer = await parts.fetch(url, { method: 'POST', headers, body, ...limits });
    return { status: answer.status, errorCode: null, retryAfter: answer.headers.get('retry-after') };
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
    // Anything else is a fault of ours: the queue runs the job again.
    if (typeof code !== 'string' || !code.startsWith('EGRESS_')) throw error;
    return { status: null, errorCode: code, retryAfter: null };
  }
}

/** Writes down what came of it; whether the next one may be sent at once. */
async function noteOutcome(
  scope: Scope,
  { due, outcome, random }: { due: Due; outcome: SendOutcome; random: number },
): Promise<boolean> {
  const { tx, organizationId, services } = scope;
  const { server } = due;
  const now = services.clock.now();
  const failingSince = server.failingSince ?? now;
  const attempts = server.attempts + 1;
  const after: AfterSend = afterSend(outcome, { attempts, failingSince, now, random });
  const isRow = and(eq(fediverseServer.organizationId, organizationId), eq(fediverseServer.id, server.id));
  // Also where no answer came: it may have what was sent, and is then told when that is taken down.
  const isNews = due.kind === 'create' || due.kind === 'update';
  const told = isNews && server.toldAt === null ? { toldAt: now } : {};
  if (after.kind === 'gone') {
    await forgetServer(scope, server);
    return false;
  }
  if (after.kind === 'again') {
    await tx
      .update(fediverseServer)
      .set({ attempts, failingSince, nextAt: after.nextAt, ...told })
      .where(isRow);
    await queueSending(scope, [{ serverId: server.id, runAt: after.nextAt }]);
    return false;
  }
  await tx
    .update(fediverseServer)
    .set({ attempts: 0, failingSince: null, nextAt: null, ...told })
    .where(isRow);
  await dropDelivery(scope, { serverId: server.id, number: due.number });
  return true;
}

async function dropDelivery(
  { tx, organizationId }: Scope,
  { serverId, number }: Pick<Delivery, 'serverId' | 'number'>,
): Promise<void> {
  await tx
    .delete(fediverseDelivery)
    .where(
      and(
        eq(fediverseDelivery.organizationId, organizationId),
        eq(fediverseDelivery.serverId, serverId),
        eq(fediverseDelivery.number, number),
      ),
    );
}

/** A server that is gone, or silent for a week: nobody follows from there any more, and nothing is told. */
async function forgetServer({ tx, organizationId }: Scope, { id, inboxUrl }: Server): Promise<void> {
  const isFrom = or(eq(fediverseFollower.serverId, id), eq(fediverseFollower.inboxUrl, inboxUrl));
  await tx.delete(fediverseFollower).where(and(eq(fediverseFollower.organizationId, organizationId), isFrom));
  // What waits goes with it.
  await tx
    .delete(fediverseServer)
    .where(and(eq(fediverseServer.organizationId, organizationId), eq(fediverseServer.id, id)));
}
