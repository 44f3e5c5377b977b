import type { Federation } from '@fedify/fedify';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import {
  countArticles,
  findNewsroomOwner,
  getNewsroomOwner,
  listArticles,
  newsroomAddresses,
  newsroomLead,
} from '../newsroom/service.ts';
import { type AccountRow, listOrganizations, readAccount } from './account.ts';
import { createOf } from './activities.ts';
import { fediverseAddresses } from './addresses.ts';
import { countFollowers } from './followers.ts';
import { openKeys } from './keys.ts';
import { type Fedify, loadFedify, loadVocabulary, type Vocabulary } from './library.ts';
import type { RemoteDocuments } from './remote-documents.ts';

const POSTS_PER_PAGE = 20;

type Parts = {
  readonly services: Services;
  readonly documents: RemoteDocuments;
  readonly version: string;
};
type Made = Parts & { readonly fedify: Fedify; readonly vocab: Vocabulary };

/**
 * What others read: WebFinger, NodeInfo, the account with its keys, what it published and how many follow. Fedify finds
 * the words and the forms; messages that come in and go out take our own doors.
 */
export async function openFederation(parts: Parts): Promise<Federation<void>> {
  const made: Made = { ...parts, fedify: await loadFedify(), vocab: await loadVocabulary() };
  const { fedify, services, documents } = made;
  const federation = fedify.createFederation<void>({
    kv: new fedify.MemoryKvStore(),
    origin: new URL(services.publicUrl).origin,
    documentLoaderFactory: () => documents.document,
    contextLoaderFactory: () => documents.context,
    authenticatedDocumentLoaderFactory: () => documents.document,
  });
  setActor(federation, made);
  setCollections(federation, made);
  federation.setNodeInfoDispatcher('/fediverse/nodeinfo/2.1', async () => ({
    software: { name: 'bedside', version: made.version },
    protocols: ['activitypub'],
    usage: { users: {}, localPosts: await countAllPosts(services), localComments: 0 },
  }));
  return federation;
}

function setActor(federation: Federation<void>, { services, fedify, vocab }: Made): void {
  const pages = newsroomAddresses(services.publicUrl);
  federation
    .setActorDispatcher('/fediverse/{identifier}', async (context, identifier) => {
      const found = await findAccount(services, identifier);
      if (found === null) return null;
      const { owner, account } = found;
      const ids = fediverseAddresses(services.publicUrl, owner.organizationId);
      const [first, ...others] = await context.getActorKeyPairs(identifier);
      return new vocab.Organization({
        id: new URL(ids.actor),
        preferredUsername: owner.slug,
        name: owner.name,
        summary: escapeHtml(newsroomLead(owner)),
        url: new URL(pages.absolute(pages.home(owner.slug))),
        inbox: new URL(ids.inbox),
        outbox: new URL(ids.outbox),
        followers: new URL(ids.followers),
        following: new URL(ids.following),
        endpoints: new vocab.Endpoints({ sharedInbox: new URL(ids.sharedInbox) }),
        manuallyApprovesFollowers: false,
        discoverable: account.isOn,
        ...(first === undefined ? {} : { publicKey: first.cryptographicKey }),
        assertionMethods: [first, ...others].flatMap((pair) => (pair === undefined ? [] : [pair.multikey])),
      });
    })
    .mapHandle(async (_, slug) => {
      const owner = await findNewsroomOwner(services.db, slug);
      return owner === null || !(await isOn(services, owner.organizationId)) ? null : owner.organizationId;
    })
    .setKeyPairsDispatcher(async (_, identifier) => {
      const found = await findAccount(services, identifier);
      if (found === null) return [];
      const { organizationId } = found.owner;
      const keys = await openKeys(fedify, { services, organizationId }, found.account.keysSealed);
      return [keys.rsa, keys.ed25519];
    });
}

function setCollections(federation: Federation<void>, { services, vocab }: Made): void {
  federation
    .setOutboxDispatcher('/fediverse/{identifier}/outbox', async (_, identifier, cursor) => {
      const found = await findAccount(services, identifier);
      if (found === null || !found.account.isOn || cursor === null) return null;
      if (cursor !== '' && !isUuid(cursor)) return null;
      const { owner } = found;
      const { organizationId } = owner;
      const page = await services.db.inOrganization(organizationId, (tx) =>
        listArticles(tx, { organizationId, before: cursor === '' ? null : cursor, limit: POSTS_PER_PAGE }),
      );
      const making = { vocab, publicUrl: services.publicUrl, owner };
      return { items: page.articles.map((article) => createOf(making, article)), nextCursor: page.next };
    })
    .setFirstCursor(async (_, identifier) => ((await findAccount(services, identifier)) === null ? null : ''))
    .setCounter(async (_, identifier) => {
      const found = await findAccount(services, identifier);
      if (found === null || !found.account.isOn) return null;
      const { organizationId } = found.owner;
      return services.db.inOrganization(organizationId, (tx) => countArticles(tx, organizationId));
    });
  // How many, and never who.
  federation
    .setFollowersDispatcher('/fediverse/{identifier}/followers', async (_, identifier) =>
      (await findAccount(services, identifier)) === null ? null : { items: [] },
    )
    .setCounter(async (_, identifier) => {
      const found = await findAccount(services, identifier);
      if (found === null) return null;
      const { organizationId } = found.owner;
      return services.db.inOrganization(organizationId, (tx) => countFollowers(tx, organizationId));
    });
  federation
    .setFollowingDispatcher('/fediverse/{identifier}/following', async (_, identifier) =>
      (await findAccount(services, identifier)) === null ? null : { items: [] },
    )
    .setCounter(() => 0);
}

/** The account that is on or was, with whose it is; null for any other identifier. */
export async function findAccount(services: Services, identifier: string) {
  if (!isUuid(identifier)) return null;
  // Checked to be a UUID; the brand exists for the compiler only.
  const organizationId = identifier as OrganizationId;
  const account = await services.db.inOrganization(organizationId, (tx) => readAccount(tx, organizationId));
  const owner = account === null ? null : await getNewsroomOwner(services.db, organizationId);
  return account === null || owner === null ? null : { account, owner };
}

export async function isOn(services: Services, organizationId: OrganizationId): Promise<boolean> {
  const account: AccountRow | null = await services.db.inOrganization(organizationId, (tx) =>
    readAccount(tx, organizationId),
  );
  return account?.isOn === true;
}

async function countAllPosts(services: Services): Promise<number> {
  let all = 0;
  for (const organizationId of await listOrganizations(services.db)) {
    all += await services.db.inOrganization(organizationId, async (tx) => {
      const account = await readAccount(tx, organizationId);
      return account?.isOn === true ? countArticles(tx, organizationId) : 0;
    });
  }
  return all;
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
