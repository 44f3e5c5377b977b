import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../test/app.ts';
import {
  approve,
  createWorld,
  type House,
  PUBLIC_URL,
  plainText,
  planPost,
  publishDue,
  scheduleNow,
  submit,
  type World,
  writePost,
} from '../../../../test/world.ts';
import { saveDraft as saveEndpoint } from '../contract.ts';
import { linkRoutes } from '../links/routes.ts';
import { contentHash, getDraft, getPost, getVersion, saveDraft } from '../service.ts';
import { listClickDays, listShortLinks } from './list-short-links.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const TARGET = 'https://example.org/flu?utm_source=practice&utm_campaign=spring#when';

let world: World;
let app: TestApp;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(async () => {
  house = await world.openHouse();
});

const links = { shorten: true, utm: { source: '{network}', campaign: 'spring' } };
const words = { baseText: `${plainText(1)} Times: https://example.org/flu#when`, links };
const linksOf = async (of: House, post?: string) =>
  (await world.as(of, 'auditor', (scope) => listShortLinks(scope, { limit: 50, ...(post ? { post } : {}) }))).links;
const open = (code: string, headers: Record<string, string> = { 'user-agent': FIREFOX }, method = 'GET') =>
  app.ask(method, `/l/${code}`, { headers });

async function sentForReview(made: Parameters<typeof writePost>[2] = words) {
  const post = await writePost(world, house, made);
  const { review } = await submit(world, house, { postId: post.id });
  const version = await world.as(house, 'author', (scope) => getVersion(scope, review.versionId));
  return { post, review, version };
}

async function textsShown(): Promise<string[]> {
  const page = await house.practice.fetch('http://practice.invalid/api/posts', {
    headers: { authorization: `Bearer ${house.practice.token}` },
  });
  const { posts } = (await page.json()) as { posts: { text: string }[] };
  return posts.map(({ text }) => text);
}

describe('what was approved', () => {
  test('is what leaves: the very short address stands in the version, in its hash, and on the network', async () => {
    const { post, version, review } = await sentForReview();
    const [address] = version.content.addresses ?? [];
    expect(address).toMatchObject({ network: 'practice', written: 'https://example.org/flu#when', target: TARGET });
    expect(address?.leaves).toMatch(/^https:\/\/bedside\.example\/l\/[1-9A-Za-z]{8}$/);
    expect(contentHash(version.content)).toBe(review.contentHash);
    const { addresses: _, ...without } = version.content;
    expect(contentHash(without)).not.toBe(review.contentHash);
    await approve(world, house, { review });
    await scheduleNow(world, house, { postId: post.id, versionId: version.id });
    await world.runJobs();
    await world.clock.advance(20_000);
    await publishDue(world.publisher());
    expect(await textsShown()).toEqual([`${plainText(1)} Times: ${address?.leaves}`]);
  });

  test('stays approved when the same words are saved again, also by a page that knows of no short address', async () => {
    const { post, version, review } = await sentForReview();
    const { addresses: _, ...asWritten } = version.content;
    const { revision } = post.draft;
    const saved = await world.as(house, 'author', (scope) =>
      saveDraft(scope, { postId: post.id, revision, content: asWritten }),
    );
    expect(saved.revision).toBe(revision);
    expect((await world.as(house, 'author', (scope) => getPost(scope, post.id))).stage).toBe('in_review');
    const again = await submit(world, house, { postId: post.id });
    expect(again.review).toMatchObject({ versionId: version.id, contentHash: review.contentHash });
    expect(await linksOf(house, post.id)).toHaveLength(1);
  });

  test('is never what somebody sent in as the address that leaves', async () => {
    const evil = {
      network: 'practice' as const,
      written: 'https://example.org/flu#when',
      target: 'https://a.example',
      leaves: 'https://evil.example',
    };
    const post = await writePost(world, house, { ...words, addresses: [evil] });
    const { content } = await world.as(house, 'author', (scope) => getDraft(scope, post.id));
    expect(content.addresses?.[0]).toMatchObject({ target: TARGET, leaves: `${PUBLIC_URL}/l/xxxxxxxx` });
    expect(saveEndpoint.body.parse({ revision: 1, content }).content).toEqual(content);
  });

  test('has campaign values in full where nothing is shortened, and nothing of it where nothing was wished', async () => {
    const { version } = await sentForReview({ ...words, links: { shorten: false, utm: links.utm } });
    expect(version.content.addresses?.[0]?.leaves).toBe(TARGET);
    const plain = await sentForReview({ ...words, links: { shorten: false } });
    expect(plain.version.content.addresses).toBeUndefined();
    expect(await linksOf(house)).toEqual([]);
  });

  test('leaves alone what leads to this house and what is kept, and tells where a short address of its own leads', async () => {
    const { version } = await sentForReview();
    const short = version.content.addresses?.[0]?.leaves ?? '';
    const baseText = `${plainText(2)} ${PUBLIC_URL}/newsroom/a https://kept.example/b ${short}`;
    const next = await sentForReview({ baseText, links: { ...links, keep: ['https://kept.example'] } });
    expect(next.version.content.addresses?.map(({ leaves, target }) => [leaves, target])).toEqual([
      [`${PUBLIC_URL}/newsroom/a`, `${PUBLIC_URL}/newsroom/a`],
      ['https://kept.example/b', 'https://kept.example/b'],
      [short, TARGET],
    ]);
    expect(await linksOf(house, next.post.id)).toEqual([]);
  });

  test('is screened with where a short address leads, and with its campaign values', async () => {
    const named = await writePost(world, house, {
      ...words,
      links: { shorten: true, utm: { campaign: 'Patient John Smith MRN 12345678' } },
    });
    const { screening } = await submit(world, house, { postId: named.id });
    expect(screening.findings.map(({ field }) => field)).toContain('links.utm.campaign');
    const { version } = await sentForReview({
      baseText: `${plainText(4)} https://updates.example.com/visit/hank`,
      links: { shorten: true },
    });
    const short = version.content.addresses?.[0]?.leaves ?? '';
    const hiding = await writePost(world, house, { baseText: `My patient’s wife writes at ${short}` });
    const seen = await submit(world, house, { postId: hiding.id });
    expect(seen.screening.findings.map(({ field }) => field)).toContain('addresses.0');
  });
});

test('a look at a short address of this house is a look at where it leads', async () => {
  const { version } = await sentForReview();
  const short = version.content.addresses?.[0]?.leaves ?? '';
  const asked: string[] = [];
  const [route] = linkRoutes(async (url) => {
    asked.push(url);
    return new Response('<title>Flu shots</title>', { headers: { 'content-type': 'text/html' } });
  });
  const request = new Request(PUBLIC_URL);
  const call = { services: world.services, requestId: 'request', request, responseHeaders: new Headers() };
  const look = (url: string) =>
    route?.handle({ params: {}, query: {}, body: { url } }, call, world.seed(house, 'author'));
  expect(await look(short)).toMatchObject({ url: short, leadsElsewhere: true, card: { title: 'Flu shots' } });
  expect(await look(`${PUBLIC_URL}/l/zzzzzzzz`)).toMatchObject({ leadsElsewhere: false });
  expect(asked).toEqual([TARGET, `${PUBLIC_URL}/l/zzzzzzzz`]);
});

describe('a code', () => {
  test('leads to its target, is counted by the day, and tells nobody anything', async () => {
    await planPost(world, house, words);
    const [link] = await linksOf(house);
    const answer = await open(link?.code ?? '');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(TARGET);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    await open(link?.code ?? '', { 'user-agent': FIREFOX }, 'HEAD');
    await open(link?.code ?? '', { 'user-agent': 'Twitterbot/1.0' });
    expect((await linksOf(house))[0]).toMatchObject({ clicks: 1, lastDay: '2027-03-01', channels: ['practice'] });
    expect(await world.as(house, 'auditor', (scope) => listClickDays(scope, link?.code ?? ''))).toEqual({
      days: [{ day: '2027-03-01', clicks: 1 }],
    });
    const { rows } = await world.owner.query('select * from short_link_day where organization_id = $1', [
      house.organizationId,
    ]);
    expect(rows.map((row) => Object.keys(row).sort())).toEqual([['clicks', 'code', 'day', 'organization_id']]);
    expect(world.logged()).not.toContain(FIREFOX);
  });

  test('counts every click of many at once', async () => {
    await planPost(world, house, words);
    const [link] = await linksOf(house);
    await Promise.all(Array.from({ length: 8 }, () => open(link?.code ?? '')));
    expect((await linksOf(house))[0]?.clicks).toBe(8);
  });

  test('that nobody has opens a plain page, in the language of whoever asks', async () => {
    const unknown = await open('zzzzzzzz');
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('content-type')).toContain('text/html');
    expect(unknown.text).toContain('This address leads nowhere');
    expect((await open('zzzzzzzz', { 'accept-language': 'es-US,en' })).text).toContain('no lleva a ninguna parte');
    expect((await open('xxxxxxxx')).status).toBe(404);
    expect((await open('evil.example')).status).toBe(404);
  });

  test('never leads elsewhere: the product cannot change its target, nor take it away', async () => {
    await planPost(world, house, words);
    const [link] = await linksOf(house);
    const { organizationId } = house;
    const run = (what: string) =>
      world.services.db.inOrganization(organizationId, (tx) => tx.execute(`${what} where code = '${link?.code}'`));
    await expect(run(`update short_link set target = 'https://evil.example'`)).rejects.toThrow();
    await expect(run('delete from short_link')).rejects.toThrow();
    await expect(run('delete from short_code')).rejects.toThrow();
    expect((await open(link?.code ?? '')).headers.get('location')).toBe(TARGET);
  });

  test('belongs to its post: another organization sees none of it, and no other post takes it over', async () => {
    const first = await planPost(world, house, words);
    const second = await planPost(world, house, { ...words, baseText: `${words.baseText} and more` });
    const codes = (await linksOf(house)).map(({ code, postId }) => ({ code, postId }));
    expect(new Set(codes.map(({ code }) => code)).size).toBe(2);
    expect(new Set(codes.map(({ postId }) => postId))).toEqual(new Set([first.postId, second.postId]));
    const other = await world.openHouse();
    expect(await linksOf(other)).toEqual([]);
    const look = world.as(other, 'auditor', (scope) => listClickDays(scope, codes[0]?.code ?? ''));
    await expect(look).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is made once, however many send the post at once', async () => {
    const post = await writePost(world, house, words);
    await Promise.allSettled(Array.from({ length: 4 }, () => submit(world, house, { postId: post.id })));
    expect(await linksOf(house, post.id)).toHaveLength(1);
  });
});

test('addresses are found by their target and paged through', async () => {
  const baseText = `${plainText(1)} ${[1, 2, 3].map((n) => `https://example.org/page-${n}`).join(' ')}`;
  await planPost(world, house, { baseText, links: { shorten: true } });
  const page = (query: Record<string, unknown>) =>
    world.as(house, 'auditor', (scope) => listShortLinks(scope, { limit: 2, ...query }));
  const first = await page({});
  const rest = await page({ after: first.next });
  expect([first.links.length, rest.links.length, rest.next]).toEqual([2, 1, null]);
  expect((await page({ search: 'PAGE-2' })).links.map(({ target }) => target)).toEqual(['https://example.org/page-2']);
  expect((await page({ search: '%' })).links).toEqual([]);
});
