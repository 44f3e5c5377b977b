// The server that takes the upload in, in a process of its own, told by messages what to do.
import { startUploadServer } from '@bedside/connectors/testing';

const server = await startUploadServer();
process.on('message', ({ cutAt, sha256Of }) => {
  if (cutAt !== undefined) server.cutAt(...cutAt);
  process.send({ url: server.url, sha256: sha256Of === undefined ? null : server.sha256Of(sha256Of) });
});
