/** The fake Snapchat behind a socket on this machine, for servers and browsers under test. */
import { createFakeSnapchat, type FakeSnapchat } from './fake-snapchat.ts';
import { startFakeNetwork } from './kit/server.ts';

export type StartedFakeSnapchat = FakeSnapchat & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeSnapchat(): Promise<StartedFakeSnapchat> {
  let address = '';
  const snapchat = createFakeSnapchat({ serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(snapchat.network);
  address = url;
  return Object.assign(snapchat, { close });
}
