import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { begin, type Colleague, open, type Sample, startSample } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };

let sample: Sample;
let maya: Colleague;
let elena: Colleague;
let second: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  elena = await sample.signIn(browser, 'elena');
  await sample.runSql("update person set roles = roles || '{coordinator}' where email like 'sam.%'");
  second = await sample.signIn(browser, 'sam');
  await second.page.setViewportSize(PHONE);
});

test.afterAll(() => sample?.stop());

test('a picture taken without consent keeps its post back, until two people release it', async () => {
  const answer = await maya.page.request.post(`${maya.origin}/api/v1/media`, {
    headers: { origin: maya.origin, 'content-type': 'image/png' },
    data: await pngOf({ widthPx: 640, heightPx: 480 }),
  });
  const { id: mediaId, sha256 } = await answer.json();
  const images = [{ mediaId, sha256, altText: 'A room with a window.' }];
  const post = await begin(maya, { text: 'Our new waiting room.', images });
  const { page } = maya;
  await open(maya, `/compose/${post.id}`);
  await page.getByRole('button', { name: 'Image 1 was taken without consent' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Was image 1 taken without consent?' });
  await dialog.getByRole('textbox').fill('A patient in the background was not asked.');
  await expectAccessible(page, 'the question whether it was taken without consent', { within: '[role=alertdialog]' });
  await dialog.getByRole('button', { name: 'Put it into quarantine' }).click();
  await expect(page.getByText('The picture is in quarantine.')).toBeVisible();
  const { blockers } = await maya.call<{ blockers: { code: string }[] }>('GET', `/posts/${post.id}/clearance`);
  expect(blockers.map(({ code }) => code)).toContain('PICTURE_QUARANTINED');
  expect((await page.request.get(`${maya.origin}/api/v1/media/${mediaId}`)).status()).toBe(403);

  await open(elena, '/authorizations?view=signed');
  const held = elena.page.getByRole('alert').filter({ hasText: 'Pictures in quarantine' });
  await expect(held.getByRole('img')).toBeVisible();
  await held.getByRole('button', { name: 'Ask for the release of picture 1' }).click();
  const asking = elena.page.getByRole('alertdialog', { name: 'Release this picture?' });
  await asking.getByRole('textbox').fill('She has agreed by letter.');
  await asking.getByRole('button', { name: 'Ask for its release' }).click();
  await expect(held.getByText('A second person has to agree.', { exact: false })).toBeVisible();
  await expect(held.getByRole('button')).toHaveCount(0);

  const { page: other } = second;
  await other.emulateMedia({ colorScheme: 'dark' });
  await open(second, '/authorizations?view=signed');
  await expect(other.getByText('asks for its release. You may agree.', { exact: false })).toBeVisible();
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await expectAccessible(other, 'pictures in quarantine, narrow and dark');
  await other.getByRole('button', { name: 'Release picture 1' }).click();
  const agreeing = other.getByRole('alertdialog', { name: 'Release this picture?' });
  await agreeing.getByRole('textbox').fill('I have seen the letter.');
  await agreeing.getByRole('button', { name: 'Release it' }).click();
  await expect(other.getByText('The picture is released.')).toBeVisible();
  const after = await maya.call<{ blockers: { code: string }[] }>('GET', `/posts/${post.id}/clearance`);
  expect(after.blockers.map(({ code }) => code)).not.toContain('PICTURE_QUARANTINED');
});
