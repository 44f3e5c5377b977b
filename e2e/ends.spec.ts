import { readFile } from 'node:fs/promises';
import type { PostView } from '@bedside/server/contract/flow/compose';
import type { RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import { expect, type Page, test } from '@playwright/test';
import { dress, expectAccessible } from './support/axe.ts';
import { askPermission, signedPermission } from './support/permissions.ts';
import { begin, type Colleague, open, type Sample, startSample } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };
const EVENT = 'when the campaign for the new clinic ends';

let sample: Sample;
let elena: Colleague;
let maya: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  [elena, maya] = [await sample.signIn(browser, 'elena'), await sample.signIn(browser, 'maya')];
});
test.afterAll(() => sample.stop());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const named = (name: string) => ({ subject: { kind: 'patient', name, isKnownAdult: true } });

async function look(page: Page, where: string, within?: string): Promise<void> {
  await expectAccessible(page, where, within === undefined ? {} : { within });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, where).toBeLessThanOrEqual(0);
}

/** The page as it is, and dark on a phone. */
async function lookAround(page: Page, where: string): Promise<void> {
  await look(page, where);
  await page.setViewportSize(PHONE);
  await dress(page, 'dark');
  await look(page, `${where}, dark on a phone`);
  await dress(page, 'light');
  await page.setViewportSize(WIDE);
}

async function permissionOf(request: RequestView): Promise<string> {
  const { request: signed } = await elena.call<{ request: RequestView }>(
    'GET',
    `/authorization-requests/${request.id}`,
  );
  return signed.authorizationId ?? '';
}

test('what ends is seen by month and in the next weeks, is taken along as files, and is asked for again', async () => {
  const { page } = elena;
  await open(elena, '/authorizations?view=ends');
  await expect(page.getByRole('heading', { name: 'Nothing ends in this time' })).toBeVisible();
  await lookAround(page, 'a calendar without ends');

  await signedPermission(elena, { ...named('Rosa Flores'), expiresOn: inDays(21) });
  await signedPermission(elena, { ...named('Nadia Haddad'), expiresOn: inDays(100), kind: 'publication' });
  await askPermission(elena, { ...named('Omar Diaz'), linkDays: 3 });
  await open(elena, '/authorizations?view=ends&show=weeks&weeks=8');
  const list = page.getByRole('list', { name: 'What ends' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('listitem').first()).toContainText('Omar Diaz');
  const rosa = list.getByRole('listitem').filter({ hasText: 'Rosa Flores' });
  await expect(rosa).toContainText('Last day');
  await expect(rosa).toContainText('Owners told');
  await expect(rosa).toContainText('No post rests on it');
  await lookAround(page, 'what ends in the next weeks');

  await page.getByRole('combobox', { name: 'Weeks ahead' }).selectOption('26');
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await page.getByRole('textbox', { name: 'Find a name' }).fill('nadia');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText('Owners are told');
  await page.getByRole('textbox', { name: 'Find a name' }).fill('');
  await page.getByRole('combobox', { name: 'What ends' }).selectOption('link');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'What ends' }).selectOption('');

  const calendar = page.waitForEvent('download');
  await page.getByRole('link', { name: 'For a calendar' }).click();
  const ics = (await readFile(await (await calendar).path())).toString();
  expect(ics).toContain('SUMMARY:A permission ends');
  expect(ics).not.toMatch(/Rosa|Nadia|Omar/);
  const table = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await readFile(await (await table).path())).toString()).toContain('"Rosa Flores"');

  await open(elena, `/authorizations?view=ends&month=${inDays(21).slice(0, 7)}`);
  await lookAround(page, 'what ends in a month');
  await page.getByRole('button', { name: /1 permission ends/ }).focus();
  await page.keyboard.press('Enter');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('link', { name: 'Ask Rosa Flores again' }).click();
  await expect(page.getByRole('textbox', { name: 'In plain words' })).toHaveValue(
    'What Rosa told us at the open house.',
  );
  await expect(page.getByRole('combobox', { name: 'Person', exact: true })).toHaveValue(/Rosa Flores/);
  await expect(page.getByRole('checkbox', { name: 'Newsroom', exact: true })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'So that others learn about health' })).toBeChecked();
  await lookAround(page, 'asking again');
});

test('an event is asked for, told once with its harm, and takes down what rests on the permission', async () => {
  const { page } = elena;
  await open(elena, '/authorizations/ask');
  await page.getByRole('radio', { name: 'With something that happens' }).check();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'It ends' })).toHaveAttribute('aria-invalid', 'true');
  await lookAround(page, 'asking for what ends with an event');

  const request = await signedPermission(elena, { ...named('Lia Brandt'), expiresOn: null, expiresWith: EVENT });
  const authorizationId = await permissionOf(request);
  const draft = await begin(maya, { text: 'Flu shots are free for everybody on Friday in the lobby.' });
  const post = await maya.call<PostView>('GET', `/posts/${draft.id}`);
  const content = { ...post.draft.content, permission: { purpose: 'education', authorizationIds: [authorizationId] } };
  await maya.call('PUT', `/posts/${draft.id}/draft`, { revision: post.draft.revision, content });
  await maya.call('GET', `/posts/${draft.id}`);

  await open(elena, `/authorizations/requests/${request.id}`);
  await expect(page.getByText('As Bedside brings it, version 1')).toBeVisible();
  await expect(page.getByText(`Your yes ends: ${EVENT}.`)).toBeVisible();
  await open(elena, '/authorizations?view=ends&show=waits');
  await expect(page.getByRole('listitem').filter({ hasText: 'Lia Brandt' })).toContainText('1 draft');

  await page.setViewportSize(PHONE);
  await page.getByRole('link', { name: 'Lia Brandt' }).click();
  const section = page.getByRole('region', { name: 'Ends with an event' });
  await expect(section).toContainText(EVENT);
  await section.getByRole('button', { name: 'Tell that it has happened' }).click();
  const dialog = page.getByRole('dialog', { name: 'Has it happened?' });
  await expect(dialog).toContainText('1 draft can not go out with it any more.');
  await expect(dialog).toContainText('cannot be undone');
  const send = dialog.getByRole('button', { name: 'Write it down' });
  await expect(send).toBeDisabled();
  await look(page, 'telling an event', '[role="dialog"]');
  await dialog.getByRole('checkbox', { name: 'I have understood this.' }).check();
  await dialog.getByLabel('Since, or from, this day').fill(inDays(400));
  await expect(dialog.getByRole('alert')).toContainText('more than a year ahead');
  await dialog.getByLabel('Since, or from, this day').fill(inDays(30));
  await expect(dialog.getByRole('checkbox', { name: 'I have understood this.' })).not.toBeChecked();
  await expect(dialog).toContainText('From');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await section.getByRole('button', { name: 'Tell that it has happened' }).click();
  await dialog.getByRole('checkbox', { name: 'I have understood this.' }).check();
  await send.click();
  await expect(dialog).toBeHidden();
  await expect(section).toContainText('Since then the permission does not hold.');
  await expect(section.getByRole('button')).toHaveCount(0);
  await expect(page.getByText('Its time is over.')).toBeVisible();
  await look(page, 'a permission that an event ended');
  await page.setViewportSize(WIDE);
  await open(elena, '/authorizations?view=ends&what=event');
  await expect(page.getByRole('listitem').filter({ hasText: 'Lia Brandt' })).toContainText('Ended by an event');
  const again = await elena.page.request.fetch(`${elena.origin}/api/v1/authorizations/${authorizationId}/event`, {
    method: 'POST',
    headers: { origin: elena.origin },
    data: {},
  });
  expect(again.status()).toBe(409);
});
