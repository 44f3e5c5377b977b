/**
 * Bedside whose networks fetch pictures and videos as if this machine could be reached from outside: nobody outside of it is asked,
 * and the fakes tell a file by the ending of its address. The door itself is tried in server/src/flow/publish/media-fetch.db.test.ts.
 */
import { type Connector, createOutsideConnectors, type NetworkId, type OutgoingPost } from '@bedside/connectors';
import { serve } from '../../server/src/main/serve.ts';

const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'video/mp4': 'mp4' };

function withAddress<File extends { readonly sha256: string; readonly mimeType: string }>(file: File) {
  return { ...file, address: async () => `https://media.example.org/${file.sha256}.${endings[file.mimeType] ?? ''}` };
}

function withAddresses(post: OutgoingPost): OutgoingPost {
  const { images, video } = post;
  return { ...post, images: images.map(withAddress), ...(video === undefined ? {} : { video: withAddress(video) }) };
}

function reached(connector: Connector): Connector {
  const { stage } = connector;
  return {
    ...connector,
    deliver: (request, io) => connector.deliver({ ...request, post: withAddresses(request.post) }, io),
    ...(stage && { stage: (request, io) => stage({ ...request, post: withAddresses(request.post) }, io) }),
  };
}

const fetching: ReadonlySet<string> = new Set<NetworkId>(['instagram', 'threads', 'google-business']);
const outside = Object.fromEntries(
  Object.entries(createOutsideConnectors()).map(([network, connector]) => [
    network,
    fetching.has(network) ? reached(connector) : connector,
  ]),
);

process.exitCode = await serve([], { outside });
