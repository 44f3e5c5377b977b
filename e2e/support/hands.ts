import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works a page: by pointing, or with the keyboard alone. */
export type Hands = {
  readonly page: Page;
  /** Presses a button, follows a link. */
  press(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  tick(target: Locator): Promise<void>;
};

export function pointing(page: Page): Hands {
  return {
    page,
    press: (target) => target.click(),
    write: (target, text) => target.fill(text),
    tick: (target) => target.check(),
  };
}

/** More stops than any page of the console has, twice: a list that is drawn anew sends the focus back to the beginning. */
const MOST_STOPS = 300;

/** Goes there with Tab; fails when Tab never gets there. */
export async function reachByTab(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${target}`);
}

/** Reaches everything with Tab, as somebody does who cannot point. */
export function typing(page: Page): Hands {
  const reach = (target: Locator) => reachByTab(page, target);
  return {
    page,
    press: async (target) => {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    write: async (target, text) => {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
    },
    tick: async (target) => {
      await reach(target);
      if (!(await target.isChecked())) await page.keyboard.press('Space');
      await expect(target).toBeChecked();
    },
  };
}
