import type { EgressFetch } from '@bedside/connectors';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { open, seal } from '../../../kernel/crypto/seal.ts';
import { conflict, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { authorizationAccess } from '../access.ts';
import { searchFor } from '../fhir/identify.ts';
import type { FhirServerView, putFhirServer, testFhirServer } from './contract.ts';
import { queueAllAgain } from './queue-sending.ts';
import { fhirServer } from './schema.ts';
import { type FhirDoor, openClient } from './speak.ts';
import type { Trouble } from './state.ts';

type ServerRow = typeof fhirServer.$inferSelect;
type PutInput = z.output<(typeof putFhirServer)['body']>;
type TestAnswer = z.output<(typeof testFhirServer)['answer']>;

/** The way out: what may be asked at all, and the asking. */
export type ChartParts = { readonly fetch: EgressFetch; readonly vet: (url: string) => Promise<void> };

export async function viewServer(scope: Scope): Promise<{ server: FhirServerView | null }> {
  requireAnyRole(scope.actor, authorizationAccess.connect, 'see the FHIR server');
  const row = await readServer(scope);
  return { server: row === null ? null : toView(row) };
}

/** The scope's FHIR server, or null where none is named. */
export async function readServer(scope: Scope): Promise<ServerRow | null> {
  const [row] = await scope.tx.select().from(fhirServer).where(eq(fhirServer.organizationId, scope.organizationId));
  return row ?? null;
}

/**
 * Names the FHIR server, or another way of signing in there. What waits or was refused is tried again at once.
 * @throws `FHIR_ADDRESS_REFUSED`, `FHIR_ADDRESS_INSIDE` (CHART_ORIGINS does not name it), `FHIR_SECRET_MISSING`, `FHIR_SERVER_CHANGED` when it is not the revision that was read
 */
export async function putServer(seed: ScopeSeed, vet: ChartParts['vet'], input: PutInput): Promise<FhirServerView> {
  requireAnyRole(seed.actor, authorizationAccess.connect, 'change the FHIR server');
  const baseUrl = await requireAddress(vet, input.baseUrl);
  const tokenUrl = input.access.kind === 'bearer' ? null : await requireAddress(vet, input.access.tokenUrl);
  return inScope(seed, async (scope) => {
    const before = await readServer(scope);
    const { access } = input;
    const place = { access: access.kind, baseUrl, tokenUrl } as const;
    const secret = access.secret ?? keptSecret(scope, before, place);
    if (secret === null) throw secretMissing();
    const row: ServerRow = {
      organizationId: scope.organizationId,
      ...place,
      clientId: access.kind === 'bearer' ? null : access.clientId,
      tokenScope: access.kind === 'bearer' || access.scope === '' ? null : access.scope,
      secretSealed: seal(scope.services.keyring, Buffer.from(secret), placeOf(scope)),
      revision: input.revision + 1,
      updatedAt: scope.services.clock.now(),
    };
    await writeServer(scope, row, input.revision);
    const again = await queueAllAgain(scope);
    await recordEvent(scope, {
      action: 'fhir_server.changed',
      object: { type: 'organization', id: scope.organizationId, version: String(row.revision) },
      before: before === null ? null : toView(before),
      after: toView(row),
      facts: { sent_again: again },
    });
    return toView(row);
  });
}

/** https on the public internet, or what the operator named within the network; resolved now, and asked again with every call, since names may change where they lead. */
async function requireAddress(vet: ChartParts['vet'], text: string): Promise<string> {
  const url = new URL(text);
  if (url.search !== '' || url.hash !== '') throw addressRefused('EGRESS_URL_INVALID');
  try {
    await vet(text);
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code === 'string' && code.startsWith('EGRESS_')) throw addressRefused(code);
    throw error;
  }
  return url.href.replace(/\/+$/u, '');
}

function addressRefused(reason: string) {
  if (reason === 'EGRESS_ADDRESS_INSIDE') {
    return unprocessable({
      code: 'FHIR_ADDRESS_INSIDE',
      message: 'This address is within a private network, and the settings of the server do not allow it.',
      remedy:
        'Ask whoever runs Bedside to add its scheme, host and port to CHART_ORIGINS, such as https://fhir.example.org:8443, and to start it anew.',
      details: { reason, setting: 'CHART_ORIGINS' },
    });
  }
  return unprocessable({
    code: 'FHIR_ADDRESS_REFUSED',
    message: 'Nothing can be sent to this address.',
    remedy: 'Give a full address that begins with https:// and can be reached from the public internet.',
    details: { reason },
  });
}

function secretMissing() {
  return unprocessable({
    code: 'FHIR_SECRET_MISSING',
    message: 'It is not known how to sign in at this address.',
    remedy: 'Give the token or the secret. The one on record is for another address, and is told to no other.',
  });
}

/** The one on record, for as long as it goes where it went: it is not handed to another address by a change of that alone. */
function keptSecret(
  scope: Scope,
  before: ServerRow | null,
  now: Pick<ServerRow, 'access' | 'baseUrl' | 'tokenUrl'>,
): string | null {
  if (before === null || before.access !== now.access) return null;
  return goesTo(before) === goesTo(now) ? openSecret(scope, before) : null;
}

/** Where the secret is sent. */
const goesTo = (one: Pick<ServerRow, 'baseUrl' | 'tokenUrl'>) => new URL(one.tokenUrl ?? one.baseUrl).origin;

async function writeServer(scope: Scope, row: ServerRow, revision: number): Promise<void> {
  const written =
    revision === 0
      ? await scope.tx.insert(fhirServer).values(row).onConflictDoNothing().returning({ id: fhirServer.organizationId })
      : await scope.tx
          .update(fhirServer)
          .set(row)
          .where(and(eq(fhirServer.organizationId, scope.organizationId), eq(fhirServer.revision, revision)))
          .returning({ id: fhirServer.organizationId });
  if (written.length === 0) {
    throw conflict('FHIR_SERVER_CHANGED', 'Somebody else changed the FHIR server in the meantime.');
  }
}

/** Forgets the server and how one signs in there. What it has it keeps. Throws `NOT_FOUND`. */
export async function removeServer(scope: Scope): Promise<void> {
  requireAnyRole(scope.actor, authorizationAccess.connect, 'change the FHIR server');
  const gone = await scope.tx
    .delete(fhirServer)
    .where(eq(fhirServer.organizationId, scope.organizationId))
    .returning({ id: fhirServer.organizationId });
  if (gone.length === 0) throw notFound('FHIR server');
  await recordEvent(scope, {
    action: 'fhir_server.removed',
    object: { type: 'organization', id: scope.organizationId },
  });
}

/** Asks what the server can do, and for a Consent that there is not: nothing is sent. Throws `FHIR_NOT_CONNECTED`. */
export async function testServer(seed: ScopeSeed, fetch: EgressFetch): Promise<TestAnswer> {
  requireAnyRole(seed.actor, authorizationAccess.connect, 'try the FHIR server');
  const door = await inScope(seed, readDoor);
  if (door === null) throw notConnected();
  const client = await openClient(fetch, door);
  if (client.trouble !== null) return unwell(client.trouble);
  const able = await client.value.capabilities();
  if (able.trouble !== null) return unwell(able.trouble);
  const { fhirVersion, takesTransactions } = able.value;
  if (!fhirVersion.startsWith('4.')) return { trouble: 'FHIR_NOT_R4', status: null, fhirVersion };
  if (!takesTransactions) return { trouble: 'FHIR_NO_TRANSACTION', status: null, fhirVersion };
  // What a server can do it tells everybody; that it lets Bedside in shows here.
  const found = await client.value.findConsents(searchFor(newId()));
  return found.trouble === null ? { trouble: null, status: null, fhirVersion } : unwell(found.trouble, fhirVersion);
}

function unwell({ code, status }: Trouble, fhirVersion: string | null = null): TestAnswer {
  return { trouble: code, status, fhirVersion };
}

export function notConnected() {
  return conflict(
    'FHIR_NOT_CONNECTED',
    'No FHIR server is named here.',
    'Ask an administrator or a privacy officer to name it in the settings.',
  );
}

/** Where to send to, in clear; null where no server is named. */
export async function readDoor(scope: Scope): Promise<FhirDoor | null> {
  const row = await readServer(scope);
  if (row === null) return null;
  const { baseUrl, tokenUrl, clientId, tokenScope } = row;
  const secret = openSecret(scope, row);
  if (tokenUrl === null || clientId === null) return { baseUrl, access: { kind: 'bearer', secret } };
  return { baseUrl, access: { kind: 'client_credentials', tokenUrl, clientId, secret, scope: tokenScope ?? '' } };
}

function openSecret(scope: Scope, row: ServerRow): string {
  return Buffer.from(open(scope.services.keyring, row.secretSealed, placeOf(scope))).toString('utf8');
}

function placeOf({ organizationId }: Pick<Scope, 'organizationId'>): string {
  return `fhir_server.secret|${organizationId}`;
}

function toView(row: ServerRow): FhirServerView {
  return {
    baseUrl: row.baseUrl,
    access: row.access,
    tokenUrl: row.tokenUrl,
    clientId: row.clientId,
    scope: row.tokenScope ?? '',
    revision: row.revision,
    updatedAt: row.updatedAt.toISOString(),
  };
}
