import type { EgressFetch } from '@bedside/connectors';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Services } from '../../kernel/scope/scope.ts';
import { listOrganizations, readAccount } from './account.ts';
import { fediverseAddresses, organizationOf } from './addresses.ts';
import { addFollower, type FollowerLimits, isFirst, readFollower, removeFollower } from './followers.ts';
import { openKeys } from './keys.ts';
import { loadFedify, loadVocabulary } from './library.ts';
import { type Message, messageKey, readMessage } from './read-message.ts';
import { createRemoteDocuments, type SignRequest } from './remote-documents.ts';
import { type Verified, verifyMessage } from './verify-message.ts';

export type HearParts = {
  readonly services: Services;
  readonly fetch: EgressFetch;
  readonly limits?: FollowerLimits;
};

/** `ignored` has no effect and is kept nowhere; `unsigned` was not signed by whom it names. */
export type Heard = 'heard' | 'ignored' | 'unsigned';
export type HearMessage = (told: Told) => Promise<Heard>;
type Told = {
  /** As it came, at the public address, with its whole body. */
  readonly request: Request;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Whose inbox it came to; null for the one of all. */
  readonly organizationId: OrganizationId | null;
  readonly requestId: string;
};

/** Takes messages from other servers in: who follows, who does so no more, and which accounts are gone. */
export function createHearing(parts: HearParts): HearMessage {
  let documentsBy: ReturnType<typeof createRemoteDocuments> | null = null;
  return async (told) => {
    const message = readMessage(parseJson(told.body));
    if (message === null) return 'ignored';
    const concerned = await listConcerned(parts.services, message, told.organizationId);
    const [first] = concerned;
    // Most of what a server is told is of accounts that nobody here knows: nothing is fetched for that.
    if (first === undefined) return 'ignored';
    const fedify = await loadFedify();
    documentsBy ??= createRemoteDocuments(fedify, parts.fetch);
    const documents = documentsBy(await signerOf(parts.services, first.organizationId));
    const verified = await verifyMessage(
      { fedify, vocab: await loadVocabulary(), documents, now: parts.services.clock.now() },
      { request: told.request, message, known: message.kind === 'follow' ? null : first.known },
    ).catch(notHad);
    if (verified === null) return 'unsigned';
    for (const { organizationId } of concerned) {
      await act(parts, { organizationId, message, verified, requestId: told.requestId });
    }
    return 'heard';
  };
}

type Concerned = {
  readonly organizationId: OrganizationId;
  readonly known: { readonly keyUrl: string; readonly publicKey: unknown } | null;
};

/** The organizations for which a message would have an effect. */
async function listConcerned(
  services: Services,
  message: Message,
  inboxOf: OrganizationId | null,
): Promise<Concerned[]> {
  const named = message.objectUrl === null ? null : organizationOf(services.publicUrl, message.objectUrl);
  if (message.objectUrl !== null && (named === null || (inboxOf !== null && inboxOf !== named))) return [];
  // Checked to be a UUID; the brand exists for the compiler only.
  const only = message.kind === 'delete' ? null : ((named as OrganizationId | null) ?? inboxOf);
  const concerned: Concerned[] = [];
  for (const organizationId of only === null ? await listOrganizations(services.db) : [only]) {
    const found = await services.db.inOrganization(organizationId, async (tx) => {
      const account = await readAccount(tx, organizationId);
      if (account === null) return null;
      const known = await readFollower(tx, organizationId, message.actorUrl);
      if (message.kind === 'follow') return account.isOn ? { organizationId, known } : null;
      return known === null ? null : { organizationId, known };
    });
    if (found !== null) concerned.push(found);
  }
  return concerned;
}

function act(
  { services, limits }: HearParts,
  so: { organizationId: OrganizationId; message: Message; verified: Verified; requestId: string },
): Promise<void> {
  const { organizationId, message, verified, requestId } = so;
  const seed = { services, organizationId, actor: { type: 'system', name: 'fediverse' }, requestId } as const;
  return inScope(seed, async (scope) => {
    if (!(await isFirst(scope, messageKey(message)))) return;
    if (message.kind !== 'follow') {
      await removeFollower(scope, message.actorUrl);
      return;
    }
    const { actor, key } = verified;
    if (actor === null || key.id === null || key.publicKey === null) return;
    const fedify = await loadFedify();
    const publicKey = { ...(await fedify.exportJwk(key.publicKey)) };
    const { actorUrl, id: followUrl } = message;
    await addFollower(scope, { ...actor, actorUrl, followUrl, keyUrl: key.id.href, publicKey }, limits);
  });
}

/** Signs what we ask in the name of the account that is asked for. */
async function signerOf(services: Services, organizationId: OrganizationId): Promise<SignRequest> {
  const account = await services.db.inOrganization(organizationId, (tx) => readAccount(tx, organizationId));
  if (account === null) throw new TypeError('only an organization with an account is asked for');
  const fedify = await loadFedify();
  const { rsa } = await openKeys(fedify, { services, organizationId }, account.keysSealed);
  const keyUrl = new URL(fediverseAddresses(services.publicUrl, organizationId).key);
  return (request) => fedify.signRequest(request, rsa.privateKey, keyUrl);
}

/** A key or an account that cannot be had, or that is no such thing, proves nothing. Faults of ours are told. */
function notHad(error: unknown): null {
  const isOurs = error instanceof BedsideError;
  if (isOurs) throw error;
  return null;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
}
