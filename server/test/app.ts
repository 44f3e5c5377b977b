/** The doors of a whole Bedside on a test world, asked without a socket. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { networkIds } from '@bedside/connectors/networks';
import { createPracticeWorld } from '../src/engage/practice/world.ts';
import { deliveryState } from '../src/flow/publish/contract.ts';
import { createEgress } from '../src/kernel/egress/egress.ts';
import type { Mailer } from '../src/kernel/mail/mailer.ts';
import { createMetrics, type Metrics } from '../src/kernel/metrics/metrics.ts';
import type { Texter } from '../src/kernel/texts/texter.ts';
import { noTracing, type Tracing } from '../src/kernel/trace/tracing.ts';
import { loadConfig } from '../src/main/config.ts';
import { type AppContext, hookDoors } from '../src/main/context.ts';
import { createApp } from '../src/main/http.ts';
import { listEndpoints } from '../src/main/list-endpoints.ts';
import { watchHouse } from '../src/main/watch-house.ts';
import { plainSealing } from '../src/registers/authorizations/seal/house-sealing.ts';
import { createFileIntake } from '../src/registers/media/files/file-intake.ts';
import { createImageIntake } from '../src/registers/media/image-intake.ts';
import { createAuth } from '../src/registers/sign-in/auth.ts';
import { PUBLIC_URL, type World } from './world.ts';
import { WEBHOOK_SECRET } from './world-network.ts';

/** Where requests come from whose forwarded headers count. */
export const TRUSTED_PROXY = '192.0.2.1';
export const SETUP_TOKEN = 'the-token-that-was-printed';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
};

export type TestApp = {
  readonly metrics: Metrics;
  /** The doors themselves, for a server that listens. */
  fetch(request: Request): Response | Promise<Response>;
  /** A request as the console sends it, with the cookies that this browser holds. */
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  /** Another browser, without cookies. */
  browser(): TestApp;
  /** When nothing goes on that an answer did not wait for. */
  idle(): Promise<void>;
  close(): Promise<void>;
};
export type AskOptions = {
  readonly body?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
};

export async function createTestApp(
  world: World,
  tracing: Tracing = noTracing,
  options: { readonly texter?: Texter; readonly mailer?: Mailer } = {},
): Promise<TestApp> {
  const { services, log, connectors, database } = world;
  const egress = createEgress({ allowLoopback: true, log, userAgent: 'Bedside/test', lookup: lookupNothing });
  const auth = createAuth({
    publicUrl: PUBLIC_URL,
    deviceSecret: Buffer.from('a secret of tests, long enough'),
    fetch: egress.fetch,
    // Tests say where a request comes from; a socket is not there to tell.
    clientAddress: (request) => request.headers.get('x-test-address') ?? '192.0.2.10',
    failed: (error) => log.error('sign-in.failed', { error }),
  });
  const intake = createImageIntake();
  const files = createFileIntake({ dir: join(tmpdir(), 'bedside-test-intake') });
  const labels = {
    routes: listEndpoints().map((endpoint) => `/api/v1${endpoint.path}`),
    tasks: [],
    networks: ['newsroom', 'practice', 'bluesky', 'mastodon'],
    deliveryOutcomes: deliveryState.options,
  };
  const metrics = createMetrics(labels, { processMetrics: true, house: watchHouse(services) });
  const context: AppContext = {
    config: loadConfig({ DATABASE_URL: database.ownerUrl, PUBLIC_URL, TRUSTED_PROXIES: TRUSTED_PROXY }),
    log,
    storage: { ownerUrl: database.ownerUrl, appUrl: database.appUrl, embedded: false, newer: [], stop: async () => {} },
    services,
    auth,
    egress,
    chart: egress,
    connectors,
    networks: networkIds,
    practice: createPracticeWorld({
      db: services.db,
      clock: services.clock,
      publicUrl: PUBLIC_URL,
      webhookSecret: WEBHOOK_SECRET,
    }),
    hooks: hookDoors({ practice: WEBHOOK_SECRET }),
    intake,
    files,
    sealing: plainSealing,
    mailer: options.mailer ?? null,
    texter: options.texter ?? null,
    metrics,
    tracing,
    setupToken: SETUP_TOKEN,
    close: async () => {},
  };
  const app = createApp(context);
  const close = async () => {
    await auth.idle();
    await intake.close();
    files.close();
  };
  const browser = (): TestApp => {
    const cookies = new Map<string, string>();
    return {
      metrics,
      fetch: (request) => app.fetch(request),
      browser,
      idle: auth.idle,
      close,
      async ask(method, path, { body, raw, headers = {} } = {}) {
        const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
        const request = new Request(`${PUBLIC_URL}${path}`, {
          method,
          headers: {
            origin: PUBLIC_URL,
            'sec-fetch-site': 'same-origin',
            ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
            ...(cookies.size === 0
              ? {}
              : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
            ...headers,
          },
          ...(payload === undefined ? {} : { body: payload }),
        });
        const response = await app.fetch(request);
        for (const cookie of response.headers.getSetCookie()) {
          const [pair = ''] = cookie.split(';');
          const [name = '', value = ''] = pair.split('=', 2);
          cookies.set(name, value);
        }
        const text = await response.text();
        return { status: response.status, headers: response.headers, text, body: parsed(text) };
      },
    };
  };
  return browser();
}

/** No name exists in a test but this machine's: an answer must not depend on somebody's name server. */
async function lookupNothing(hostname: string): Promise<readonly string[]> {
  if (hostname === 'localhost') return ['127.0.0.1'];
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
