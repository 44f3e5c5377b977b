import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProcessWorld, type ProcessWorld } from '../../../test/process-world.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };
/** Enough to start with; far fewer than the connections that come. */
const HANDLES = 120;
const CONNECTIONS = 300;

const limitsFiles = spawnSync('prlimit', ['--version']).status === 0;

describe.skipIf(!limitsFiles)('a server that runs out of file handles', () => {
  let processes: ProcessWorld;
  beforeAll(async () => {
    processes = await createProcessWorld();
  });
  afterAll(() => processes.close());

  test('answers or refuses, does not end, and serves everybody when connections close', async () => {
    const { child, url } = await processes.startServer({ under: ['prlimit', `--nofile=${HANDLES}:${HANDLES}`] });
    expect((await fetch(`${url}/newsroom/a-house`)).status).toBe(404);
    const { hostname, port } = new URL(url);
    const sockets: Socket[] = [];
    for (let n = 0; n < CONNECTIONS; n += 1) {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.on('error', () => {});
      sockets.push(socket);
      await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
      socket.write('GET /api/v1/session HTTP/1.1\r\nHost: x\r\n');
    }
    const held = (await readdir(`/proc/${child.pid}/fd`)).length;
    expect(held).toBeGreaterThan(HANDLES - 10);
    // Whoever comes now is answered, refused, or waits until there is room: never by the end of the process.
    const crowded = await Promise.allSettled(
      Array.from({ length: 10 }, () => fetch(`${url}/newsroom/a-house`, { signal: AbortSignal.timeout(500) })),
    );
    for (const one of crowded) {
      if (one.status === 'fulfilled') expect([404, 503]).toContain(one.value.status);
    }
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await fetch(`${url}/healthz`)).status, PATIENCE).toBe(200);
    await expect.poll(async () => (await fetch(`${url}/newsroom/a-house`)).status, PATIENCE).toBe(404);
    child.signal('SIGTERM');
    expect(await child.ended).toBe(0);
  }, 60_000);
});
