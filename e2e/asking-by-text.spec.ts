import { type Browser, expect, type Page, test } from '@playwright/test';
import { startTextGateway, type TextGateway } from '../server/test/text-gateway.ts';
import { expectAccessible } from './support/axe.ts';
import { askPermission } from './support/permissions.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };

let gateway: TextGateway;
let sample: Sample;
let elena: Colleague;
let read = 0;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  gateway = await startTextGateway();
  sample = await startSample(gateway.environment);
  elena = await sample.signIn(browser, 'elena');
});
test.afterAll(async () => {
  await sample?.stop();
  await gateway?.close();
});

/** What the next text holds; each text is read once. */
async function nextText(found: RegExp): Promise<string> {
  const next = () => gateway.sent.slice(read).find(({ body }) => found.test(body));
  await expect.poll(() => next() !== undefined, { timeout: 15_000 }).toBe(true);
  const text = next();
  read = text === undefined ? read : gateway.sent.indexOf(text) + 1;
  return found.exec(text?.body ?? '')?.[0] ?? '';
}

/** Somebody at home: a phone on which no program runs. */
async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-US', javaScriptEnabled: false });
  return context.newPage();
}

/** Fills in what an adult is asked for a few words in the newsroom. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the person' }).fill('Rosa Flores');
  await page.getByRole('checkbox', { name: 'We have seen that this person is of age' }).check();
  await page.getByRole('textbox', { name: 'In plain words' }).fill('What Rosa told us at the open house.');
  for (const name of ['Words that were said or written', 'Newsroom', 'News']) {
    await page.getByRole('checkbox', { name, exact: true }).check();
  }
}

test('somebody is asked by text, opens the link, gets the code by text, and signs', async ({ browser }) => {
  const { page } = elena;
  await open(elena, '/authorizations/ask');
  await fillIn(page);
  await page.getByRole('textbox', { name: 'Mobile phone of whoever signs' }).fill('(202) 555-0142');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('Ask them first, and tick this.')).toBeVisible();
  expect(gateway.sent, 'nobody is texted who did not agree').toEqual([]);
  await page.getByRole('checkbox', { name: 'They said that they want text messages at this number' }).check();
  await expectAccessible(page, 'the form with a number for texts');
  await page.getByRole('button', { name: 'Preview the form' }).click();
  const preview = page.getByRole('dialog', { name: 'The form as it would be shown' });
  await expect(preview.getByText('The text message to +1 202 555 0142')).toBeVisible();
  await expect(preview.getByText(/It counts as (one|\d) text message/)).toBeVisible();
  await preview.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('The link goes by text message.')).toBeVisible();
  await expect(page.getByText('+1 202 555 0142')).toBeVisible();
  await expect(page.getByText(/A text message with the link (is|left|was)/)).toBeVisible();
  await expectAccessible(page, 'an asking by text');

  const rosa = await phone(browser);
  await rosa.goto(await nextText(/https?:\/\/\S+/));
  await expect(rosa.getByText('your phone number that ends in 42')).toBeVisible();
  await rosa.getByRole('button', { name: 'Send me a code' }).click();
  const code = await nextText(/\b\d{6}\b/);
  await rosa.getByRole('textbox', { name: 'Code of six digits' }).fill(code);
  await rosa.getByRole('button', { name: 'Go on' }).click();
  for (const box of await rosa.getByRole('checkbox').all()) await box.check();
  for (const yes of await rosa.getByRole('radio', { name: 'Yes' }).all()) await yes.check();
  await rosa.getByRole('textbox', { name: 'Type your name to sign' }).fill('Rosa Flores');
  await rosa.getByRole('button', { name: 'Sign' }).click();
  await expect(rosa.getByText('Thank you. It is signed.')).toBeVisible();
  expect(await nextText(/Get your copy: https?:\/\/\S+/)).toContain(new URL(rosa.url()).pathname);
  expect(gateway.sent.map(({ body }) => body).join(' ')).not.toMatch(/Flores|open house/);
  await rosa.context().close();
});

test('a text that could not be delivered is told, with what to do', async () => {
  const { page } = elena;
  gateway.fate = { status: 'undelivered', error_code: 30006 };
  const signer = { role: 'subject', phone: '202-555-0155', agreesToTexts: true };
  const { request } = await askPermission(elena, { signer });
  await expect(async () => {
    await open(elena, `/authorizations/requests/${request.id}`);
    await expect(page.getByText('The text message with the link could not be delivered.')).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 40_000 });
  await expect(page.getByText(/This number takes no texts: it may be a landline/)).toBeVisible();
  await expectAccessible(page, 'an asking whose text did not come');
});
