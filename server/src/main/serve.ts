import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { watchLateness } from '../flow/publish/lateness-alert.ts';
import { watchMarks } from '../flow/publish/stops/record-marks.ts';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import { createLogger } from '../kernel/log/logger.ts';
import { acquireInstanceLock } from '../kernel/postgres/instance-lock.ts';
import { isSetUp } from '../registers/sign-in/set-up.ts';
import { rememberConnection } from './client-address.ts';
import { type Config, loadConfig } from './config.ts';
import { type AppContext, type ContextOptions, createContext } from './context.ts';
import { createHttpServer } from './edge/http-server.ts';
import { createApp } from './http.ts';
import { say } from './say.ts';
import { waitForStop } from './stop-signal.ts';
import { startWorker } from './worker.ts';

const HELP = `Usage: bedside serve [--no-work]

Runs Bedside: pages, interface and, unless --no-work is given, jobs and deliveries.
Settings come from the environment; see docs/handbook/configuration.md.
`;

/** Runs until a signal asks it to stop; 0 after a graceful stop. `outside` stands in for the networks that Bedside has. */
export async function serve(argv: readonly string[], parts: Pick<ContextOptions, 'outside'> = {}): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { help: { type: 'boolean' }, 'no-work': { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const config = loadConfig();
  const lock = await acquireInstanceLock(config.dataDir);
  const stopping = waitForStop();
  try {
    const running = await startServer(config, { say, work: values['no-work'] !== true, ...parts });
    await lock.announce(running.publicUrl);
    say(`Bedside is ready: ${await firstAddress(running)}`);
    await stopping;
    say('Stopping …');
    await running.stop();
  } finally {
    await lock.release();
  }
  return 0;
}

/** Until somebody set it up, the address carries the proof that its holder sees this terminal. */
async function firstAddress(running: { publicUrl: string; context: AppContext }): Promise<string> {
  const { publicUrl, context } = running;
  return (await isSetUp(context.services)) ? `${publicUrl}/` : `${publicUrl}/setup?token=${context.setupToken}`;
}

type Handler = ReturnType<typeof getRequestListener>;

/** Listens first, so that the port is known and a second start sees it; answers once everything stands. */
export async function startServer(
  config: Config,
  options: { say: (line: string) => void; work: boolean; outside?: ContextOptions['outside'] },
): Promise<{ publicUrl: string; context: AppContext; stop(): Promise<void> }> {
  let handler: Handler | null = null;
  const server = createHttpServer((request, response) => {
    if (handler !== null) return void handler(request, response);
    response.writeHead(503, { 'retry-after': '1' }).end('Bedside is starting.\n');
  });
  const port = await listen(server, config);
  const publicUrl =
    config.publicUrl ?? `http://${config.host === '127.0.0.1' ? 'localhost' : urlHost(config.host)}:${port}`;
  const log = createLogger({ level: config.logLevel });
  const close = () => closeServer(server);
  const context = await createContext({ config, log, publicUrl, ...options }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  // Where no worker lives, people are told all the same.
  const background = options.work ? await startWorker(context) : watchAlone(context);
  const app = createApp(context);
  handler = getRequestListener((request, env) => {
    rememberConnection(request, env.incoming.socket.remoteAddress ?? '');
    return app.fetch(request, env);
  });
  return {
    publicUrl,
    context,
    stop: async () => {
      await close();
      await background.stop();
      await context.close();
    },
  };
}

/** What goes on without a worker too. */
function watchAlone({ services, log, metrics }: AppContext): { stop(): Promise<void> } {
  const watches = [
    watchLateness({ services, log }),
    watchMarks({ services, log, unreadable: () => metrics.stopsUnreadable() }),
  ];
  return {
    stop: async () => {
      for (const watch of watches) await watch.stop();
    },
  };
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, config)));
    server.listen(config.port, config.host, () => resolve((server.address() as AddressInfo).port)); // listens on TCP
  });
}

function cannotListen(error: NodeJS.ErrnoException, config: Config): unknown {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  return new BedsideError({
    code: 'PORT_UNAVAILABLE',
    status: 500,
    message:
      error.code === 'EADDRINUSE'
        ? `Port ${config.port} is used by another program.`
        : `This user may not listen on port ${config.port}.`,
    remedy: 'Set PORT to another number, for example PORT=8471.',
    cause: error,
  });
}

/** Lets requests under way finish, for ten seconds at most. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearTimeout(limit);
}
