import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import {
  approved,
  type Colleague,
  deliveriesOf,
  networksOf,
  open,
  publishNow,
  type Sample,
  startSample,
} from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
/** Ids of posts: one that is stopped, and one that is out before. */
let stopped: string;
let out: string;

const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  out = await publish('The chapel opens at seven.');
  await expect.poll(() => stateOf(out), { timeout: 40_000 }).toEqual(['confirmed']);
});
test.afterAll(() => sample.stop());

async function publish(text: string): Promise<string> {
  const version = await approved(maya, osei, { text, channels: networksOf.newsroom });
  await publishNow(maya, version);
  return version.postId;
}

async function stateOf(postId: string): Promise<string[]> {
  return (await deliveriesOf(maya, postId)).map(({ state }) => state);
}

/** Gives a reason in the dialog that is open, and confirms. */
async function confirm(colleague: Colleague, words: { button: string; label: string; reason: string }): Promise<void> {
  const dialog = colleague.page.getByRole('alertdialog');
  const button = dialog.getByRole('button', { name: words.button });
  await expect(button).toBeDisabled();
  await dialog.getByRole('textbox', { name: words.label }).fill(words.reason);
  await button.click();
  await expect(dialog).toHaveCount(0);
}

function stuckRow(colleague: Colleague, text: string): Locator {
  return colleague.page
    .getByRole('list', { name: 'What did not go out' })
    .getByRole('listitem')
    .filter({ hasText: text });
}

test('somebody stops everything on Health; a banner says so on every page, to everybody', async () => {
  const { page } = maya;
  await open(maya, '/health');
  await page.getByRole('button', { name: 'Stop all publishing' }).click();
  await expectAccessible(page, 'the dialog that stops', { within: '[role="alertdialog"]' });
  await confirm(maya, {
    button: 'Stop all publishing',
    label: 'Why it must stop',
    reason: 'A wrong telephone number is on every post.',
  });
  const banner = page.getByRole('region', { name: 'Publishing is stopped' });
  await expect(banner.getByText('Publishing is stopped for the whole organization.')).toBeVisible();
  await expect(banner.getByText(/A wrong telephone number is on every post\./)).toBeVisible();
  await open(osei, '/calendar');
  const seen = osei.page.getByRole('region', { name: 'Publishing is stopped' });
  await expect(seen).toBeVisible();
  await expect(seen.getByRole('button', { name: 'Let publishing go on' })).toHaveCount(0);
});

test('what comes due meanwhile is parked; the post says in one sentence why, and what to do', async () => {
  stopped = await publish('The gift shop opens at nine.');
  await expect.poll(() => stateOf(stopped), { timeout: 40_000 }).toEqual(['parked']);
  const { page } = maya;
  await open(maya, `/posts/${stopped}`);
  const why = page.getByRole('region', { name: 'Why did this not go out?' });
  await expect(why.getByText('Somebody stopped publishing, so it was not sent.')).toBeVisible();
  await expect(why.getByText(/All publishing is stopped\. Let publishing go on, then try again\./)).toBeVisible();
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `the stopped post, ${size.width}, ${colorScheme}`);
    }
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWider).toBe(false);
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

test('what is out can be taken down all the same', async () => {
  const { page } = maya;
  await open(maya, `/posts/${out}`);
  await page.getByRole('button', { name: 'Take down' }).click();
  await confirm(maya, { button: 'Take down', label: 'Why it must go', reason: 'The number is wrong.' });
  await expect.poll(() => stateOf(out), { timeout: 40_000 }).toEqual(['removed']);
});

test('once it is lifted nothing goes out by itself, and people try it again', async () => {
  const { page } = maya;
  await open(maya, '/health');
  const row = stuckRow(maya, 'The gift shop opens at nine.');
  await expect(row.getByRole('link', { name: 'Open the post' })).toBeVisible();
  const banner = page.getByRole('region', { name: 'Publishing is stopped' });
  await banner.getByRole('button', { name: 'Let publishing go on' }).click();
  await confirm(maya, { button: 'Let publishing go on', label: 'Why it may go on', reason: 'The number was mended.' });
  await expect(banner).toHaveCount(0);
  expect(await stateOf(stopped)).toEqual(['parked']);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => stateOf(stopped), { timeout: 40_000 }).toContain('confirmed');
});

test('a post and a channel can be stopped alone, by keyboard too', async () => {
  const { page } = maya;
  await open(maya, '/channels');
  const button = page.getByRole('button', { name: 'Stop publishing to Newsroom' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Why it must stop' }).fill('The newsroom moves.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Publishing to Newsroom is stopped.')).toBeVisible();
  await expectAccessible(page, 'a stopped channel');
  await page.getByRole('button', { name: 'Let publishing to Newsroom go on' }).click();
  await confirm(maya, { button: 'Let publishing go on', label: 'Why it may go on', reason: 'It has moved.' });
  const version = await approved(maya, osei, { text: 'Tea at four.', channels: networksOf.newsroom });
  await open(maya, `/posts/${version.postId}`);
  await page.getByRole('button', { name: 'Stop this post' }).click();
  await confirm(maya, { button: 'Stop this post', label: 'Why it must stop', reason: 'Tea is at five.' });
  await expect(page.getByText('Publishing of this post is stopped.').first()).toBeVisible();
});

test('on the desk of Health a person reads what is known, says what is there, and has it sent again', async () => {
  const { page } = maya;
  const text = 'The library cart comes on Friday.';
  const postId = await publish(text);
  await expect.poll(() => stateOf(postId), { timeout: 40_000 }).toEqual(['confirmed']);
  await becomesDoubtful(postId);
  await open(maya, '/health');
  const row = stuckRow(maya, text);
  await expect(
    row.getByText('Several posts on the network look like this one, and nobody can tell which is which.'),
  ).toBeVisible();
  await row.getByText('What we know').click();
  await expect(row.getByText(/^Let go at .*:\d\d:\d\d [AP]M C[SD]T$/)).toBeVisible();
  await expect(row.getByText(/^Could be sent until /)).toBeVisible();
  await expect(row.getByRole('link', { name: 'Look on Newsroom' })).toHaveAttribute('href', /^http/);
  await expectAccessible(page, 'the desk');
  await row.getByRole('button', { name: 'Say what is there' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'It is there', exact: true }).check();
  const address = dialog.getByRole('textbox', { name: 'Address of the post' });
  await address.fill('not an address');
  await dialog.getByRole('textbox', { name: 'How you know' }).fill('I looked in the newsroom.');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await address.fill('https://newsroom.example.org/library-cart');
  await expectAccessible(page, 'the dialog of the desk', { within: '[role="dialog"]' });
  await dialog.getByRole('radio', { name: 'It is not there' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByText('A person looked and saw that it is not there.')).toBeVisible();
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(async () => (await stateOf(postId)).includes('confirmed'), { timeout: 40_000 }).toBe(true);
});

test('who saw it there gives its address, and the post leads to it', async () => {
  const { page } = maya;
  const postId = await publish('The garden is open until dusk.');
  await expect.poll(() => stateOf(postId), { timeout: 40_000 }).toEqual(['confirmed']);
  await becomesDoubtful(postId);
  await open(maya, `/posts/${postId}`);
  await page.getByRole('button', { name: 'Say what is there' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'It is there', exact: true }).check();
  await dialog.getByRole('textbox', { name: 'Address of the post' }).fill('https://newsroom.example.org/garden');
  await dialog.getByRole('textbox', { name: 'How you know' }).fill('I looked in the newsroom.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'See it on Newsroom' })).toHaveAttribute(
    'href',
    'https://newsroom.example.org/garden',
  );
});

test('what cannot be taken down, as the channel was disconnected, waits on the desk until a person saw it gone', async () => {
  const text = 'Parking is free on Sunday.';
  const postId = await publish(text);
  await expect.poll(() => stateOf(postId), { timeout: 40_000 }).toEqual(['confirmed']);
  await sample.runSql(changing(postId, `state = 'removing', failure_code = 'CHANNEL_DISCONNECTED', wake_at = null`));
  const { page } = maya;
  await open(maya, '/health');
  const row = stuckRow(maya, text);
  await expect(row.getByText('The channel is disconnected, so Bedside has no access any more.')).toBeVisible();
  await row.getByRole('button', { name: 'Say what is there' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'It is there', exact: true }).check();
  await expect(
    dialog.getByText('It is still there: take it down on the network itself, then come back.'),
  ).toBeVisible();
  await dialog.getByRole('radio', { name: 'It is gone' }).check();
  await dialog.getByRole('textbox', { name: 'How you know' }).fill('I took it down there.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toHaveCount(0);
  expect(await stateOf(postId)).toEqual(['removed']);
});

/** As when reading the network has settled nothing for an hour. */
function becomesDoubtful(postId: string): Promise<void> {
  return sample.runSql(
    changing(postId, `state = 'needs_person', failure_code = 'SEVERAL_ALIKE', remote_id = null, url = null`),
  );
}

function changing(postId: string, set: string): string {
  return `do $$ begin
    perform set_config('bedside.organization', (select organization_id::text from organization_directory limit 1), true);
    update delivery set ${set} where post_id = '${postId}';
  end $$`;
}
