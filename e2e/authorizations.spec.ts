import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { askPermission } from './support/permissions.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };

let sample: Sample;
let elena: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  elena = await sample.signIn(browser, 'elena');
  await elena.page.setViewportSize(PHONE);
});

test.afterAll(() => sample.stop());

/** Somebody at home: a phone in Spanish on which no program runs. */
async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'es-US', javaScriptEnabled: false });
  return context.newPage();
}

async function expectNarrow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}

async function addPictures(page: Page): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add pictures' }).click();
  const sizes = [
    { widthPx: 640, heightPx: 480 },
    { widthPx: 480, heightPx: 640 },
  ];
  const files = await Promise.all(
    sizes.map(async (size, index) => ({ name: `${index}.png`, mimeType: 'image/png', buffer: await pngOf(size) })),
  );
  await (await chosen).setFiles(files);
  await expect(page.getByRole('img', { name: 'Picture 2' })).toBeVisible();
}

/** Fills in what a mother is asked for two pictures of her child. */
async function fillIn(page: Page): Promise<void> {
  const write = (name: string, words: string) => page.getByRole('textbox', { name }).fill(words);
  const tick = (name: string) => page.getByRole('checkbox', { name, exact: true }).check();
  await write('Name of the person', 'Mateo Ríos');
  await page.getByLabel('Date of birth').fill('2017-05-03');
  await page.getByRole('radio', { name: 'A parent or guardian' }).check();
  await write('Name of whoever signs', 'Ana Ríos');
  await write('What lets them sign', 'la madre');
  await write('Where the proof was seen or is kept', 'Seen in the chart');
  await write('In plain words', 'Dos fotos de Mateo con su perro.');
  await tick('Pictures');
  await addPictures(page);
  await page.getByLabel('Day on which they agreed').fill('2026-01-09');
  await tick('Newsroom');
  await tick('Practice network');
  await tick('So that others learn about health');
  await tick('News');
  await page.getByRole('combobox', { name: 'Language of the form' }).selectOption('es');
}

/** Asks, and gives the link that is shown once. */
async function ask(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand this link over' });
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Asking Ana Ríos' })).toBeVisible();
  return link;
}

async function makeCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Make a code' }).click();
  const dialog = page.getByRole('dialog', { name: 'A code to tell' });
  await dialog.getByRole('button', { name: 'Make a code' }).click();
  const said = dialog.getByText(/^Code: (\d ){5}\d$/);
  await expect(said).toHaveCount(1);
  await expectAccessible(page, 'a code to tell', { within: '[role="dialog"]' });
  const words = await said.textContent();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  return (words ?? '').replaceAll(/\D/g, '');
}

async function enter(page: Page, link: string, code: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Código de seis cifras' }).fill(code);
  await page.getByRole('button', { name: 'Seguir' }).click();
  await expect(page.getByRole('heading', { name: '¿Podemos compartir esto sobre usted?' })).toBeVisible();
}

test('a mother signs on her phone for two pictures of her child, and takes one back by letter', async ({ browser }) => {
  const { page } = elena;
  await open(elena, '/authorizations');
  await expect(page.getByRole('heading', { name: 'Nobody has been asked yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Ask for a permission' }).click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const first = page.getByRole('textbox', { name: 'Name of the person' });
  await expect(first).toBeFocused();
  await expectAccessible(page, 'asking with nothing filled in');

  await fillIn(page);
  await expectNarrow(page);
  await page.getByRole('button', { name: 'Preview the form' }).click();
  const preview = page.getByRole('dialog', { name: 'The form as it would be shown' });
  await expect(preview.getByText('Dos fotos de Mateo con su perro.')).toBeVisible();
  await expect(preview.getByText(/school grade/)).toBeVisible();
  await expectAccessible(page, 'the preview of a form', { within: '[role="dialog"]' });
  await preview.getByRole('button', { name: 'Close' }).last().click();

  await sample.runSql("update auth.session set proved_at = now() - interval '6 minutes'");
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(proof).toContainText('ask somebody for a signed permission');
  await proof.getByRole('textbox', { name: 'Password' }).fill(sample.password);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand this link over' });
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await expectAccessible(page, 'a link to hand over', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Go on' }).click();
  const code = await makeCode(page);

  const ana = await phone(browser);
  await enter(ana, link, code);
  await expect(ana.getByRole('img')).toHaveCount(2);
  for (const box of await ana.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  for (const name of [/Foto 1/, /Foto 2/, /^Fotos$/, /^Newsroom$/, /^Para que otros aprendan/]) {
    await ana.getByRole('checkbox', { name }).check();
  }
  const child = ana.getByRole('group', { name: 'Para el niño o la niña' });
  await child.getByRole('radio', { name: 'Sí' }).check();
  for (const answer of await ana.getByRole('radio', { name: 'Sí' }).all()) await answer.check();
  await ana.getByRole('textbox', { name: 'Escriba su nombre para firmar' }).fill('Ana Ríos');
  await ana.getByRole('button', { name: 'Firmar' }).click();
  await expect(ana.getByRole('heading', { name: 'Gracias. Está firmado.' })).toBeVisible();

  await page.getByRole('link', { name: 'Open the permission' }).click();
  await expect(page.getByText('Whoever signed has no copy yet.')).toBeVisible();
  const saved = ana.waitForEvent('download');
  await ana.getByRole('link', { name: 'Obtener su copia (PDF)' }).click();
  expect((await readFile(await (await saved).path())).subarray(0, 4).toString()).toBe('%PDF');
  await ana.context().close();

  await page.reload();
  await expect(page.getByText('It holds now for what it covers.')).toBeVisible();
  const covers = page.getByRole('region', { name: 'What it covers' });
  await expect(covers.getByRole('img')).toHaveCount(2);
  await expect(covers).toContainText('Newsroom');
  await expect(covers).not.toContainText('Practice network');
  await expectNarrow(page);
  await expectAccessible(page, 'a signed permission');
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the PDF' }).click();
  expect((await readFile(await (await file).path())).subarray(0, 4).toString()).toBe('%PDF');

  await takeBackSecondPicture(page);
  await expect(covers.getByRole('listitem').nth(1)).toContainText('Taken back');
  await expect(page.getByText('It holds now for what it covers.')).toBeVisible();
  await open(elena, '/authorizations?view=signed');
  const row = page.getByRole('listitem').filter({ hasText: 'Mateo Ríos' });
  await expect(row).toContainText('Valid');
  await expect(row).toContainText('2 pictures');
});

async function takeBackSecondPicture(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write down a withdrawal' }).click();
  const dialog = page.getByRole('dialog', { name: 'Write down a withdrawal' });
  await dialog.getByRole('radio', { name: 'Only some pictures' }).check();
  await dialog.getByRole('checkbox', { name: 'Picture 2' }).click();
  await expect(dialog).toContainText('may never be used again under this permission');
  const send = dialog.getByRole('button', { name: 'Write it down' });
  await expect(send).toBeDisabled();
  await expectAccessible(page, 'writing down a withdrawal', { within: '[role="dialog"]' });
  await dialog.getByRole('checkbox', { name: 'I have understood this.' }).check();
  await send.click();
  await expect(dialog).toBeHidden();
}

const asksToTakePictures = {
  subject: { kind: 'patient', name: 'Sofía Luna', bornOn: '2016-02-01' },
  signer: { role: 'guardian', name: 'Ana Ríos', authorityKind: 'la madre', authorityEvidence: 'Seen in the chart' },
  kind: 'capture',
  language: 'es',
  way: 'link',
  description: 'Fotos en el patio.',
  infoScope: ['photo'],
  mediaIds: [],
  channelIds: [],
  purposes: [],
  withdrawAt: 'hello@lakeside.example.org',
};

test('somebody who was asked before says no with one button, and nothing can be done with it any more', async ({
  browser,
}) => {
  const { page } = elena;
  await elena.signInAgain();
  await elena.call('POST', '/authorization-requests', asksToTakePictures);
  await open(elena, '/authorizations/ask');
  await fillIn(page);
  await page.getByRole('radio', { name: 'Somebody who was asked before' }).check();
  await page.getByRole('combobox', { name: 'Person', exact: true }).click();
  await page.getByRole('option', { name: /Sofía Luna/ }).click();
  const link = await ask(page);

  const ana = await phone(browser);
  await ana.goto(link);
  await ana.getByRole('button', { name: 'Digo que no' }).click();
  await expect(ana.getByRole('heading', { name: 'Gracias. Tenemos su no.' })).toBeVisible();
  await ana.context().close();

  await expect(page.getByText('The answer was no.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send a new link' })).toHaveCount(0);
  await expectAccessible(page, 'an asking that was answered with no');
  await open(elena, '/authorizations?state=declined');
  await expect(page.getByRole('listitem').filter({ hasText: 'Ana Ríos signs for Sofía Luna' })).toHaveCount(1);
  await page.getByRole('combobox', { name: 'State' }).selectOption('cancelled');
  await expect(page.getByRole('heading', { name: 'Nothing in this state' })).toBeVisible();
});

test('the pages of whoever signs are accessible in light and dark; a name is drawn, and all of it is taken back', async ({
  browser,
}) => {
  await elena.signInAgain();
  const { request, link } = await askPermission(elena);
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-US' });
  const rosa = await context.newPage();
  const look = async (where: string) => {
    await expectNarrow(rosa);
    await rosa.emulateMedia({ colorScheme: 'light' });
    await expectAccessible(rosa, where);
    await rosa.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(rosa, `${where}, dark`, { coloursOnly: true });
  };
  await rosa.goto(link ?? '');
  await look('a link to a form');
  const { code } = await elena.call<{ code: string }>('POST', `/authorization-requests/${request.id}/code`);
  await rosa.getByRole('textbox', { name: 'Code of six digits' }).fill(code);
  await rosa.getByRole('button', { name: 'Go on' }).click();
  await look('a form');
  for (const box of await rosa.getByRole('checkbox').all()) await box.check();
  for (const answer of await rosa.getByRole('radio', { name: 'Yes' }).all()) await answer.check();
  await rosa.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(rosa.getByRole('alert')).toContainText('Please type your name, or draw it.');
  await look('a form that was sent in without a name');
  await draw(rosa);
  await rosa.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(rosa.getByRole('heading', { name: 'Thank you. It is signed.' })).toBeVisible();
  await look('what was signed');
  await rosa.getByText('Take back all of it').first().click();
  await rosa.getByRole('button', { name: 'Take back all of it' }).click();
  await expect(rosa.getByRole('status')).toContainText('You took all of it back');
  await look('what was taken back');
  await context.close();
  await open(elena, '/authorizations?view=signed');
  await expect(elena.page.getByRole('listitem').filter({ hasText: 'Rosa Flores' })).toContainText('Taken back');
});

async function draw(page: Page): Promise<void> {
  const pad = page.locator('canvas');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('there is a place to draw');
  await page.mouse.move(box.x + 20, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 80, { steps: 5 });
  await page.mouse.move(box.x + 200, box.y + 30, { steps: 5 });
  await page.mouse.up();
}
