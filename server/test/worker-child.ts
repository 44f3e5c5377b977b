/**
 * What `bedside work` does, in a process of its own, but that the practice network stands on the socket that the
 * environment names. Settings are the product's own.
 */
import { createPracticeConnector } from '@bedside/connectors';
import { loopbackFetch } from '@bedside/connectors/testing';
import { createLogger } from '../src/kernel/log/logger.ts';
import { loadConfig } from '../src/main/config.ts';
import { createContext } from '../src/main/context.ts';
import { say } from '../src/main/say.ts';
import { waitForStop } from '../src/main/stop-signal.ts';
import { startWorker } from '../src/main/worker.ts';
import type { ConnectorSource } from '../src/registers/channels/connector-source.ts';

const {
  CHILD_NETWORK = '',
  CHILD_TOKEN = '',
  CHILD_CALL_TIMEOUT_MS,
  CHILD_QUIET_PERIOD_MS,
  CHILD_STOPS_AT_CALL,
} = process.env;

const practice = createPracticeConnector({
  ...(CHILD_CALL_TIMEOUT_MS === undefined ? {} : { callTimeoutMs: Number(CHILD_CALL_TIMEOUT_MS) }),
  ...(CHILD_QUIET_PERIOD_MS === undefined ? {} : { quietPeriodMs: Number(CHILD_QUIET_PERIOD_MS) }),
});

/** Networks inside Bedside have no address and bring their own token; this one stands on a socket and has another. */
function toNetwork(url: string, init: Parameters<typeof loopbackFetch>[1] = {}): Promise<Response> {
  const { pathname, search } = new URL(url);
  const headers = { ...init.headers, authorization: `Bearer ${CHILD_TOKEN}` };
  return loopbackFetch(`${CHILD_NETWORK}${pathname}${search}`, { ...init, headers });
}

let calls = 0;

/** In the call of this number the process stops, as a paused machine does: the call has begun and its request has not. */
const pausing: typeof practice = {
  ...practice,
  deliver: (request, io) => {
    calls += 1;
    if (calls === Number(CHILD_STOPS_AT_CALL)) process.kill(process.pid, 'SIGSTOP');
    return practice.deliver(request, io);
  },
};
const overSocket: ConnectorSource = async () => ({ connector: pausing, fetch: toNetwork, own: null });

const config = loadConfig();
const stopping = waitForStop();
const log = createLogger({ level: config.logLevel });
const context = await createContext({ config, log, publicUrl: 'https://bedside.example', say });
const worker = await startWorker({ ...context, connectors: overSocket });
say('Bedside works.');
await stopping;
say('Stopping …');
await worker.stop();
await context.close();
say('Stopped.');
