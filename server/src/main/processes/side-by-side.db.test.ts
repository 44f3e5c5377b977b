import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Child } from '../../../test/child-process.ts';
import { setDueIn } from '../../../test/copy-posts.ts';
import { type LaidRelease, layRelease } from '../../../test/laid-release.ts';
import { createProcessWorld, type ProcessWorld } from '../../../test/process-world.ts';
import { contentOf, plainText } from '../../../test/world.ts';
import { createKey } from '../../registers/keys/service.ts';
import { VERSION } from '../version.ts';

const PATIENCE = { timeout: 120_000, interval: 100 };

/** What a later release may do while this one works. */
const ADDS = `
alter table post add column mood text;
alter table delivery add column carrier text;
create index delivery_carrier_idx on delivery (organization_id, carrier);
alter table attempt add column weight integer not null default 1;
create table delivery_note (
  organization_id uuid not null references organization (organization_id),
  id uuid not null,
  delivery_id uuid not null,
  constraint delivery_note_pkey primary key (organization_id, id),
  constraint delivery_note_delivery_fk foreign key (organization_id, delivery_id) references delivery (organization_id, id)
);
create index delivery_note_delivery_idx on delivery_note (organization_id, delivery_id);
alter table delivery_note enable row level security;
alter table delivery_note force row level security;
create policy delivery_note_organization on delivery_note
  using (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid)
  with check (organization_id = nullif(current_setting('bedside.organization', true), '')::uuid);
grant select, insert on delivery_note to bedside_runtime;
`;
/** Work takes a post first, then its deliveries. */
const CROSSES = 'alter table delivery add column carrier text; alter table post add column mood text;';
const TAKES_AWAY = `alter table delivery add column carrier text; update oldest_release set release = '998.0.0';`;

let later: LaidRelease;
let processes: ProcessWorld;
let crossing: LaidRelease;
let breaking: LaidRelease;
beforeAll(async () => {
  const lay = (name: string, sql: string) => layRelease({ version: '998.0.0', migrations: { [name]: sql } });
  [later, crossing, breaking] = await Promise.all([
    lay('29990101000000000_adds', ADDS),
    lay('29990101000000000_crosses', CROSSES),
    lay('29990101000000000_takes_away', TAKES_AWAY),
  ]);
});
afterAll(() => Promise.all([later, crossing, breaking].map((release) => release.remove())));
beforeEach(async () => {
  processes = await createProcessWorld();
});
afterEach(() => processes.close());

async function expectEachOnce(posts: number): Promise<void> {
  const keys = (await processes.arrivals()).map(({ key }) => key);
  expect({ arrivals: keys.length, different: new Set(keys).size }).toEqual({ arrivals: posts, different: posts });
}

async function keyOf(who: 'author' | 'publisher'): Promise<string> {
  const input = { name: 'side by side', scopes: ['posts:read' as const, 'posts:write' as const], expiresInDays: 30 };
  const { token } = await processes.world.as(processes.house, who, (scope) => createKey(scope, input));
  return token;
}

type Answer = { readonly status: number; readonly body: { readonly id?: string } };
type Asked = { readonly url: string; readonly token: string; readonly path: string; readonly body?: object };

async function ask({ url, token, path, body }: Asked): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] }; // as the contract has it
}

/** A key may write so many times in a minute. */
const WRITES_OF_A_KEY = 100;

/** Writes and reads posts without a pause while `work` goes on; gives every status that came, and how often. */
async function whileAsked(url: string, work: () => Promise<void>): Promise<Readonly<Record<string, number>>> {
  const statuses: Record<string, number> = {};
  const ending = new AbortController();
  const note = (answer: Answer): Answer => {
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    return answer;
  };
  const asking = async () => {
    for (let number = 0, token = ''; !ending.signal.aborted; number += 1) {
      if (number % WRITES_OF_A_KEY === 0) token = await keyOf('author');
      const content = contentOf(processes.house, { baseText: plainText(number) });
      const { body } = note(await ask({ url, token, path: '/posts', body: { content } }));
      note(await ask({ url, token, path: `/posts/${body.id}` }));
      note(await ask({ url, token, path: '/posts?limit=10' }));
    }
  };
  const asked = asking();
  const worked = work().finally(() => ending.abort());
  await Promise.all([worked, asked]);
  return statuses;
}

async function migrateAs(release: LaidRelease): Promise<string> {
  const child = processes.startCommand(['admin', 'migrate'], { release });
  const end = await child.ended;
  expect(`${end}: ${child.said()}`).toMatch(/^0: /);
  return child.said();
}

const isThere = async (column: string): Promise<boolean> => {
  const { rowCount } = await processes.world.owner.query(
    `select from information_schema.columns where table_name = 'delivery' and column_name = $1`,
    [column],
  );
  return rowCount === 1;
};

const AHEAD =
  'The database is ahead of this version by 1 migration of a newer Bedside (the last is 29990101000000000_adds); they only add, so this version works with it.';
const TOO_OLD = `This is Bedside ${VERSION}, and its database needs 998.0.0 or newer.
Start such a version, or restore the backup from before the upgrade: migrations go forward only.
`;

async function doctorSays(): Promise<string> {
  const child = processes.startCommand(['admin', 'doctor']);
  await child.ended;
  return child.said();
}

async function stop(child: Child): Promise<void> {
  child.signal('SIGTERM');
  expect(await child.ended).toBe(0);
}

/** How many deliveries each process claimed last. */
async function shares(): Promise<number[]> {
  const { rows } = await processes.world.owner.query<{ count: number }>(
    `select count(*)::int as count from delivery group by split_part(claimed_by, ':', 2)`,
  );
  return rows.map(({ count }) => count);
}

/** Whether somebody waits for a lock on this table. */
async function isWaitedFor(table: string): Promise<boolean> {
  const { rows } = await processes.world.owner.query<{ waiting: boolean }>(
    `select exists (select from pg_locks where relation = to_regclass($1) and not granted) as waiting`,
    [table],
  );
  return rows[0]?.waiting ?? false;
}

describe('a newer version that adds to the database', () => {
  test('under load: whoever runs goes on, no request fails, and each post goes out once', async () => {
    await processes.planMany({ posts: 150, dueInMs: 3_600_000 });
    const [, server] = await Promise.all([processes.startWorker(), processes.startServer()]);
    await setDueIn(processes.world, 0);
    await expect.poll(async () => (await processes.states())['confirmed'], PATIENCE).toBeGreaterThan(10);
    let left = 0;
    const statuses = await whileAsked(server.url, async () => {
      expect(await migrateAs(later)).toContain('applied 1 migrations');
      left = (await processes.states())['planned'] ?? 0;
      await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 150 });
    });
    expect(left).toBeGreaterThan(0);
    expect(Object.keys(statuses)).toEqual(['200']);
    expect(await isThere('carrier')).toBe(true);
    await expectEachOnce(150);
  }, 300_000);

  test('gives way to work that holds one table and asks for another', async () => {
    const work = await processes.world.owner.connect();
    await work.query('begin; lock table post in row exclusive mode');
    const migrating = migrateAs(crossing);
    await expect.poll(() => isWaitedFor('post'), PATIENCE).toBe(true);
    // The migration has changed this table already: without giving way, neither could ever go on.
    await work.query('lock table delivery in row exclusive mode; commit');
    work.release();
    expect(await migrating).toContain('others work with the tables that are to change; waiting for them');
    expect(await isThere('carrier')).toBe(true);
  }, 180_000);

  test('waits for a long reader such as a backup, without anybody waiting behind it for long', async () => {
    const [server, token] = await Promise.all([processes.startServer(), keyOf('author')]);
    const reader = await processes.world.owner.connect();
    await reader.query('begin; lock table post, delivery in access share mode');
    const migrating = processes.startCommand(['admin', 'migrate'], { release: later });
    await migrating.says('waiting for them');
    for (let number = 0; number < 20; number += 1) {
      expect((await ask({ url: server.url, token, path: '/posts?limit=10' })).status).toBe(200);
    }
    expect(await isThere('carrier')).toBe(false);
    await reader.query('commit');
    reader.release();
    expect(await migrating.ended).toBe(0);
    expect(await isThere('carrier')).toBe(true);
  }, 180_000);

  test('lets this version start anew beside it: both work, and each reads what the other wrote', async () => {
    await migrateAs(later);
    const [own, newer] = await Promise.all([processes.startServer(), processes.startServer({ release: later })]);
    await processes.planMany({ posts: 20, dueInMs: 0 });
    const worker = await processes.startWorker();
    for (const child of [own.child, worker]) expect(child.said()).toContain(AHEAD);
    expect(newer.child.said()).not.toContain('ahead of this version');
    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 20 });
    await stop(worker);
    await processes.planMany({ posts: 20, dueInMs: 0 });
    const newerWorker = await processes.startWorker({ release: later });
    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 40 });
    await stop(newerWorker);
    expect(await shares()).toEqual([20, 20]);
    await processes.planMany({ posts: 40, dueInMs: 0 });
    await Promise.all([processes.startWorker(), processes.startWorker({ release: later })]);
    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 80 });
    await expectEachOnce(80);

    const token = await keyOf('author');
    for (const [writes, reads] of [
      [own.url, newer.url],
      [newer.url, own.url],
    ] as const) {
      const content = contentOf(processes.house, { baseText: plainText(90) });
      const { body } = await ask({ url: writes, token, path: '/posts', body: { content } });
      const told = await ask({ url: reads, token, path: `/posts/${body.id}` });
      expect(told).toEqual(await ask({ url: writes, token, path: `/posts/${body.id}` }));
      expect(told).toMatchObject({ status: 200, body: { draft: { content } } });
    }
    const { rows } = await processes.world.owner.query<{ id: string }>(
      `select distinct on (split_part(claimed_by, ':', 2)) post_id as id from delivery`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { id } of rows) {
      const path = `/posts/${id}/deliveries`;
      const told = await ask({ url: own.url, token, path });
      expect(told).toMatchObject({
        status: 200,
        body: { deliveries: [{ state: 'confirmed', attempts: [{ number: 1 }] }] },
      });
      expect(await ask({ url: newer.url, token, path })).toEqual(told);
    }
  }, 300_000);

  test('is told by this version: in one line, by admin migrate, and as a note of admin doctor', async () => {
    await migrateAs(later);
    const migrating = processes.startCommand(['admin', 'migrate']);
    expect(await migrating.ended).toBe(0);
    expect(migrating.said()).toBe(
      `${AHEAD}\nThe database has all of this version, and more of a newer one. Nothing was changed.\n`,
    );
    const trying = processes.startCommand(['admin', 'migrate', '--dry-run']);
    expect(await trying.ended).toBe(0);
    expect(trying.said()).toContain('The database has all of this version, and more of a newer one.');
    expect(await doctorSays()).toContain(
      'Note (MIGRATIONS_NEWER): The database is ahead of this version by 1 migration',
    );
    expect(await isThere('carrier')).toBe(true);
  }, 180_000);
});

describe('a newer version that takes away what this one needs', () => {
  test.each([[['serve', '--no-work']], [['work']], [['admin', 'migrate']], [['admin', 'migrate', '--dry-run']]])(
    'is a reason for %j to refuse, in a sentence with what helps',
    async (words) => {
      await migrateAs(breaking);
      const child = processes.startCommand(words, { env: { PORT: '0' } });
      expect({ end: await child.ended, said: child.said() }).toEqual({ end: 1, said: TOO_OLD });
      expect(await isThere('carrier')).toBe(true);
    },
    180_000,
  );

  test('works itself, and doctor of this version tells why this one does not', async () => {
    await migrateAs(breaking);
    await processes.planMany({ posts: 3, dueInMs: 0 });
    await processes.startWorker({ release: breaking });
    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: 3 });
    expect(await doctorSays()).toContain('Broken (RELEASE_TOO_OLD): The database needs Bedside 998.0.0 or newer');
  }, 180_000);
});
