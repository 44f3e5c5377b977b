import {
  fakeClient,
  startFakeFacebook,
  startFakeGoogleBusiness,
  startFakeInstagram,
  startFakeLinkedIn,
  startFakeMastodon,
  startFakePinterest,
  startFakeSnapchat,
  startFakeThreads,
  startFakeTikTok,
  startFakeWordpress,
  startFakeX,
  startFakeYouTube,
} from '../../packages/connectors/src/testing/index.ts';

/** All networks that ask for an application, each on a port of this machine, and two to which a person brings an address. */
export async function startFakeNetworks() {
  const networks = {
    facebook: await startFakeFacebook(),
    instagram: await startFakeInstagram(),
    threads: await startFakeThreads(),
    x: await startFakeX(),
    linkedin: await startFakeLinkedIn(),
    youtube: await startFakeYouTube(),
    tiktok: await startFakeTikTok(),
    pinterest: await startFakePinterest(),
    snapchat: await startFakeSnapchat(),
    'google-business': await startFakeGoogleBusiness(),
  };
  const mastodon = await startFakeMastodon();
  const wordpress = await startFakeWordpress();
  return {
    networks,
    mastodon,
    wordpress,
    /** What `NETWORK_ADDRESSES` says of them. */
    addresses: Object.entries(networks)
      .map(([network, { serviceUrl }]) => `${network}=${serviceUrl}`)
      .join(','),
    close: async () => {
      for (const network of [...Object.values(networks), mastodon, wordpress]) await network.close();
    },
  };
}

export type FakeNetworks = Awaited<ReturnType<typeof startFakeNetworks>>;
export type AppNetworkName = keyof FakeNetworks['networks'];

/** How a network is called, what its form asks for, and what its page says. */
export type Way = {
  readonly name: string;
  /** Labels of the form, with what the network gave. */
  readonly fields: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  /** Accounts that the yes opens, and a person chooses from. */
  readonly choice?: string;
  /** How the account is told in the list. */
  readonly handle: string;
};

const meta = ({ app }: { app: { appId: string; appSecret: string } }) => ({
  'App ID': app.appId,
  'App secret': app.appSecret,
});
const client = ({ app }: { app: { clientId: string; clientSecret: string } }) => ({
  'Client ID': app.clientId,
  'Client secret': app.clientSecret,
});
const usual = { 'Client ID': fakeClient.id, 'Client secret': fakeClient.secret };

export function waysOf({ networks }: FakeNetworks): Readonly<Record<AppNetworkName, Way>> {
  const authorize = { yes: 'Authorize', no: 'Deny' };
  const google = { yes: 'Continue', no: 'Cancel' };
  const give = { yes: 'Give access', no: 'Cancel' };
  return {
    facebook: {
      name: 'Facebook',
      fields: meta(networks.facebook),
      ...authorize,
      choice: 'Lakeside Children’s',
      handle: 'lakeside',
    },
    instagram: { name: 'Instagram', fields: meta(networks.instagram), ...authorize, handle: 'lakeside' },
    threads: { name: 'Threads', fields: meta(networks.threads), ...authorize, handle: 'lakeside' },
    x: { name: 'X', fields: client(networks.x), yes: 'Authorize app', no: 'Cancel', handle: 'lakeside' },
    linkedin: {
      name: 'LinkedIn',
      fields: client(networks.linkedin),
      yes: 'Allow',
      no: 'Cancel',
      choice: 'Lakeside Children’s',
      handle: 'lakeside-childrens',
    },
    youtube: { name: 'YouTube', fields: client(networks.youtube), ...google, handle: 'lakeside' },
    tiktok: {
      name: 'TikTok',
      fields: { 'Client key': fakeClient.id, 'Client secret': fakeClient.secret },
      ...give,
      handle: 'lakeside',
    },
    pinterest: { name: 'Pinterest', fields: usual, ...give, handle: 'lakeside' },
    snapchat: { name: 'Snapchat', fields: usual, ...give, handle: 'lakeside' },
    'google-business': {
      name: 'Google Business Profile',
      fields: client(networks['google-business']),
      ...google,
      choice: '1 Shore Road',
      handle: 'Lakeside Children’s',
    },
  };
}
