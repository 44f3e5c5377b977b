/**
 * What networks gave the house when it registered an application there. One application for each network, all of its fields
 * sealed; secret ones are never given back. Channels that another application opened must be connected again.
 */
import type { Credentials, NetworkId } from '@bedside/connectors';
import { manifests } from '@bedside/connectors/networks';
import { and, asc, eq, ne } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import { type BedsideError, conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { channelAccess } from './access.ts';
import type { ApplicationView, NetworkView } from './contract.ts';
import { channel, channelChoice, channelConsent, networkApp } from './schema.ts';

export type Application = {
  readonly fields: Credentials;
  /** Names what is stored, and changes with every write. */
  readonly stored: string;
};

/** The application of a network with its secrets; null where none is registered, and where the network asks for none. */
export async function openApplication(scope: Scope, network: NetworkId): Promise<Application | null> {
  if (manifests[network].app === undefined) return null;
  const [row] = await scope.tx.select().from(networkApp).where(applicationIs(scope, network));
  return row === undefined ? null : toApplication(scope, row);
}

/** Undefined where the network asks for none. Throws `APP_MISSING`. */
export async function requireApplication(seed: ScopeSeed, network: NetworkId): Promise<Application | undefined> {
  if (manifests[network].app === undefined) return undefined;
  const found = await inScope(seed, (scope) => openApplication(scope, network));
  if (found === null) throw applicationMissing();
  return found;
}

/**
 * Holds the application until the transaction ends. Throws `APP_MISSING`, and `APP_CHANGED` where it is not the one that
 * the account was opened with.
 */
export async function holdApplication(scope: Scope, network: NetworkId, used: Application | undefined): Promise<void> {
  if (used === undefined) return;
  const [row] = await scope.tx.select().from(networkApp).where(applicationIs(scope, network)).for('share');
  if (row === undefined) throw applicationMissing();
  if (toApplication(scope, row).stored === used.stored) return;
  throw conflict('APP_CHANGED', 'The application of this network was changed meanwhile.', 'Begin again.');
}

export function applicationMissing(): BedsideError {
  return conflict(
    'APP_MISSING',
    'This network lets nobody in but through an application that your organization registers there.',
    'Enter the application first: Channels, then Applications.',
  );
}

/** The applications that these networks ask for, without their secrets. */
export async function listApplications(scope: Scope, networks: readonly NetworkId[]): Promise<ApplicationView[]> {
  requireAnyRole(scope.actor, channelAccess.connect, 'see applications of networks');
  const rows = await scope.tx.select().from(networkApp).where(eq(networkApp.organizationId, scope.organizationId));
  const standing = await listStanding(scope);
  return networks
    .filter((network) => manifests[network].app !== undefined)
    .map((network) => {
      const row = rows.find((one) => one.network === network);
      return toView(scope, { network, row, channels: standing.filter((one) => one.network === network) });
    });
}

/** Whether each network can be connected. */
export async function listNetworks(scope: Scope, networks: readonly NetworkId[]): Promise<NetworkView[]> {
  requireAnyRole(scope.actor, channelAccess.list, 'see the networks');
  const rows = await scope.tx
    .select({ network: networkApp.network })
    .from(networkApp)
    .where(eq(networkApp.organizationId, scope.organizationId));
  const registered = new Set(rows.map(({ network }) => network));
  return networks.map((network) => ({
    network,
    application: manifests[network].app === undefined ? 'not-needed' : registered.has(network) ? 'set' : 'missing',
  }));
}

/**
 * Keeps what the network gave. A secret that is left empty stays as it is. Where a field that is no secret changes it is
 * another application, and channels of the one before must be connected again. Throws `APP_NOT_NEEDED`, `APP_UNFIT`,
 * `APP_EDITED` where it is not the revision that was read.
 */
export async function putApplication(
  scope: Scope,
  input: { network: NetworkId; fields: Readonly<Record<string, string>>; revision: number | null },
): Promise<ApplicationView> {
  requireAnyRole(scope.actor, channelAccess.connect, 'change applications of networks');
  const { network } = input;
  const [before] = await scope.tx.select().from(networkApp).where(applicationIs(scope, network)).for('update');
  if ((before?.revision ?? null) !== input.revision) throw edited();
  const known = before === undefined ? null : toApplication(scope, before).fields;
  const fields = requireFields(network, input.fields, known);
  const isOther = known !== null && publicFieldsOf(network).some(({ name }) => known[name] !== fields[name]);
  const setBy = requirePerson(scope);
  const row = {
    fieldsSealed: sealJson(scope.services.keyring, fields, fieldsContext(scope, network)),
    revision: (input.revision ?? 0) + 1,
    setBy,
    setAt: scope.services.clock.now(),
  };
  const { organizationId } = scope;
  const written = await scope.tx
    .insert(networkApp)
    .values({ organizationId, network, ...row })
    .onConflictDoUpdate({
      target: [networkApp.organizationId, networkApp.network],
      set: row,
      // Somebody else's first one, written a moment ago, is not this one.
      setWhere: eq(networkApp.revision, input.revision ?? 0),
    })
    .returning({ revision: networkApp.revision });
  if (written.length === 0) throw edited();
  await recordEvent(scope, {
    action: 'channel.app_set',
    object: { type: 'network_app', id: network, version: String(row.revision) },
    after: Object.fromEntries(publicFieldsOf(network).map(({ name }) => [name, fields[name] ?? ''])),
    facts: { network, other: isOther },
  });
  if (isOther) await closeChannels(scope, network, 'APP_CHANGED');
  const channels = (await listStanding(scope)).filter((one) => one.network === network);
  return toView(scope, { network, row: { organizationId, network, ...row }, channels });
}

/** Forgets the application. Its channels stand still until there is one again. */
export async function removeApplication(
  scope: Scope,
  input: { network: NetworkId; revision: number },
): Promise<ApplicationView> {
  requireAnyRole(scope.actor, channelAccess.connect, 'change applications of networks');
  const { network, revision } = input;
  const removed = await scope.tx
    .delete(networkApp)
    .where(and(applicationIs(scope, network), eq(networkApp.revision, revision)))
    .returning({ network: networkApp.network });
  if (removed.length === 0) {
    const [other] = await scope.tx.select().from(networkApp).where(applicationIs(scope, network));
    throw other === undefined ? notFound('application') : edited();
  }
  await recordEvent(scope, {
    action: 'channel.app_removed',
    object: { type: 'network_app', id: network, version: String(revision) },
    facts: { network },
  });
  await closeChannels(scope, network, 'APP_REMOVED');
  const channels = (await listStanding(scope)).filter((one) => one.network === network);
  return toView(scope, { network, row: undefined, channels });
}

/** What the application opened does not hold any more: channels, and ways and choices that were begun with it. */
async function closeChannels(scope: Scope, network: NetworkId, code: 'APP_CHANGED' | 'APP_REMOVED'): Promise<void> {
  const { organizationId } = scope;
  await scope.tx
    .delete(channelConsent)
    .where(and(eq(channelConsent.organizationId, organizationId), eq(channelConsent.network, network)));
  await scope.tx
    .delete(channelChoice)
    .where(and(eq(channelChoice.organizationId, organizationId), eq(channelChoice.network, network)));
  const closed = await scope.tx
    .update(channel)
    .set({ state: 'needs_reauthorization', lastErrorCode: code, updatedAt: scope.services.clock.now() })
    .where(
      and(eq(channel.organizationId, organizationId), eq(channel.network, network), ne(channel.state, 'disconnected')),
    )
    .returning({ id: channel.id });
  for (const { id } of closed) {
    await recordEvent(scope, {
      action: 'channel.needs_reauthorization',
      object: { type: 'channel', id },
      facts: { error: code },
    });
  }
}

function requireFields(
  network: NetworkId,
  given: Readonly<Record<string, string>>,
  known: Credentials | null,
): Credentials {
  const { app } = manifests[network];
  if (app === undefined) {
    throw unprocessable({
      code: 'APP_NOT_NEEDED',
      message: 'This network asks for no application.',
      remedy: 'Connect an account of it under Channels.',
    });
  }
  const trimmed = new Map(Object.entries(given).map(([name, value]) => [name, value.trim()]));
  const isOther = known !== null && publicFieldsOf(network).some(({ name }) => known[name] !== trimmed.get(name));
  const fields = app.fields.map(({ name, secret }) => {
    // Another application has another secret.
    const kept = secret && !isOther ? known?.[name] : undefined;
    return [name, trimmed.get(name) || kept] as const;
  });
  const missing = fields.flatMap(([name, value]) => (value === undefined ? [name] : []));
  const unknown = [...trimmed.keys()].filter((name) => !app.fields.some((field) => field.name === name));
  if (missing.length === 0 && unknown.length === 0) return Object.fromEntries(fields) as Record<string, string>; // none is missing
  throw unprocessable({
    code: 'APP_UNFIT',
    message: 'These are not the fields of an application of this network.',
    remedy: 'Fill in every field. Another application has a secret of its own.',
    details: { missing },
  });
}

function publicFieldsOf(network: NetworkId) {
  return (manifests[network].app?.fields ?? []).filter(({ secret }) => !secret);
}

function requirePerson(scope: Scope): string {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('an application is entered by a person');
  return person;
}

function edited(): BedsideError {
  return conflict('APP_EDITED', 'Somebody else changed this application in the meantime.');
}

function applicationIs(scope: Scope, network: NetworkId) {
  return and(eq(networkApp.organizationId, scope.organizationId), eq(networkApp.network, network));
}

function fieldsContext(scope: Pick<Scope, 'organizationId'>, network: NetworkId): string {
  return `network_app|${scope.organizationId}|${network}|fields_sealed`;
}

type ApplicationRow = typeof networkApp.$inferSelect;

function toApplication(scope: Scope, row: ApplicationRow): Application {
  // Sealed by putApplication from exactly this type.
  const fields = openJson(scope.services.keyring, row.fieldsSealed, fieldsContext(scope, row.network)) as Credentials;
  return { fields, stored: Buffer.from(row.fieldsSealed).toString('base64') };
}

type Standing = { readonly id: string; readonly name: string; readonly network: NetworkId };

function listStanding(scope: Scope): Promise<Standing[]> {
  return scope.tx
    .select({ id: channel.id, name: channel.name, network: channel.network })
    .from(channel)
    .where(and(eq(channel.organizationId, scope.organizationId), ne(channel.state, 'disconnected')))
    .orderBy(asc(channel.connectedAt), asc(channel.id));
}

function toView(
  scope: Scope,
  found: { network: NetworkId; row: ApplicationRow | undefined; channels: readonly Standing[] },
): ApplicationView {
  const { network, row } = found;
  const opened = row === undefined ? null : toApplication(scope, row).fields;
  return {
    network,
    fields: (manifests[network].app?.fields ?? []).map(({ name, secret }) => ({
      name,
      secret,
      isSet: opened?.[name] !== undefined,
      value: secret ? null : (opened?.[name] ?? null),
    })),
    revision: row?.revision ?? null,
    setAt: row?.setAt.toISOString() ?? null,
    channels: found.channels.map(({ id, name }) => ({ id, name })),
  };
}
