/** The fake X behind a socket on this machine, for servers, browsers and other people's clients. */
import { createFakeX, type FakeX, type FakeXOptions } from './fake-x.ts';
import { startFakeNetwork } from './kit/server.ts';

export type StartedFakeX = FakeX & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeX(options: Pick<FakeXOptions, 'now'> = {}): Promise<StartedFakeX> {
  let address = '';
  const x = createFakeX({ ...options, serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(x.network);
  address = url;
  return Object.assign(x, { close });
}
