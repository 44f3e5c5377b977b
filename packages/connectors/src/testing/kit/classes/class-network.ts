/** The networks of the four delivery classes: like the practice network, and each as little helpful as its class is. */
import { manifests } from '../../../networks.ts';
import type { DeliveryClass, Manifest } from '../../../port.ts';
import { createFakeNetwork, type Door, type FakeNetwork, type FakeNetworkOptions } from '../network.ts';
import type { TimePort } from '../time.ts';
import { type ClassWorld, commonDoors } from './doors.ts';

/** Times that a test or a simulation may choose. */
export type ClassParts = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly network?: Pick<FakeNetworkOptions, 'random' | 'webhooks' | 'containers'>;
};

/** A network with the accounts `lakeside` and `harbor`; tokens come from `accounts.issueToken`. */
export type CreateClassNetwork<Parts extends ClassParts = ClassParts> = (time: TimePort, parts?: Parts) => FakeNetwork;

/** The practice network's manifest, of another class. */
export function classManifest(deliveryClass: DeliveryClass, parts: ClassParts & { keyKeptMs?: number }): Manifest {
  const { network: _, ...times } = parts;
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
      const house = { world, manifest };
      return [...doors(house), ...commonDoors(house)];
    },
    ...parts.network,
  });
  network.accounts.add({ accountId: 'lakeside', handle: 'lakeside', displayName: 'Lakeside Children’s' });
  network.accounts.add({ accountId: 'harbor', handle: 'harbor', displayName: 'Harbor Clinic' });
  return network;
}
