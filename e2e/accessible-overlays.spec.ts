import { expect, type Locator, type Page, test } from '@playwright/test';
import { dress, everyLook, expectAccessible } from './support/axe.ts';
import {
  furnish,
  type Opener,
  type Overlay,
  overlaysOf,
  permissionOverlays,
  reviewOverlaysOf,
} from './support/overlays.ts';
import { fillHouse } from './support/pages.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';
import { nameOf } from './support/words.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let elena: Colleague;
let furnished: Awaited<ReturnType<typeof furnish>>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  // A webhook needs an address that can be reached; nothing that it is told of happens here.
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  elena = await sample.signIn(browser, 'elena');
  await fillHouse({ author: maya, reviewer: osei, officer: elena });
  furnished = await furnish(maya, osei);
});

test.afterAll(async () => {
  await sample.stop();
});

const dialogs = '[role="dialog"], [role="alertdialog"]';
const layers = '[role="dialog"]:visible, [role="alertdialog"]:visible, [role="menu"]:visible';

type Walk = { readonly width: number; readonly locale: 'en' | 'es' };

const walks: readonly Walk[] = [
  { width: 390, locale: 'es' },
  { width: 1280, locale: 'en' },
];

for (const one of everyLook ? walks : walks.slice(0, 1)) {
  test(`nothing that opens over a page has a serious fault, ${one.width}, ${one.locale}`, async () => {
    test.setTimeout(300_000);
    await walk(maya, one, overlaysOf(furnished));
    await walk(osei, one, reviewOverlaysOf(furnished));
    await walk(elena, one, await permissionOverlays(elena, furnished));
  });
}

async function walk(colleague: Colleague, look: Walk, overlays: readonly Overlay[]): Promise<void> {
  const { page } = colleague;
  await page.setViewportSize({ width: look.width, height: 900 });
  await colleague.call('PUT', '/session/locale', { locale: look.locale });
  const shown = overlays.filter(({ only }) => only === undefined || (only === 'wide') === look.width > 800);
  for (const path of new Set(shown.map((overlay) => overlay.path))) {
    // However long the walk took so far, no proof of who one is stands in between.
    if (path === '/security') await colleague.signInAgain();
    await open(colleague, path);
    for (const { openers } of shown.filter((overlay) => overlay.path === path)) {
      await test.step(`${path} ${openers.map(told).join(', ')}`, () => openAndClose(page, look, openers));
    }
  }
}

/** Opens it, looks at it, closes it with Escape and finds the focus where it was. */
async function openAndClose(page: Page, look: Walk, openers: Overlay['openers']): Promise<void> {
  const where = `${page.url()} ${openers.map(told).join(', ')} ${look.locale}`;
  const [first] = openers;
  for (const opener of openers) {
    // What leads on from a menu or a drawer stands in it.
    const target = named(opener === first ? page : page.locator(layers).last(), look, opener);
    await expect.soft(target, where).toBeVisible();
    if (!(await target.isVisible())) return;
    await target.click();
  }
  const layer = page.locator(layers).last();
  await expect(layer, where).toBeVisible();
  // A menu that goes while the dialog of its entry comes has the focus for a moment more.
  if (openers.length > 1)
    await expect(page.locator(`:is(${dialogs}) :focus, :is(${dialogs}):focus`), where).toBeAttached();
  const within = await selectorOf(layer);
  await dress(page, 'dark');
  await expectAccessible(page, `${where} dark`, { within });
  await dress(page, 'light');
  await expectAccessible(page, `${where} light`, { within, coloursOnly: true });
  for (const _ of openers) {
    if (!(await page.locator(layers).first().isVisible())) break;
    await page.keyboard.press('Escape');
    await expect(layer, where).toBeHidden();
  }
  await expect.soft(named(page, look, first), where).toBeFocused();
}

function named(within: Page | Locator, look: Walk, opener: Opener): Locator {
  const name = typeof opener === 'string' ? nameOf(look.locale, opener) : opener.says;
  return within
    .getByRole('button', { name })
    .or(within.getByRole('link', { name }))
    .or(within.getByRole('menuitem', { name }))
    .filter({ visible: true })
    .first();
}

async function selectorOf(layer: Locator): Promise<string> {
  return `[role="${await layer.getAttribute('role')}"]`;
}

const told = (opener: Opener) => (typeof opener === 'string' ? opener : String(opener.says));
