/**
 * Accounts that one yes opened: sealed until the session that said it chooses, once, within ten minutes. What is not chosen
 * is forgotten.
 */
import type { AccountChoice, NetworkId } from '@bedside/connectors';
import { and, eq, gt, ne } from 'drizzle-orm';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import { BedsideError, conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type PersonActor, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { channelAccess } from './access.ts';
import { type Application, holdApplication, requireApplication } from './applications.ts';
import type { ConnectorSource } from './connector-source.ts';
import type { ChannelView, ChoiceView } from './contract.ts';
import { requireSession } from './require-session.ts';
import { channel, channelChoice } from './schema.ts';
import { insertChannel, verify } from './service.ts';
import { askForWaysSweep, sweepWays, WAY_MS } from './sweep-ways.ts';

type ChoiceRow = typeof channelChoice.$inferSelect;
type Opened = { readonly row: ChoiceRow; readonly choices: readonly AccountChoice[] };

/** More than a person can look through; the first ones are kept. */
const MAX_CHOICES = 200;

/** Keeps what a yes opened; gives the id under which the session asks for it. */
export async function keepChoices(
  scope: Scope,
  made: {
    actor: PersonActor;
    way: { network: NetworkId; serviceUrl: string; name: string };
    choices: readonly AccountChoice[];
  },
): Promise<string> {
  const { network, serviceUrl, name } = made.way;
  const now = scope.services.clock.now();
  const { organizationId } = scope;
  const id = newId<'channel_choice'>(now.getTime());
  await sweepWays(scope.tx, { organizationId, now });
  await scope.tx.insert(channelChoice).values({
    organizationId,
    id,
    sessionId: made.actor.sessionId,
    personId: made.actor.id,
    network,
    serviceUrl,
    name,
    choicesSealed: sealJson(scope.services.keyring, made.choices.slice(0, MAX_CHOICES), choiceContext(scope, id)),
    createdAt: now,
    expiresAt: new Date(now.getTime() + WAY_MS),
  });
  await askForWaysSweep(scope);
  return id;
}

/** What there is to choose from, without anything that opens it. Throws `CHOICE_OVER`. */
export async function readChoice(scope: Scope, choiceId: string): Promise<ChoiceView> {
  requireAnyRole(scope.actor, channelAccess.connect, 'connect channels');
  const { sessionId } = requireSession(scope);
  const [row] = await scope.tx.select().from(channelChoice).where(choiceIs(scope, { choiceId, sessionId }));
  if (row === undefined) throw choiceOver();
  const { network, serviceUrl } = row;
  const standing = await scope.tx
    .select({ remoteAccountId: channel.remoteAccountId })
    .from(channel)
    .where(
      and(
        eq(channel.organizationId, scope.organizationId),
        eq(channel.network, network),
        eq(channel.serviceUrl, serviceUrl),
        ne(channel.state, 'disconnected'),
      ),
    );
  const connected = new Set(standing.map(({ remoteAccountId }) => remoteAccountId));
  return {
    id: row.id,
    network,
    name: row.name,
    expiresAt: row.expiresAt.toISOString(),
    accounts: openChoices(scope, row).map(({ id, name, detail }) => ({
      id,
      name,
      detail,
      isConnected: connected.has(id),
    })),
  };
}

export type Chosen = { readonly channels: ChannelView[]; readonly problems: { name: string; code: string }[] };

/**
 * Connects what was chosen, each as a channel of its own; one that fails stops none of the others. It works once, also where
 * nothing is chosen. Throws `CHOICE_OVER`, `CHOICE_UNKNOWN`.
 */
export async function chooseAccounts(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  input: { choiceId: string; accounts: readonly string[] },
): Promise<Chosen> {
  requireAnyRole(seed.actor, channelAccess.connect, 'connect channels');
  const { sessionId } = requireSession(seed);
  const wanted = new Set(input.accounts);
  const { row, choices } = await inScope(seed, async (scope) => {
    const [taken] = await scope.tx
      .delete(channelChoice)
      .where(choiceIs(scope, { choiceId: input.choiceId, sessionId }))
      .returning();
    if (taken === undefined) throw choiceOver();
    const opened = openChoices(scope, taken);
    const unknown = [...wanted].some((id) => !opened.some((choice) => choice.id === id));
    if (unknown) throw choiceUnknown();
    return { row: taken, choices: opened.filter(({ id }) => wanted.has(id)) };
  });
  const app = await requireApplication(seed, row.network);
  const channels: ChannelView[] = [];
  const problems: Chosen['problems'] = [];
  for (const choice of choices) {
    // One after the other: each is a call to the network and a row of its own.
    const name = choices.length === 1 ? row.name : nameOf(choice);
    const made = await connectChoice(seed, connectors, { row, choice, app, name });
    if (typeof made === 'string') problems.push({ name: choice.name, code: made });
    else channels.push(made);
  }
  return { channels, problems };
}

/** The channel, or the code of what stood in its way. */
async function connectChoice(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  made: { row: ChoiceRow; choice: AccountChoice; app: Application | undefined; name: string },
): Promise<ChannelView | string> {
  const { app, choice, name } = made;
  const { id: consentId, network, serviceUrl } = made.row;
  const door = await connectors(network, seed.organizationId);
  const asked = { serviceUrl, credentials: choice.credentials, app: app?.fields };
  const verified = await verify(seed, door, asked);
  if (verified.kind !== 'verified') {
    return verified.kind === 'rejected' || verified.kind === 'reauthorize' ? 'CONSENT_REFUSED' : 'NETWORK_UNREACHABLE';
  }
  const { account, displayName } = verified;
  try {
    return await inScope(seed, async (scope) => {
      await holdApplication(scope, network, app);
      return insertChannel(scope, { input: { network, name }, account, displayName, consentId });
    });
  } catch (error) {
    if (error instanceof BedsideError) return error.code;
    throw error;
  }
}

const nameOf = ({ name }: AccountChoice) => name.trim().slice(0, 80) || 'Account';

function choiceIs(scope: Scope, asked: { choiceId: string; sessionId: string }) {
  return and(
    eq(channelChoice.organizationId, scope.organizationId),
    eq(channelChoice.id, asked.choiceId),
    eq(channelChoice.sessionId, asked.sessionId),
    gt(channelChoice.expiresAt, scope.services.clock.now()),
  );
}

function openChoices(scope: Scope, row: ChoiceRow): Opened['choices'] {
  // Sealed by keepChoices from exactly this type.
  return openJson(scope.services.keyring, row.choicesSealed, choiceContext(scope, row.id)) as Opened['choices'];
}

function choiceContext(scope: Pick<Scope, 'organizationId'>, choiceId: string): string {
  return `channel_choice|${scope.organizationId}|${choiceId}|choices_sealed`;
}

function choiceOver(): BedsideError {
  return conflict(
    'CHOICE_OVER',
    'This choice is over: it was made, is older than ten minutes, or belongs to another session.',
    'Begin again.',
  );
}

function choiceUnknown(): BedsideError {
  return unprocessable({
    code: 'CHOICE_UNKNOWN',
    message: 'One of these accounts is not among those that can be chosen.',
    remedy: 'Load the page again, and choose from the list.',
  });
}
