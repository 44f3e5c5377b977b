import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CastName, createWorld, type House, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { getPost, listPosts, saveDraft } from '../compose/service.ts';
import { bulkChoices } from './contract.ts';
import { exportPosts } from './export-posts.ts';
import {
  commitImport,
  discardImport,
  listImports,
  previewImport,
  startImport,
  takePart,
  undoImport,
} from './service.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
});

const good = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `Free flu vaccines on weekday ${from + at}.,practice,2027-07-01 08:00`);
const week = (...lines: string[]) => `text,channels,when\n${lines.join('\n')}\n`;

async function send(csv: string, who: CastName = 'author'): Promise<string> {
  return world.as(house, who, async (scope) => {
    const importId = await startImport(scope);
    const cut = Math.floor(csv.length / 2);
    await takePart(scope, { importId, number: 0, text: csv.slice(0, cut) });
    await takePart(scope, { importId, number: 1, text: csv.slice(cut) });
    return importId;
  });
}

const look = (importId: string, choices: unknown = {}, who: CastName = 'author') =>
  previewImport(world.seed(house, who), { importId, ...bulkChoices.parse(choices) });

async function commit(
  importId: string,
  made: { take?: 'all' | 'good'; sendForReview?: boolean; again?: boolean; choices?: unknown } = {},
) {
  const { contentSha256, planSha256 } = await look(importId, made.choices);
  const order = orderOf({ importId, contentSha256, planSha256, ...made });
  return world.as(house, 'author', (scope) => commitImport(scope, order));
}

function orderOf(made: {
  importId: string;
  contentSha256: string;
  planSha256: string;
  take?: 'all' | 'good';
  sendForReview?: boolean;
  again?: boolean;
  choices?: unknown;
}) {
  const { importId, contentSha256, planSha256, take = 'all', sendForReview = false, again = false } = made;
  return { importId, ...bulkChoices.parse(made.choices ?? {}), contentSha256, planSha256, take, sendForReview, again };
}

const posts = () =>
  world.as(house, 'author', async (scope) => (await listPosts(scope, { limit: 500 })).posts.map((post) => post));

async function countRows(): Promise<string> {
  const { rows } = await world.owner.query<{ n: string }>(
    `select (select count(*) from post where organization_id = $1) || ' ' ||
            (select count(*) from audit_event where organization_id = $1) as n`,
    [house.organizationId],
  );
  return rows[0]?.n ?? '';
}

describe('the preview', () => {
  test('tells each row with faults and warnings, and writes nothing', async () => {
    const long = `${'We are open on every weekday. '.repeat(40)}`;
    const importId = await send(
      week(
        ...good(1),
        ...good(1),
        `${long},practice,`,
        '"Maria Gonzalez, MRN 00482913, left our clinic.",practice,',
        'a,nowhere,',
      ),
    );
    const before = await countRows();
    const told = await look(importId);
    expect(await countRows()).toBe(before);
    expect(told.counts).toMatchObject({ rows: 5, ready: 4, faulty: 1, blocked: 1 });
    expect(told.rows[1]?.warnings).toContainEqual({ code: 'DUPLICATE_IN_FILE', facts: { row: 2 } });
    expect(told.rows[2]?.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['NO_TIME', 'TEXT_OVER_LIMIT']),
    );
    expect(told.rows[3]).toMatchObject({ verdict: 'block' });
    expect(told.rows[4]?.errors).toMatchObject([{ column: 'channels', code: 'CHANNEL_UNKNOWN', value: 'nowhere' }]);
  });

  test('warns of days on which nothing is to go out', async () => {
    await world.owner.query(
      `insert into blackout (organization_id, id, from_date, until_date, reason, state, created_by, created_at)
       values ($1, $2, '2027-06-30', '2027-07-02', 'quiet days', 'active', $3, now())`,
      [house.organizationId, newId(), house.people.administrator.id],
    );
    const told = await look(await send(week(...good(1))));
    expect(told.rows[0]?.warnings).toContainEqual({ code: 'BLACKOUT', facts: { date: '2027-07-01' } });
  });

  test('is for whoever sent the file, and for nobody who may not write', async () => {
    const importId = await send(week(...good(1)));
    await expect(look(importId, {}, 'publisher')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(look(importId, {}, 'auditor')).rejects.toMatchObject({ status: 403 });
  });
});

describe('an import', () => {
  test('makes drafts with their planned times, and says so once however often it is sent', async () => {
    const importId = await send(week(...good(3)));
    const first = await commit(importId);
    expect(first).toMatchObject({ created: 3, remaining: 0 });
    const { rows } = await world.owner.query(
      'select content_sha256, plan_sha256 from bulk_import where organization_id = $1 and id = $2',
      [house.organizationId, importId],
    );
    const order = orderOf({ importId, contentSha256: rows[0].content_sha256, planSha256: rows[0].plan_sha256 });
    expect(await world.as(house, 'author', (scope) => commitImport(scope, order))).toMatchObject({ created: 3 });
    const made = await posts();
    expect(made.map(({ stage }) => stage)).toEqual(['draft', 'draft', 'draft']);
    expect(made.map(({ dueAt }) => dueAt)).toEqual(Array(3).fill('2027-07-01T13:00:00.000Z'));
  });

  test('of all rows is nothing where one is faulty; of the good ones it leaves that one out', async () => {
    const importId = await send(week(...good(2), 'a,nowhere,'));
    await expect(commit(importId)).rejects.toMatchObject({ code: 'IMPORT_ROWS_FAULTY', details: { rows: [4] } });
    expect(await posts()).toEqual([]);
    const done = await commit(importId, { take: 'good' });
    expect(done).toEqual({
      created: 2,
      sentForReview: 0,
      remaining: 0,
      leftOut: [{ row: 4, code: 'CHANNEL_UNKNOWN' }],
    });
  });

  test('goes on from where it was broken off, without doubles', async () => {
    const importId = await send(week(...good(130)));
    expect(await commit(importId, { take: 'good' })).toMatchObject({ created: 100, remaining: 30 });
    expect(await commit(importId, { take: 'good' })).toMatchObject({ created: 130, remaining: 0 });
    expect(await posts()).toHaveLength(130);
  });

  test('of the same file again is refused until somebody says that it is meant', async () => {
    await commit(await send(week(...good(1))));
    const again = await send(week(...good(1)));
    expect((await look(again)).repeats).not.toBeNull();
    expect((await look(again)).rows[0]?.warnings.map(({ code }) => code)).toContain('DUPLICATE_OF_POST');
    await expect(commit(again)).rejects.toMatchObject({ code: 'IMPORT_REPEATED' });
    expect(await commit(again, { again: true })).toMatchObject({ created: 1 });
  });

  test('that would now make something else is refused', async () => {
    const importId = await send(week(...good(1)));
    const { contentSha256 } = await look(importId);
    const order = orderOf({ importId, contentSha256, planSha256: 'another' });
    const asked = world.as(house, 'author', (scope) => commitImport(scope, order));
    await expect(asked).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
  });

  test('sends for review what the check does not block', async () => {
    const importId = await send(week(...good(1), '"Maria Gonzalez, MRN 00482913, left our clinic.",practice,'));
    expect(await commit(importId, { sendForReview: true })).toMatchObject({ created: 2, sentForReview: 1 });
    expect((await posts()).map(({ stage }) => stage).sort()).toEqual(['draft', 'in_review']);
  });
});

describe('undo', () => {
  test('puts the untouched drafts away and keeps what somebody worked on', async () => {
    const importId = await send(week(...good(3)));
    await commit(importId);
    const [touched] = await posts();
    await world.as(house, 'author', async (scope) => {
      const { draft } = await getPost(scope, touched?.id ?? '');
      const content = { ...draft.content, baseText: `${draft.content.baseText} Bring a friend.` };
      await saveDraft(scope, { postId: touched?.id ?? '', revision: draft.revision, content });
    });
    const undo = (who: CastName) => world.as(house, who, (scope) => undoImport(scope, importId));
    await expect(undo('publisher')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await undo('author')).toEqual({ putAway: 2, kept: 1 });
    expect((await posts()).map(({ id }) => id)).toEqual([touched?.id]);
    await expect(undo('author')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [told] = await world.as(house, 'author', listImports);
    expect(told).toMatchObject({ id: importId, state: 'undone', mayUndo: false });
  });

  test('is not for what made nothing', async () => {
    const importId = await send(week(...good(1)));
    await world.as(house, 'author', (scope) => discardImport(scope, importId));
    await expect(look(importId)).rejects.toMatchObject({ code: 'IMPORT_CLOSED' });
    expect(await world.as(house, 'author', listImports)).toEqual([]);
  });
});

describe('an export', () => {
  const read = async (who: CastName = 'auditor') => new Response(await exportPosts(world.seed(house, who), {})).text();

  test('is every post that one may see, page after page, with an event, and no formula', async () => {
    await commit(await send(week(...good(230), '"=HYPERLINK(""https://example.org"")",practice,')));
    const csv = await read();
    expect(csv.match(/\r\n/g)).toHaveLength(232);
    expect(csv).toContain(`"'=HYPERLINK(""https://example.org"")"`);
    const { rows } = await world.owner.query<{ leaf: string }>(
      `select leaf from audit_event where organization_id = $1 and action = 'posts.exported'`,
      [house.organizationId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.leaf).not.toContain('vaccines');
  });

  test('can be imported again as it is', async () => {
    await commit(await send(week(...good(2))));
    const told = await look(await send(await read()));
    expect(told.counts).toMatchObject({ rows: 2, ready: 2, faulty: 0 });
    expect(told.rows.map(({ localTime }) => localTime)).toEqual(['2027-07-01T08:00', '2027-07-01T08:00']);
  });
});
