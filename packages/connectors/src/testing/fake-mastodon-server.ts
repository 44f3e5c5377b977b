/** The fake Mastodon server behind a socket on this machine, for servers and browsers under test. */
import { createFakeMastodon, type FakeMastodon } from './fake-mastodon.ts';
import { startFakeNetwork } from './kit/server.ts';

export type StartedFakeMastodon = FakeMastodon & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeMastodon(options: { readonly now?: () => Date } = {}): Promise<StartedFakeMastodon> {
  let address = '';
  const mastodon = createFakeMastodon({ ...options, serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(mastodon.network);
  address = url;
  return Object.assign(mastodon, { close });
}
