import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { uploadMedia } from '@bedside/connectors';
import { createUploadRemote } from '@bedside/connectors/testing';
import { createEgress } from '../../server/src/kernel/egress/egress.ts';
import { createLogger } from '../../server/src/kernel/log/logger.ts';

/** What a worker of a small installation can spare. */
const maxGrowthMib = 64;
/** Of 16 KiB to 2 MiB, pieces of this size left the least behind between two garbage collections. */
const pieceBytes = 512 * 1024;
const chunkBytes = 64 * 1024 * 1024;

/** Bytes that are made when they are read, as from a disk: each piece begins with its number. */
function createSource(size) {
  const piece = (at) => {
    const bytes = Buffer.alloc(Math.min(pieceBytes, size - at), at / pieceBytes);
    if (bytes.length >= 8) bytes.writeDoubleBE(at);
    return bytes;
  };
  return {
    size,
    piece,
    async *read(offset, length) {
      const end = offset + length;
      for (let at = offset; at < end; ) {
        const start = at - (at % pieceBytes);
        const bytes = piece(start).subarray(at - start, Math.min(pieceBytes, end - start));
        yield bytes;
        at += bytes.length;
      }
    },
  };
}

function hashOf(source) {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += pieceBytes) hash.update(source.piece(at));
  return hash.digest('hex');
}

function upload(source, url) {
  const log = createLogger({ level: 'silent' });
  const { fetch } = createEgress({ allowLoopback: true, log, userAgent: 'Bedside/bench' });
  const { signal } = new AbortController();
  const now = () => new Date();
  const remote = createUploadRemote({ fetch, now, signal }, { serviceUrl: url, callTimeoutMs: 120_000 });
  const wait = (ms) => pause(ms, undefined);
  return uploadMedia(source, remote, { chunkBytes, deadline: Date.now() + 300_000, now, signal, wait });
}

export async function measureUpload({ megabytes }) {
  const size = megabytes * 1_000_000;
  const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), { execArgv: process.execArgv });
  const told = async (message) => {
    server.send(message);
    return (await once(server, 'message'))[0];
  };
  try {
    const { url } = await told({ cutAt: [] });
    // Code is loaded and sockets have their buffers once something small has gone out.
    await upload(createSource(1_000_000), url);
    await told({ cutAt: [Math.floor(size * 0.3), Math.floor(size * 0.7)] });
    const source = createSource(size);
    globalThis.gc();
    const before = process.memoryUsage.rss();
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 10);
    const startedAt = performance.now();
    const outcome = await upload(source, url);
    const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(1));
    clearInterval(timer);
    const { sha256 } = await told({ sha256Of: outcome.mediaId ?? '' });
    const growthMib = Math.ceil((Math.max(most, process.memoryUsage.rss()) - before) / 1_048_576);
    // Afterwards, since making all the bytes once more would raise the memory to compare with.
    const intact = sha256 === hashOf(source);
    const resumptions = outcome.resumptions ?? 0;
    const met = outcome.kind === 'uploaded' && intact && resumptions === 2 && growthMib <= maxGrowthMib;
    return { megabytes, outcome: outcome.kind, resumptions, intact, seconds, growthMib, maxGrowthMib, met };
  } finally {
    server.kill();
  }
}
