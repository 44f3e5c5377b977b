import type { Socket } from 'node:net';
import type pg from 'pg';

const GOODBYE_MAX_MS = 2_000;

/** The socket of a connection. The driver keeps it there, and leaves it out of its types. */
export function socketOf(client: pg.ClientBase): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

/** Holds what is asked until the end of this tick: what is asked together leaves in one message. */
export function askTogether(client: pg.ClientBase): void {
  const socket = socketOf(client);
  socket.cork();
  process.nextTick(() => socket.uncork());
}

/** Once we said goodbye, the other side has a moment to answer: behind a dead wire it never does, and a process would not end. */
export function endBriskly(client: pg.ClientBase): void {
  const socket = socketOf(client);
  socket.once('finish', () => setTimeout(() => socket.destroy(), GOODBYE_MAX_MS).unref());
}
