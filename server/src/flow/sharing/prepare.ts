import { composeNetworkText } from '@bedside/connectors/networks';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { type ChannelRow, lockOwnAccount, manifestOf } from '../../registers/channels/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { type Content, textFor } from '../compose/contract.ts';
import { contentHash } from '../compose/service.ts';
import { readEntry, readSource, readWording, type Source } from '../library/service.ts';
import { disclosureFor, isOnePiece, type ShareNetwork, sharedContent } from '../library/state.ts';
import { loadShareClearance } from '../publish/service.ts';
import { sharingAccess } from './access.ts';
import type { WordsToShare } from './contract.ts';

/** Where something is shared: on a connected account, or by hand. */
export type Place = Pick<ChannelRow, 'id' | 'network' | 'siteId' | 'ownerId' | 'limits' | 'state' | 'confirmation'>;

/** A network where people share by hand is like an account that takes everything that the network takes. */
export const byHand = (network: ShareNetwork, ownerId: string | null): Place => ({
  // No row has this id.
  id: '00000000-0000-0000-0000-000000000000',
  network,
  siteId: null,
  ownerId,
  limits: null,
  state: 'connected',
  confirmation: 'not-needed',
});

export type Prepared = {
  readonly source: Source;
  readonly content: Content;
  readonly disclosure: string;
  readonly words: WordsToShare;
};

/** What leaves when something of the library is shared at a place, and what the gate says of it now. The caller has looked at the marks. */
export async function prepareShare(scope: Scope, source: Source, place: Place): Promise<Prepared> {
  const { network } = place;
  const approved = source.version.content;
  const manifest = manifestOf(place);
  const organization = await readOrganization(scope);
  const wording = (await readWording(scope))[approved.language];
  const text = textFor(approved, network);
  const made = { text, link: approved.link, wording, organization: organization.name };
  const disclosure = disclosureFor(manifest, made);
  // With a line that does not fit the gate says by how much.
  const line = disclosure ?? wording.short.replaceAll('{organization}', () => organization.name);
  const content = sharedContent(approved, { network, channelId: place.id, disclosure: line });
  const { blockers } = await loadShareClearance(scope, {
    source,
    content,
    channel: place,
    ownerId: actingPersonId(scope),
  });
  const isWhole = isOnePiece(approved, network);
  return {
    source,
    content,
    disclosure: line,
    words: {
      text: composeNetworkText(manifest, { text: content.baseText, link: content.link }),
      disclosure: line,
      sha256: contentHash(content),
      blockers: isWhole
        ? blockers
        : [
            ...blockers,
            { line: 'channel', code: 'TEXT_UNFIT_FOR_NETWORK', facts: { network, problem: 'THREAD_NOT_TAKEN' } },
          ],
    },
  };
}

/** What is in the library of a post. Throws `NOT_FOUND`. */
export async function sourceInLibrary(scope: Scope, postId: string): Promise<Source> {
  const entry = await readEntry(scope, postId);
  if (entry === null || entry.removedAt !== null) throw notFound('post in the library');
  return readSource(scope, { postId, versionId: entry.versionId });
}

/** What leaves when a post is shared, on an account of the acting person's own or by hand. */
export async function getWordsToShare(
  scope: Scope,
  input: { postId: string; network: ShareNetwork; account?: string | undefined },
): Promise<WordsToShare> {
  requireAnyRole(scope.actor, sharingAccess.read, 'see what may be shared');
  const place =
    input.account === undefined
      ? byHand(input.network, actingPersonId(scope))
      : await lockOwnAccount(scope, input.account);
  return (await prepareShare(scope, await sourceInLibrary(scope, input.postId), place)).words;
}
