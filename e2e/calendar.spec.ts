import type { PostView } from '@bedside/server/contract/flow/compose';
import type { PlanView } from '@bedside/server/contract/flow/schedule';
import { expect, type Locator, test } from '@playwright/test';
import ICAL from 'ical.js';
import { expectAccessible } from './support/axe.ts';
import { begin, type Colleague, networksOf, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
});

test.afterAll(async () => {
  await sample.stop();
});

async function planned(text: string, localTime: string): Promise<PostView> {
  const post = await begin(maya, { text, channels: networksOf.newsroom });
  await maya.call('PUT', `/posts/${post.id}/plan`, { localTime, timeZone: 'America/Chicago', fold: null });
  return post;
}

const planOf = async ({ id }: PostView) =>
  (await maya.call<{ plan: PlanView | null }>('GET', `/posts/${id}/plan`)).plan;
const timeOf = async (post: PostView) => (await planOf(post))?.localTime;

function chip(post: PostView): Locator {
  return maya.page.locator(`[data-post-id="${post.id}"]`);
}

/** The board draws once more when it has been told a view; a chip that stays is there to be used. */
async function look(search: string, post: PostView): Promise<Locator> {
  await open(maya, `/calendar?${search}`);
  await expect(chip(post)).toBeVisible();
  return chip(post);
}

test('the night on which clocks go forward has no such hour, and offers the nearest', async () => {
  const post = await planned('Sleep well tonight.', '2027-03-13T02:30');
  await (await look('view=month&date=2027-03-13', post)).focus();
  await maya.page.keyboard.press('ArrowRight');
  const dialog = maya.page.getByRole('dialog', { name: 'This time does not exist' });
  await expect(dialog.getByRole('button', { name: 'Mar 14, 2027, 1:30 AM' })).toBeVisible();
  expect(await timeOf(post)).toBe('2027-03-13T02:30');
  await dialog.getByRole('button', { name: 'Mar 14, 2027, 3:30 AM' }).click();
  await expect.poll(() => timeOf(post)).toBe('2027-03-14T03:30');
  await look('view=week&date=2027-03-14', post);
  await expect(maya.page.getByText('This hour does not exist: clocks go forward')).toBeVisible();
  await expectAccessible(maya.page, 'the calendar');
});

test('of the hour that comes twice one chooses which', async () => {
  const post = await planned('Turn your clocks back.', '2027-11-06T01:30');
  await (await look('view=month&date=2027-11-06', post)).focus();
  await maya.page.keyboard.press('ArrowRight');
  const dialog = maya.page.getByRole('dialog', { name: 'This time happens twice' });
  await dialog.getByRole('button', { name: /The second/ }).click();
  await expect.poll(() => planOf(post)).toMatchObject({ fold: 'later', dueAt: '2027-11-07T07:30:00.000Z' });
  await expect(await look('view=week&date=2027-11-07', post)).toContainText('second time');
  await expect(maya.page.getByText('This hour happens twice: clocks go back')).toBeVisible();
});

test('a post is dragged to another day, and back by undo', async () => {
  const post = await planned('Walk with us.', '2027-05-11T09:00');
  const { page } = maya;
  const from = await (await look('view=month&date=2027-05-01', post)).boundingBox();
  const day = page.locator('td[data-date="2027-05-13"]');
  const to = await day.boundingBox();
  if (from === null || to === null) throw new Error('post and day are on the board');
  await page.mouse.move(from.x + 30, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 12, { steps: 5 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 });
  await page.mouse.up();
  await expect.poll(() => timeOf(post)).toBe('2027-05-13T09:00');
  await expect(day.locator(`[data-post-id="${post.id}"]`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => timeOf(post)).toBe('2027-05-11T09:00');
});

test('posts are moved by keys, and several at once', async () => {
  const { page } = maya;
  const one = await planned('Bring your family.', '2027-06-08T09:00');
  const other = await planned('Ask our nurses.', '2027-06-09T10:00');
  await (await look('view=month&date=2027-06-01', one)).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => timeOf(one)).toBe('2027-06-15T09:00');
  // The board draws once more when the answer has come.
  await page.waitForLoadState('networkidle');
  await chip(other).focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Move a post' });
  await dialog.getByLabel('Time').fill('11:15');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect.poll(() => timeOf(other)).toBe('2027-06-09T11:15');
  await page.waitForLoadState('networkidle');
  for (const post of [one, other]) {
    await chip(post).focus();
    await page.keyboard.press(' ');
    await expect(chip(post)).toHaveAttribute('aria-pressed', 'true');
  }
  const bar = page.getByRole('region', { name: 'What to do with the selected posts' });
  await expect(bar.getByText('2 posts selected')).toBeVisible();
  await bar.getByLabel('Days').fill('3');
  await bar.getByRole('button', { name: 'Move by days' }).click();
  await expect
    .poll(async () => [await timeOf(one), await timeOf(other)])
    .toEqual(['2027-06-18T09:00', '2027-06-12T11:15']);
});

test('posts behind “more” are reached by keys, and a time that was taken back comes back by undo', async () => {
  const { page } = maya;
  const posts: PostView[] = [];
  for (const hour of ['08', '09', '10', '11', '12']) posts.push(await planned(`At ${hour}.`, `2027-07-14T${hour}:00`));
  const [, , third, fourth] = posts as [PostView, PostView, PostView, PostView];
  await (await look('view=month&date=2027-07-01', third)).focus();
  await expect(chip(fourth)).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: /^\+2 more on / })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chip(fourth)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take the time back' }).click();
  await expect.poll(() => planOf(fourth)).toMatchObject({ state: 'withdrawn' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => planOf(fourth)).toMatchObject({ state: 'standing', localTime: '2027-07-14T11:00' });
});

test('a link for calendar programs tells when, and never what', async ({ playwright }) => {
  const { page } = maya;
  const date = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const post = await planned('Zanzibarquark is not for calendars.', `${date}T09:00`);
  await open(maya, '/calendar');
  await page.getByRole('button', { name: 'Arrange the calendar' }).click();
  await page.getByRole('button', { name: 'Make my link' }).click();
  const address = await page.getByLabel('Your link, shown this once').inputValue();
  const stranger = await playwright.request.newContext();
  const answer = await stranger.get(address);
  const text = await answer.text();
  expect({ status: answer.status(), tells: text.includes('Zanzibarquark') }).toEqual({ status: 200, tells: false });
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(events.find(({ uid }) => uid === `${post.id}@bedside`)?.summary).toBe('Post on Newsroom, planned');
  await page.getByRole('button', { name: 'End my link' }).click();
  await expect(page.getByText('The link opens nothing any more.')).toBeVisible();
  expect((await stranger.get(address)).status()).toBe(404);
  await stranger.dispose();
});
