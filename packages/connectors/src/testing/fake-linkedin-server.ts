/** The fake LinkedIn behind a socket on this machine, for servers and browsers under test. */
import { createFakeLinkedIn, type FakeLinkedIn, type FakeLinkedInOptions } from './fake-linkedin.ts';
import { startFakeNetwork } from './kit/server.ts';

export type StartedFakeLinkedIn = FakeLinkedIn & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeLinkedIn(options: Pick<FakeLinkedInOptions, 'now'> = {}): Promise<StartedFakeLinkedIn> {
  let address = '';
  const linkedin = createFakeLinkedIn({ ...options, serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(linkedin.network);
  address = url;
  return Object.assign(linkedin, { close });
}
