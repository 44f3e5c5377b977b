import { createHash } from 'node:crypto';
import type { NetworkId, WebhookMessage, WebhookNews } from '@bedside/connectors';
import { and, asc, eq, inArray, lt, ne } from 'drizzle-orm';
import type { Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { askForCheck } from '../../registers/channels/service.ts';
import { listDirectory } from '../../registers/org/service.ts';
import { wakeForNews } from '../publish/service.ts';
import { hookInbox } from './schema.ts';

/** A message whose signature was good. `message` is null when it could not be read. */
export type Knock = {
  readonly network: NetworkId;
  readonly body: Uint8Array;
  readonly message: WebhookMessage | null;
  readonly requestId: string;
};

/** More accounts than that come from no network in one message. */
const MAX_NEWS = 1_000;
/** Longer than any network goes on sending a message again. */
const KEPT_MS = 30 * 86_400_000;
/** So many old lines go with each new one, so that the inbox does not grow. */
const SWEPT_AT_ONCE = 20;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Takes a message in: kept once for each organization that it is about, in the transaction in which its effect is made. What
 * it says is no more than a reason to look at the network, so neither order nor age of messages matters.
 */
export async function takeIn(services: Services, knock: Knock): Promise<void> {
  const { message } = knock;
  if (message === null || message.news.length > MAX_NEWS) return keepForNobody(services, knock, 'unreadable');
  const concerned = await findConcerned(services, knock, message.news);
  if (concerned.length === 0) return keepForNobody(services, knock, 'nobody');
  for (const { organizationId } of concerned) {
    const seed: ScopeSeed = {
      services,
      organizationId,
      actor: { type: 'system', name: 'hooks' },
      requestId: knock.requestId,
    };
    await inScope(seed, (scope) => takeInFor(scope, knock, message.news));
  }
}

async function takeInFor(scope: Scope, knock: Knock, news: readonly WebhookNews[]): Promise<void> {
  const { organizationId, services, tx } = scope;
  if (!(await keep(tx, { services, knock, organizationId, outcome: 'heard' }))) return;
  for (const { id, accountId } of await channelsOf(tx, { organizationId, network: knock.network, news })) {
    for (const one of news) if (one.accountId === accountId) await act(scope, id, one);
  }
}

async function act(scope: Scope, channelId: string, { happened, remoteId }: WebhookNews): Promise<void> {
  switch (happened) {
    case 'account-disconnected':
      return askForCheck(scope, channelId);
    case 'post-removed':
    case 'post-visible':
      if (remoteId !== null) await wakeForNews(scope, { channelId, remoteId, happened });
      return;
    case 'post-changed':
    case 'other':
      return;
    default:
      return happened satisfies never;
  }
}

/** Organizations that have one of these accounts. A house has few, and each is asked under its own rights. */
async function findConcerned(
  services: Services,
  { network }: Knock,
  news: readonly WebhookNews[],
): Promise<{ readonly organizationId: OrganizationId }[]> {
  const concerned: { organizationId: OrganizationId }[] = [];
  if (news.length === 0) return concerned;
  for (const { organizationId } of await listDirectory(services)) {
    const own = await services.db.inOrganization(organizationId, (tx) =>
      channelsOf(tx, { organizationId, network, news }),
    );
    if (own.length > 0) concerned.push({ organizationId });
  }
  return concerned;
}

function channelsOf(
  tx: Tx,
  of: { organizationId: OrganizationId; network: NetworkId; news: readonly WebhookNews[] },
): Promise<{ id: string; accountId: string }[]> {
  return tx
    .select({ id: channel.id, accountId: channel.remoteAccountId })
    .from(channel)
    .where(
      and(
        eq(channel.organizationId, of.organizationId),
        eq(channel.network, of.network),
        ne(channel.state, 'disconnected'),
        inArray(channel.remoteAccountId, [...new Set(of.news.map(({ accountId }) => accountId))]),
      ),
    )
    .orderBy(asc(channel.id));
}

async function keepForNobody(services: Services, knock: Knock, outcome: 'nobody' | 'unreadable'): Promise<void> {
  await services.db.acrossOrganizations((tx) => keep(tx, { services, knock, organizationId: NOBODY, outcome }));
}

/** False when the message was kept before. Lines that are old enough go. */
async function keep(
  tx: Tx,
  made: { services: Services; knock: Knock; organizationId: string; outcome: 'heard' | 'nobody' | 'unreadable' },
): Promise<boolean> {
  const { knock, organizationId, outcome } = made;
  const receivedAt = made.services.clock.now();
  const kept = await tx
    .insert(hookInbox)
    .values({ organizationId, network: knock.network, messageKey: keyOf(knock), outcome, receivedAt })
    .onConflictDoNothing()
    .returning({ messageKey: hookInbox.messageKey });
  if (kept.length === 0) return false;
  await sweep(tx, new Date(receivedAt.getTime() - KEPT_MS));
  return true;
}

async function sweep(tx: Tx, before: Date): Promise<void> {
  const old = await tx
    .select({
      organizationId: hookInbox.organizationId,
      network: hookInbox.network,
      messageKey: hookInbox.messageKey,
    })
    .from(hookInbox)
    .where(lt(hookInbox.receivedAt, before))
    .orderBy(asc(hookInbox.receivedAt))
    .limit(SWEPT_AT_ONCE);
  for (const { organizationId, network, messageKey } of old) {
    await tx
      .delete(hookInbox)
      .where(
        and(
          eq(hookInbox.organizationId, organizationId),
          eq(hookInbox.network, network),
          eq(hookInbox.messageKey, messageKey),
        ),
      );
  }
}

/** The network's own id, which is part of what it signed; else the bytes tell two messages apart. */
function keyOf({ message, body }: Knock): string {
  const hash = createHash('sha256');
  return message?.id == null
    ? hash.update('body\0').update(body).digest('hex')
    : hash.update(`id\0${message.id}`).digest('hex');
}
