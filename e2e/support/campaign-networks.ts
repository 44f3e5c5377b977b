import type { ChannelView, ChoiceView } from '@bedside/server/contract/registers/channels';
import { expect } from '@playwright/test';
import { startFakeFacebook } from '../../packages/connectors/src/testing/fake-facebook.ts';
import { startFakeGoogleBusiness } from '../../packages/connectors/src/testing/fake-google-business.ts';
import { startFakeInstagram } from '../../packages/connectors/src/testing/fake-instagram.ts';
import { startFakeLinkedIn } from '../../packages/connectors/src/testing/fake-linkedin-server.ts';
import { startFakeMastodon } from '../../packages/connectors/src/testing/fake-mastodon-server.ts';
import { fakeClient } from '../../packages/connectors/src/testing/fake-oauth.ts';
import { startFakePinterest } from '../../packages/connectors/src/testing/fake-pinterest-server.ts';
import { startFakeSnapchat } from '../../packages/connectors/src/testing/fake-snapchat-server.ts';
import { startFakeThreads } from '../../packages/connectors/src/testing/fake-threads.ts';
import { startFakeTikTok } from '../../packages/connectors/src/testing/fake-tiktok-server.ts';
import { startFakeWordpress } from '../../packages/connectors/src/testing/fake-wordpress.ts';
import { startFakeX } from '../../packages/connectors/src/testing/fake-x-server.ts';
import { startFakeYouTube } from '../../packages/connectors/src/testing/fake-youtube.ts';
import { startKeepingPds } from './keeping-pds.ts';
import type { Colleague } from './sample.ts';

/** What Node runs in place of `bedside.mjs serve`. */
export const campaignEntry = [
  '--conditions=bedside-source',
  '--disable-warning=ExperimentalWarning',
  'e2e/support/serve-campaign.ts',
];

export type CampaignNetworks = Awaited<ReturnType<typeof startCampaignNetworks>>;

/** A fake of every network outside of the house, each on a port of this machine. */
export async function startCampaignNetworks() {
  const [facebook, instagram, threads, x, linkedin, youtube] = await Promise.all([
    startFakeFacebook(),
    startFakeInstagram({ readyAfterMs: 200 }),
    startFakeThreads({ readyAfterMs: 200 }),
    startFakeX(),
    startFakeLinkedIn(),
    startFakeYouTube(),
  ]);
  const [tiktok, pinterest, snapchat, business, mastodon] = await Promise.all([
    startFakeTikTok(),
    startFakePinterest(),
    startFakeSnapchat(),
    startFakeGoogleBusiness(),
    startFakeMastodon(),
  ]);
  const [wordpress, bluesky] = await Promise.all([startFakeWordpress(), startKeepingPds()]);
  const all = { facebook, instagram, threads, x, linkedin, youtube, tiktok, pinterest, snapchat, mastodon };
  return { ...all, 'google-business': business, wordpress, bluesky };
}

const { id, secret } = fakeClient;

/** What the house is registered as. */
export function applicationsOf(networks: CampaignNetworks): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { facebook, instagram, threads, x, linkedin, youtube } = networks;
  return {
    facebook: facebook.app,
    instagram: instagram.app,
    threads: threads.app,
    x: x.app,
    linkedin: linkedin.app,
    youtube: youtube.app,
    tiktok: { clientKey: id, clientSecret: secret },
    pinterest: { clientId: id, clientSecret: secret },
    snapchat: { clientId: id, clientSecret: secret },
    'google-business': networks['google-business'].app,
  };
}

/** What `NETWORK_ADDRESSES` says of them; the others' addresses are given where an account is connected. */
export function addressesOf(networks: CampaignNetworks): string {
  const applied = Object.keys(applicationsOf(networks));
  return Object.entries(networks)
    .flatMap(([network, { serviceUrl }]) => (applied.includes(network) ? [`${network}=${serviceUrl}`] : []))
    .join(',');
}

export async function closeAll(networks: CampaignNetworks): Promise<void> {
  await Promise.all(Object.values(networks).map((one) => ('close' in one ? one.close() : one.stop())));
}

/**
 * Registers the house at each network and connects its first account there, so that with its own two it has a channel of every
 * kind; the yes is said without a browser, as `networks.spec.ts` has said it with one.
 */
export async function connectAll(maya: Colleague, networks: CampaignNetworks): Promise<ChannelView[]> {
  const applications = applicationsOf(networks);
  for (const [network, fields] of Object.entries(applications))
    await maya.call('PUT', `/network-applications/${network}`, { fields, revision: null });
  for (const network of Object.keys(applications)) await connect(maya, { network });
  const { bluesky, mastodon, wordpress } = networks;
  await connect(maya, { network: 'mastodon', server: mastodon.serviceUrl });
  const byPassword = [
    { network: 'bluesky', serviceUrl: bluesky.serviceUrl, credentials: bluesky.credentials },
    { network: 'wordpress', serviceUrl: wordpress.serviceUrl, credentials: wordpress.credentialsOf('nora') },
  ];
  for (const one of byPassword) await maya.call('POST', '/channels', { name: nameOn(one.network), ...one });
  const { channels } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
  return channels;
}

const nameOn = (network: string) => `Our ${network}`;

/** On the network's page of consent, with the first account that the yes opens. `server`: where an address is asked for. */
export async function connect(maya: Colleague, { network, server = '' }: { network: string; server?: string }) {
  const { redirectTo } = await maya.call<{ redirectTo: string }>('POST', '/channels/consent', {
    network,
    name: nameOn(network),
    server,
  });
  const yes = await fetch(redirectTo, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'decision=yes',
    redirect: 'manual',
  });
  const back = yes.headers.get('location') ?? '';
  expect(back, `${network} sends back: ${yes.status}`).toContain(`${maya.origin}/connect/callback`);
  const came = await maya.page.request.get(back, { maxRedirects: 0 });
  const query = new URL(came.headers()['location'] ?? '', maya.origin).searchParams;
  expect(query.get('problem'), network).toBeNull();
  const choice = query.get('choice');
  if (choice === null) return;
  const { accounts } = await maya.call<ChoiceView>('GET', `/channel-choices/${choice}`);
  const made = await maya.call<{ problems: unknown[] }>('POST', `/channel-choices/${choice}`, {
    accounts: [accounts[0]?.id ?? ''],
  });
  expect(made.problems, network).toEqual([]);
}
