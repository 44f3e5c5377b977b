import { createHmac } from 'node:crypto';
import type { PostView } from '@bedside/server/contract/flow/compose';
import { expect, test } from '@playwright/test';
import { type HookReceiver, startHookReceiver } from './support/hook-receiver.ts';
import { begin, type Colleague, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let receiver: HookReceiver;
let secret = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  receiver = await startHookReceiver();
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
});
test.afterAll(async () => {
  await sample?.stop();
  await receiver?.stop();
});

test('a key is made, shown once, and opens what its scopes say', async () => {
  const { page, origin } = maya;
  await open(maya, '/developers');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  await expect(dialog.getByText('Please choose at least one.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'What is it for?' }).fill('Newsletter');
  await dialog.getByRole('checkbox', { name: 'Read posts' }).check();
  await dialog.getByRole('radio', { name: '30 days' }).check();
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  const token = await dialog.getByRole('textbox', { name: 'API key' }).inputValue();
  expect(token).toMatch(/^bsk_/);
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  expect((await ask('/posts')).status).toBe(200);
  const refused = await ask('/posts', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  expect({ status: refused.status, problem: await refused.json() }).toMatchObject({
    status: 403,
    problem: { code: 'KEY_SCOPE_MISSING' },
  });
  expect(await (await ask('/keys')).json()).toMatchObject({ code: 'KEY_REFUSED' });
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByText('last used')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(token)).toHaveCount(0);
  await expect(page.getByText(/last used (now|\d+ seconds? ago)/)).toBeVisible();
  await page.getByRole('button', { name: 'End the key Newsletter' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End Newsletter' }).click();
  await expect(page.getByText('Newsletter has ended.')).toBeVisible();
  const locked = await ask('/posts');
  expect({ status: locked.status, problem: await locked.json() }).toMatchObject({
    status: 401,
    problem: { code: 'KEY_INVALID' },
  });
});

test('a webhook is added, its secret shown once, and a test arrives that it signed', async () => {
  const { page } = maya;
  await open(maya, '/developers');
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://192.168.0.10/hook');
  await dialog.getByRole('button', { name: 'Add a webhook' }).click();
  await expect(dialog.getByText('This address cannot be told anything.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url);
  await dialog.getByRole('checkbox', { name: 'A post was begun' }).check();
  await dialog.getByRole('button', { name: 'Add a webhook' }).click();
  secret = await dialog.getByRole('textbox', { name: 'Signing secret' }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('button', { name: `Send a test to ${receiver.url}` }).click();
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(1);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  expect(JSON.parse(body)).toMatchObject({ type: 'webhook.test' });
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
});

test('what happens arrives without its words, and is sent again under the same id', async () => {
  const { page } = maya;
  const post: PostView = await begin(maya, { text: 'The canary sings at noon.' });
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(2);
  const told = receiver.received[1];
  expect(JSON.parse(told?.body ?? '{}')).toMatchObject({
    type: 'post.created',
    data: { object: { type: 'post', id: post.id } },
  });
  expect(told?.body).not.toContain('canary');
  await open(maya, '/developers');
  await page.getByRole('button', { name: `Deliveries to ${receiver.url}` }).click();
  const drawer = page.getByRole('dialog');
  const row = drawer.getByRole('listitem').filter({ hasText: 'A post was begun' });
  await expect(row.getByText('Arrived', { exact: true })).toBeVisible();
  await row.getByRole('button', { name: 'Show what was sent' }).click();
  await expect(row.getByText(post.id)).toBeVisible();
  await row.getByRole('button', { name: /^Send A post was begun/ }).click();
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(3);
  expect(receiver.received[2]?.headers['webhook-id']).toBe(told?.headers['webhook-id']);
});

test('an address that is gone is switched off, and says so', async () => {
  const { page } = maya;
  receiver.answerWith(410);
  await begin(maya, { text: 'Parking is free on Sunday.' });
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(4);
  await expect(async () => {
    await open(maya, '/developers');
    await expect(page.getByText('Switched off')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText('The address answered that it is gone (410).')).toBeVisible();
  await open(maya, '/messages');
  await expect(page.getByText('A webhook was switched off')).toBeVisible();
});
