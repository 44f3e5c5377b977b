/** A Bedside on loopback whose newsrooms can be followed, with its jobs run by hand. */
import { type Connector, type DeliverRequest, type OutgoingPost } from '@bedside/connectors';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { sendToServerTask, tellServersTask } from '../src/engage/fediverse/jobs.ts';
import { mountFediverse } from '../src/engage/fediverse/routes.ts';
import { changeFediverse, tellOfArticle } from '../src/engage/fediverse/service.ts';
import { createNewsroomConnector } from '../src/engage/newsroom/port.ts';
import { newsroomRoutes } from '../src/engage/newsroom/routes.ts';
import { createEgress } from '../src/kernel/egress/egress.ts';
import { BedsideError } from '../src/kernel/errors/bedside-error.ts';
import { newId } from '../src/kernel/ids/ids.ts';
import type { Services } from '../src/kernel/scope/scope.ts';
import type { House, World } from './world.ts';

export type Newsroom = {
  readonly house: House;
  readonly slug: string;
  readonly actorUrl: string;
  publish(post?: Partial<OutgoingPost>): Promise<string>;
  correct(articleId: string, was: string, becomes: string): Promise<void>;
  takeDown(articleId: string): Promise<void>;
};
export type FediverseHouse = {
  readonly origin: string;
  readonly services: Services;
  /** Requests that nobody signed. */
  readonly strangers: Request[];
  openNewsroom(name: string): Promise<Newsroom>;
  turn(newsroom: Newsroom, so: { isOn: boolean; blockedHosts?: string[]; revision?: number }): Promise<void>;
  /** Runs what is due by the clock of the world, and what that makes due; gives how many jobs ran. */
  runJobs(): Promise<number>;
  close(): Promise<void>;
};

const nothing = { fetch: () => Promise.reject(new Error('no wire')), signal: new AbortController().signal };

export async function openFediverseHouse(world: World): Promise<FediverseHouse> {
  const strangers: Request[] = [];
  const app = new Hono<{ Variables: { requestId: string } }>();
  const server = serve({ hostname: '127.0.0.1', port: 0, fetch: (request) => app.fetch(request) });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address');
  const origin = `http://127.0.0.1:${address.port}`;
  const services: Services = { ...world.services, publicUrl: origin };
  const { fetch } = createEgress({ allowLoopback: true, log: world.log, userAgent: 'Bedside/test' });
  app.use('*', async (c, next) => {
    c.set('requestId', newId<'request'>());
    await next();
  });
  app.onError((error, c) => c.body(null, error instanceof BedsideError ? (error.status as 404) : 500));
  mountFediverse(app, {
    services,
    fetch,
    version: '0.1.0',
    arrive: async () => {},
    stranger: async (request) => void strangers.push(request),
  });
  app.route('/', newsroomRoutes({ db: services.db, blobs: services.blobs, publicUrl: origin }));
  const connector = createNewsroomConnector({ ...services, changed: tellOfArticle });
  const tasks = [tellServersTask(services), sendToServerTask({ services, fetch, random: () => 0.5 })];
  return {
    origin,
    services,
    strangers,
    openNewsroom: (name) => openNewsroom(world, { connector, origin, name }),
    turn: async ({ house }, { isOn, blockedHosts = [], revision = 0 }) => {
      const seed = { ...world.seed(house, 'administrator'), services };
      await changeFediverse(seed, { allowLoopback: true }, { isOn, blockedHosts, revision });
    },
    runJobs: () => runDue(world, tasks),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function openNewsroom(
  world: World,
  { connector, origin, name }: { connector: Connector; origin: string; name: string },
): Promise<Newsroom> {
  const house = await world.openHouse(name);
  const { organizationId } = house;
  const io = { ...nothing, now: world.clock.now };
  const verified = await connector.verify({ serviceUrl: '', credentials: { organizationId } }, io);
  if (verified.kind !== 'verified') throw new Error(verified.kind);
  const { account } = verified;
  const whole = (post: Partial<OutgoingPost>): OutgoingPost => ({
    text: 'Flu shots start Monday.\n\nWalk in, no appointment.',
    link: null,
    images: [],
    languages: ['en'],
    ...post,
  });
  return {
    house,
    slug: account.handle,
    actorUrl: `${origin}/fediverse/${organizationId}`,
    publish: async (post = {}) => {
      const request: DeliverRequest = {
        account,
        post: whole(post),
        deliveryKey: newId(world.clock.now().getTime()),
        firstArmedAt: world.clock.now().toISOString(),
      };
      const outcome = await connector.deliver(request, io);
      if (outcome.kind !== 'published') throw new Error(`${outcome.kind} ${outcome.code}`);
      return outcome.post.remoteId;
    },
    correct: async (remoteId, was, becomes) => {
      const outcome = await connector.edit?.(
        { account, remoteId, post: whole({ text: becomes }), before: whole({ text: was }) },
        io,
      );
      if (outcome?.kind !== 'edited') throw new Error(JSON.stringify(outcome));
    },
    takeDown: async (remoteId) => {
      const outcome = await connector.remove({ account, remoteId }, io);
      if (outcome.kind !== 'removed') throw new Error(outcome.kind);
    },
  };
}

type DueJob = { id: string; payload: unknown; identifier: string };
type AnyTask = ReturnType<typeof tellServersTask> | ReturnType<typeof sendToServerTask>;

async function runDue(world: World, tasks: readonly AnyTask[]): Promise<number> {
  let ran = 0;
  for (;;) {
    const { rows } = await world.owner.query<DueJob>(
      `select j.id, j.payload, t.identifier from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier in ('fediverse-tell', 'fediverse-send') and j.run_at <= $1 order by j.id`,
      [world.clock.now()],
    );
    if (rows.length === 0) return ran;
    for (const { id, payload, identifier } of rows) {
      // A job that runs has given its key away, so that the next one can be written.
      await world.owner.query('update graphile_worker._private_jobs set key = null where id = $1', [id]);
      for (const task of tasks) {
        if (task.name === identifier) await task.run(task.payload.parse(payload) as never);
      }
      await world.owner.query('delete from graphile_worker._private_jobs where id = $1', [id]);
      ran += 1;
    }
  }
}
