/** The fake TikTok behind a socket on this machine, for servers and browsers under test. */
import { createFakeTikTok, type FakeTikTok } from './fake-tiktok.ts';
import { startFakeNetwork } from './kit/server.ts';

export type StartedFakeTikTok = FakeTikTok & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeTikTok(): Promise<StartedFakeTikTok> {
  let address = '';
  const tiktok = createFakeTikTok({ serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(tiktok.network);
  address = url;
  return Object.assign(tiktok, { close });
}
