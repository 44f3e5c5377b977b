import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import {
  approved,
  type Colleague,
  deliveriesOf,
  open,
  publishNow,
  type Sample,
  startSample,
} from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let lucia: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  lucia = await sample.signIn(browser, 'lucia');
  await lucia.page.setViewportSize({ width: 390, height: 844 });
});
test.afterAll(() => sample.stop());

const GROUP = 'https://www.facebook.com/groups/lakeside.parents';
const TEXT = 'Flu vaccines are here. Walk in on any weekday, no appointment needed.';

test('a group is a channel; one person posts there on their phone, brings the link, and takes it down when asked', async () => {
  const { page } = maya;
  await open(maya, '/channels');
  await page.getByRole('button', { name: 'Connect an account' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Connect an account' });
  await dialog.getByRole('radio', { name: /^By hand/ }).check();
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Parents of Lakeside');
  await dialog.getByRole('textbox', { name: 'Address of the group, page or profile' }).fill(GROUP);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  const posters = page.getByRole('dialog', { name: 'Who posts to Parents of Lakeside?' });
  await posters.getByRole('combobox', { name: 'People, the first one first' }).fill('Luc');
  await page.getByRole('option', { name: /Luc/ }).click();
  await expectAccessible(page, 'who posts by hand', { within: '[role="dialog"]' });
  // The list of people lies over the button until the field is left.
  await page.keyboard.press('Tab');
  await posters.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Posted by hand by Luc/)).toBeVisible();
  await sample.runSql(`update channel set confirmation = 'not-needed' where network = 'by-hand'`);

  const version = await approved(maya, osei, { text: TEXT, channels: ['by-hand'] });
  await publishNow(maya, version);
  const phone = lucia.page;
  await open(lucia, '/by-hand');
  await expectAccessible(phone, 'things to post by hand');
  await expect(phone.getByRole('link', { name: 'Parents of Lakeside' })).toBeVisible({ timeout: 60_000 });
  await phone.getByRole('link', { name: 'Parents of Lakeside' }).click();
  await expect(phone.getByText(TEXT)).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Copy the text' })).toBeVisible();
  await expect(phone.getByRole('link', { name: 'Open Parents of Lakeside' })).toHaveAttribute('href', GROUP);
  await expectAccessible(phone, 'what to post by hand');
  const task = phone.url();

  // Somebody else sees who has it, and nothing to copy.
  await maya.page.goto(`${sample.origin}/posts/${version.postId}`);
  await expect(page.getByText('Given to a person, to be posted by hand.')).toBeVisible();

  await phone.getByRole('textbox', { name: 'Link of the post' }).fill('https://elsewhere.example.org/1');
  await phone.getByRole('checkbox', { name: 'I have seen it stand there.' }).check();
  await phone.getByRole('button', { name: 'I posted it' }).click();
  await expect(phone.getByText('This is not the address of a post at that place.')).toBeVisible();
  await phone.getByRole('textbox', { name: 'Link of the post' }).fill(`${GROUP}/posts/8042/?mibextid=abc`);
  await phone.getByRole('button', { name: 'I posted it' }).click();
  await expect(phone.getByText('Posted', { exact: true })).toBeVisible();
  const [standing] = await deliveriesOf(maya, version.postId);
  expect(standing).toMatchObject({ state: 'confirmed', url: `${GROUP}/posts/8042` });
  expect(standing?.receipts.map(({ kind }) => kind)).toEqual(['person']);

  await maya.call('POST', `/deliveries/${standing?.id}/take-down`, { reason: 'The clinic is closed.' });
  await phone.goto(task);
  await expect(phone.getByText('Take this down')).toBeVisible();
  await expect(phone.getByRole('link', { name: 'Open the post' })).toHaveAttribute('href', `${GROUP}/posts/8042`);
  await phone.getByRole('checkbox', { name: 'I have looked: it is gone.' }).check();
  await phone.getByRole('button', { name: 'It is taken down' }).click();
  await expect(phone.getByText('Nothing is to be done here any more.')).toBeVisible();
  await expect.poll(async () => (await deliveriesOf(maya, version.postId))[0]?.state).toBe('removed');
});
