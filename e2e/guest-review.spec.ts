import type { ReviewView } from '@bedside/server/contract/flow/review';
import type { OrganizationView } from '@bedside/server/contract/registers/org';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type SmtpSink, startSmtpSink } from '../server/src/kernel/mail/smtp-sink.ts';
import { expectAccessible } from './support/axe.ts';
import { begin, type Colleague, emails, open, type Sample, startSample, submit } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };
const GUEST = 'dana.reyes@counsel.example.org';

let sink: SmtpSink;
let sample: Sample;
let lucia: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  sink = await startSmtpSink();
  sample = await startSample({ SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
  lucia = await sample.signIn(browser, 'lucia');
  osei = await sample.signIn(browser, 'osei');
  await letGuestsDecide(await sample.signIn(browser, 'maya'));
});

test.afterAll(async () => {
  await sample.stop();
  await sink.close();
});

async function letGuestsDecide(administrator: Colleague): Promise<void> {
  const now = await administrator.call<OrganizationView>('GET', '/organization');
  const { name, kind, timeZone, languages, packs, revision } = now;
  const reviewSteps = now.reviewSteps.map((step) => ({ ...step, allowsGuests: true, deadlineHours: 24 }));
  await administrator.call('PUT', '/organization', { name, kind, timeZone, languages, packs, revision, reviewSteps });
}

const read = new Set<SmtpSink['mails'][number]>();

/** What the next mail to the guest, or to somebody else, holds; each mail is read once. */
async function nextMail(found: RegExp, to: string = GUEST): Promise<string> {
  const next = () => sink.mails.find((mail) => !read.has(mail) && mail.to.includes(to) && found.test(mail.text));
  await expect.poll(() => next() !== undefined, { timeout: 15_000 }).toBe(true);
  const mail = next();
  if (mail !== undefined) read.add(mail);
  return found.exec(mail?.text ?? '')?.[0] ?? '';
}

async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale: 'en-US' });
  return context.newPage();
}

async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('textbox', { name: 'Code' }).fill(await nextMail(/\b\d{6}\b/));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'The text' })).toBeVisible();
}

/** Selects words of the post as a finger would. */
async function select(page: Page, words: string): Promise<void> {
  await page.locator('[data-passage-field="baseText"]').evaluate((box, wanted) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    }
  }, words);
}

test('a guest reviews on a phone: asks for a change at a passage, the author mends, the guest approves', async ({
  browser,
}) => {
  const words = 'Three out of four car seats are installed wrong. Ours is open on Monday.';
  const post = await begin(lucia, { text: words });
  const first = await submit(lucia, post.id);
  await open(osei, `/review/${first.id}`);
  await osei.page.getByRole('button', { name: 'Invite a guest' }).click();
  const dialog = osei.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Dana Reyes');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(GUEST);
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await expect(osei.page.getByRole('region', { name: 'Guests' })).toContainText('Link sent');

  const guest = await phone(browser);
  const link = await nextMail(/http\S+guest-review#\S+/);
  await enter(guest, link);
  await expect(guest.getByRole('navigation')).toHaveCount(0);
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await expectAccessible(guest, 'the guest’s page');

  const stranger = await phone(browser);
  await stranger.goto(link);
  await stranger.getByRole('button', { name: 'Begin' }).click();
  await expect(stranger.getByText('This link was opened in another browser already.')).toBeVisible();
  await stranger.context().close();

  await select(guest, 'Three out of four');
  await guest.getByRole('button', { name: 'Comment on “Three out of four”' }).click();
  await guest.getByRole('textbox', { name: 'What should change' }).fill('Give the source of this number.');
  await guest.getByRole('button', { name: 'Keep it with my decision' }).click();
  await guest.getByRole('button', { name: 'Ask for changes' }).click();
  await expect(guest.getByText('This review is over. Thank you.')).toBeVisible();

  await open(lucia, `/compose/${post.id}`);
  const note = lucia.page.getByRole('alert').filter({ hasText: 'A reviewer asked for changes' });
  await expect(note).toContainText('Dana Reyes');
  await expect(note).toContainText('Give the source of this number.');
  await note.getByRole('button', { name: 'Go there' }).click();
  const text = lucia.page.getByRole('textbox', { name: 'Text', exact: true });
  const selected = () =>
    text.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));
  await expect.poll(selected).toBe('Three out of four');
  await text.fill('Many car seats are installed wrong. Ours is open on Monday.');
  await expect(note).toContainText('these words are not there any more');
  const sent = lucia.page.waitForResponse((answer) => answer.url().endsWith('/submit'));
  await lucia.page.getByRole('button', { name: 'Send for review' }).click();
  const { review } = (await (await sent).json()) as { review: ReviewView };

  await open(osei, `/review/${review.id}`);
  await osei.page.getByRole('button', { name: 'Ask again for this version' }).click();
  await osei.page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
  await expect(osei.page.getByRole('region', { name: 'Guests' })).toContainText('Link sent');
  await enter(guest, await nextMail(/http\S+guest-review#\S+/));
  await guest.getByRole('button', { name: 'Approve' }).click();
  await expect(guest.getByText('This review is over. Thank you.')).toBeVisible();

  await open(osei, `/review/${review.id}`);
  await expect(osei.page.getByRole('alert', { name: 'Approved' })).toBeVisible();
  await expect(osei.page.getByRole('region', { name: 'Who decides' })).toContainText('Dana Reyes approved');
  for (const mail of sink.mails) expect(mail.text).not.toContain('car seats');
  await guest.context().close();
});

test('a colleague approves on a phone from the mail’s link, after proving again who it is', async ({ browser }) => {
  const review = await submit(lucia, (await begin(lucia, { text: 'Our lobby has new chairs.' })).id);
  const link = await nextMail(new RegExp(`http\\S*/review/${review.id}`), emails.osei);
  const page = await phone(browser);
  await page.goto(link);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(emails.osei);
  await page.getByRole('textbox', { name: 'Password' }).fill(sample.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).tap();
  await expect(page).toHaveURL(link);
  const approve = page.getByRole('button', { name: 'Approve' });
  // The decision is in reach of a thumb while one reads, wherever the page stands.
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(approve).toBeInViewport({ ratio: 1 });
  await expectAccessible(page, 'a review on a phone');
  await sample.runSql("update auth.session set proved_at = now() - interval '6 minutes'");
  await approve.tap();
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(dialog).toContainText('decide in a review');
  await expectAccessible(page, 'proving again who it is', { within: '[role="dialog"]' });
  await dialog.getByRole('textbox', { name: 'Password' }).fill(sample.password);
  await dialog.getByRole('button', { name: 'Confirm' }).tap();
  await expect(page.getByRole('alert', { name: 'Approved' })).toBeVisible();
  await page.context().close();
});
