/** Walks every door of the API, as its description tells of it: with what is allowed, with what is not, and with ids of others. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createTestApp, type TestApp } from '../../test/app.ts';
import {
  type Door,
  type IdPosition,
  idPositions,
  listDoors,
  nameOfPosition,
  withValueAt,
} from '../../test/route-doors.ts';
import { knockAt } from '../../test/route-hostile.ts';
import {
  type Request as Asked,
  type Belongings,
  belongingsOf,
  CANARY,
  type Caller,
  type FullHouse,
  isEnd,
  knock,
  openFullHouse,
  ownRequest,
  tableOf,
} from '../../test/route-house.ts';
import { texterFor } from '../../test/run-texts.ts';
import { startTextGateway, type TextGateway } from '../../test/text-gateway.ts';
import { createWorld, type World } from '../../test/world.ts';
import { problem } from '../kernel/http/contract.ts';
import { newId } from '../kernel/ids/ids.ts';
import { noTracing } from '../kernel/trace/tracing.ts';
import { role } from '../registers/org/contract.ts';

// This walk sends more in a minute than any budget allows; budgets have tests of their own.
vi.mock('../kernel/http/budgets.ts', () => {
  const much = { requests: 1e9, seconds: 60 };
  const all = { read: much, write: much, costly: much };
  return { budgets: { person: all, key: all, address: much, stranger: much } };
});

const doors = listDoors();
let world: World;
let gateway: TextGateway;
let app: TestApp;
let here: FullHouse;
let there: FullHouse;

beforeAll(async () => {
  world = await createWorld();
  gateway = await startTextGateway();
  app = await createTestApp(world, noTracing, { texter: texterFor(world, gateway) });
  here = await openFullHouse(world, app, 'Lakeside');
  there = await openFullHouse(world, app, CANARY);
}, 300_000);
afterAll(async () => {
  await app.close();
  await gateway.close();
  await world.close();
});

/** Tables that no door fills in a test: the practice network of a test world keeps its posts in memory. */
const EMPTY = new Set(['practice_log', 'practice_post']);

describe('a walker', () => {
  test('finds something of everything in both houses', async () => {
    for (const { house } of [here, there]) {
      const { ids } = await belongingsOf(world, house.organizationId);
      const empty = [...ids].filter(([table, list]) => list.length === 0 && !EMPTY.has(table)).map(([table]) => table);
      expect(empty, 'fill these tables in route-house.ts').toEqual([]);
    }
  });

  test('knows what every id names, at every door', async () => {
    const tables = new Set((await belongingsOf(world, here.house.organizationId)).ids.keys());
    const unknown = doors.flatMap((door) =>
      idPositions(door)
        .filter((position) => tableOf(nameOfPosition(door, position), tables) === null)
        .map((position) => `${door.name}: ${position.where} ${position.path.join('.')}`),
    );
    expect(unknown, 'tell TABLES in route-house.ts what these name').toEqual([]);
  });
});

const OWN_TRIED = 4;

describe('with an id of another organization', () => {
  type Theft = { readonly door: Door; readonly position: IdPosition; readonly own: Belongings; readonly turn: number };
  // Every kind of id at every position takes twice as long.
  const isThorough = process.env['ROUTE_KINDS'] === 'all';

  /** Some of the kind that is asked for, and for the mightiest caller one of every third other kind, by turns. */
  function stolen({ ids }: Belongings, { door, position, turn }: Theft, mighty: boolean): string[] {
    const table = tableOf(nameOfPosition(door, position), new Set(ids.keys())) ?? '';
    const fitting = (ids.get(table) ?? []).slice(-3);
    if (!mighty) return fitting.slice(-1);
    const others = [...ids].filter(([name], index) => name !== table && (index % 3 === turn % 3 || isThorough));
    return [...fitting, ...others.flatMap(([, list]) => list.slice(-1))];
  }

  async function send({ door, position, own }: Theft, caller: Caller | null, id: string): Promise<Heard> {
    const whole = ownRequest(door, { own, word: 'Lakeside', body: position.body });
    const name = String(position.path[0]);
    const request: Asked = {
      door,
      caller,
      params: position.where === 'params' ? { ...whole.params, [name]: id } : whole.params,
      query: position.where === 'query' ? { ...whole.query, [name]: id } : whole.query,
      body: position.where === 'body' ? withValueAt(whole.body, position.path, id) : whole.body,
    };
    const response = await knock(world, app, request);
    const text = await response.text();
    return { status: response.status, text, told: forget(text, id) };
  }

  const asked = doors.flatMap((door) =>
    idPositions(door).map((position) => {
      return [`${door.name}, ${position.where} ${position.path.join('.')}`, door, position] as const;
    }),
  );

  test('the requests that are sent get as far as the id', async () => {
    const blind: string[] = [];
    // Doors that end something come last, so that the others find it.
    const inOrder = asked.toSorted(([, one], [, two]) => Number(isEnd(one)) - Number(isEnd(two)));
    for (const [name, door, position] of inOrder) {
      const own = await belongingsOf(world, here.house.organizationId);
      const known = ownRequest(door, { own, word: 'Lakeside', body: position.body });
      const at = String(position.path[0]);
      const table = tableOf(nameOfPosition(door, position), new Set(own.ids.keys())) ?? '';
      // Not every person wrote something, not every channel has a post, and not every message is one's own: some of them are.
      const some = own.ids.get(table) ?? [];
      const ids =
        position.where === 'params' ? [known.params[at], ...some.slice(-OWN_TRIED)] : some.slice(0, OWN_TRIED);
      const theft: Theft = { door, position, own, turn: 0 };
      const nobodys = await send(theft, here.everything, newId());
      let reached = false;
      for (const id of ids) {
        reached ||= (await send(theft, here.everything, id ?? '')).told !== nobodys.told;
        if (reached) break;
      }
      if (!reached) blind.push(name);
      await mend(here);
    }
    // Some doors look at nothing yet, such as a draft at its channels; most must, or the walk below proves little.
    expect(blind.length / asked.length, blind.join('; ')).toBeLessThan(0.2);
  }, 300_000);

  test.each(asked)(
    '%s: nobody sees, changes or learns anything',
    async (name, door, position) => {
      const theirs = await belongingsOf(world, there.house.organizationId);
      const bearings = [...theirs.ids.values()].flat();
      const before = await imprint(there);
      const turn = asked.findIndex(([one]) => one === name);
      const theft: Theft = { door, position, own: await belongingsOf(world, here.house.organizationId), turn };
      // Every role comes to every third door: whoever holds all of them comes to each.
      const some = here.callers.filter((_one, index) => index % 3 === turn % 3);
      for (const caller of [here.everything, here.key, ...some, null]) {
        const who = caller?.name ?? 'nobody';
        const unknown = [await send(theft, caller, newId())];
        for (const id of stolen(theirs, theft, caller === here.everything)) {
          const heard = await send(theft, caller, id);
          // What a door says may turn with what it was asked before: then it is asked once more.
          if (!unknown.some(({ told }) => told === heard.told)) unknown.push(await send(theft, caller, newId()));
          expect(
            unknown.map(({ told }) => told),
            `${who} can tell ${id} from an id that is nobody’s`,
          ).toContain(heard.told);
          expect(heard.status, `${who}: ${heard.text}`).toBeLessThan(500);
          if (heard.status >= 400) expect([400, 401, 403, 404, 409, 422]).toContain(heard.status);
          expect(heard.text).not.toContain(CANARY);
          expect(bearings.filter((one) => one !== id && heard.text.includes(one))).toEqual([]);
        }
      }
      expect(await imprint(there)).toEqual(before);
      await mend(here);
    },
    120_000,
  );
});

describe('whatever is sent', () => {
  // What fails anywhere fails again with the seed that is told.
  const runs = Number(process.env['ROUTE_RUNS'] ?? 12);

  test.each(doors.map((door) => [door.name, door] as const))(
    '%s answers within its contract',
    async (_, door) => {
      const own = await belongingsOf(world, here.house.organizationId);
      const tables = new Set(own.ids.keys());
      const known = (name: string) => {
        const position = { where: 'params', path: [name], body: 0 } as const;
        return (own.ids.get(tableOf(nameOfPosition(door, position), tables) ?? '') ?? []).slice(0, 3);
      };
      const callers: readonly (Caller | null)[] = [null, here.everything, here.everything, here.key, ...here.callers];
      const caller = fc.constantFrom(...callers);
      await fc.assert(
        fc.asyncProperty(caller, knockAt(door, known), async (by, { raw, ...sent }) => {
          const response = await knock(world, app, { door, caller: by, ...sent, ...(raw === null ? {} : { raw }) });
          await requireWithinContract(door, response);
        }),
        { numRuns: runs, endOnFailure: true },
      );
      await mend(here);
    },
    120_000,
  );
});

/** Words of a stack, of SQL, of the file system and of libraries. */
const INSIDE =
  /\bat [\w.<>]+ \(|node_modules|\.ts:\d|\bselect \b.*\bfrom\b|insert into|violates|relation "|drizzle|ECONN|ENOENT|ZodError|undefined is not/i;

async function requireWithinContract(door: Door, response: Response): Promise<void> {
  const bytes = door.endpoint === null && response.status < 400;
  const text = bytes ? '' : await response.text();
  expect(response.status, text).toBeLessThan(500);
  expect(text).not.toMatch(INSIDE);
  expect(text).not.toContain(CANARY);
  if (bytes || response.status === 304) return;
  if (response.status >= 400) {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const told = z.strictObject(problem.shape).parse(JSON.parse(text));
    expect(told.code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(told.status).toBe(response.status);
    return;
  }
  // What the contract names, parsed once more, is all that came.
  const body: unknown = JSON.parse(text);
  expect(door.endpoint?.answer.parse(body)).toEqual(body);
}

type Heard = { readonly status: number; readonly text: string; readonly told: string };

/** What an answer says when the id that was asked for, ids that were made, times and numbers are left out. */
function forget(text: string, id: string): string {
  return text
    .replaceAll(id, 'ID')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'TIME')
    .replaceAll(/(?<=[Ll]akeside[ \d]*)\d+/g, '0');
}

/** Every row of a house, table by table, as a hash. */
async function imprint({ house }: FullHouse): Promise<Record<string, string>> {
  const { rows: tables } = await world.owner.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.columns
       join information_schema.tables using (table_schema, table_name)
      where column_name = 'organization_id' and table_type = 'BASE TABLE' and table_schema in ('public', 'auth')`,
  );
  const ofUsers = 'in (select user_id from auth.membership where organization_id = $1)';
  const parts = [
    ...tables.map(({ schema, name }) => [`"${schema}"."${name}"`, 'organization_id = $1']),
    ...['passkey', 'password', 'totp', 'recovery_code'].map((name) => [`auth.${name}`, `user_id ${ofUsers}`]),
    ['auth."user"', `id ${ofUsers}`],
  ].map(
    ([name, where]) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from ${name} t where ${where}`,
  );
  const { rows } = await world.owner.query<{ name: string; rows: string }>(parts.join(' union all '), [
    house.organizationId,
  ]);
  return Object.fromEntries(rows.map(({ name, rows: hash }) => [name, hash]));
}

/** Whoever was made to leave, lost a role or a key in a walk is there again. */
async function mend({ callers, house }: FullHouse): Promise<void> {
  for (const { name, member } of callers) {
    if (member === null) continue;
    const roles = name === 'everything' ? role.options : [name];
    await world.owner.query(
      `update person set state = 'active', left_at = null, roles = $3 where organization_id = $1 and id = $2`,
      [house.organizationId, member.personId, roles],
    );
  }
  // A draft may name channels that are not there; the next walker does not meet what this one wrote.
  await world.owner.query(
    `update draft set content = jsonb_set(content, '{channelIds}', '[]') where organization_id = $1`,
    [house.organizationId],
  );
  await world.owner.query('update api_key set revoked_at = null where organization_id = $1', [house.organizationId]);
}
