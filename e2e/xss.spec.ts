import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ReviewView } from '@bedside/server/contract/flow/review';
import type { FindingView } from '@bedside/server/contract/flow/screen';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { OrganizationView } from '@bedside/server/contract/registers/org';
import { expect, type Page, test } from '@playwright/test';
import { type Alarms, elementsOfWords, listenForAlarms } from './support/alarms.ts';
import { pngOf } from './support/images.ts';
import { startSignInProvider } from './support/oidc-provider.ts';
import { expectWords, namesUpTo } from './support/planted.ts';
import {
  begin,
  type Colleague,
  deliveriesOf,
  newestVersion,
  open,
  publishNow,
  type Sample,
  startSample,
  submit,
} from './support/sample.ts';
import { packed, XSS_STRINGS } from './support/xss-strings.ts';

// Each goes on where the one before stopped.
test.describe.configure({ mode: 'serial' });
/** All strings in as many fields of this size as it takes, each string on a line of its own. */
const spread = (maxUnits: number) => packed(XSS_STRINGS, maxUnits);
/** What the newsroom takes, and what the practice network takes. */
const articleFields = {
  texts: spread(19_000),
  altTexts: spread(1_950),
  links: packed(XSS_STRINGS, 1_900, '&'),
  images: 10,
};
const practiceFields = { texts: spread(280), altTexts: spread(1_450), links: packed(XSS_STRINGS, 150, '&'), images: 4 };
const PRACTICE_POSTS = 4;
const at = (fields: readonly string[], index: number) => fields[index % fields.length] ?? '';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let elena: Colleague;
let lucia: Colleague;
const alarms: Alarms[] = [];
const posts: string[] = [];
const reviews: string[] = [];

test.beforeAll(async ({ browser }) => {
  // A webhook needs an address that can be reached; nothing that it is told of happens here.
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  elena = await sample.signIn(browser, 'elena');
  lucia = await sample.signIn(browser, 'lucia');
  for (const { page } of [maya, osei, elena, lucia]) alarms.push(await listenForAlarms(page.context()));
});

test.afterEach(() => {
  expect(alarms.flat()).toEqual([]);
});

test.afterAll(async () => {
  await sample.stop();
});

type Sent = { readonly review: ReviewView; readonly screening: { readonly findings: readonly FindingView[] } };

/** A few at a time: the server has budgets, and its database a number of connections. */
async function inTurns<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next[1], next[0]);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

async function upload({ page, origin }: Colleague, widthPx: number): Promise<{ mediaId: string; sha256: string }> {
  const answer = await page.request.post(`${origin}/api/v1/media`, {
    headers: { origin, 'content-type': 'image/png' },
    data: await pngOf({ widthPx, heightPx: 40 }),
  });
  expect(answer.status()).toBe(201);
  const { id, sha256 } = await answer.json();
  return { mediaId: id, sha256 };
}

test('there are at least 2,000 strings, all different', () => {
  expect(new Set(XSS_STRINGS).size).toBe(XSS_STRINGS.length);
  expect(XSS_STRINGS.length).toBeGreaterThanOrEqual(2_000);
  for (const field of [articleFields.texts, articleFields.altTexts, spread(4_900)]) {
    expect(XSS_STRINGS.every((text) => field.some((one) => one.includes(text)))).toBe(true);
  }
});

test('they go into every field of posts', async () => {
  const { channels } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
  const images = await Promise.all(Array.from({ length: 10 }, (_, index) => upload(maya, 40 + index)));
  const contentOf = (fields: typeof articleFields, network: string, index: number) => ({
    schema: 1,
    baseText: at(fields.texts, index),
    link: `https://example.org/?q=${at(fields.links, index * 5)}`,
    images: images.slice(0, fields.images).map((image, which) => {
      return { ...image, altText: at(fields.altTexts, index * fields.images + which) };
    }),
    variants: { [network === 'practice' ? 'practice' : 'bluesky']: { text: at(practiceFields.texts, index * 7) } },
    channelIds: channels.filter((channel) => channel.network === network).map(({ id }) => id),
    language: 'en',
  });
  const contents = [
    ...articleFields.texts.map((_, index) => contentOf(articleFields, 'newsroom', index)),
    ...Array.from({ length: PRACTICE_POSTS }, (_, index) => contentOf(practiceFields, 'practice', index)),
  ];
  expect(articleFields.altTexts.length).toBeLessThanOrEqual(articleFields.texts.length * articleFields.images);
  await inTurns(contents, async (content) => {
    const post = await maya.call<PostView>('POST', '/posts', { content });
    posts.push(post.id);
  });
});

test('they go through review, with comments, waivers and decisions that hold them too, and out', async () => {
  const comments = spread(4_900);
  const reasons = spread(1_900);
  await inTurns(comments, async (body, index) => {
    await lucia.call('POST', `/posts/${at(posts, index)}/comments`, { body });
  });
  await inTurns(posts, async (postId, index) => {
    const sent = await maya.call<Sent>('POST', `/posts/${postId}/submit`, { revision: 1 });
    const { id, contentHash } = sent.review;
    reviews.push(id);
    const blocking = sent.screening.findings.filter(({ severity }) => severity === 'block');
    await inTurns(blocking, async ({ key }, which) => {
      const reason = at(reasons, index * 10 + which);
      await elena.call('POST', `/reviews/${id}/waivers`, { contentHash, findingKey: key, reason });
    });
    const { review } = await maya.call<{ review: ReviewView }>('GET', `/reviews/${id}`);
    for (const { step, state } of review.steps) {
      if (state !== 'waiting') continue;
      const decider = step.id === 'approval' ? osei : elena;
      const decision = { stepId: step.id, contentHash, outcome: 'approve', comment: at(comments, index) };
      await decider.call('POST', `/reviews/${id}/decisions`, decision);
    }
    await publishNow(maya, await newestVersion(maya, postId));
  });
  // One more waits for review, so that the queue has words too.
  await submit(maya, (await begin(maya, { text: at(practiceFields.texts, 0) })).id);
});

test('they become names of people, sites, facts, keys, webhooks and staff', async () => {
  const long = namesUpTo(120);
  const short = namesUpTo(24);
  const name = namesUpTo(80);
  const times = (count: number) => Array.from({ length: count }, (_, index) => index);
  await inTurns(times(40), async (index) => {
    const email = `guest-${index}@lakeside.example.org`;
    await maya.call('POST', '/people', { name: long.next().value, email, roles: ['author'] });
  });
  await inTurns(times(8), async () => {
    const [full, shortName] = [long.next().value, short.next().value];
    const words = { address: long.next().value, phone: short.next().value };
    await maya.call('POST', '/organization/sites', { name: full, shortName, timeZone: 'America/Chicago', ...words });
  });
  await inTurns(times(24), async (index) => {
    const kind = at(['name', 'address', 'handle', 'service', 'other'], index);
    await maya.call('POST', '/organization/facts', { kind, label: long.next().value, value: long.next().value });
  });
  await inTurns(times(6), async () => {
    await maya.call('POST', '/keys', { name: name.next().value, scopes: ['posts:read'], expiresInDays: 30 });
  });
  await inTurns(times(4), async (index) => {
    const url = `https://127.0.0.1:9/${index}?q=${encodeURIComponent(name.next().value)}`;
    await maya.call('POST', '/webhooks', { url, description: long.next().value, events: ['review.withdrawn'] });
  });
  await inTurns(times(12), async () => {
    const fields = ['displayName', 'givenName', 'familyName', 'title', 'credentials', 'jobTitle', 'department', 'site'];
    const member = Object.fromEntries(fields.map((field) => [field, long.next().value]));
    await maya.call('POST', '/directory/members', { ...member, otherNames: [name.next().value] });
  });
});

test('they become reasons and labels', async () => {
  const long = namesUpTo(190);
  const { people } = await maya.call<{ people: { id: string; email: string }[] }>('GET', '/people');
  const idOf = (name: string) => people.find(({ email }) => email.startsWith(`${name}.`))?.id ?? '';
  const days = { fromDate: dayFromNow(1), untilDate: dayFromNow(9) };
  const appointed = { ...days, deputyId: idOf('elena'), reason: long.next().value };
  await maya.call('POST', `/people/${idOf('daniel')}/deputies`, appointed);
  await expectWords(maya.page, `${maya.origin}/people/${idOf('daniel')}`);
  const provider = await startSignInProvider(`${sample.origin}/sso/callback`);
  const { issuer, clientId, clientSecret } = provider;
  const label = namesUpTo(80).next().value;
  const settings = { issuer, clientId, clientSecret, label, enabled: true, revision: 0 };
  await maya.call('PUT', '/organization/sso', settings);
  await provider.stop();
  const stranger = await maya.page.context().browser()?.newContext();
  if (stranger === undefined) throw new Error('the browser is there');
  alarms.push(await listenForAlarms(stranger));
  await expectWords(await stranger.newPage(), `${sample.origin}/sign-in`);
  await stranger.close();
});

/** ISO date of a day to come. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test('what went out is shown in public as words, and feeds stay well formed', async () => {
  const { page, origin } = maya;
  for (const postId of posts) {
    await expect.poll(async () => (await deliveriesOf(maya, postId))[0]?.state, { timeout: 60_000 }).toBe('confirmed');
  }
  const addresses = await Promise.all(posts.map(async (postId) => (await deliveriesOf(maya, postId))[0]?.url ?? ''));
  const article = addresses.find((address) => address.includes('/newsroom/')) ?? '';
  const practice = addresses.find((address) => address.includes('/practice/')) ?? '';
  const newsroom = article.slice(0, article.lastIndexOf('/'));
  const network = practice.slice(0, practice.indexOf('/posts/'));
  for (const address of [newsroom, ...addresses, network]) await expectWords(page, address);
  await expectWords(page, `${network}/log`, { mayBeEmpty: true });
  for (const [file, entries] of [
    ['rss.xml', 'item'],
    ['atom.xml', 'entry'],
    ['sitemap.xml', 'url'],
  ] as const) {
    const xml = await (await page.request.get(`${newsroom}/${file}`)).text();
    expect(await countEntries(page, xml, entries), file).toBeGreaterThanOrEqual(articleFields.texts.length);
  }
  expect(await (await page.request.get(`${newsroom}/feed.json`)).json()).toMatchObject({ items: expect.any(Array) });
  expect(origin).toBe(new URL(newsroom).origin);
});

test('colleagues see them as words in every room', async () => {
  const { page, origin } = maya;
  await renameEverything();
  const { people } = await maya.call<{ people: { id: string; name: string }[] }>('GET', '/people');
  const guest = people.find(({ name }) => name.includes('top.ran'))?.id;
  const named =
    `posts channels people people/${guest} settings settings/sites settings/facts developers directory`.split(' ');
  for (const room of named) await expectWords(page, `${origin}/${room}`);
  for (const room of ['messages', 'health', 'security']) {
    await expectWords(page, `${origin}/${room}`, { mayBeEmpty: true });
  }
  const [delivery] = await deliveriesOf(maya, posts.at(0) ?? '');
  await elena.call('POST', `/deliveries/${delivery?.id}/take-down`, { reason: at(spread(900), 3) });
  for (const postId of [posts.at(0), posts.at(-1)]) {
    await expectWords(page, `${origin}/compose/${postId}`);
    await expectWords(page, `${origin}/posts/${postId}`);
  }
  await expectWords(osei.page, `${origin}/review`);
  for (const review of [reviews.at(0), reviews.at(-1)]) await expectWords(osei.page, `${origin}/review/${review}`);
});

test('an archive of them, and each of them in the playground, is screened as words', async () => {
  const { page } = maya;
  await open(maya, '/past');
  const rows = XSS_STRINGS.map(
    (text, index) => `${index},2025-03-01,https://social.example/p/${index},"${text.replaceAll('"', '""')}"`,
  );
  const archive = Buffer.from(['id,created_at,permalink,text', ...rows].join('\n'));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '<img data-xss src=x onerror=top.ran=1>.csv', mimeType: 'text/csv', buffer: archive });
  await page.getByRole('button', { name: 'Check these posts' }).click();
  await expect(page.getByText('is checked')).toBeVisible();
  expect(await elementsOfWords(page)).toEqual([]);
  await open(maya, '/playground');
  for (const words of articleFields.texts.slice(0, 2)) {
    await page.getByRole('textbox', { name: 'A post' }).fill(words);
    await expect(page.getByText(/ms on this computer/)).toBeVisible();
    expect(await elementsOfWords(page)).toEqual([]);
  }
});

test('no browser reported a broken policy', async () => {
  const metrics = await (await fetch(`${sample.origin}/metrics`)).text();
  expect(metrics).toContain('http_requests_total');
  expect(metrics).not.toContain('csp_reports_total{');
});

test('each answer has a nonce of its own, on every script and style sheet', async () => {
  const seen = new Set<string>();
  for (const path of ['/', '/index.html', '/posts', '/posts?again']) {
    const answer = await fetch(`${sample.origin}${path}`);
    const nonce = /'nonce-([\w-]{24})'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    const tags = (await answer.text()).match(/<(script|style|link rel="(stylesheet|modulepreload)")[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(3);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    seen.add(nonce);
  }
  expect(seen.size).toBe(4);
});

test('what is listened for here can be heard', async ({ browser }) => {
  const context = await browser.newContext();
  const heard = await listenForAlarms(context);
  const page = await context.newPage();
  await page.goto(`${sample.origin}/sign-in`);
  await expect(page.getByRole('heading').first()).toBeVisible();
  const refused = await page.evaluate(() => {
    const element = document.createElement('i');
    element.setAttribute('data-xss', '');
    document.body.append(element);
    Object.assign(globalThis, { ran: 1 });
    try {
      element.innerHTML = '<img src=x onerror=top.ran=1>';
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toBe(true);
  expect(await elementsOfWords(page)).toEqual(['<i data-xss="">']);
  const told = () => heard.map((words) => words.slice(words.indexOf(': ') + 2)).join('\n');
  await expect.poll(told).toContain('a program ran');
  await expect.poll(told).toContain('broken policy: require-trusted-types-for');
  await context.close();
});

/** Names that others must not read while posts are under way: of the organization, its steps of review and a channel. */
async function renameEverything(): Promise<void> {
  const name = namesUpTo(80);
  const before = await maya.call<OrganizationView>('GET', '/organization');
  const reviewSteps = before.reviewSteps.map((step) => ({ ...step, name: name.next().value }));
  await maya.call('PUT', '/organization', { ...before, name: name.next().value, reviewSteps });
  const { channels } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
  const practice = channels.find(({ network }) => network === 'practice');
  await maya.call('POST', `/channels/${practice?.id}/disconnect`, {});
  await maya.call('POST', '/channels', { network: 'practice', name: name.next().value });
}

/** Elements of that name in an XML document; −1 where it is none. */
async function countEntries(page: Page, xml: string, name: string): Promise<number> {
  const blank = await page.context().newPage();
  const count = await blank.evaluate(
    ([text, tag]) => {
      const read = new DOMParser().parseFromString(text, 'application/xml');
      return read.querySelector('parsererror') === null ? read.getElementsByTagName(tag).length : -1;
    },
    [xml, name] as const,
  );
  await blank.close();
  return count;
}
