import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakePds } from '../../packages/connectors/src/testing/fake-pds.ts';

/** A record of app.bsky.feed.post, as far as journeys look at it. */
export type KeptPost = {
  readonly uri: string;
  readonly text: string;
  readonly reply?: { readonly root: { readonly uri: string }; readonly parent: { readonly uri: string } };
  readonly embed?: { readonly $type: string; readonly images?: readonly { readonly alt: string }[] };
};

export type KeepingPds = {
  readonly serviceUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
  /** Posts that stand, in the order in which they came. */
  posts(): KeptPost[];
  /** How many posts it was ever given, those that are gone too. */
  taken(): number;
  stop(): Promise<void>;
};

/** A Bluesky server on this machine that takes posts and keeps them. */
export async function startKeepingPds(): Promise<KeepingPds> {
  const pds = createFakePds();
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = 'GET', url = '/' } = incoming;
    const headers: Record<string, string> = {};
    for (const name of ['authorization', 'content-type'] as const) {
      const value = incoming.headers[name];
      if (value !== undefined) headers[name] = value;
    }
    const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) };
    const answer = await pds.fetch(`${pds.serviceUrl}${url}`, { method, headers, ...body });
    outgoing.writeHead(answer.status, { 'content-type': 'application/json' });
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a TCP port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    credentials: pds.credentials,
    // The connector wrote these records, and the lexicon says what they hold.
    posts: () =>
      [...pds.records].map(
        ([key, record]) => ({ ...record, uri: `at://${pds.did}/app.bsky.feed.post/${key}` }) as unknown as KeptPost,
      ),
    taken: () => pds.calls.filter((nsid) => nsid === 'com.atproto.repo.putRecord').length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
