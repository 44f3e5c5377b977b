import { join } from 'node:path';
import {
  type Connector,
  createOutsideConnectors,
  createPracticeConnector,
  manifests,
  type NetworkId,
  networkIds,
} from '@bedside/connectors';
import { tellOfArticle } from '../engage/fediverse/service.ts';
import { createNewsroomConnector } from '../engage/newsroom/port.ts';
import { createPracticeWorld, type PracticeWorld } from '../engage/practice/world.ts';
import { indexChangedPost } from '../evidence/search/service.ts';
import { createByHandConnector } from '../flow/by-hand/port.ts';
import type { HookDoors } from '../flow/hooks/doors.ts';
import { deliveryState } from '../flow/publish/contract.ts';
import { createKeyring, deriveSecret } from '../kernel/crypto/keyring.ts';
import { watchKeyFile } from '../kernel/crypto/watch-key-file.ts';
import { createEgress } from '../kernel/egress/egress.ts';
import { unprocessable } from '../kernel/errors/bedside-error.ts';
import type { Logger } from '../kernel/log/logger.ts';
import { createMailer, type Mailer } from '../kernel/mail/mailer.ts';
import { createMetrics, type Metrics } from '../kernel/metrics/metrics.ts';
import type { RecordedEvent, Scope, Services } from '../kernel/scope/scope.ts';
import { createTexter, type Texter } from '../kernel/texts/texter.ts';
import { createTracing, type Tracing } from '../kernel/trace/tracing.ts';
import type { HouseSealing } from '../registers/authorizations/seal/house-sealing.ts';
import { type ConnectorSource, isHouseNetwork } from '../registers/channels/connector-source.ts';
import { createFileIntake, type FileIntake } from '../registers/media/files/file-intake.ts';
import { createImageIntake, type ImageIntake } from '../registers/media/image-intake.ts';
import { listDirectory } from '../registers/org/service.ts';
import { type Auth, createAuth } from '../registers/sign-in/auth.ts';
import { queueWebhooks } from '../registers/webhooks/service.ts';
import { clientAddressOf } from './client-address.ts';
import type { Config } from './config.ts';
import { listEndpoints } from './list-endpoints.ts';
import { openBlobs, USER_AGENT } from './open-blobs.ts';
import { openChartEgress } from './open-chart.ts';
import { openRuntimeDatabase } from './open-runtime-database.ts';
import { openSealing } from './open-sealing.ts';
import { type OpenedStorage, openStorage } from './open-storage.ts';
import { VERSION } from './version.ts';
import { watchHouse } from './watch-house.ts';

/** Everything that a server or a worker is made of, wired in one place. */
export type AppContext = {
  readonly config: Config;
  readonly log: Logger;
  readonly storage: OpenedStorage;
  readonly services: Services;
  readonly auth: Auth;
  readonly egress: ReturnType<typeof createEgress>;
  /** The way to the FHIR server of the house. */
  readonly chart: ReturnType<typeof createEgress>;
  readonly connectors: ConnectorSource;
  /** Networks that can be connected, in the order in which they are shown. */
  readonly networks: readonly NetworkId[];
  readonly practice: PracticeWorld;
  readonly hooks: HookDoors;
  readonly intake: ImageIntake;
  readonly files: FileIntake;
  readonly sealing: HouseSealing;
  readonly mailer: Mailer | null;
  /** Null where text messages are not set up. */
  readonly texter: Texter | null;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** What the holder of the printed address proves, until the installation is set up. */
  readonly setupToken: string;
  close(): Promise<void>;
};

export type ContextOptions = {
  readonly config: Config;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly say: (line: string) => void;
  /** Networks outside of the house, in place of those that Bedside has. */
  readonly outside?: Readonly<Partial<Record<NetworkId, Connector>>> | undefined;
};

export async function createContext(options: ContextOptions): Promise<AppContext> {
  const { config, log, publicUrl } = options;
  const outside: Readonly<Partial<Record<NetworkId, Connector>>> = options.outside ?? createOutsideConnectors();
  // What the settings name and cannot be used is told before anything stands.
  const sealing = await openSealing(config, log);
  const chart = await openChartEgress(config, { log, publicUrl });
  const keyring = await createKeyring({ keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined });
  const keyWatch = watchKeyFile(
    keyring,
    { keyFile: config.keyFile, kmsCommand: config.kmsCommand ?? undefined },
    (error) => log.warn('keys.not-read', { error }),
  );
  const rolePassword = deriveSecret(keyring, 'database-role').toString('base64url');
  const storage = await openStorage({ config, rolePassword, say: options.say });
  const tracing = await createTracing({ endpoint: config.traceEndpoint, version: VERSION, labels: metricLabels, log });
  const around = <T>(work: () => Promise<T>) => tracing.span({ kind: 'transaction' }, work);
  const { db, clock } = await openRuntimeDatabase({ config, appUrl: storage.appUrl, log, around });
  const egress = createEgress({ allowLoopback: config.egressAllowLoopback, log, userAgent: USER_AGENT });
  const blobs = openBlobs(config, { log });
  const { shortUrl } = config;
  const own = { publicUrl, ...(shortUrl === null ? {} : { shortUrl }) };
  const services: Services = { db, clock, keyring, ...own, blobs, eventRecorded };
  const auth = createAuth({
    publicUrl,
    deviceSecret: deriveSecret(keyring, 'sign-in-device'),
    fetch: egress.fetch,
    clientAddress: (request) => clientAddressOf(request, config.trustedProxies),
    failed: (error) => log.error('sign-in.failed', { error }),
  });
  const webhookSecret = deriveSecret(keyring, 'practice-webhooks').toString('hex');
  const practice = createPracticeWorld({ db, clock, publicUrl, webhookSecret });
  const intake = createImageIntake();
  const files = createFileIntake({ dir: join(config.dataDir, 'intake'), maxBytes: config.maxFileBytes });
  return {
    config,
    log,
    storage,
    services,
    auth,
    egress,
    chart,
    practice,
    hooks: hookDoors({ practice: webhookSecret }),
    intake,
    files,
    sealing,
    connectors: createConnectorSource({
      services,
      practice,
      fetch: egress.fetch,
      outside,
      addresses: config.networkAddresses,
    }),
    networks: networkIds.filter(
      (network) => isHouseNetwork(network) || network === 'by-hand' || outside[network] !== undefined,
    ),
    mailer: createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, log }),
    texter: createTexter({ settings: config.texts, fetch: egress.fetch, clock, log }),
    metrics: createMetrics(metricLabels, { processMetrics: true, house: watchHouse(services) }),
    tracing,
    setupToken: deriveSecret(keyring, 'set-up').toString('base64url').slice(0, 24),
    close: async () => {
      keyWatch.stop();
      await auth.idle();
      await intake.close();
      files.close();
      await tracing.stop();
      await db.close();
      await storage.stop();
    },
  };
}

/** Who is told of every audit event, in its transaction. */
async function eventRecorded(scope: Scope, event: RecordedEvent): Promise<void> {
  await queueWebhooks(scope, event);
  await indexChangedPost(scope, event);
}

/** What other servers ask. */
const fediverseDoors = [
  '/.well-known/webfinger',
  '/.well-known/nodeinfo',
  '/fediverse/nodeinfo/2.1',
  '/fediverse/inbox',
  '/fediverse/:organization',
  '/fediverse/:organization/inbox',
  '/fediverse/:organization/outbox',
  '/fediverse/:organization/followers',
  '/fediverse/:organization/following',
  '/fediverse/:organization/posts/:post',
];

const metricLabels = {
  // And the doors that networks open.
  routes: [
    ...listEndpoints().map((endpoint) => `/api/v1${endpoint.path}`),
    '/hooks/:door',
    '/media/fetch/:token',
    ...fediverseDoors,
  ],
  tasks: [
    'post.scheduled',
    'schedule.cancelled',
    'review.approved',
    'idempotency-sweep',
    'facts-remind',
    'review-remind',
    'relay-look',
    'post-repeat',
    'guest-mail',
    'asking-mail',
    'authorization-ending',
    'authorization-ends-fill',
    'authorization-event-question',
    'fhir-send',
    'fediverse-tell',
    'fediverse-send',
    'post.withdrawn',
    'by-hand-remind',
    'channel-check',
    'channel-ways-sweep',
    'practice-moderate',
    'mail-send',
    'mail-digest',
    'text-send',
    'text-look',
    'key-expiring',
    'webhook-send',
    'search-index',
    'past-posts-read',
    'past-posts-judge',
  ],
  networks: Object.keys(manifests),
  deliveryOutcomes: deliveryState.options,
};

/** One line for each network that tells something of its own accord, with what it signs with. */
export function hookDoors(secrets: { practice: string }): HookDoors {
  const { webhooks } = createPracticeConnector();
  if (webhooks === undefined) return new Map();
  const practice = { network: 'practice', dialect: webhooks, secrets: [secrets.practice], verifyToken: null } as const;
  return new Map([['practice', practice]]);
}

/** One line for each network. Networks inside Bedside bring their own credentials and public address. */
function createConnectorSource(parts: {
  services: Services;
  practice: PracticeWorld;
  fetch: ReturnType<typeof createEgress>['fetch'];
  outside: Readonly<Partial<Record<NetworkId, Connector>>>;
  addresses: Config['networkAddresses'];
}): ConnectorSource {
  const { services, practice, fetch, outside, addresses } = parts;
  const newsroom = createNewsroomConnector({
    db: services.db,
    publicUrl: services.publicUrl,
    clock: services.clock,
    changed: tellOfArticle,
  });
  const practiceConnector = createPracticeConnector();
  const slugs = new Map<string, string>();
  const slugOf = async (organizationId: string) => {
    const known = slugs.get(organizationId);
    if (known !== undefined) return known;
    for (const entry of await listDirectory(services)) slugs.set(entry.organizationId, entry.slug);
    return slugs.get(organizationId) ?? '';
  };
  return async (network, organizationId) => {
    const base = services.publicUrl;
    switch (network) {
      case 'newsroom': {
        const own = { credentials: { organizationId }, publicUrl: `${base}/newsroom/${await slugOf(organizationId)}` };
        return { connector: newsroom, fetch, own };
      }
      case 'practice': {
        const credentials = await practice.credentialsFor(organizationId);
        const own = { credentials, publicUrl: `${base}/practice/${await slugOf(organizationId)}` };
        return { connector: practiceConnector, fetch: practice.fetchFor(organizationId), own };
      }
      case 'by-hand':
        return { connector: createByHandConnector({ services, organizationId }), fetch, own: null };
      default: {
        const connector = outside[network];
        if (connector === undefined) throw notOffered();
        const address = addresses.get(network);
        return { connector, fetch, own: null, ...(address === undefined ? {} : { address }) };
      }
    }
  };
}

function notOffered() {
  return unprocessable({
    code: 'NETWORK_NOT_OFFERED',
    message: 'Accounts of this network cannot be connected.',
    remedy: 'Choose one of the networks that are offered.',
  });
}
