/** The fake Pinterest behind a socket on this machine, for servers and browsers under test. */
import { createFakePinterest, type FakePinterest } from './fake-pinterest.ts';
import { startFakeNetwork } from './kit/server.ts';

export type StartedFakePinterest = FakePinterest & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakePinterest(): Promise<StartedFakePinterest> {
  let address = '';
  const pinterest = createFakePinterest({ serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(pinterest.network);
  address = url;
  return Object.assign(pinterest, { close });
}
