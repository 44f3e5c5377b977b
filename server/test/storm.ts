/**
 * Requests of several organizations at once over few connections, with faults among them; each answer is looked at for
 * words of other organizations. Needs no test runner: a bench sends more of them than a test can.
 */
import { sql } from 'drizzle-orm';
import { composeRoutes } from '../src/flow/compose/routes.ts';
import { reviewRoutes } from '../src/flow/review/routes.ts';
import { BedsideError } from '../src/kernel/errors/bedside-error.ts';
import { budgets } from '../src/kernel/http/budgets.ts';
import { defineEndpoint, done } from '../src/kernel/http/contract.ts';
import { createRateLimit } from '../src/kernel/http/rate-limit.ts';
import { serve } from '../src/kernel/http/serve-endpoint.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../src/kernel/scope/scope.ts';
import { organizationRoutes } from '../src/registers/org/routes.ts';
import { type Api, type ApiAnswer, createApi } from './api.ts';

export type StormHouse = {
  readonly seed: () => ScopeSeed;
  /** A word that stands in all that is of this organization, and nowhere else. */
  readonly canary: string;
  readonly channelId: string;
};

export type StormResult = {
  readonly requests: number;
  /** Answers by what was asked and how it was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers that held a word of another organization. */
  readonly leaks: number;
  /** Answers of 200 that did not hold their own word, or were answered as no fault and no success should be. */
  readonly wrong: readonly string[];
};

/** Faults in the middle of a transaction, each after it wrote something. */
const faults: Readonly<Record<string, (scope: Scope) => Promise<unknown>>> = {
  thrown: async () => {
    throw new BedsideError({ code: 'STORM', status: 409, message: 'Thrown on purpose.' });
  },
  'statement-fails': (scope) => scope.tx.execute(sql`select 1 / 0`),
  'fault-passed-over': (scope) => scope.tx.execute(sql`select 1 / 0`).catch(() => undefined),
  'statement-too-long': async (scope) => {
    await scope.tx.execute(sql`set local statement_timeout = 1`);
    await scope.tx.execute(sql`select count(*) from generate_series(1, 10000000)`);
  },
  'connection-dies': (scope) => scope.tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`),
};

const faultRoutes = Object.entries(faults).map(([name, fail]) =>
  serve(
    defineEndpoint({ method: 'POST', path: `/storm/${name}`, summary: name, answer: done }),
    async (_input, seed) => {
      await inScope(seed, async (scope) => {
        await scope.tx.execute(
          sql`select id from person where organization_id = ${scope.organizationId}::uuid limit 1`,
        );
        await fail(scope);
      });
      return { ok: true as const };
    },
  ),
);

const reads = ['/organization', '/posts', '/posts?limit=2', '/posts?search=canary', '/reviews', '/posts?stage=draft'];

/** Sends `count` requests, `atOnce` at a time, each as somebody of one of the houses taken at random. */
export async function runStorm(storm: {
  readonly services: Services;
  readonly houses: readonly StormHouse[];
  readonly count: number;
  readonly atOnce: number;
  /** From 0 to 1, the same for the same storm. */
  readonly random: () => number;
  readonly progress?: (done: number) => void;
}): Promise<StormResult> {
  const api = openApi(storm);
  const statuses: Record<string, number> = {};
  const wrong: string[] = [];
  let leaks = 0;
  let sent = 0;
  const sendOn = async () => {
    while (sent < storm.count) {
      sent += 1;
      if (sent % 5_000 === 0) storm.progress?.(sent);
      const index = Math.floor(storm.random() * storm.houses.length);
      const { kind, answer } = await sendOne(api, { ...storm, index });
      const told = `${kind} ${answer.status}`;
      statuses[told] = (statuses[told] ?? 0) + 1;
      if (storm.houses.some(({ canary }, other) => other !== index && answer.text.includes(canary))) leaks += 1;
      if (!isRight(kind, answer, storm.houses[index]?.canary ?? '')) wrong.push(`${told} ${answer.text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: storm.atOnce }, sendOn));
  return { requests: sent, statuses, leaks, wrong };
}

function openApi({ services, houses }: { services: Services; houses: readonly StormHouse[] }): Api {
  const all = { requests: 1e9, seconds: 60 };
  return createApi({
    services,
    routes: [...composeRoutes(), ...reviewRoutes(), ...organizationRoutes(), ...faultRoutes],
    rateLimit: createRateLimit({ ...budgets, address: all, person: { read: all, write: all, costly: all } }),
    seedOf: (seat) => {
      const house = houses[Number(seat)];
      if (house === undefined) throw new TypeError('no such house');
      return house.seed();
    },
  });
}

async function sendOne(
  api: Api,
  { houses, index, random }: { houses: readonly StormHouse[]; index: number; random: () => number },
): Promise<{ kind: 'read' | 'write' | 'fault'; answer: ApiAnswer }> {
  const dice = random();
  const seat = String(index);
  const house = houses[index];
  if (dice < 0.1) {
    // Connections are dear to make: fewer of them die than transactions fail.
    const names = Object.keys(faults);
    const name = random() < 0.1 ? 'connection-dies' : names[Math.floor(random() * (names.length - 1))];
    const key = random() < 0.5 ? { headers: { 'idempotency-key': `${index}-${Math.floor(random() * 1e9)}` } } : {};
    return { kind: 'fault', answer: await api.ask(seat, 'POST', `/storm/${name}`, key) };
  }
  if (dice < 0.15) {
    const content = { schema: 1, baseText: `A canary: ${house?.canary}.`, link: null, images: [], variants: {} };
    const body = { content: { ...content, channelIds: [house?.channelId], language: 'en' } };
    // Few keys, so that some requests meet the answer of another one.
    const headers = { 'idempotency-key': `post-${Math.floor(random() * 50)}` };
    return { kind: 'write', answer: await api.ask(seat, 'POST', '/posts', { body, headers }) };
  }
  const path = reads[Math.floor(random() * reads.length)] ?? '/posts';
  return { kind: 'read', answer: await api.ask(seat, 'GET', path) };
}

function isRight(kind: 'read' | 'write' | 'fault', { status, text }: ApiAnswer, canary: string): boolean {
  if (kind === 'fault') return status === 409 || status === 500 || status === 503;
  return status === 200 && text.includes(canary);
}
