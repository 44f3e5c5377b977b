import type { EgressFetch } from '@bedside/connectors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approve, createWorld, deliveriesOf, type House, publishDue, submit, type World } from '../../../test/world.ts';
import { listMessages } from '../../kernel/mail/service.ts';
import { getPost, saveDraft } from '../compose/service.ts';
import { getClearance } from '../publish/service.ts';
import { getReview } from '../review/service.ts';
import type { NoticeView, SourceView } from './contract.ts';
import { lookAtSource } from './jobs.ts';
import {
  addSource,
  changeSource,
  failingSources,
  listNotices,
  listSources,
  lookNow,
  markNotice,
  passOn,
  passOnNow,
  probeSource,
  removeSource,
} from './service.ts';

let world: World;
let house: House;
let feed: LocalFeed;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
  feed = localFeed();
});

const feedUrl = 'https://health.example.org/rss.xml';

type Entry = { name: string; title: string; day: string; text?: string; id?: string };
type LocalFeed = {
  entries: Entry[];
  status: number;
  body: string | null;
  etag: string | null;
  readonly asked: Record<string, string>[];
  readonly fetch: EgressFetch;
};

function localFeed(): LocalFeed {
  const own: LocalFeed = {
    entries: [
      { name: 'a', title: 'Measles in Harbor County', day: '2027-02-27', text: 'Two cases. Call ahead.' },
      { name: 'b', title: 'Recall of a thermometer', day: '2027-02-20' },
      { name: 'c', title: 'Heat wave ahead', day: '2027-02-10' },
    ],
    status: 200,
    body: null,
    etag: null,
    asked: [],
    fetch: async (_url, init = {}) => {
      const headers = Object.fromEntries(new Headers(init.headers).entries());
      own.asked.push(headers);
      if (own.etag !== null && headers['if-none-match'] === own.etag) return new Response(null, { status: 304 });
      const body = own.body ?? rss(own.entries);
      return new Response(body, { status: own.status, headers: own.etag === null ? {} : { etag: own.etag } });
    },
  };
  return own;
}

const rss = (entries: readonly Entry[]) =>
  `<rss><channel><title>Health</title>${entries
    .map(
      ({ name, title, day, text = '', id = name }) =>
        `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>https://health.example.org/${name}</link><pubDate>${day}</pubDate><description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`;

const usual = {
  feedUrl,
  homeUrl: null,
  name: 'Lakeside Health Department',
  language: 'en',
  everyMinutes: 15,
  preparesDrafts: false,
  leavesOnApproval: false,
};
const add = (more: Partial<typeof usual> = {}): Promise<SourceView> =>
  addSource(world.seed(house, 'publisher'), feed.fetch, { ...usual, ...more });
const look = (sourceId: string) =>
  lookAtSource({ services: world.services, fetch: feed.fetch }, { organizationId: house.organizationId, sourceId });
const list = (query: Partial<Parameters<typeof listNotices>[1]> = {}): Promise<NoticeView[]> =>
  world.as(house, 'auditor', async (scope) => (await listNotices(scope, { limit: 30, ...query })).notices);
const source = async (): Promise<SourceView> => {
  const { sources } = await world.as(house, 'auditor', listSources);
  const [one] = sources;
  if (one === undefined) throw new Error('the source is watched');
  return one;
};
const plain = { quotes: false, hashtags: [] };
const noticeCalled = async (title: string): Promise<NoticeView> => {
  const found = (await list()).find((one) => one.title === title);
  if (found === undefined) throw new Error('the notice is known');
  return found;
};
const messagesTo = (who: 'author' | 'publisher') =>
  world.as(house, who, (scope) => listMessages(scope, { personId: house.people[who].id, limit: 20 }));

describe('a source', () => {
  test('is looked at before it is watched, and shows what it has', async () => {
    const seed = world.seed(house, 'publisher');
    expect(await probeSource(seed, feed.fetch, feedUrl)).toMatchObject({
      format: 'rss',
      count: 3,
      newest: [{ title: 'Measles in Harbor County' }, {}, {}],
    });
    expect(await list()).toEqual([]);
    expect(await add()).toMatchObject({
      name: 'Lakeside Health Department',
      format: 'rss',
      newCount: 3,
      trouble: null,
    });
    expect((await list()).map(({ title }) => title)).toEqual([
      'Measles in Harbor County',
      'Recall of a thermometer',
      'Heat wave ahead',
    ]);
    await expect(add()).rejects.toMatchObject({ code: 'SOURCE_KNOWN' });
  });

  test('that answers with no feed is not added, and says why', async () => {
    feed.body = '<html>Not here</html>';
    await expect(add()).rejects.toMatchObject({ code: 'FEED_UNREADABLE', details: { why: 'NOT_A_FEED' } });
    feed.status = 404;
    await expect(add()).rejects.toMatchObject({ details: { why: 'GONE' } });
  });

  test('is asked by what it said last, and by its jobs', async () => {
    feed.etag = '"1"';
    const { id } = await add();
    await look(id);
    expect(feed.asked[1]).toMatchObject({ 'if-none-match': '"1"' });
    const waiting = async () => {
      const { rows } = await world.owner.query<{ run_at: Date }>(
        `select run_at from graphile_worker.jobs where key = $1`,
        [`relay-look:${house.organizationId}:${id}`],
      );
      return rows.map(({ run_at: at }) => at.toISOString());
    };
    expect(await waiting()).toEqual([(await source()).nextLookAt]);
    await world.as(house, 'author', (scope) => lookNow(scope, id));
    expect(await waiting()).toEqual([world.clock.now().toISOString()]);
  });

  test('in trouble is asked less often, is named, and is well again by one answer', async () => {
    const { id } = await add();
    feed.status = 503;
    await look(id);
    const first = await source();
    expect(first.trouble).toMatchObject({ code: 'FAILING', failures: 1 });
    await look(id);
    expect((await source()).trouble).toMatchObject({ failures: 2, since: first.trouble?.since });
    const failing = () => world.as(house, 'administrator', failingSources);
    expect(await failing()).toEqual([]);
    await world.clock.advance(25 * 3_600_000);
    expect(await failing()).toMatchObject([{ id, code: 'FAILING' }]);
    feed.status = 200;
    await look(id);
    expect((await source()).trouble).toBeNull();
    expect(await list()).toHaveLength(3);
  });

  test('whose feed becomes one of another kind keeps its notices, each once', async () => {
    const { id } = await add();
    const items = feed.entries.map(({ name, title, day }) => ({
      id: `urn:${name}`,
      url: `https://health.example.org/${name}`,
      title,
      date_published: day,
    }));
    feed.body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
    await look(id);
    expect(await source()).toMatchObject({ format: 'json', formatChangedAt: world.clock.now().toISOString() });
    expect(await list()).toHaveLength(3);
  });

  test('that is paused or removed is not asked, and its notices stay', async () => {
    const { id } = await add();
    const settings = { ...usual, sourceId: id };
    await world.as(house, 'administrator', (scope) => changeSource(scope, { ...settings, isPaused: true }));
    await look(id);
    expect(feed.asked).toHaveLength(1);
    await world.as(house, 'administrator', (scope) => changeSource(scope, { ...settings, isPaused: false }));
    await look(id);
    expect(feed.asked).toHaveLength(2);
    await world.as(house, 'publisher', (scope) => removeSource(scope, id));
    await look(id);
    expect(feed.asked).toHaveLength(2);
    expect(await list()).toHaveLength(3);
    await add();
  });
});

describe('a notice', () => {
  test('is there once, however many workers look at once and however its date changes', async () => {
    const { id } = await add();
    feed.entries.unshift({ name: 'd', title: 'Dengue', day: '2027-03-01' });
    await Promise.all([look(id), look(id), look(id)]);
    expect((await list()).filter(({ title }) => title === 'Dengue')).toHaveLength(1);
    feed.entries = feed.entries.map((one) => ({ ...one, day: '2027-03-01' }));
    await look(id);
    expect(await list()).toHaveLength(4);
    expect(await list({ changed: 'true' })).toEqual([]);
  });

  test('is found by words, source and state, in pages', async () => {
    await add();
    expect((await list({ search: 'CALL ahead' })).map(({ title }) => title)).toEqual(['Measles in Harbor County']);
    expect(await list({ search: '%' })).toEqual([]);
    const { id } = await noticeCalled('Heat wave ahead');
    const mark = (as: 'set_aside' | 'taken_back') =>
      world.as(house, 'author', (scope) => markNotice(scope, { noticeId: id, as }));
    expect(await mark('set_aside')).toMatchObject({ state: 'set_aside' });
    expect(await list({ state: 'new' })).toHaveLength(2);
    expect(await mark('taken_back')).toMatchObject({ state: 'new' });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = { limit: 2, ...(after === undefined ? {} : { after }) };
      const page = await world.as(house, 'auditor', (scope) => listNotices(scope, query));
      seen.push(...page.notices.map(({ title }) => title));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(feed.entries.map(({ title }) => title));
  });

  test('of another house is not there', async () => {
    await add();
    const { id } = await noticeCalled('Heat wave ahead');
    const other = await world.openHouse();
    await expect(
      world.as(other, 'author', (scope) => markNotice(scope, { noticeId: id, as: 'set_aside' })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('passing on', () => {
  test('makes a draft that names its source, and the gate keeps it so', async () => {
    await add();
    const notice = await noticeCalled('Measles in Harbor County');
    const channelIds = [house.channels.practice];
    const { postId } = await world.as(house, 'author', (scope) =>
      passOn(scope, { noticeId: notice.id, channelIds, quotes: true, hashtags: ['#Measles'] }),
    );
    const { draft } = await world.as(house, 'author', (scope) => getPost(scope, postId));
    expect(draft.content).toMatchObject({
      link: 'https://health.example.org/a',
      baseText:
        'Measles in Harbor County\n\n“Two cases.”\n\nSource: Lakeside Health Department, February 26, 2027\n\n#Measles',
    });
    expect(await noticeCalled(notice.title)).toMatchObject({ state: 'drafted', posts: [{ postId, stage: 'draft' }] });
    const blockers = async () =>
      (await world.as(house, 'author', (scope) => getClearance(scope, postId))).blockers.map(({ code }) => code);
    expect(await blockers()).not.toContain('SOURCE_MISSING');
    await world.as(house, 'author', (scope) =>
      saveDraft(scope, { postId, revision: 1, content: { ...draft.content, baseText: 'Measles!' } }),
    );
    expect(await blockers()).toContain('SOURCE_MISSING');
  });

  test('at once needs the house’s word for the source, and a second person', async () => {
    const { id } = await add();
    const notice = await noticeCalled('Measles in Harbor County');
    const send = () =>
      world.as(house, 'publisher', (scope) =>
        passOnNow(scope, { noticeId: notice.id, channelIds: [house.channels.practice], ...plain }),
      );
    await expect(send()).rejects.toMatchObject({ code: 'RELAY_NOT_AT_ONCE' });
    await world.as(house, 'administrator', (scope) =>
      changeSource(scope, { ...usual, sourceId: id, leavesOnApproval: true, isPaused: false }),
    );
    const { postId } = await send();
    const { rows } = await world.owner.query<{ id: string }>('select id from review where post_id = $1', [postId]);
    const { review } = await world.as(house, 'reviewer', (scope) => getReview(scope, rows[0]?.id ?? ''));
    await expect(approve(world, house, { review, by: 'publisher' })).rejects.toMatchObject({ code: 'OWN_VERSION' });
    await approve(world, house, { review, by: 'reviewer' });
    await world.runJobs();
    await world.runJobs();
    await publishDue(world.publisher());
    expect((await deliveriesOf(world, house, postId)).map(({ state }) => state)).toEqual(['confirmed']);
    expect(await noticeCalled(notice.title)).toMatchObject({ state: 'passed_on' });
  });

  test('by itself makes drafts of what is new, and nothing more', async () => {
    const { id } = await add({ preparesDrafts: true });
    expect(await list({ state: 'drafted' })).toEqual([]);
    feed.entries.unshift({ name: 'd', title: 'Dengue', day: '2027-03-01' });
    await look(id);
    const [drafted, ...others] = await list({ state: 'drafted' });
    expect(others).toEqual([]);
    expect(drafted).toMatchObject({ title: 'Dengue', posts: [{ stage: 'draft' }] });
    const { rows } = await world.owner.query('select 1 from review where post_id = $1', [drafted?.posts[0]?.postId]);
    expect(rows).toEqual([]);
  });

  test('is for those who may, with their channels', async () => {
    await expect(addSource(world.seed(house, 'author'), feed.fetch, usual)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await add({ leavesOnApproval: true });
    const { id: noticeId } = await noticeCalled('Heat wave ahead');
    await expect(
      world.as(house, 'auditor', (scope) => passOn(scope, { noticeId, channelIds: [], ...plain })),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      world.as(house, 'author', (scope) =>
        passOnNow(scope, { noticeId, channelIds: [house.channels.practice], ...plain }),
      ),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a source that changes its notice', () => {
  async function passedOn(): Promise<{ sourceId: string; noticeId: string; postId: string }> {
    const { id: sourceId } = await add();
    const { id: noticeId } = await noticeCalled('Measles in Harbor County');
    const { postId } = await world.as(house, 'author', (scope) =>
      passOn(scope, { noticeId, channelIds: [house.channels.practice], ...plain }),
    );
    await submit(world, house, { postId });
    return { sourceId, noticeId, postId };
  }

  test('is shown with what it said before, and the author is told once a day', async () => {
    const { sourceId, noticeId, postId } = await passedOn();
    feed.entries[0] = { name: 'a', title: 'Measles in two counties', day: '2027-02-27', text: 'Nine cases.' };
    await look(sourceId);
    expect(await list({ changed: 'true' })).toMatchObject([
      {
        id: noticeId,
        title: 'Measles in two counties',
        change: { kind: 'edited', before: { title: 'Measles in Harbor County' } },
      },
    ]);
    const told = await messagesTo('author');
    expect(told.filter(({ kind }) => kind === 'relay.changed')).toMatchObject([{ link: `/posts/${postId}` }]);
    expect(told[0]?.body).toContain('Measles in two counties');
    feed.entries[0] = { name: 'a', title: 'Measles in three counties', day: '2027-02-27' };
    await look(sourceId);
    expect((await messagesTo('author')).filter(({ kind }) => kind === 'relay.changed')).toHaveLength(1);
    expect((await list({ changed: 'true' }))[0]?.change?.before?.title).toBe('Measles in Harbor County');
    await world.as(house, 'author', (scope) => markNotice(scope, { noticeId, as: 'change_seen' }));
    expect(await list({ changed: 'true' })).toEqual([]);
  });

  test('to nothing, twice, has withdrawn it; what only grew old has not', async () => {
    const { sourceId, noticeId } = await passedOn();
    feed.etag = '"2"';
    feed.entries = [{ name: 'd', title: 'Dengue', day: '2027-03-01' }, ...feed.entries.slice(1, 2)];
    await look(sourceId);
    expect(await list({ changed: 'true' })).toEqual([]);
    // The feed says that nothing is new, so what was missing still is.
    await look(sourceId);
    expect(await list({ changed: 'true' })).toMatchObject([{ id: noticeId, change: { kind: 'withdrawn' } }]);
    expect((await messagesTo('author')).filter(({ kind }) => kind === 'relay.changed')).toHaveLength(1);
    await expect(
      world.as(house, 'author', (scope) => passOn(scope, { noticeId, channelIds: [], ...plain })),
    ).rejects.toMatchObject({ code: 'NOTICE_WITHDRAWN' });
  });
});
