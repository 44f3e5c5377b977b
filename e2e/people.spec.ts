import { type Browser, expect, type Page, test } from '@playwright/test';
import { TOTP } from 'otpauth';
import { type SignInProvider, startSignInProvider } from './support/oidc-provider.ts';
import { begin, type Colleague, emails, open, type Sample, startSample, submit } from './support/sample.ts';
import { addAuthenticator } from './support/virtual-authenticator.ts';

/** Joins during the journey. */
const noor = { name: 'Noor Haddad', email: 'noor.haddad@lakeside.example.org', password: 'tundra velvet oboe napkin' };

let sample: Sample;
let provider: SignInProvider;

test.beforeAll(async () => {
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  provider = await startSignInProvider(`${sample.origin}/sso/callback`);
});

test.afterAll(async () => {
  await provider.stop();
  await sample.stop();
});

test('a colleague joins by passkey, adds codes and single sign-on, proves it to approve, and ends a session elsewhere', async ({
  browser,
}) => {
  const maya = await sample.signIn(browser, 'maya');
  await offerSingleSignOn(maya);
  const page = await newPage(browser);
  const device = await addAuthenticator(page);
  await page.goto(await invite(maya));
  await page.getByRole('button', { name: 'Join with a passkey' }).click();
  await expect(page.getByRole('button', { name: `Menu of ${noor.name}` })).toBeVisible();
  expect(await device.count()).toBe(1);
  const recoveryCodes = await setUpCodes(page);
  await linkSingleSignOn(page);
  await device.setReady(false);
  await signInBySingleSignOn(page);
  await device.setReady(true);
  await approveWithAProof(page, await sample.signIn(browser, 'lucia'));
  const [first = ''] = recoveryCodes;
  const elsewhere = await signInElsewhere(browser, first);
  await recoveryCodeIsUsedUp(browser, first);
  await endTheOther(page);
  await elsewhere.getByRole('link', { name: 'Posts', exact: true }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('wrong passwords in one browser keep nobody out of another that was used before', async ({ browser }) => {
  const own = await sample.signIn(browser, 'sam');
  await own.page.context().clearCookies({ name: 'bedside-session' });
  const guesser = await newPage(browser);
  await guesser.goto(`${sample.origin}/sign-in`);
  for (let guess = 0; guess < 10; guess += 1)
    await giveBoth(guesser, { email: emails.sam, password: `guess ${guess}` });
  await giveBoth(guesser, { email: emails.sam, password: sample.password });
  await expect(guesser.getByRole('alert')).toContainText('Wait ten minutes, or use your passkey');
  await signIn(own.page, { email: emails.sam, password: sample.password });
  await expect(own.page.getByRole('button', { name: 'Menu of Sam Whitaker' })).toBeVisible();
});

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'en-US' })).newPage();
}

async function offerSingleSignOn(administrator: Colleague): Promise<void> {
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, label: 'Harbor account', enabled: true, revision: 0 };
  await administrator.call('PUT', '/organization/sso', settings);
}

async function invite(administrator: Colleague): Promise<string> {
  const { invitationLink } = await administrator.call<{ invitationLink: string }>('POST', '/people', {
    name: noor.name,
    email: noor.email,
    roles: ['clinician_reviewer'],
  });
  return invitationLink;
}

/** Codes stand beside a password, so one is set first. */
async function setUpCodes(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: `Menu of ${noor.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign-in and sessions' }).click();
  await page.getByRole('button', { name: 'Set a password' }).click();
  const password = page.getByRole('textbox', { name: 'New password' });
  await password.fill(`${noor.name} 2026`);
  await expect(page.getByText(/^Easy to guess|^Could be stronger/)).toBeVisible();
  await password.fill(noor.password);
  await expect(page.getByText('Strong.')).toBeVisible();
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByRole('button', { name: 'Set up codes' }).click();
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = await page.getByRole('textbox', { name: 'Or type this key into the app' }).inputValue();
  await page.getByRole('textbox', { name: 'Code that the app shows now' }).fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const kept = await codes.allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();
  return kept;
}

/** The provider's page opens beside this one and closes by itself. */
async function linkSingleSignOn(page: Page): Promise<void> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Link Harbor account' }).click();
  const theirs = await opened;
  await theirs.getByRole('textbox', { name: 'User name' }).fill('noor');
  await theirs.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('You can sign in with Harbor account.')).toBeVisible();
}

async function signInBySingleSignOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: `Menu of ${noor.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in with Harbor account' }).click();
  await expect(page.getByRole('button', { name: `Menu of ${noor.name}` })).toBeVisible();
}

/** An old proof approves nothing; a fresh one lets the very press go on that was refused. */
async function approveWithAProof(page: Page, author: Colleague): Promise<void> {
  const words = 'Our flu clinic is open on Saturday from nine to noon.';
  const post = await begin(author, { text: words });
  await submit(author, post.id);
  await open({ page, origin: sample.origin }, '/review');
  await page.getByRole('link').filter({ hasText: words }).click();
  await sample.runSql("update auth.session set proved_at = now() - interval '6 minutes'");
  await page.getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(dialog).toContainText('decide in a review');
  await page.keyboard.press('Escape');
  await expect(page.getByText('because you did not confirm that it is you')).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await dialog.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Ready to go out' })).toBeVisible();
  await expect(dialog).toBeHidden();
}

async function signIn(page: Page, as: { email: string; password: string }): Promise<void> {
  await page.goto(`${sample.origin}/sign-in`);
  await giveBoth(page, as);
}

async function giveBoth(page: Page, as: { email: string; password: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(as.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(as.password);
  const answered = page.waitForResponse(`${sample.origin}/api/v1/session`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await answered;
}

async function giveRecoveryCode(page: Page, code: string): Promise<void> {
  await signIn(page, noor);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signInElsewhere(browser: Browser, code: string): Promise<Page> {
  const page = await newPage(browser);
  await giveRecoveryCode(page, code);
  await expect(page.getByRole('button', { name: `Menu of ${noor.name}` })).toBeVisible();
  return page;
}

async function recoveryCodeIsUsedUp(browser: Browser, code: string): Promise<void> {
  const page = await newPage(browser);
  await giveRecoveryCode(page, code);
  await expect(page.getByRole('alert')).toContainText('was used already');
  await expect(page.getByRole('textbox', { name: 'Recovery code' })).toBeVisible();
}

async function endTheOther(page: Page): Promise<void> {
  await page.goto(`${sample.origin}/security`);
  const other = page.getByRole('listitem').filter({ hasText: 'by password and recovery code' });
  await other.getByRole('button', { name: /^End the session/ }).click();
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
}
