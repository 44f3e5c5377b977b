import { readFile } from 'node:fs/promises';
import type { PostView } from '@bedside/server/contract/flow/compose';
import type { PlanView } from '@bedside/server/contract/flow/schedule';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { type SmtpSink, startSmtpSink } from '../server/src/kernel/mail/smtp-sink.ts';
import { reachByTab, typing } from './support/hands.ts';
import { pngOf } from './support/images.ts';
import { countPresses, type PressCounter } from './support/presses.ts';
import {
  approve,
  approved,
  begin,
  type Colleague,
  deliveriesOf,
  emails,
  networksOf,
  open,
  publishNow,
  type Sample,
  startSample,
  submit,
} from './support/sample.ts';

const handbook = new URL('../docs/handbook/ten-tasks.md', import.meta.url);

/** What the handbook says of a task: clicks by pointing; keys and, at most, Tab by the keyboard alone. */
type Told = { readonly clicks: number; readonly keys: number; readonly tabs: number };

let told: ReadonlyMap<number, Told>;
let sink: SmtpSink;
let sample: Sample;
let maya: Colleague;
let lucia: Colleague;
let osei: Colleague;
const counters = new Map<Page, PressCounter>();
/** Each task is done twice, by pointing and by the keyboard, so each of these is there twice. */
let parked: readonly string[];
let published: readonly string[];

test.beforeAll(async ({ browser }) => {
  told = await readTable();
  sink = await startSmtpSink();
  sample = await startSample({ SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
  [maya, lucia, osei] = [
    await colleague(browser, 'maya'),
    await colleague(browser, 'lucia'),
    await colleague(browser, 'osei'),
  ];
  const { channels: known } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
  const practice = known.find(({ network }) => network === 'practice');
  const agreed = (text: string, channels: readonly string[]) => approved(maya, osei, { text, channels });
  const away = [
    await agreed('Blood drive in the lobby on Thursday.', networksOf.practice),
    await agreed('Blood drive in the chapel on Friday.', networksOf.practice),
  ];
  const out = [
    await agreed('The pharmacy is open until nine.', networksOf.newsroom),
    await agreed('The pharmacy is open until ten.', networksOf.newsroom),
  ];
  parked = away.map(({ postId }) => postId);
  published = out.map(({ postId }) => postId);
  // The account must be away before the ten seconds are over, so nothing comes in between.
  await Promise.all([...away, ...out].map((version) => publishNow(maya, version)));
  await parkThroughChannel(practice);
});

test.afterAll(async () => {
  await sample.stop();
  await sink.close();
});

async function readTable(): Promise<ReadonlyMap<number, Told>> {
  const rows = (await readFile(handbook, 'utf8')).matchAll(/^\| (\d+) \|.*\| (\d+) \| (\d+) \| (\d+) \|$/gm);
  return new Map(
    [...rows].map(([, task, clicks, keys, tabs]) => [
      Number(task),
      { clicks: Number(clicks), keys: Number(keys), tabs: Number(tabs) },
    ]),
  );
}

async function colleague(browser: Browser, who: keyof typeof emails): Promise<Colleague> {
  const one = await sample.signIn(browser, who);
  counters.set(one.page, await countPresses(one.page.context()));
  return one;
}

/** The account is away while its posts should leave, and back when somebody asks why they did not. */
async function parkThroughChannel(practice: ChannelView | undefined): Promise<void> {
  await maya.call('POST', `/channels/${practice?.id}/disconnect`);
  const states = async (ids: readonly string[]) =>
    (await Promise.all(ids.map((id) => deliveriesOf(maya, id)))).flat().map(({ state }) => state);
  await expect.poll(() => states(parked), { timeout: 90_000 }).toEqual(['parked', 'parked']);
  await expect.poll(() => states(published), { timeout: 90_000 }).toEqual(['confirmed', 'confirmed']);
  await maya.call('POST', `/channels/${practice?.id}/reconnect`, { credentials: {} });
}

/** Does a task and holds the handbook to what was pressed for it. */
async function pointed(task: number, { page }: Pick<Colleague, 'page'>, act: () => Promise<void>): Promise<void> {
  const { clicks, keys } = await counted(page, act);
  expect({ clicks, keys }, `task ${task} by pointing`).toEqual({ clicks: told.get(task)?.clicks, keys: 0 });
}

async function keyed(task: number, { page }: Pick<Colleague, 'page'>, act: () => Promise<void>): Promise<void> {
  const { clicks, keys, tabs } = await counted(page, act);
  expect({ clicks, keys }, `task ${task} by the keyboard alone`).toEqual({ clicks: 0, keys: told.get(task)?.keys });
  expect(tabs, `Tab in task ${task}`).toBeLessThanOrEqual(told.get(task)?.tabs ?? 0);
}

async function counted(page: Page, act: () => Promise<void>) {
  const counter = counters.get(page);
  if (counter === undefined) throw new Error('nobody counts in this browser');
  counter.reset();
  await act();
  return counter.read(page);
}

const textOf = ({ page }: Colleague) => page.getByRole('textbox', { name: 'Text', exact: true });
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const rowOf = ({ page }: Colleague, words: string) => page.getByRole('link').filter({ hasText: words });

test('1: a post for two networks is written and sent for review', async () => {
  const { page } = lucia;
  const sent = page.getByRole('heading', { name: 'Waiting for review' });
  const channel = (name: RegExp) => page.getByRole('checkbox', { name });
  await open(lucia, '/compose');
  await expect(textOf(lucia)).toBeFocused();
  await pointed(1, lucia, async () => {
    await page.keyboard.type('The flu clinic opens on Monday at eight.');
    await channel(/^Newsroom/).click();
    await channel(/^Practice/).click();
    await page.getByRole('button', { name: 'Send for review' }).click();
    await expect(sent).toBeVisible();
  });
  await open(lucia, '/compose');
  await expect(textOf(lucia)).toBeFocused();
  await keyed(1, lucia, async () => {
    await page.keyboard.type('The flu clinic opens on Tuesday at eight.');
    await typing(page).tick(channel(/^Newsroom/));
    await typing(page).tick(channel(/^Practice/));
    await page.keyboard.press('Control+Enter');
    await expect(sent).toBeVisible();
  });
});

test('2: a patient’s name is replaced by the safe wording, and the clearance ticks', async () => {
  const { page } = lucia;
  const text = 'Maria Alvarez went home today after her surgery.';
  const line = page.getByRole('region', { name: 'Between this post and the public' }).getByRole('listitem');
  const screening = line.filter({ hasText: 'Screening' });
  const found = page.getByRole('list', { name: 'Found in your post' });
  const prepare = async () => {
    const post = await begin(lucia, { text });
    await open(lucia, `/compose/${post.id}`);
    await expect(found.getByRole('listitem')).toHaveCount(1);
    await expect(screening).not.toContainText('Done');
  };
  const done = async () => {
    await expect(textOf(lucia)).not.toHaveValue(/Alvarez/);
    await expect(screening).toContainText('Done');
  };
  await prepare();
  await pointed(2, lucia, async () => {
    await found.getByRole('button', { name: /^(Replace with|Remove)/ }).click();
    await done();
  });
  await prepare();
  await keyed(2, lucia, async () => {
    await reachByTab(page, textOf(lucia));
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByRole('dialog').getByRole('button', { name: /^(Replace with|Remove)/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await done();
  });
});

test('3: an approved post is planned for tomorrow at 9:30', async () => {
  const { page } = maya;
  const dialog = page.getByRole('dialog', { name: 'When should it go out?' });
  const time = dialog.getByLabel('Time');
  const prepare = async () => {
    const version = await approved(maya, osei, { text: 'Bring your family.', channels: networksOf.newsroom });
    await open(maya, `/posts/${version.postId}`);
    return page.getByRole('button', { name: 'Schedule…' });
  };
  const done = () => expect(page.getByText(/^Planned for .*9:30/).first()).toBeVisible();
  const toSchedule = await prepare();
  await pointed(3, maya, async () => {
    await toSchedule.click();
    await expect(time).toBeFocused();
    await page.keyboard.type('0930AM');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await done();
  });
  const toScheduleByKeys = await prepare();
  await keyed(3, maya, async () => {
    await typing(page).press(toScheduleByKeys);
    await expect(time).toBeFocused();
    await page.keyboard.type('0930AM');
    await page.keyboard.press('Enter');
    await done();
  });
  await arrangeUsualTime();
  await (await prepare()).click();
  await expect(time).toHaveValue('11:15');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText(/^Planned for .*11:15/).first()).toBeVisible();
});

/** A quarter past eleven on every day of the week. */
async function arrangeUsualTime(): Promise<void> {
  const { channels } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
  const newsroom = channels.find(({ network }) => network === 'newsroom');
  const slots = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, localTime: '11:15' }));
  await maya.call('PUT', `/calendar/channels/${newsroom?.id}/slots`, { slots });
}

test('4: a planned post is moved to Friday in the calendar', async () => {
  const { page } = maya;
  const from = wednesdayAhead();
  const friday = new Date(Date.parse(from) + 2 * 86_400_000).toISOString().slice(0, 10);
  const prepare = async () => {
    const post = await begin(maya, { text: 'Walk with us.', channels: networksOf.newsroom });
    await maya.call('PUT', `/posts/${post.id}/plan`, { localTime: `${from}T09:00`, timeZone: 'America/Chicago' });
    await open(maya, `/calendar?view=month&date=${from}`);
    const chip = page.locator(`[data-post-id="${post.id}"]`);
    await expect(chip).toBeVisible();
    return { post, chip };
  };
  const done = ({ id }: PostView) =>
    expect
      .poll(async () => (await maya.call<{ plan: PlanView | null }>('GET', `/posts/${id}/plan`)).plan?.localTime)
      .toBe(`${friday}T09:00`);
  const first = await prepare();
  await pointed(4, maya, async () => {
    await drag(page, first.chip, page.locator(`td[data-date="${friday}"]`));
    await done(first.post);
  });
  const second = await prepare();
  await keyed(4, maya, async () => {
    await reachByTab(page, second.chip);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await done(second.post);
  });
});

/** Early enough in a month that Friday is on the same page, and far enough ahead that nothing else is planned there. */
function wednesdayAhead(): string {
  const now = new Date();
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 8));
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
  const [from, to] = [await what.boundingBox(), await where.boundingBox()];
  if (from === null || to === null) throw new Error('both are on the board');
  await page.mouse.move(from.x + 30, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 12, { steps: 5 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 });
  await page.mouse.up();
}

test('5: a post is approved from the mail’s link on a phone', async ({ browser }) => {
  const storageState = await osei.page.context().storageState();
  const context = await browser.newContext({
    storageState,
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'en-US',
  });
  const page = await context.newPage();
  counters.set(page, await countPresses(context));
  const arrive = async (text: string) => {
    const review = await submit(lucia, (await begin(lucia, { text })).id);
    const link = () => sink.mails.map(({ text: words }) => new RegExp(`http\\S*/review/${review.id}`).exec(words)?.[0]);
    await expect.poll(() => link().some((found) => found !== undefined), { timeout: 20_000 }).toBe(true);
    await page.goto(link().find((found) => found !== undefined) ?? '');
    await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
  };
  const done = () => expect(page.getByRole('alert', { name: 'Approved' })).toBeVisible();
  await arrive('Our lobby has new chairs.');
  await pointed(5, { page }, async () => {
    await page.getByRole('button', { name: 'Approve' }).tap();
    await done();
  });
  await arrive('Our lobby has new lamps.');
  await keyed(5, { page }, async () => {
    await page.keyboard.press('a');
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
    await page.keyboard.press('Enter');
    await done();
  });
  await context.close();
});

test('6: a change is asked for at a marked passage', async () => {
  const { page } = osei;
  const prepare = async (text: string) => {
    const { items } = await osei.call<{ items: { reviewId: string; mine: boolean }[] }>('GET', '/reviews');
    for (const { reviewId } of items.filter(({ mine }) => mine)) {
      const { review } = await osei.call<{ review: Parameters<typeof approve>[1] }>('GET', `/reviews/${reviewId}`);
      await approve(osei, review);
    }
    await submit(lucia, (await begin(lucia, { text })).id);
    await open(osei, '/review');
    await expect(rowOf(osei, text)).toBeVisible();
  };
  const comment = page.getByRole('textbox', { name: 'What should change' });
  const done = () => expect(page.getByText('This review is closed.')).toBeVisible();
  await prepare('Three out of four car seats are loose.');
  await pointed(6, osei, async () => {
    await rowOf(osei, 'car seats').click();
    await selectWithMouse(page, 'Three out of four');
    await page.getByRole('button', { name: 'Comment on “Three out of four”' }).click();
    await expect(comment).toBeFocused();
    await page.keyboard.type('Give the source.');
    await page.getByRole('button', { name: 'Keep it with my decision' }).click();
    await page.getByRole('button', { name: 'Ask for changes' }).click();
    await done();
  });
  await prepare('Nine out of ten bike helmets are loose.');
  await keyed(6, osei, async () => {
    await page.keyboard.press('j');
    await expect(rowOf(osei, 'bike helmets')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Ask for changes' })).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
    await page.keyboard.type('Nine out of ten');
    await page.keyboard.press('Enter');
    await expect(comment).toBeFocused();
    await page.keyboard.type('Give the source.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('c');
    await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
    await page.keyboard.press('Enter');
    await done();
  });
});

async function selectWithMouse(page: Page, words: string): Promise<void> {
  const box = await page.locator('[data-passage-field="baseText"]').evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
    }
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { left, right, y: (top + bottom) / 2 };
  }, words);
  await page.mouse.move(box.left + 0.5, box.y);
  await page.mouse.down();
  await page.mouse.move(box.right - 0.5, box.y, { steps: 8 });
  await page.mouse.up();
}

test('7: a post is found by a word in an image’s description', async () => {
  const { page } = maya;
  const answer = await page.request.post(`${maya.origin}/api/v1/media`, {
    headers: { origin: maya.origin, 'content-type': 'image/png' },
    data: await pngOf({ widthPx: 320, heightPx: 200 }),
  });
  // The contract says so.
  const { id: mediaId, sha256 } = (await answer.json()) as { id: string; sha256: string };
  const images = [{ mediaId, sha256, altText: 'A heron stands between reeds behind our clinic.' }];
  const post = await begin(maya, { text: 'The garden is open to families.', images });
  const found = page.getByRole('group', { name: 'Posts' }).getByRole('option');
  const done = () => expect(page).toHaveURL(new RegExp(`/posts/${post.id}$`));
  const write = async () => {
    await expect(page.getByRole('combobox', { name: 'Search and go to' })).toBeFocused();
    await page.keyboard.type('heron');
    await expect(found).toContainText('A heron stands');
  };
  await open(maya, '/channels');
  await pointed(7, maya, async () => {
    await page
      .getByRole('button', { name: /^Search/ })
      .first()
      .click();
    await write();
    await found.click();
    await done();
  });
  await open(maya, '/channels');
  await keyed(7, maya, async () => {
    await page.keyboard.press('Control+k');
    await write();
    await page.keyboard.press('Enter');
    await done();
  });
});

test('8: a week is planned from a CSV file', async () => {
  const { page } = maya;
  const week = (words: string) => ({
    name: 'week.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Text;Channels;Date;Time',
        ...[8, 9, 10, 11, 12].map((day) => `${words}, day ${day}.;newsroom;${dayIn(day)};9:30`),
      ].join('\n'),
    ),
  });
  const choose = page.getByRole('button', { name: 'Choose a file' });
  const make = page.getByRole('button', { name: 'Make 5 drafts' });
  const done = () => expect(page.getByText('5 drafts were made.')).toBeVisible();
  await open(maya, '/posts');
  await pointed(8, maya, async () => {
    await page.getByRole('link', { name: 'Plan from a file' }).click();
    const chooser = page.waitForEvent('filechooser');
    await choose.click();
    await (await chooser).setFiles(week('Swim lessons'));
    await make.click();
    await done();
  });
  await open(maya, '/posts');
  await keyed(8, maya, async () => {
    await typing(page).press(page.getByRole('link', { name: 'Plan from a file' }));
    const chooser = page.waitForEvent('filechooser');
    await typing(page).press(choose);
    await (await chooser).setFiles(week('Dance lessons'));
    await expect(make).toBeVisible();
    await typing(page).press(make);
    await done();
  });
});

test('9: why a post did not go out is read, and it is sent again', async () => {
  const { page } = maya;
  const [first, second] = parked;
  // Told in one sentence, and again among what stands before publishing.
  const why = page.getByText('Practice network: The channel is not connected.').first();
  const again = page.getByRole('button', { name: 'Publish now' });
  const done = async (postId: string | undefined) =>
    expect
      .poll(async () => (await maya.call<PostView>('GET', `/posts/${postId}`)).stage)
      .toMatch(/scheduled|publishing|published/);
  await open(maya, '/posts');
  await pointed(9, maya, async () => {
    await rowOf(maya, 'Blood drive in the lobby').click();
    await expect(why).toBeVisible();
    await again.click();
    await done(first);
  });
  await open(maya, '/posts');
  await keyed(9, maya, async () => {
    await goTo(page, 'drive chapel');
    await expect(why).toBeVisible();
    await typing(page).press(again);
    await done(second);
  });
});

test('10: a published post is taken down', async () => {
  const { page } = maya;
  const [first, second] = published;
  const takeDown = page.getByRole('button', { name: 'Take down' });
  const dialog = page.getByRole('alertdialog');
  const reason = async () => {
    await expect(dialog.getByRole('textbox', { name: 'Why it must go' })).toBeFocused();
    await page.keyboard.type('The hours were wrong.');
  };
  const done = async (postId: string | undefined) =>
    expect
      .poll(async () => (await deliveriesOf(maya, postId ?? '')).map(({ state }) => state), { timeout: 40_000 })
      .toEqual(['removed']);
  await open(maya, '/posts');
  await pointed(10, maya, async () => {
    await rowOf(maya, 'open until nine').click();
    await takeDown.click();
    await reason();
    await dialog.getByRole('button', { name: 'Take down' }).click();
    await done(first);
  });
  await open(maya, '/posts');
  await keyed(10, maya, async () => {
    await goTo(page, 'pharmacy until ten');
    await typing(page).press(takeDown);
    await reason();
    await typing(page).press(dialog.getByRole('button', { name: 'Take down' }));
    await done(second);
  });
});

/** Finds a post by its words and opens it. */
async function goTo(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search and go to' })).toBeFocused();
  await page.keyboard.type(words);
  const found = page.getByRole('group', { name: 'Posts' }).getByRole('option');
  await expect(found).toHaveCount(1);
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
}
