import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const everything = {
  type: 'tag' as const,
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What light and dark may differ in. */
const coloursAlone = { type: 'rule' as const, values: ['color-contrast'] };

type Part = {
  /** A selector; without it, the whole page. */
  readonly within?: string;
  readonly coloursOnly?: boolean;
};

/** No fault at all on the page, or in what lies over it. */
export async function expectAccessible(page: Page, where: string, part: Part = {}): Promise<void> {
  // What was just opened may not stand yet.
  if (part.within !== undefined) await page.locator(part.within).first().waitFor({ state: 'attached' });
  // As long as the page stays, what was put into it stays too.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const runOnly = part.coloursOnly ? coloursAlone : everything;
  const violations = await page.evaluate(
    ([within, only]) => {
      const { axe: engine } = globalThis as unknown as { axe: typeof axe };
      // What is in order need not be told of, which takes most of the time.
      return engine
        .run(within ?? document, { runOnly: only, resultTypes: ['violations'] })
        .then(({ violations: found }) =>
          found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
        );
    },
    [part.within, runOnly] as const,
  );
  expect.soft(violations, where).toEqual([]);
}

/** How a page is looked at. */
export type Look = { readonly colorScheme: 'light' | 'dark'; readonly width: number };

export const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const satisfies readonly Look[];

export async function lookAt(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await dress(page, colorScheme);
}

/** Light or dark, and drawn so. */
export async function dress(page: Page, colorScheme: Look['colorScheme']): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async (wanted) => {
    const isDressed = () => (document.documentElement.dataset['mantineColorScheme'] ?? wanted) === wanted;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do await frame();
    while (!isDressed());
    await frame();
  }, colorScheme);
}

/** Walks take each step once; with EVERY_LOOK=1 they are taken in each language and size. */
export const everyLook = process.env.EVERY_LOOK === '1';
