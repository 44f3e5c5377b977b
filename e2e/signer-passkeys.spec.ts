import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { askPermission } from './support/permissions.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';
import { addAuthenticator } from './support/virtual-authenticator.ts';

const PHONE = { width: 390, height: 844 };

let sample: Sample;
let elena: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  elena = await sample.signIn(browser, 'elena');
});

test.afterAll(() => sample.stop());

/** Words of the pages, in the language of the form. */
const WORDS = {
  en: {
    code: 'Code of six digits',
    goOn: 'Go on',
    yes: 'Yes',
    name: 'Type your name to sign',
    sign: 'Sign',
    keep: 'Keep a passkey on this device',
    kept: /^Passkey, kept on/u,
    use: 'Use my passkey',
    own: 'What you said yes to',
    change: 'Take back what I chose',
    taken: /taken back on/u,
    cancelled: 'Nothing has changed. Press the button when you are ready, or use a code.',
    here: 'This device has a passkey for this page already.',
    remove: 'Remove this passkey',
  },
  es: {
    code: 'Código de seis cifras',
    goOn: 'Seguir',
    yes: 'Sí',
    name: 'Escriba su nombre para firmar',
    sign: 'Firmar',
    keep: 'Guardar una clave en este aparato',
    kept: /^Clave de acceso, guardada el/u,
    use: 'Usar mi clave de acceso',
    own: 'A qué dijo sí',
    change: 'Retirar lo elegido',
    taken: /retirado el/u,
    cancelled: 'No ha cambiado nada. Toque el botón cuando quiera, o use un código.',
    here: 'Este aparato ya tiene una clave para esta página.',
    remove: 'Quitar esta clave',
  },
} as const;
type Language = keyof typeof WORDS;

async function phone(browser: Browser, language: Language, javaScriptEnabled = true): Promise<Page> {
  const locale = language === 'es' ? 'es-US' : 'en-US';
  const context = await browser.newContext({ viewport: PHONE, locale, javaScriptEnabled });
  return context.newPage();
}

async function look(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, where);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, `${where}, dark`, { coloursOnly: true });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function giveCode(page: Page, requestId: string, language: Language): Promise<void> {
  await elena.signInAgain();
  const { code } = await elena.call<{ code: string }>('POST', `/authorization-requests/${requestId}/code`);
  await page.getByRole('textbox', { name: WORDS[language].code }).fill(code);
  await page.getByRole('button', { name: WORDS[language].goOn }).click();
}

async function signAll(page: Page, language: Language): Promise<void> {
  const words = WORDS[language];
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  for (const answer of await page.getByRole('radio', { name: words.yes }).all()) await answer.check();
  await page.getByRole('textbox', { name: words.name }).fill('Rosa Flores');
  await page.getByRole('button', { name: words.sign, exact: true }).click();
}

for (const language of ['en', 'es'] as const) {
  test(`by code, a passkey is kept; by it somebody comes back and takes something back (${language})`, async ({
    browser,
  }) => {
    const words = WORDS[language];
    await elena.signInAgain();
    const { request, link } = await askPermission(elena, { language });
    const rosa = await phone(browser, language);
    const device = await addAuthenticator(rosa);
    await rosa.goto(link ?? '');
    await expect(rosa.getByRole('button', { name: words.use }), 'there is none yet').toHaveCount(0);
    await giveCode(rosa, request.id, language);
    await signAll(rosa, language);
    const keep = rosa.getByRole('button', { name: words.keep });
    await expect(keep).toBeVisible();
    await look(rosa, `what was signed, and a passkey to keep (${language})`);
    expect((await rosa.request.get(`${link}/copy`)).ok()).toBe(true);
    await keep.click();
    await expect(rosa.getByText(words.kept)).toBeVisible();
    expect(await device.count()).toBe(1);
    await look(rosa, `a passkey that is kept (${language})`);
    await rosa.getByRole('button', { name: words.keep }).click();
    await expect(rosa.getByText(words.here)).toBeVisible();

    await rosa.context().clearCookies();
    await rosa.goto(link ?? '');
    const use = rosa.getByRole('button', { name: words.use });
    await expect(use).toBeVisible();
    await look(rosa, `a passkey beside the code (${language})`);
    await use.click();
    await expect(rosa.getByRole('heading', { name: words.own })).toBeVisible();
    await rosa.getByRole('checkbox').first().check();
    await rosa.getByRole('button', { name: words.change }).click();
    await expect(rosa.getByText(words.taken).first()).toBeVisible();

    await rosa.getByText(words.remove).first().click();
    await look(rosa, `a passkey to be removed (${language})`);
    await rosa.getByRole('button', { name: words.remove }).click();
    await expect(rosa.getByText(words.kept)).toHaveCount(0);
    await rosa.context().close();
  });
}

test('without a script the code is the only way; the staff sees the passkey and removes it', async ({ browser }) => {
  const words = WORDS.en;
  await elena.signInAgain();
  const { request, link } = await askPermission(elena);
  const rosa = await phone(browser, 'en');
  await addAuthenticator(rosa);
  await rosa.goto(link ?? '');
  await giveCode(rosa, request.id, 'en');
  await signAll(rosa, 'en');
  expect((await rosa.request.get(`${link}/copy`)).ok()).toBe(true);
  await rosa.getByRole('button', { name: words.keep }).click();
  await expect(rosa.getByText(words.kept)).toBeVisible();
  await rosa.context().close();

  const plain = await phone(browser, 'en', false);
  await plain.goto(link ?? '');
  await expect(plain.getByRole('button', { name: words.use })).toHaveCount(0);
  await giveCode(plain, request.id, 'en');
  await expect(plain.getByRole('heading', { name: words.own })).toBeVisible();
  await expect(plain.getByText(words.kept), 'it is seen, and could be removed').toBeVisible();
  await plain.context().close();

  const { page } = elena;
  await page.setViewportSize(PHONE);
  await open(elena, `/authorizations/requests/${request.id}`);
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  await expect(passkeys).toContainText('after a code that somebody here told');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await expectAccessible(page, 'an asking with a passkey');
  await passkeys.getByRole('button', { name: /^Remove the passkey kept/u }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Remove this passkey?' });
  await expect(dialog).toContainText('comes in by a code');
  await expectAccessible(page, 'removing a passkey', { within: '[role="alertdialog"]' });
  await dialog.getByRole('button', { name: 'Remove the passkey' }).click();
  await expect(passkeys).toHaveCount(0);
});

test('whoever turns away from the device has lost nothing', async ({ browser }) => {
  const words = WORDS.en;
  await elena.signInAgain();
  const { request, link } = await askPermission(elena);
  const rosa = await phone(browser, 'en');
  await rosa.addInitScript(() => {
    navigator.credentials.create = () => Promise.reject(new DOMException('turned away', 'NotAllowedError'));
  });
  await rosa.goto(link ?? '');
  await giveCode(rosa, request.id, 'en');
  await signAll(rosa, 'en');
  const keep = rosa.getByRole('button', { name: words.keep });
  await keep.click();
  await expect(rosa.getByText(words.cancelled)).toBeVisible();
  await expect(keep).toBeEnabled();
  await rosa.context().close();
});
