import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostView } from '@bedside/server/contract/flow/compose';
import { expect, type Page, test } from '@playwright/test';
import { type Alarms, elementsOfWords, listenForAlarms } from './support/alarms.ts';
import { pngOf } from './support/images.ts';
import {
  approve,
  begin,
  type Colleague,
  deliveriesOf,
  networksOf,
  newestVersion,
  open,
  publishNow,
  type Sample,
  startSample,
  submit,
} from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let folder: string;
const alarms: Alarms[] = [];

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-hostile-'));
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  for (const { page } of [maya, osei]) alarms.push(await listenForAlarms(page.context()));
});

test.afterEach(async () => {
  expect(alarms.flat()).toEqual([]);
  expect((await maya.page.request.get(`${sample.origin}/healthz`)).status()).toBe(200);
});

test.afterAll(async () => {
  await sample.stop();
  await rm(folder, { recursive: true });
});

const text = ({ page }: Colleague) => page.getByRole('textbox', { name: 'Text', exact: true });

async function savedText(postId: string): Promise<string> {
  return (await maya.call<PostView>('GET', `/posts/${postId}`)).draft.content.baseText;
}

test('a file that is not what it seems, or far too big, is refused with a way out, and the draft stays', async () => {
  const { page } = maya;
  const words = 'Come and see our new playground.';
  const post = await begin(maya, { text: words });
  await open(maya, `/compose/${post.id}`);
  for (const { path, told } of await hostileFiles()) {
    await page.locator('input[type=file][multiple]').setInputFiles(path);
    const problem = page.getByRole('alert').filter({ hasText: told });
    await expect(problem, path).toBeVisible({ timeout: 40_000 });
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(text(maya)).toHaveValue(words);
  }
  const kept = await maya.call<PostView>('GET', `/posts/${post.id}`);
  expect(kept.draft.content).toMatchObject({ baseText: words, images: [] });
});

/** Each with the remedy that a person reads. */
async function hostileFiles(): Promise<{ path: string; told: string }[]> {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(200)]);
  const files = [
    { name: 'logo.svg', bytes: Buffer.from(svg), told: 'Save the picture as PNG and add that.' },
    { name: 'lying.png', bytes: jpeg, told: 'Give the file the right ending' },
    { name: 'huge.png', bytes: Buffer.alloc(60_000_000), told: 'Make it smaller' },
    {
      name: 'bomb.png',
      bytes: await pngOf({ widthPx: 50_000, heightPx: 50_000 }),
      told: '8,000 pixels on the long side are plenty',
    },
  ];
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  return files.map(({ name, told }) => ({ path: join(folder, name), told }));
}

test('a pasted megabyte is told as cut and too long, and can be taken back', async () => {
  const { page } = maya;
  const post = await begin(maya, { text: 'Short at first.' });
  await open(maya, `/compose/${post.id}`);
  await text(maya).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('wash your hands '.repeat(65_536));
  await expect(page.getByText('This field is full. What came after 100,000 characters was not taken.')).toBeVisible();
  await expect(page.getByText(/characters too many/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send for review' })).toBeDisabled();
  await expect(page.getByText('shorten or mend what a network would refuse')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(text(maya)).toHaveValue('Short at first.');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await expect.poll(() => savedText(post.id)).toBe('Short at first.');
});

test('what the form cannot send is refused by the server with a code and a remedy', async () => {
  const post = await begin(maya, { text: 'Short at first.' });
  const bad = [
    { baseText: 'a'.repeat(1_000_000), code: 'TEXT_TOO_LONG' },
    { baseText: 'a'.repeat(10_000_000), code: 'BODY_TOO_LARGE' },
    { baseText: 'half a character: \ud83d', code: 'TEXT_NOT_WELL_FORMED' },
  ];
  for (const { baseText, code } of bad) {
    const answer = await maya.page.request.put(`${sample.origin}/api/v1/posts/${post.id}/draft`, {
      headers: { origin: sample.origin },
      data: { revision: post.draft.revision, content: { ...post.draft.content, baseText } },
    });
    expect(answer.status(), code).toBeGreaterThanOrEqual(400);
    expect(answer.status(), code).toBeLessThan(500);
    expect(await answer.json()).toMatchObject({ code, remedy: expect.stringMatching(/\w/) });
  }
  expect(await savedText(post.id)).toBe('Short at first.');
});

const programs = '<script>window.ran=1</script><img src=x onerror="window.ran=2"> & "quotes"';
const rightToLeft = 'اغسلوا أيديكم \u202Eelbisiv\u202C';
const zeroWidth = 'soap\u200Band\u200Dwater\uFEFF';

test('programs, right-to-left and invisible characters stay text wherever they are shown', async () => {
  const { page } = maya;
  const post = await begin(maya, { text: 'Empty.', channels: networksOf.own });
  await open(maya, `/compose/${post.id}`);
  const words = `${programs}\n${rightToLeft}\n${zeroWidth}`;
  await text(maya).fill(words);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await expect(text(maya)).toHaveValue(words);
  await expect.poll(() => savedText(post.id)).toBe(words);
  await expectInert(page);

  const review = await submit(maya, post.id);
  await open(osei, `/review/${review.id}`);
  await expect(osei.page.getByText('<script>window.ran=1</script>').first()).toBeVisible();
  await expectInert(osei.page);
  await approve(osei, review);
  await publishNow(maya, await newestVersion(maya, post.id));
  await open(maya, `/posts/${post.id}`);
  await expect(page.getByText('<script>window.ran=1</script>').first()).toBeVisible();
  await expect(page.getByText('Published', { exact: true })).toHaveCount(3, { timeout: 40_000 });
  await expectInert(page);

  for (const { url } of await deliveriesOf(maya, post.id)) {
    await page.goto(url ?? '');
    await expect(page.getByText('<script>window.ran=1</script>').first()).toBeVisible();
    await expect(page.getByText('اغسلوا أيديكم').first()).toBeVisible();
    await expectInert(page);
    await page.goto(new URL('..', url ?? '').href.replace(/\/posts\/$|\/$/, ''));
    await expectInert(page);
  }
});

/** Nothing of the words became an element; a program that ran is an alarm. */
async function expectInert(page: Page): Promise<void> {
  expect(await elementsOfWords(page)).toEqual([]);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
}
