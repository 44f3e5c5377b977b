import { expect, type Page } from '@playwright/test';
import { elementsOfWords } from './alarms.ts';
import { visit } from './visit.ts';
import { XSS_STRINGS } from './xss-strings.ts';

/** Strings that a name takes, a different one each time, so that many are seen in many rooms. */
export function* namesUpTo(maxUnits: number): Generator<string, never> {
  const fitting = XSS_STRINGS.filter((text) => text.trim() === text && text.length >= 3 && text.length <= maxUnits);
  for (let at = 0; ; at += 1) yield fitting[(at * 37) % fitting.length] ?? '';
}

/** Opens a page, waits until it shows what it has, and holds it to words. */
export async function expectWords(page: Page, address: string, { mayBeEmpty = false } = {}): Promise<void> {
  await visit(page, address);
  if (!mayBeEmpty) await expectPlanted(page, address);
  expect(await elementsOfWords(page), address).toEqual([]);
}

/** Waits until planted words are shown, or stand in a field, and holds the page to words. */
export async function expectPlanted(page: Page, where: string): Promise<void> {
  await expect.poll(() => shownAndTyped(page), { message: where }).toContain('top.ran');
  expect(await elementsOfWords(page), where).toEqual([]);
}

function shownAndTyped(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input')];
    return `${document.body.textContent}${fields.map(({ value }) => value).join()}`;
  });
}
