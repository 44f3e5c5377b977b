// Fakes of the networks that take words alone, each behind a socket of its own, and an account of the house on each; and the
// house's newsroom.

import { createOutsideConnectors } from '@bedside/connectors';
import {
  startFakeFacebook,
  startFakeGoogleBusiness,
  startFakeLinkedIn,
  startFakeMastodon,
  startFakeThreads,
  startFakeWordpress,
  startFakeX,
} from '@bedside/connectors/testing';
import { documentedPds, startCompatiblePds } from '../../packages/connectors/src/testing/compatible/pds.ts';
import { lakesidePage } from '../../packages/connectors/src/testing/fake-facebook.ts';
import { lakesideAccount } from '../../packages/connectors/src/testing/fake-meta-containers.ts';
import { inScope } from '../../server/src/kernel/scope/scope.ts';
import { putApplication } from '../../server/src/registers/channels/applications.ts';
import { insertChannel } from '../../server/src/registers/channels/service.ts';

/** A place of the account on the fake. */
const shore = 'accounts/1/locations/11';

/** A Bluesky server of an organization's own, whose identity documents others keep. */
async function startBluesky() {
  const pds = await startCompatiblePds({ ...documentedPds, did: 'did:web:clinic.example', didDoc: 'none' });
  return { ...pds, serviceUrl: pds.origin, close: () => pds.close() };
}

const starts = {
  facebook: [startFakeFacebook, (fake) => fake.credentialsOf(lakesidePage)],
  threads: [startFakeThreads, (fake) => fake.credentialsOf(lakesideAccount)],
  x: [startFakeX, (fake) => fake.credentialsOf('lakeside')],
  linkedin: [startFakeLinkedIn, (fake) => fake.credentials()],
  'google-business': [startFakeGoogleBusiness, (fake) => fake.credentialsOf(shore)],
  wordpress: [startFakeWordpress, (fake) => fake.credentialsOf('nora')],
  mastodon: [startFakeMastodon, (fake) => fake.credentialsOf('lakeside')],
  bluesky: [startBluesky, (fake) => fake.credentials],
};

/** Starts them and connects an account of each; `channelIds` are in the order of `networks`. */
export async function connectFakes(stage) {
  const connectors = createOutsideConnectors();
  const io = { fetch, now: () => new Date(), signal: AbortSignal.timeout(60_000) };
  const fakes = [];
  const channelIds = [];
  for (const [network, [start, credentialsOf]] of Object.entries(starts)) {
    const fake = await start();
    fakes.push(fake);
    const { serviceUrl, app } = fake;
    const credentials = credentialsOf(fake);
    const verified = await connectors[network].verify({ serviceUrl, credentials, ...(app && { app }) }, io);
    if (verified.kind !== 'verified') throw new Error(`${network}: ${verified.kind} ${verified.code}`);
    const { account, displayName } = verified;
    const channel = await inScope(stage.author, async (scope) => {
      if (app) await putApplication(scope, { network, fields: app, revision: null });
      return insertChannel(scope, { input: { network, name: network }, account, displayName });
    });
    channelIds.push(channel.id);
  }
  channelIds.push(await newsroomOf(stage));
  return {
    networks: [...Object.keys(starts), 'newsroom'],
    channelIds,
    close: async () => {
      for (const fake of fakes) await fake.close();
    },
  };
}

/** The pages of the house itself, which are there from the start. */
async function newsroomOf({ author, owner }) {
  const sought = "select id from channel where organization_id = $1 and network = 'newsroom'";
  const { rows } = await owner.query(sought, [author.organizationId]);
  return rows[0].id;
}
