import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signPermission } from '../../../test/signed-permission.ts';
import { type CastName, createWorld, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import { listPostedTexts } from '../../flow/screen/posted-texts.ts';
import { listEvents } from '../../kernel/audit/service.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { readOwnDeliveries } from '../../main/own-deliveries.ts';
import { addPicturedPerson } from '../../registers/authorizations/pictured-persons.ts';
import { withdrawAuthorization } from '../../registers/authorizations/withdraw.ts';
import { createImageIntake, type ImageIntake } from '../../registers/media/image-intake.ts';
import { addImage } from '../../registers/media/service.ts';
import { decidePastPost as decideEndpoint, type PastPostView, searchPastPosts as searchEndpoint } from './contract.ts';
import {
  discardPastImport,
  listPastImports,
  readPastChannel,
  readPastFile,
  resumePastImport,
  startPastImport,
  takePastPart,
} from './import-posts.ts';
import { JUDGE_TASK, judgePastPostsTask, READ_TASK, readPastChannelTask } from './jobs.ts';
import { judgeNextPosts } from './judge-posts.ts';
import { pastSummary, searchPastPosts } from './list-posts.ts';
import type { ReadPosted } from './read-channel.ts';
import { decidePastPost, exportPastPosts, judgePastPosts, undoPastDecision } from './service.ts';

let world: World;
let intake: ImageIntake;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  intake = createImageIntake();
});
afterAll(async () => {
  await intake.close();
  await world.close();
});

const PATIENT = 'So proud of our patient Lorraine Petrakis, 54, who rang the bell on March 14!';
const PLAIN = 'Flu vaccines are here. Walk in on any weekday.';
const HEAD = 'when,channel,link,text,pictures';

async function sendFile(lines: readonly string[], who: CastName = 'officer') {
  const text = [HEAD, ...lines].join('\n');
  const half = Math.floor(text.length / 2);
  const importId = await world.as(house, who, startPastImport);
  for (const [number, part] of [text.slice(0, half), text.slice(half)].entries())
    await world.as(house, who, (scope) => takePastPart(scope, { importId, number, text: part }));
  return importId;
}

async function importFile(lines: readonly string[]) {
  const importId = await sendFile(lines);
  return world.as(house, 'officer', (scope) => readPastFile(scope, { importId, dateOrder: null }));
}

const askEither: ReadPosted = (seed, query) =>
  listPostedTexts(seed, { connectors: world.connectors, readOwnDeliveries }, query);

/** Runs what waits in the queue until nothing is left; gives how many jobs those were. */
async function runJobs(readPosted: ReadPosted = askEither): Promise<number> {
  const [judge, read] = [judgePastPostsTask(world.services), readPastChannelTask(world.services, readPosted)];
  for (let count = 0; ; count += 1) {
    const { rows } = await world.owner.query<{ id: string; name: string; payload: unknown }>(
      `select j.id, t.identifier as name, j.payload from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = any($1) order by j.id limit 1`,
      [[JUDGE_TASK, READ_TASK]],
    );
    const [job] = rows;
    if (job === undefined) return count;
    await world.owner.query('delete from graphile_worker._private_jobs where id = $1', [job.id]);
    if (job.name === READ_TASK) await read.run(read.payload.parse(job.payload));
    else await judge.run(judge.payload.parse(job.payload));
  }
}

const list = (change: Record<string, unknown> = {}, who: CastName = 'officer') =>
  world.as(house, who, (scope) => searchPastPosts(scope, searchEndpoint.body.parse({ show: 'all', ...change })));
const summary = () => world.as(house, 'officer', pastSummary);
const decide = (id: string, body: Record<string, unknown>, who: CastName = 'officer') =>
  world.as(house, who, (scope) => decidePastPost(scope, { id, decision: decideEndpoint.body.parse(body) }));

async function addPicture(background: string) {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
  const told = { bytes: new Uint8Array(bytes), fileName: 'x.png', declaredMime: 'image/png' };
  return addImage(world.seed(house, 'officer'), intake, told);
}

async function onlyPost(text = ''): Promise<PastPostView> {
  const { posts } = await list({ text });
  const [post, ...more] = posts;
  if (post === undefined || more.length > 0) throw new Error(`there are ${posts.length} posts`);
  return post;
}

describe('a file', () => {
  beforeAll(async () => {
    house = await world.openHouse('File');
  });

  test('keeps its good rows, tells of the others, and is looked at', async () => {
    const read = await importFile([
      `2025-03-14,newsroom,https://social.example/p/1,"${PATIENT}",`,
      `2025-03-15,newsroom,https://social.example/p/2,${PLAIN},`,
      '2025-03-16,,https://social.example/p/3,Our new garden.,garden.jpg',
      'soon,,,No day,',
    ]);
    expect(read).toMatchObject({ state: 'done', added: 3, known: 0, refused: 1 });
    expect(read.faults).toEqual([{ row: 5, column: 1, field: 'when', code: 'WHEN_UNREADABLE' }]);
    expect(await summary()).toMatchObject({ all: 3, waiting: 3, open: 0 });
    await runJobs();
    expect(await summary()).toEqual({
      all: 3,
      waiting: 0,
      verdicts: { lacks: 1, look: 1, allowed: 0, nobody: 1 },
      open: 2,
      decided: 0,
      isReading: false,
    });
    const { posts } = await list();
    expect(posts.map(({ verdict }) => verdict)).toEqual(['lacks', 'look', 'nobody']);
    expect(posts[0]).toMatchObject({
      text: PATIENT,
      link: 'https://social.example/p/1',
      channelId: house.channels.newsroom,
    });
    expect(posts[0]?.reasons).toMatchObject([{ code: 'PATIENT_TOLD_OF' }]);
    expect(posts[1]?.reasons).toEqual([{ code: 'PICTURE_NAMED_ONLY', count: 1 }]);
  });

  test('that comes twice makes nothing twice, and undoes no decision', async () => {
    const { id } = await onlyPost('petrakis');
    await decide(id, { kind: 'no_patient', note: 'A name that we made up' });
    const again = await importFile([
      `2025-03-14,newsroom,https://social.example/p/1/,"${PATIENT}",`,
      `2025-03-15,newsroom,https://social.example/p/2,${PLAIN},`,
      `2025-03-15,newsroom,https://social.example/p/2,${PLAIN},`,
      `2025-03-17,newsroom,,${PLAIN},`,
      `2025-03-17,newsroom,,${PLAIN},`,
    ]);
    expect(again).toMatchObject({ added: 1, known: 4 });
    expect((await onlyPost('petrakis')).decision).toMatchObject({ kind: 'no_patient' });
    expect(await world.as(house, 'officer', listPastImports)).toHaveLength(2);
  });

  test('stands sealed in the database, whole and in parts, and leaves no part behind', async () => {
    await sendFile([`2025-03-14,,https://social.example/petrakis,"${PATIENT}",petrakis.jpg`]);
    const { id } = await onlyPost('petrakis');
    await decide(id, { kind: 'no_patient', note: 'Zanzibarquark said so' });
    const { rows: tables } = await world.owner.query<{ all: string }>(
      `select (select string_agg(p::text, ' ') from past_post p) || (select string_agg(p::text, ' ') from past_import_part p)
         || (select string_agg(p::text, ' ') from past_import p) || (select string_agg(a::text, ' ') from audit_event a) as all`,
    );
    const everything = tables[0]?.all ?? '';
    const hexOf = (word: string) => Buffer.from(word).toString('hex');
    expect(everything).toContain(id);
    for (const word of ['Petrakis', 'petrakis', 'social.example', 'Zanzibarquark', 'vaccines']) {
      expect(everything).not.toContain(word);
      expect(everything).not.toContain(hexOf(word));
    }
    await importFile([`2025-03-14,,,${PLAIN} Again.,`]);
    const parts = await world.owner.query('select 1 from past_import_part where organization_id = $1', [
      house.organizationId,
    ]);
    expect(parts.rows).toEqual([]);
    expect(world.logged()).not.toContain('Petrakis');
  });

  test('that is not whole, has no rows or lacks a column keeps nothing, and may be sent again', async () => {
    const before = await summary();
    const importId = await world.as(house, 'officer', startPastImport);
    const read = () => world.as(house, 'officer', (scope) => readPastFile(scope, { importId, dateOrder: null }));
    const send = (number: number, text: string) =>
      world.as(house, 'officer', (scope) => takePastPart(scope, { importId, number, text }));
    await send(1, '2025-03-14,Hello');
    await expect(read()).rejects.toMatchObject({ code: 'IMPORT_INCOMPLETE' });
    await send(0, 'when,what\n');
    await expect(read()).rejects.toMatchObject({ code: 'COLUMN_MISSING' });
    await send(1, '');
    await expect(read()).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
    expect(await summary()).toEqual(before);
    await send(0, 'when,text\n2025-05-01,Hello');
    expect(await read()).toMatchObject({ added: 1 });
    await expect(send(0, 'when')).rejects.toMatchObject({ code: 'IMPORT_CLOSED' });
    await expect(read()).rejects.toMatchObject({ code: 'IMPORT_CLOSED' });
  });

  test('that tells of no pictures asks for a look at its posts', async () => {
    await runJobs();
    expect(await onlyPost('hello')).toMatchObject({ verdict: 'look', reasons: [{ code: 'PICTURES_UNKNOWN' }] });
  });

  test('of a colleague is nobody else’s to read or to forget', async () => {
    const importId = await sendFile([`2025-03-14,,,${PLAIN},`]);
    const asCoordinator = <T>(work: Parameters<typeof world.as<T>>[2]) => {
      const { id } = house.people.administrator;
      const actor = { ...world.seed(house, 'officer').actor, id };
      return inScope({ ...world.seed(house, 'officer'), actor } as ReturnType<typeof world.seed>, work);
    };
    await expect(asCoordinator((scope) => discardPastImport(scope, importId))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await world.as(house, 'officer', (scope) => discardPastImport(scope, importId));
    await expect(
      world.as(house, 'officer', (scope) => readPastFile(scope, { importId, dateOrder: null })),
    ).rejects.toMatchObject({ code: 'IMPORT_CLOSED' });
  });
});

describe('looking at posts', () => {
  beforeAll(async () => {
    house = await world.openHouse('Look');
  });

  test('that breaks off in the middle is done again and ends as if it had not', async () => {
    const rows = Array.from({ length: 250 }, (_, index) => {
      const text = index % 5 === 0 ? PATIENT : PLAIN;
      return `2025-03-14,newsroom,https://social.example/p/${index},"${text}",`;
    });
    await importFile(rows);
    const seed = world.seed(house, 'officer');
    const broken = inScope({ ...seed, actor: { type: 'system', name: 'test' } }, async (scope) => {
      expect(await judgeNextPosts(scope)).toBe(100);
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await summary()).toMatchObject({ waiting: 250 });
    const judge = judgePastPostsTask(world.services);
    await judge.run({ organizationId: house.organizationId });
    expect(await summary()).toMatchObject({ waiting: 150 });
    // A job of a worker that was killed after its work runs once more.
    await Promise.all([1, 2].map(() => judge.run({ organizationId: house.organizationId })));
    await runJobs();
    expect(await summary()).toMatchObject({ waiting: 0, verdicts: { lacks: 50, nobody: 200 } });
    const { rows: told } = await world.owner.query<{ posts: number }>(
      `select sum((leaf::json->'facts'->>'posts')::int)::int as posts from audit_event
        where organization_id = $1 and action = 'past_posts.judged'`,
      [house.organizationId],
    );
    expect(told).toEqual([{ posts: 250 }]);
  });

  test('gives pages without a gap, the worst or the newest first', async () => {
    for (const order of ['worst', 'newest']) {
      const seen: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await list({ order, limit: 60, ...(after === undefined ? {} : { after }) });
        seen.push(...page.posts.map(({ id }) => id));
        after = page.next;
      }
      expect(new Set(seen).size).toBe(250);
      expect(seen).toHaveLength(250);
    }
    await expect(list({ order: 'worst', after: 'x' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  test('finds words in pages too, and nothing where no post has them', async () => {
    const first = await list({ text: 'PETRÁKIS', limit: 30 });
    expect(first.posts).toHaveLength(30);
    const rest = await list({ text: 'petrakis', limit: 30, after: first.next });
    expect([rest.posts.length, rest.next]).toEqual([20, null]);
    expect(await list({ text: 'nobody wrote this' })).toEqual({ posts: [], next: null });
  });
});

describe('a picture', () => {
  beforeAll(async () => {
    house = await world.openHouse('Picture');
  });

  test('needs a look until somebody said who is in it, and then their permission', async () => {
    const [ana, unknown] = [await addPicture('#0b6e6e'), await addPicture('#b05030')];
    await importFile([
      `2025-03-14,newsroom,https://social.example/p/1,A day at the window.,${ana.sha256}`,
      `2025-03-14,practice,https://social.example/p/2,Another day at the window.,${ana.sha256}`,
      `2025-03-14,newsroom,https://social.example/p/3,The garden.,${unknown.sha256}`,
    ]);
    await runJobs();
    expect(await summary()).toMatchObject({ verdicts: { look: 3 } });
    const { authorizationId } = await signPermission(world, house, { mediaIds: [ana.id] });
    await world.as(house, 'officer', judgePastPosts);
    await runJobs();
    expect(await onlyPost('a day at the window newsroom')).toMatchObject({
      verdict: 'allowed',
      authorizationIds: [authorizationId],
    });
    // The permission is for the newsroom alone.
    expect(await onlyPost('another')).toMatchObject({
      verdict: 'lacks',
      reasons: [{ code: 'PERSON_NOT_CLEARED', picture: 1, state: 'not_covering' }],
    });
    expect(await onlyPost('garden')).toMatchObject({
      verdict: 'look',
      reasons: [{ code: 'PICTURE_UNSEEN', picture: 1 }],
    });
    const subject = {
      kind: 'bystander',
      name: 'Omar Reyes',
      bornOn: null,
      isKnownAdult: true,
      majorityOn: null,
      diedOn: null,
    } as const;
    await world.as(house, 'officer', (scope) =>
      addPicturedPerson(scope, async () => true, { mediaId: unknown.id, subject }),
    );
    await withdraw(authorizationId);
    await world.as(house, 'officer', judgePastPosts);
    await runJobs();
    expect((await onlyPost('garden')).reasons).toEqual([{ code: 'PERSON_NOT_CLEARED', picture: 1, state: null }]);
    expect((await onlyPost('a day at the window newsroom')).reasons).toEqual([
      { code: 'PERSON_NOT_CLEARED', picture: 1, state: 'revoked' },
    ]);
  });

  function withdraw(authorizationId: string) {
    const all = { receivedAt: null, mediaSha256: null, channelIds: null, note: '' };
    return world.as(house, 'officer', (scope) =>
      withdrawAuthorization(scope, { authorizationId, way: 'letter', ...all }),
    );
  }
});

describe('a channel', () => {
  beforeAll(async () => {
    house = await world.openHouse('Channel');
  });

  test('of this house gives its own posts, each with its pictures and its post', async () => {
    const planned = await planPost(world, house, { baseText: PLAIN, channelIds: [house.channels.practice] });
    await world.clock.advance(60_000);
    await publishDue(world.publisher());
    const channelId = house.channels.practice;
    const started = await world.as(house, 'officer', (scope) => readPastChannel(scope, { channelId, from: 'bedside' }));
    expect(started).toMatchObject({ state: 'reading', source: 'bedside' });
    await runJobs();
    expect(await onlyPost()).toMatchObject({ postId: planned.postId, verdict: 'nobody', source: 'bedside', channelId });
    expect((await world.as(house, 'officer', listPastImports))[0]).toMatchObject({ state: 'done', added: 1 });
  });

  test('is read page by page; it stops where the network does not answer, and goes on from there', async () => {
    const channelId = house.channels.newsroom;
    const asked: (string | undefined)[] = [];
    let answers = true;
    const network: ReadPosted = async (_seed, { after, limit }) => {
      asked.push(after);
      if (!answers) throw new BedsideError({ code: 'NETWORK_UNREACHABLE', status: 502, message: 'No answer.' });
      const from = Number(after ?? 0);
      const posts = Array.from({ length: limit }, (_, index) => ({
        id: String(from + index),
        text: `${PLAIN} ${from + index}`,
        url: null,
        postedAt: from + index === 0 ? 'not a date' : '2025-03-14T00:00:00Z',
        postId: null,
      }));
      answers = from !== 100;
      return { posts, next: from >= 200 ? null : String(from + limit) };
    };
    const { id } = await world.as(house, 'officer', (scope) => readPastChannel(scope, { channelId, from: 'network' }));
    await runJobs(network);
    const read = () => world.as(house, 'officer', listPastImports).then((all) => all.find((one) => one.id === id));
    expect(await read()).toMatchObject({ state: 'stopped', added: 200, errorCode: 'NETWORK_UNREACHABLE' });
    const twice = world.as(house, 'officer', (scope) => readPastChannel(scope, { channelId, from: 'network' }));
    await expect(twice).rejects.toMatchObject({ code: 'PAST_IMPORT_RUNNING' });
    answers = true;
    await world.as(house, 'officer', (scope) => resumePastImport(scope, id));
    await runJobs(network);
    expect(await read()).toMatchObject({ state: 'done', added: 300, known: 0, errorCode: null });
    expect(asked).toEqual([undefined, '100', '200', '200']);
    const again = world.as(house, 'officer', (scope) => resumePastImport(scope, id));
    await expect(again).rejects.toMatchObject({ code: 'PAST_IMPORT_NOT_STOPPED' });
    expect(await summary()).toMatchObject({ all: 301, verdicts: { look: 300, nobody: 1 } });
  });

  test('is asked for what it lists by its own connector', async () => {
    const channelId = house.channels.practice;
    const { id } = await world.as(house, 'officer', (scope) => readPastChannel(scope, { channelId, from: 'network' }));
    await runJobs();
    const read = (await world.as(house, 'officer', listPastImports)).find((one) => one.id === id);
    expect(read).toMatchObject({ state: 'done', source: 'network' });
    expect((read?.added ?? 0) + (read?.known ?? 0)).toBe(1);
  });
});

describe('a decision', () => {
  let ana: Awaited<ReturnType<typeof addPicture>>;
  let authorizationId: string;

  beforeAll(async () => {
    house = await world.openHouse('Decision');
    ana = await addPicture('#123456');
    const asked = { infoScope: ['photo', 'name', 'story'], mediaIds: [ana.id] };
    ({ authorizationId } = await signPermission(world, house, asked));
    await importFile([
      `2025-03-14,newsroom,https://social.example/p/1,"${PATIENT}",`,
      `2025-03-14,practice,https://social.example/p/2,"${PATIENT} On practice.",`,
      `2025-03-14,Facebook,https://social.example/p/3,"${PATIENT} On a page.",`,
      '2025-03-14,newsroom,https://social.example/p/4,"=SUM(1), wash your hands",',
    ]);
    await runJobs();
  });

  test('that a permission is there is taken only where it covers channel and purpose', async () => {
    const [onPractice, onPage] = [await onlyPost('on practice'), await onlyPost('on a page')];
    const { posts } = await list({ channelId: house.channels.newsroom, show: 'lacks' });
    const inNewsroom = posts[0]?.id ?? '';
    const permission = { kind: 'permission', authorizationId, purpose: 'education' };
    await expect(decide(onPractice.id, permission)).rejects.toMatchObject({
      code: 'PERMISSION_DOES_NOT_COVER',
      details: { state: 'not_covering' },
    });
    await expect(decide(inNewsroom, { ...permission, purpose: 'fundraising' })).rejects.toMatchObject({
      code: 'PERMISSION_DOES_NOT_COVER',
    });
    await expect(decide(onPage.id, permission)).rejects.toMatchObject({ code: 'PAST_CHANNEL_UNKNOWN' });
    await expect(decide(inNewsroom, { ...permission, authorizationId: onPage.id })).rejects.toMatchObject({
      code: 'PERMISSION_UNKNOWN',
    });
    expect(await summary()).toMatchObject({ decided: 0, open: 3 });
    const kept = await decide(inNewsroom, permission);
    expect(kept.decision).toMatchObject({ kind: 'permission', authorizationId, purpose: 'education' });
    const elsewhere = { ...permission, channelId: house.channels.newsroom };
    expect((await decide(onPage.id, elsewhere)).decision).toMatchObject({ kind: 'permission' });
    expect(await summary()).toMatchObject({ decided: 2, open: 1 });
  });

  test('is one event each, is taken back, and stays when posts are looked at anew', async () => {
    const { id } = await onlyPost('on practice');
    await decide(id, { kind: 'taken_down', note: 'Gone since Monday' });
    await world.as(house, 'officer', judgePastPosts);
    await runJobs();
    expect((await onlyPost('on practice')).decision).toMatchObject({
      kind: 'taken_down',
      note: 'Gone since Monday',
      decidedByName: 'Test officer',
    });
    await decide(id, { kind: 'asked' });
    expect((await onlyPost('on practice')).decision).toMatchObject({ kind: 'asked', note: '' });
    const undone = await world.as(house, 'officer', (scope) => undoPastDecision(scope, id));
    expect(undone).toMatchObject({ decision: null, verdict: 'lacks' });
    await world.as(house, 'officer', (scope) => undoPastDecision(scope, id));
    const events = await world.as(house, 'officer', (scope) => listEvents(scope, [{ type: 'past_post', id }]));
    expect(events.map(({ action }) => action).toSorted()).toEqual([
      'past_post.decided',
      'past_post.decided',
      'past_post.reopened',
    ]);
    expect(decideEndpoint.body.safeParse({ kind: 'no_patient', note: ' ' }).success).toBe(false);
  });

  test('goes out with the list as CSV, in which nothing is a formula', async () => {
    const { csv, next } = await world.as(house, 'officer', (scope) =>
      exportPastPosts(scope, searchEndpoint.body.parse({ show: 'all' })),
    );
    expect(next).toBe(null);
    expect(csv.startsWith('\uFEFF"when","channel","link","text"')).toBe(true);
    expect(csv).toContain(`"'=SUM(1), wash your hands"`);
    expect(csv.trim().split('\r\n')).toHaveLength(5);
  });
});

describe('who may', () => {
  beforeAll(async () => {
    house = await world.openHouse('Roles');
    await importFile([`2025-03-14,newsroom,https://social.example/p/1,"${PATIENT}",`]);
    await runJobs();
  });

  test('see words: those who see what was signed; decide: those who ask for it', async () => {
    const { id } = await onlyPost();
    await expect(list({}, 'author')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(world.as(house, 'author', startPastImport)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide(id, { kind: 'asked' }, 'administrator')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await list({}, 'administrator')).posts).toHaveLength(1);
  });

  test('reach another organization’s: nobody', async () => {
    const { id } = await onlyPost();
    const [own] = await world.as(house, 'officer', listPastImports);
    const theirs = house;
    house = await world.openHouse('Elsewhere');
    expect(await list()).toEqual({ posts: [], next: null });
    expect(await summary()).toMatchObject({ all: 0, open: 0 });
    await expect(decide(id, { kind: 'asked' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.as(house, 'officer', (scope) => resumePastImport(scope, own?.id ?? ''))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const channelId = theirs.channels.newsroom;
    await expect(
      world.as(house, 'officer', (scope) => readPastChannel(scope, { channelId, from: 'network' })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
