import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const did = 'did:plc:lakesidechildrens22222a';

export type RefusingPds = {
  readonly serviceUrl: string;
  /** Methods that were called, in order. */
  readonly calls: readonly string[];
  stop(): Promise<void>;
};

/** A Bluesky server on this machine that lets its account in and refuses every post. */
export async function startRefusingPds(): Promise<RefusingPds> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const method = new URL(request.url ?? '/', 'http://localhost').pathname.replace('/xrpc/', '');
    calls.push(method);
    request.resume();
    const isSignIn = method === 'com.atproto.server.createSession';
    response.writeHead(isSignIn ? 200 : 400, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        isSignIn
          ? { did, handle: 'lakeside.example.org', accessJwt: 'invented', refreshJwt: 'invented', active: true }
          : { error: 'InvalidRecord', message: 'This server takes no posts.' },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on a TCP port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    calls,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
