import type { Page } from '@playwright/test';

/**
 * Beginnings of posts, which end where the line does: they say so themselves, and the whole is one step away. Names of health
 * observances stand whole in the list below the board.
 */
const excerpts = '[data-excerpt], .bedside-chip-text, .bedside-observance .bedside-note';

/** Words that do not fit where they stand: they are wider or higher than what shows them, which hides the rest. */
export function cutWords(page: Page): Promise<readonly string[]> {
  return page.evaluate((mayEnd) => {
    const hides = (way: string) => way === 'hidden' || way === 'clip';
    return [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        // What only screen readers hear is one pixel wide.
        if (element.clientWidth <= 1 || element.closest(mayEnd) !== null || element.innerText?.trim() === '')
          return false;
        const { overflowX, overflowY } = getComputedStyle(element);
        const isWider = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
        const isHigher = hides(overflowY) && element.scrollHeight > element.clientHeight + 2;
        return (isWider || isHigher) && element.checkVisibility({ visibilityProperty: true });
      })
      .map((element) => `${element.tagName.toLowerCase()}: ${element.innerText}`);
  }, excerpts);
}
