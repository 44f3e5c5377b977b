import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ReviewView } from '@bedside/server/contract/flow/review';
import type { RequestView } from '@bedside/server/contract/registers/authorizations/asking';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { dress, expectAccessible } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { signedPermission } from './support/permissions.ts';
import {
  begin,
  type Colleague,
  networksOf,
  newestVersion,
  open,
  publishNow,
  type Sample,
  startSample,
  submit,
} from './support/sample.ts';

const PHONE = { width: 390, height: 844 };
const ROSA = 'Rosa Flores';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let elena: Colleague;
let lucia: Colleague;
let post: PostView;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  elena = await sample.signIn(browser, 'elena');
  lucia = await sample.signIn(browser, 'lucia');
  for (const { page } of [maya, osei, elena, lucia]) await page.setViewportSize(PHONE);
  post = await begin(maya, {
    text: 'The first week at home after a new hip: what helps, told by our therapists.',
    channels: networksOf.own,
    images: [await pictureOf(maya)],
  });
});

test.afterAll(() => sample.stop());

async function pictureOf(author: Colleague) {
  const answer = await author.page.request.post(`${author.origin}/api/v1/media`, {
    headers: { origin: author.origin, 'content-type': 'image/png' },
    data: await pngOf({ widthPx: 640, heightPx: 480 }),
  });
  const { id: mediaId, sha256 } = await answer.json();
  return { mediaId, sha256, altText: 'Somebody waters the flowers of a garden.' };
}

/** Light and dark, and never wider than the screen. */
async function look(page: Page, where: string, within?: string): Promise<void> {
  const part = within === undefined ? {} : { within };
  expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(PHONE.width);
  await expectAccessible(page, where, part);
  await dress(page, 'dark');
  await expectAccessible(page, `${where}, dark`, { ...part, coloursOnly: true });
  await dress(page, 'light');
}

async function tellWhoIsSeen(page: Page): Promise<void> {
  const persons = page.getByRole('group', { name: 'Who is to be seen in image 1' });
  await expect(persons).toContainText('Nobody has been told of.');
  await persons.getByRole('button', { name: 'Add a person who is to be seen in image 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who is to be seen in image 1?' });
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await expect(dialog.getByText('Please fill this in.')).toBeVisible();
  await look(page, 'adding a person to a picture', '[role="dialog"]');
  await dialog.getByRole('radio', { name: 'Somebody new' }).check();
  await dialog.getByRole('textbox', { name: 'Name of the person' }).fill(ROSA);
  await dialog.getByRole('checkbox', { name: 'We have seen that this person is of age' }).check();
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await expect(dialog).toBeHidden();
  await expect(persons.getByRole('listitem')).toContainText(ROSA);
  await expect(persons.getByRole('listitem')).toContainText('Has not signed');
}

/** Asks for the picture that is chosen already; gives the link and the code. */
async function askFor(page: Page): Promise<{ link: string; code: string }> {
  const tick = (name: string) => page.getByRole('checkbox', { name, exact: true }).check();
  await expect(page.getByRole('img', { name: 'Picture 1' })).toBeVisible();
  await page.getByRole('radio', { name: 'Somebody who was asked before' }).check();
  await page.getByRole('combobox', { name: 'Person', exact: true }).click();
  await page.getByRole('option', { name: new RegExp(ROSA, 'u') }).click();
  await page.getByRole('textbox', { name: 'In plain words' }).fill('A picture of you in your garden.');
  await tick('Pictures');
  await page.getByLabel('Day on which they agreed').fill('2026-01-09');
  await tick('Newsroom');
  await tick('Practice network');
  await tick('So that others learn about health');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand this link over' });
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Make a code' }).click();
  const codes = page.getByRole('dialog', { name: 'A code to tell' });
  await codes.getByRole('button', { name: 'Make a code' }).click();
  const said = codes.getByText(/^Code: (\d ){5}\d$/);
  await expect(said).toHaveCount(1);
  return { link, code: ((await said.textContent()) ?? '').replaceAll(/\D/g, '') };
}

/** Rosa says yes to everything on her phone, and takes her copy. */
async function signAtHome(browser: Browser, { link, code }: { link: string; code: string }): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: PHONE, locale: 'en-US', javaScriptEnabled: false })
  ).newPage();
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Code of six digits' }).fill(code);
  await page.getByRole('button', { name: 'Go on' }).click();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  for (const answer of await page.getByRole('radio', { name: 'Yes' }).all()) await answer.check();
  await page.getByRole('textbox', { name: 'Type your name to sign' }).fill(ROSA);
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Thank you. It is signed.' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Get your copy (PDF)' }).click();
  await (await saved).path();
  return page;
}

async function linkAndUnlink(page: Page): Promise<void> {
  const people = page.getByRole('region', { name: 'People' });
  await people.getByRole('button', { name: 'Link a permission' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link a signed permission' });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Fits this post' })).toContainText(ROSA);
  await look(page, 'choosing a permission', '[role="dialog"]');
  await dialog.getByRole('textbox', { name: 'Name of the person' }).fill('nobody');
  await expect(dialog.getByText('Nobody of this name has signed.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name of the person' }).fill('rosa');
  await dialog.getByRole('button', { name: `Link the permission of ${ROSA}` }).click();
  await expect(people.getByRole('list', { name: 'For the words' })).toContainText(ROSA);
  await look(page, 'a post that names a permission');
  await people.getByRole('button', { name: `Unlink the permission of ${ROSA}` }).click();
  await expect(people.getByRole('list', { name: 'For the words' })).toHaveCount(0);
}

/** Reads on whose permission it rests, and approves. */
async function approveIn({ page, origin }: Colleague, reviewId: string, told: string): Promise<void> {
  await open({ page, origin }, `/review/${reviewId}`);
  const permissions = page.getByRole('region', { name: 'Permissions' });
  await expect(permissions).toContainText(`Permission of ${ROSA}`);
  await look(page, 'a review of a post that rests on a permission');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText(told).first()).toBeVisible();
}

test('what a patient allowed is asked for, used, and gone from everywhere when she takes it back', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await elena.signInAgain();
  await open(elena, `/compose/${post.id}`);
  await tellWhoIsSeen(elena.page);
  const people = (page: Page) => page.getByRole('region', { name: 'People' });
  await expect(people(elena.page)).toContainText(`${ROSA} is to be seen in image 1 and has signed nothing.`);
  const clearance = elena.page.getByRole('region', { name: 'Between this post and the public' });
  await expect(clearance).toContainText('People are shown, and nobody says what the post is for.');
  await clearance.getByRole('button', { name: 'Look at permissions' }).click();
  await expect(people(elena.page)).toBeFocused();
  await look(elena.page, 'a post that shows somebody who has not signed');
  await elena.page.getByRole('link', { name: 'Ask for permission with image 1' }).click();
  const rosa = await signAtHome(browser, await askFor(elena.page));

  const { page } = maya;
  await open(maya, `/compose/${post.id}`);
  const purpose = page.getByRole('combobox', { name: 'What is this post for?' });
  await expect(page.getByText('People are shown: say what the post is for.')).toBeVisible();
  await purpose.selectOption({ label: 'So that others learn about health' });
  const seen = people(page).getByRole('list', { name: 'For the pictures' });
  await expect(seen).toContainText(ROSA);
  await expect(seen.getByRole('list').getByText('Valid')).toHaveCount(2);
  await expect(page.getByText('People are shown: say what the post is for.')).toHaveCount(0);
  await linkAndUnlink(page);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();

  const { items } = await osei.call<{ items: { reviewId: string; postId: string }[] }>('GET', '/reviews');
  const reviewId = items.find(({ postId }) => postId === post.id)?.reviewId ?? '';
  await approveIn(osei, reviewId, 'Dr. Daniel Osei approved');
  await approveIn(elena, reviewId, 'Elena Ruiz approved');
  const { review } = await maya.call<{ review: ReviewView }>('GET', `/reviews/${reviewId}`);
  expect(review.state).toBe('approved');

  await publishNow(maya, await newestVersion(maya, post.id));
  await open(maya, `/posts/${post.id}`);
  const chain = page.getByRole('region', { name: `Permission of ${ROSA}` });
  const stops = chain.getByRole('list', { name: 'Where it goes' });
  await expect(stops.getByRole('link')).toHaveCount(2, { timeout: 60_000 });
  await expect(chain).toContainText('Version 1');
  await expect(chain.getByText('Image 1')).toBeVisible();
  await look(page, 'a post that is out and rests on a permission');

  await rosa.reload();
  await rosa.getByText('Take back all of it').first().click();
  await rosa.getByRole('button', { name: 'Take back all of it' }).click();
  await expect(rosa.getByRole('status')).toContainText('You took all of it back');
  await rosa.context().close();

  await expect(stops.getByText(/seen gone/)).toHaveCount(2, { timeout: 90_000 });
  await expect(stops.getByRole('link')).toHaveCount(0);
  await expect(chain.getByText(/^Taken back /)).toBeVisible();
  await look(page, 'a post that was called back');

  await chain.getByRole('link', { name: `Permission of ${ROSA}` }).click();
  const used = page.getByRole('region', { name: 'Where it is used' });
  await expect(used.getByRole('listitem').filter({ hasText: 'seen gone' })).toHaveCount(2);
  await expect(used).toContainText(/Nothing of it is known to stand since/);
  await look(page, 'a permission that was taken back');
});

const disclosure = 'Rosa was given nothing for this. Results differ from person to person.';

/** Signed, with a copy in hand. */
async function signedPraise(officer: Colleague): Promise<void> {
  const { id } = await signedPermission(officer, {
    kind: 'testimonial',
    infoScope: ['name', 'words'],
    purposes: ['testimonial'],
    channelIds: post.draft.content.channelIds,
    typicality: 'Most people walk after a week.',
    connection: 'none',
    disclosure,
  });
  const { request } = await officer.call<{ request: RequestView }>('GET', `/authorization-requests/${id}`);
  await officer.call('POST', `/authorizations/${request.authorizationId}/copy`);
}

test('praise that names a patient is linked to what she signed, and says what must stand beside it', async () => {
  await elena.signInAgain();
  await signedPraise(elena);
  const praise = await begin(maya, {
    text: '“They were patient with me on every stair,” says our patient Rosa Flores.',
    channels: networksOf.own,
  });
  const { page } = maya;
  await open(maya, `/compose/${praise.id}`);
  const found = page.getByRole('list', { name: 'Found in your post' });
  await found.getByRole('button', { name: 'Link a permission' }).first().click();
  const people = page.getByRole('region', { name: 'People' });
  await expect(people).toBeFocused();
  await people.getByRole('button', { name: 'Link a permission' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link a signed permission' });
  await expect(dialog.getByText('First say what the post is for.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: `Link the permission of ${ROSA}` }).first()).toBeDisabled();
  await look(page, 'choosing a permission before a purpose', '[role="dialog"]');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await people.getByRole('combobox').selectOption({ label: 'To tell how it was to be a patient here' });
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await people.getByRole('button', { name: 'Link a permission' }).click();
  const choice = dialog.getByRole('listitem').filter({ hasText: 'What somebody says about us' });
  // As long as nobody has said where a house is, praise goes nowhere; whoever may say it is led there.
  await expect(choice).toContainText('Nobody has said where the house practises.');
  await look(page, 'praise of a house that has told no place', '[role="dialog"]');
  await choice.getByRole('link', { name: 'Say where you practise' }).first().click();
  await expect(page.getByText('Nobody has said where you practise.')).toBeVisible();
  const where = { jurisdictions: ['US-OH'], isPart2Program: false, revision: 0 };
  await elena.call('PUT', '/authorization-rules/practice', where);
  await open(maya, `/compose/${praise.id}`);
  await people.getByRole('button', { name: 'Link a permission' }).click();
  await expect(choice).toContainText('The text lacks the note');
  await choice.getByRole('button').click();
  await expect(people.getByRole('alert')).toContainText(disclosure);
  await look(page, 'praise without what must stand beside it');
  await people.getByRole('button', { name: 'Put it at the end of the text' }).click();
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(new RegExp(`${disclosure}$`, 'u'));
  await expect(people.getByRole('list', { name: 'For the words' }).getByText('Valid')).toHaveCount(2);
});

test('nobody agrees to praise without a permission, and an author is told whom to ask', async () => {
  const draft = await begin(lucia, { text: 'Our visitors liked the new garden, and said so.' });
  const permission = { purpose: 'testimonial', authorizationIds: [] };
  const content = { ...draft.draft.content, permission };
  await lucia.call('PUT', `/posts/${draft.id}/draft`, { revision: draft.draft.revision, content });
  await open(lucia, `/compose/${draft.id}`);
  const people = lucia.page.getByRole('region', { name: 'People' });
  await expect(people).toContainText('The post names no signed permission.');
  await expect(people).toContainText('A privacy officer or a coordinator can link one');
  await expect(people.getByRole('button')).toHaveCount(0);
  await look(lucia.page, 'the people of a post, for an author');
  const { id } = await submit(lucia, draft.id);
  await open(osei, `/review/${id}`);
  await osei.page.getByRole('button', { name: 'Approve' }).click();
  const told = osei.page.getByRole('alert').filter({ hasText: 'PERMISSION_OPEN' });
  await expect(told).toContainText('Somebody is shown or told of whose signed permission does not allow it.');
  await look(osei.page, 'an approval that permissions keep back');
});
