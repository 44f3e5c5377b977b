/** Where within an account a post can stand: boards, categories. Asked of the network itself; somebody waits for the list. */
import { requireRoleOn } from '../../kernel/scope/require-role.ts';
import type { ScopeSeed } from '../../kernel/scope/scope.ts';
import { channelAccess } from './access.ts';
import { askNetwork, notAnswered } from './ask-network.ts';
import type { ConnectorSource } from './connector-source.ts';
import type { PlaceView } from './contract.ts';

const PATIENCE_MS = 10_000;
/** Longer lists are cut: nobody reads them, and an id can be typed. */
const MAX_PLACES = 500;

/** Throws `CHANNEL_DISCONNECTED`, `NETWORK_BUSY`, `NETWORK_UNREACHABLE`. */
export async function listPlaces(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  channelId: string,
): Promise<{ places: PlaceView[]; supported: boolean }> {
  requireRoleOn(seed.actor, channelAccess.lookUp, { whatFor: 'ask for places', channelIds: [channelId] });
  const outcome = await askNetwork(seed, connectors, {
    channelId,
    patienceMs: PATIENCE_MS,
    question: ({ listPlaces: places }) => places && ((account, io) => places({ account }, io)),
  });
  if (outcome === null) return { places: [], supported: false };
  if (outcome.kind !== 'places') throw notAnswered(outcome);
  return { places: outcome.places.slice(0, MAX_PLACES).map(({ id, name }) => ({ id, name })), supported: true };
}
