import type { PostView } from '@bedside/server/contract/flow/compose';
import type { TemplateView } from '@bedside/server/contract/registers/templates';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { begin, type Colleague, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
});

test.afterAll(async () => {
  await sample.stop();
});

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

async function expectNoSeriousFault(page: Page, where: string): Promise<void> {
  await expectAccessible(page, where);
}

test('words to use again are kept, filled in, found by a slash, and taken back', async () => {
  const { page } = maya;
  await open(maya, '/templates');
  await page.getByRole('button', { name: 'Add to the library' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to the library' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Clinic day');
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).fill('Our {{service}} is open on Saturday.');
  await expect(dialog.getByText('Asked for each time: service.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Clinic day' })).toContainText('Not used yet');
  await expectNoSeriousFault(page, 'the library');
  const hours = { kind: 'snippet', name: 'Opening hours', content: { text: 'We are open on weekdays, 8 to 5.' } };
  await maya.call<TemplateView>('POST', '/templates', hours);

  await open(maya, '/compose');
  const text = textOf(page);
  await text.fill('Words from before.');
  await page.getByRole('button', { name: 'Use a template' }).click();
  await page.getByRole('button', { name: /Clinic day/ }).click();
  await page.getByRole('textbox', { name: 'For “service”' }).fill('flu clinic');
  await page.keyboard.press('Enter');
  await expect(text).toHaveValue('Our flu clinic is open on Saturday.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(text).toHaveValue('Words from before.');

  await text.press('End');
  await page.keyboard.type('\n/hours');
  await expect(page.getByRole('option', { name: /Opening hours/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(text).toHaveValue('Words from before.\nWe are open on weekdays, 8 to 5.');
  await page.keyboard.type('\n/');
  await expect(page.getByRole('listbox', { name: 'Snippets and hashtags' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Snippets and hashtags' })).toBeHidden();
  await expect(text).toHaveValue(/\n\/$/);
});

test('an emoji is found and inserted by the keyboard alone, and Ctrl Z takes it back', async () => {
  const { page } = maya;
  const post = await begin(maya, { text: 'Walk in.' });
  await open(maya, `/compose/${post.id}`);
  await textOf(page).focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Insert an emoji' }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Search emoji' })).toBeFocused();
  await page.keyboard.type('syringe');
  await expect(page.getByRole('gridcell').first().getByRole('button', { name: 'syringe' })).toBeVisible();
  await expectNoSeriousFault(page, 'the emoji');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(textOf(page)).toHaveValue('Walk in.💉');
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(textOf(page)).toHaveValue('Walk in.');
});

test('images are pasted, put in order and cut for one network; the whole one stays', async () => {
  const { page } = maya;
  const post = await begin(maya, { text: 'Two rooms.' });
  await open(maya, `/compose/${post.id}`);
  await page.getByRole('checkbox', { name: /^Newsroom/ }).check();
  await pasteImage(page, await pngOf({ widthPx: 600, heightPx: 300 }));
  await pasteImage(page, await pngOf({ widthPx: 300, heightPx: 300 }));
  await page.getByRole('textbox', { name: 'What image 1 shows' }).fill('A wide room with a sign that says “Welcome”');
  await page.getByRole('textbox', { name: 'What image 2 shows' }).fill('Image of a small room');
  await expect(page.getByText('No need for “image of”')).toBeVisible();
  await pasteImage(page, await pngOf({ widthPx: 600, heightPx: 300 }));
  await expect(page.getByText('This image is in the post already.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();

  await page.getByRole('button', { name: 'Move image 2 up' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'What image 1 shows' })).toHaveValue('Image of a small room');
  await page.getByRole('button', { name: 'Crop image 2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Crop image 2' });
  await dialog.getByText('Square', { exact: true }).click();
  await expect(dialog.getByText('300 × 300 px.')).toBeVisible();
  await dialog.getByRole('group', { name: 'The part that is kept' }).press('ArrowLeft');
  await expectNoSeriousFault(page, 'cropping');
  await dialog.getByRole('button', { name: 'Use for Newsroom' }).click();
  await expect(page.getByText('Cropped for Newsroom')).toBeVisible();
  await expect
    .poll(async () => (await maya.call<PostView>('GET', `/posts/${post.id}`)).draft.content.images[1]?.crops?.newsroom)
    .toBeDefined();
  const { images } = (await maya.call<PostView>('GET', `/posts/${post.id}`)).draft.content;
  expect(images[1]?.crops?.newsroom?.mediaId).not.toBe(images[1]?.mediaId);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSeriousFault(page, 'the composer on a phone');
});

async function pasteImage(page: Page, bytes: Buffer): Promise<void> {
  await textOf(page).evaluate((field, base64) => {
    const data = new DataTransfer();
    const png = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([png], 'image.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, bytes.toString('base64'));
}
