/** The networks of the four delivery classes: like the practice network, and each as little helpful as its class is. */
import { manifests } from '../../../networks.ts';
import type { DeliveryClass, Manifest } from '../../../port.ts';
import type { WebhookDialect } from '../../../webhooks/dialect.ts';
import { createFakeNetwork, type Door, type FakeNetwork, type FakeNetworkOptions } from '../network.ts';
import type { TimePort } from '../time.ts';
import { kitWebhooks } from '../webhooks.ts';
import { type ClassWorld, commonDoors, type FetchMedia } from './doors.ts';

/** Times that a test or a simulation may choose. */
export type ClassParts = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  /** How the network fetches a picture by its address, where it does not want to be handed the bytes. */
  readonly fetchMedia?: FetchMedia;
  readonly network?: Pick<FakeNetworkOptions, 'random' | 'webhooks' | 'containers'>;
};

/** A network with the accounts `lakeside` and `harbor`; tokens come from `accounts.issueToken`. */
export type CreateClassNetwork<Parts extends ClassParts = ClassParts> = (time: TimePort, parts?: Parts) => FakeNetwork;

/** The class networks speak of what happens in the kit's own words. */
export function classWebhooks({ network }: ClassParts): WebhookDialect {
  return kitWebhooks({ ...network?.webhooks });
}

/** The practice network's manifest, of another class. */
export function classManifest(deliveryClass: DeliveryClass, parts: ClassParts & { keyKeptMs?: number }): Manifest {
  const { network: _network, fetchMedia: _fetchMedia, ...times } = parts;
  return { ...manifests.practice, deliveryClass, ...times };
}

export function createClassNetwork(
  time: TimePort,
  { manifest, parts }: { manifest: Manifest; parts: ClassParts },
  doors: (house: ClassWorld) => readonly Door[],
): FakeNetwork {
  const network = createFakeNetwork({
    time,
    scopes: ['read', 'write'],
    doors(world) {
      const house = { world, manifest, fetchMedia: parts.fetchMedia };
      return [...doors(house), ...commonDoors(house)];
    },
    ...parts.network,
  });
  network.accounts.add({ accountId: 'lakeside', handle: 'lakeside', displayName: 'Lakeside Children’s' });
  network.accounts.add({ accountId: 'harbor', handle: 'harbor', displayName: 'Harbor Clinic' });
  return network;
}
