import { expect, type Page, test } from '@playwright/test';
import { typing } from './support/hands.ts';
import { begin, type Colleague, emails, type Sample, startSample, submit } from './support/sample.ts';

/** Somebody leaves: what they had goes to their deputy, their access ends at once, and nothing is lost. */
let sample: Sample;
test.beforeAll(async () => {
  sample = await startSample();
});
test.afterAll(() => sample.stop());

const WAITING = 'Our flu clinic is open every weekday this week.';

test('drafts and reviews of people who leave go to their deputy', async ({ browser }) => {
  const [maya, lucia, sam] = [
    await sample.signIn(browser, 'maya'),
    await sample.signIn(browser, 'lucia'),
    await sample.signIn(browser, 'sam'),
  ];
  const draft = await begin(lucia, { text: 'Farmers’ market in our courtyard on Saturday.' });
  const waiting = await begin(lucia, { text: WAITING });
  const review = await submit(lucia, waiting.id);
  await lucia.page.goto(`${sample.origin}/posts`);
  await expect(lucia.page.getByRole('link').filter({ hasText: WAITING }).first()).toBeVisible();

  await test.step('an administrator names a deputy', async () => {
    await openPerson(maya, 'lucia');
    const { page } = maya;
    await page.getByRole('button', { name: 'Name a deputy' }).click();
    await page.getByRole('combobox', { name: 'Deputy' }).selectOption({ label: 'Sam Whitaker' });
    const today = await localDate(page);
    await page.getByLabel('First day').fill(today);
    await page.getByLabel('Last day').fill(today);
    await page.getByRole('button', { name: 'Name the deputy' }).click();
    await expect(page.getByText('Sam Whitaker stands in for Lucía Fernández')).toBeVisible();
  });

  await test.step('she leaves, with the keyboard alone, and the deputy is the successor that is offered', async () => {
    const hands = typing(maya.page);
    const { page } = maya;
    await hands.press(page.getByRole('button', { name: /Lucía Fernández leaves/ }));
    for (const kind of ['Drafts', 'Posts in review']) await expect(page.getByText(`${kind} (2)`)).toBeVisible();
    await expect(page.getByRole('link', { name: WAITING })).toBeVisible();
    await hands.press(page.getByRole('button', { name: 'Next' }));
    await expect(page.getByRole('combobox', { name: 'Who takes over?' }).locator('option:checked')).toHaveText(
      'Sam Whitaker',
    );
    await hands.press(page.getByRole('button', { name: 'Next' }));
    await hands.write(page.getByRole('textbox', { name: /to confirm/ }), 'Lucía Fernández');
    await hands.press(page.getByRole('button', { name: 'End Lucía Fernández’s access' }));
    await expect(page.getByText(/Sam Whitaker took over/)).toBeVisible();
  });

  await test.step('her open window shows nothing any more', async () => {
    await lucia.page.reload();
    await expect(lucia.page).toHaveURL(/sign-in/);
  });

  await test.step('the reviewer leaves too, and lends the review to the same successor', async () => {
    const { page } = maya;
    await openPerson(maya, 'osei');
    await page.getByRole('button', { name: /Osei leaves/ }).click();
    await expect(page.getByText(/^Reviews that others may decide too/)).toBeVisible();
    await expect(page.getByRole('link', { name: WAITING })).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('combobox', { name: 'Who takes over?' }).selectOption({ label: 'Sam Whitaker' });
    await page.getByRole('checkbox', { name: /Let them decide reviews/ }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: /to confirm/ }).fill('Dr. Daniel Osei');
    await page.getByRole('button', { name: /^End Dr. Daniel Osei/ }).click();
    await expect(page.getByText(/Sam Whitaker took over/)).toBeVisible();
  });

  await test.step('the successor is told, has the posts, and decides the review in the reviewer’s name', async () => {
    const { page } = sam;
    await page.goto(`${sample.origin}/messages`);
    await expect(page.getByText('You take over from a colleague who has left').first()).toBeVisible();
    for (const postId of [draft.id, waiting.id]) {
      const { authorName } = await sam.call<{ authorName: string }>('GET', `/posts/${postId}`);
      expect(authorName).toBe('Sam Whitaker');
    }
    await page.goto(`${sample.origin}/review/${review.id}`);
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByText(/Sam Whitaker \(for Dr\. Daniel Osei\)/).first()).toBeVisible();
  });

  await test.step('who left can come back, as the same person', async () => {
    const { page } = maya;
    await openPerson(maya, 'lucia', 'Left');
    await page.getByRole('button', { name: 'Lucía Fernández comes back' }).click();
    await page.getByRole('button', { name: 'Make an invitation' }).click();
    await expect(page.getByRole('textbox', { name: 'Invitation link' })).toHaveValue(/invitation#/);
  });
});

async function openPerson(by: Colleague, who: keyof typeof emails, state = 'Active'): Promise<void> {
  await by.page.goto(`${sample.origin}/people`);
  await by.page.getByRole('searchbox', { name: 'Search' }).fill(emails[who]);
  await by.page.getByRole('combobox', { name: 'State' }).selectOption({ label: state });
  const rows = by.page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: by.page.getByRole('link') });
  // The list is asked for anew: a click on what is about to go would be lost.
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(emails[who]);
  await rows.getByRole('link').click();
  await expect(by.page.getByRole('heading', { name: 'Deputies' })).toBeVisible();
}

/** Today where the sample organization is. */
function localDate(page: Page): Promise<string> {
  return page.evaluate(() =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Chicago', dateStyle: 'short' }).format(new Date()),
  );
}
