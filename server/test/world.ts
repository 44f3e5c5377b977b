/** A whole Bedside on one cloned database, with a clock that tests move and networks that tests command. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPracticeConnector } from '@bedside/connectors';
import pg from 'pg';
import { tellOfArticle } from '../src/engage/fediverse/service.ts';
import { createNewsroomConnector } from '../src/engage/newsroom/port.ts';
import { createByHandConnector } from '../src/flow/by-hand/port.ts';
import { emptyContent } from '../src/flow/compose/content-hash.ts';
import type { Content, PostView } from '../src/flow/compose/contract.ts';
import { createPost, getPost } from '../src/flow/compose/service.ts';
import type { DeliveryView } from '../src/flow/publish/contract.ts';
import type { PublishContext } from '../src/flow/publish/engine/publish-context.ts';
import { createPublisher, type Publisher } from '../src/flow/publish/engine/publisher.ts';
import { createPostgresStore } from '../src/flow/publish/postgres-store.ts';
import { listDeliveries } from '../src/flow/publish/service.ts';
import type { ReviewView } from '../src/flow/review/contract.ts';
import { getReview, recordDecision } from '../src/flow/review/service.ts';
import { submitDraft } from '../src/flow/review/submit-draft.ts';
import type { ScheduleView } from '../src/flow/schedule/contract.ts';
import { schedulePost } from '../src/flow/schedule/service.ts';
import type { ScreeningView } from '../src/flow/screen/contract.ts';
import { createDiskBlobStore } from '../src/kernel/blobs/disk-blob-store.ts';
import { createKeyring } from '../src/kernel/crypto/keyring.ts';
import { openDatabase } from '../src/kernel/db/database.ts';
import { newId, type OrganizationId, type PersonId } from '../src/kernel/ids/ids.ts';
import { createLogger, type Logger } from '../src/kernel/log/logger.ts';
import { inScope, personActor, type Scope, type ScopeSeed, type Services } from '../src/kernel/scope/scope.ts';
import type { ConnectorSource } from '../src/registers/channels/connector-source.ts';
import { connectChannel } from '../src/registers/channels/service.ts';
import type { Role } from '../src/registers/org/contract.ts';
import { createOrganization } from '../src/registers/org/service.ts';
import { activatePerson, addPerson } from '../src/registers/people/service.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { createWorldClock, type WorldClock } from './world-clock.ts';
import { runJobs } from './world-jobs.ts';
import { createWorldNetwork, type WorldNetwork } from './world-network.ts';

export const PUBLIC_URL = 'https://bedside.example';
const START = '2027-03-01T15:00:00.000Z';

const cast = {
  administrator: { roles: ['administrator'], trained: false },
  author: { roles: ['author'], trained: false },
  colleague: { roles: ['author', 'clinician_reviewer'], trained: true },
  publisher: { roles: ['publisher'], trained: false },
  reviewer: { roles: ['clinician_reviewer'], trained: true },
  officer: { roles: ['privacy_officer'], trained: true },
  auditor: { roles: ['auditor'], trained: false },
} as const satisfies Record<string, { roles: readonly Role[]; trained: boolean }>;

export type CastName = keyof typeof cast;
export const castNames = Object.keys(cast) as CastName[]; // the keys of a literal

export type WorldPerson = { readonly id: PersonId; roles: readonly Role[]; trainedUntil: string | null };

/** An organization with its people, its channels and its practice network. */
export type House = {
  readonly organizationId: OrganizationId;
  readonly people: Readonly<Record<CastName, WorldPerson>>;
  readonly practice: WorldNetwork;
  /** Ids of the channels that were connected when the house was opened. */
  readonly channels: Readonly<Record<'newsroom' | 'practice', string>>;
};

/** A channel gets a quarter of them. */
const HANDS = 48;

export type World = {
  readonly database: TestDatabase;
  readonly services: Services;
  readonly clock: WorldClock;
  readonly connectors: ConnectorSource;
  readonly log: Logger;
  /** For other processes on the same world. */
  readonly files: { readonly keyFile: string; readonly blobs: string };
  /** Connections of the owner: for arranging and for looking, never for the product. */
  readonly owner: pg.Pool;
  /** Everything that was logged. */
  logged(): string;
  /** The practice network of an organization, made when it is first asked for. */
  networkOf(organizationId: string): WorldNetwork;
  openHouse(name?: string): Promise<House>;
  seed(house: House, who: CastName): ScopeSeed;
  /** One use case of one person. */
  as<T>(house: House, who: CastName, work: (scope: Scope) => Promise<T>): Promise<T>;
  publisher(options?: Partial<PublishContext> & { workerId?: string; concurrency?: number }): Publisher;
  /** Runs the jobs that are due of planning, cancelling and keeping plans, and of recalls, oldest first; gives how many. */
  runJobs(): Promise<number>;
  close(): Promise<void>;
};

export async function createWorld(
  options: {
    start?: string;
    maxConnections?: number;
    throughPool?: (directUrl: string) => string;
    /** Its own, which the world then drops; one of the test's server when left out. */
    database?: TestDatabase;
  } = {},
): Promise<World> {
  const database = options.database ?? (await createTestDatabase());
  const folder = await mkdtemp(join(tmpdir(), 'bedside-world-'));
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => {});
  // A test loses nothing in a power cut; what must survive kill -9 survives it all the same.
  await owner.query(
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  );
  const appUrl = options.throughPool?.(database.appUrl) ?? database.appUrl;
  const db = openDatabase({
    appUrl,
    isPooled: options.throughPool !== undefined,
    maxConnections: options.maxConnections ?? 8,
  });
  const clock = createWorldClock(options.start ?? START);
  const files = { keyFile: join(folder, 'master.key'), blobs: join(folder, 'blobs') };
  const services: Services = {
    db,
    clock,
    keyring: await createKeyring({ keyFile: files.keyFile }),
    blobs: createDiskBlobStore({ dir: files.blobs }),
    publicUrl: PUBLIC_URL,
  };
  const lines: string[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const networks = new Map<string, WorldNetwork>();
  const networkOf = (organizationId: string) => {
    const known = networks.get(organizationId) ?? createWorldNetwork({ clock, accountId: organizationId });
    networks.set(organizationId, known);
    return known;
  };
  const connectors = connectorsOf(services, networkOf);
  const world: World = {
    database,
    services,
    clock,
    connectors,
    log,
    files,
    owner,
    logged: () => lines.join(''),
    networkOf,
    openHouse: (name) => openHouse(world, name ?? `House ${networks.size + 1}`),
    seed: (house, who) => seedOf(services, house, who),
    as: (house, who, work) => inScope(seedOf(services, house, who), work),
    publisher: ({ workerId = 'worker-1', concurrency = HANDS, ...context } = {}) =>
      createPublisher({
        store: createPostgresStore(services),
        log,
        workerId,
        concurrency,
        context: { connectors, ...context },
      }),
    runJobs: () => runJobs(world),
    close: async () => {
      await db.close();
      await owner.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/**
 * The same people, networks and clock on another database, such as one that was restored. Its `close` leaves the first
 * world as it is.
 */
export async function restoredWorld(world: World, ownerUrl: string): Promise<World> {
  const appUrl = new URL(world.database.appUrl);
  appUrl.pathname = new URL(ownerUrl).pathname;
  const db = openDatabase({ appUrl: appUrl.href, maxConnections: 8 });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on('error', () => {});
  const services: Services = { ...world.services, db };
  const connectors = connectorsOf(services, world.networkOf);
  const again: World = {
    ...world,
    database: { ...world.database, ownerUrl, appUrl: appUrl.href },
    services,
    connectors,
    owner,
    openHouse: (name) => openHouse(again, name ?? 'A house after the restore'),
    seed: (house, who) => seedOf(services, house, who),
    as: (house, who, work) => inScope(seedOf(services, house, who), work),
    publisher: ({ workerId = 'worker-1', concurrency = HANDS, ...context } = {}) =>
      createPublisher({
        store: createPostgresStore(services),
        log: world.log,
        workerId,
        concurrency,
        context: { connectors, ...context },
      }),
    runJobs: () => runJobs(again),
    close: async () => {
      await db.close();
      await owner.end();
    },
  };
  return again;
}

function connectorsOf(services: Services, networkOf: World['networkOf']): ConnectorSource {
  const practice = createPracticeConnector();
  const newsroom = createNewsroomConnector({
    db: services.db,
    publicUrl: PUBLIC_URL,
    clock: services.clock,
    changed: tellOfArticle,
  });
  return async (network, organizationId) => {
    const own = networkOf(organizationId);
    const publicUrl = `${PUBLIC_URL}/${network}`;
    if (network === 'newsroom') {
      return { connector: newsroom, fetch: own.fetch, own: { credentials: { organizationId }, publicUrl } };
    }
    if (network === 'by-hand') {
      return { connector: createByHandConnector({ services, organizationId }), fetch: own.fetch, own: null };
    }
    return { connector: practice, fetch: own.fetch, own: { credentials: { token: own.token }, publicUrl } };
  };
}

function seedOf(services: Services, house: Pick<House, 'organizationId' | 'people'>, who: CastName): ScopeSeed {
  const { id, roles } = house.people[who];
  const actor = personActor({ id, roles, sessionId: `session-${who}`, provedAt: services.clock.now() });
  return { services, organizationId: house.organizationId, actor, requestId: newId<'request'>() };
}

async function openHouse(world: World, name: string): Promise<House> {
  const { services, clock } = world;
  const organizationId = newId<'organization'>(clock.now().getTime());
  const practice = world.networkOf(organizationId);
  const actor = { type: 'system', name: 'test' } as const;
  const requestId = newId<'request'>();
  const people = await inScope({ services, organizationId, actor, requestId }, async (scope) => {
    await createOrganization(scope, {
      name,
      kind: 'hospital',
      timeZone: 'America/Chicago',
      languages: ['en', 'es'],
      secondAdministrator: 'not-needed',
      facts: { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] },
    });
    return hire(world, scope);
  });
  const partial = { organizationId, people };
  const channels = {
    newsroom: await connect(world, partial, 'newsroom'),
    practice: await connect(world, partial, 'practice'),
  };
  return { ...partial, practice, channels };
}

async function hire(world: World, scope: Scope): Promise<House['people']> {
  const people: Partial<Record<CastName, WorldPerson>> = {};
  for (const name of castNames) {
    const { roles, trained } = cast[name];
    const userId = newId<'user'>();
    const email = `${name}-${userId}@example.org`;
    await world.owner.query(`insert into auth."user" (id, email) values ($1, $2)`, [userId, email]);
    const trainedUntil = trained ? '2027-12-31' : null;
    const { id } = await addPerson(scope, { name: `Test ${name}`, email, roles, privacyTrainedUntil: trainedUntil });
    await activatePerson(scope, { personId: id, userId, locale: 'en' });
    people[name] = { id: id as PersonId, roles, trainedUntil }; // a view carries the id as plain text
  }
  return people as House['people']; // every name was hired
}

export async function connect(
  world: World,
  house: Pick<House, 'organizationId' | 'people'>,
  network: 'newsroom' | 'practice' | 'by-hand',
  serviceUrl = '',
): Promise<string> {
  const door = await world.connectors(network, house.organizationId);
  const input = { network, name: network, serviceUrl, credentials: {} };
  return (await connectChannel(seedOf(world.services, house, 'administrator'), door, input)).id;
}

/** Texts that the screening lets pass, each told apart by its number. */
export function plainText(number: number): string {
  return `Flu vaccines are here. Walk in on any weekday, no appointment needed. Note ${number}.`;
}

export function contentOf(house: House, made: Partial<Content> = {}): Content {
  return { ...emptyContent, baseText: plainText(0), channelIds: [house.channels.practice], ...made };
}

export function writePost(
  world: World,
  house: House,
  made: Partial<Content> & { by?: CastName } = {},
): Promise<PostView> {
  const { by = 'author', ...content } = made;
  return world.as(house, by, (scope) => createPost(scope, { content: contentOf(house, content) }));
}

export type Submitted = { readonly review: ReviewView; readonly screening: ScreeningView };

export function submit(world: World, house: House, made: { postId: string; by?: CastName }): Promise<Submitted> {
  return world.as(house, made.by ?? 'author', async (scope) => {
    const { draft } = await getPost(scope, made.postId);
    const { reviewId, screening } = await submitDraft(scope, { postId: made.postId, revision: draft.revision });
    return { review: (await getReview(scope, reviewId)).review, screening };
  });
}

export function approve(
  world: World,
  house: House,
  made: { review: Pick<ReviewView, 'id' | 'contentHash'>; by?: CastName; stepId?: string },
): Promise<ReviewView> {
  return world.as(house, made.by ?? 'reviewer', (scope) =>
    recordDecision(scope, {
      reviewId: made.review.id,
      contentHash: made.review.contentHash,
      stepId: made.stepId ?? 'approval',
      outcome: 'approve',
      comment: '',
    }),
  );
}

export function scheduleNow(
  world: World,
  house: House,
  made: { postId: string; versionId: string },
): Promise<ScheduleView> {
  return world.as(house, 'publisher', (scope) =>
    schedulePost(scope, { postId: made.postId, body: { mode: 'now', versionId: made.versionId } }),
  );
}

/** A post that was approved, scheduled now, and planned: its deliveries are due in ten seconds. */
export async function planPost(
  world: World,
  house: House,
  made: Partial<Content> & { by?: CastName } = {},
): Promise<{ postId: string; versionId: string; deliveries: DeliveryView[] }> {
  const post = await writePost(world, house, made);
  const { review } = await submit(world, house, { postId: post.id, ...(made.by ? { by: made.by } : {}) });
  for (const { step } of review.steps) {
    await approve(world, house, { review, stepId: step.id, by: step.when === 'patient' ? 'officer' : 'reviewer' });
  }
  await scheduleNow(world, house, { postId: post.id, versionId: review.versionId });
  await world.runJobs();
  return { postId: post.id, versionId: review.versionId, deliveries: await deliveriesOf(world, house, post.id) };
}

export function deliveriesOf(world: World, house: House, postId: string): Promise<DeliveryView[]> {
  return world.as(house, 'auditor', (scope) => listDeliveries(scope, postId));
}

/** Ticks until nothing is due at this moment. */
export async function publishDue(publisher: Publisher): Promise<void> {
  // Each round carries a delivery one step on; more rounds than a delivery has steps would be a loop.
  for (let round = 0; round < 50; round += 1) {
    const claimed = await publisher.tick();
    await publisher.idle();
    if (claimed === 0) return;
  }
  throw new Error('the publisher does not come to rest');
}
