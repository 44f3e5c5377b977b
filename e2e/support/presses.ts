import type { BrowserContext, Page } from '@playwright/test';

/** What hands did in a browser since `reset`: presses of a pointer, keys that do something, and Tab. */
export type Presses = { readonly clicks: number; readonly keys: number; readonly tabs: number };

export type PressCounter = {
  reset(): void;
  /** After everything that the page has heard so far. */
  read(page: Page): Promise<Presses>;
};

type Kind = keyof Presses;

declare global {
  var tellPress: (kind: Kind) => void;
}

/**
 * Listens in every page of this browser, before the page itself does. Letters, digits and signs typed into a field are
 * writing and count as nothing; a key that is held with others counts once, with the last of them.
 */
export async function countPresses(context: BrowserContext): Promise<PressCounter> {
  let counts: Record<Kind, number> = { clicks: 0, keys: 0, tabs: 0 };
  await context.exposeBinding('tellPress', (_source, kind: Kind) => {
    counts[kind] += 1;
  });
  await context.addInitScript(() => {
    const held = ['Control', 'Shift', 'Alt', 'Meta'];
    const isWriting = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent) =>
      key.length === 1 &&
      !(ctrlKey || altKey || metaKey) &&
      target instanceof Element &&
      target.matches('textarea, input:not([type=checkbox], [type=radio], [type=button])');
    const listen = { capture: true, passive: true };
    addEventListener('pointerdown', (event) => event.isTrusted && globalThis.tellPress('clicks'), listen);
    addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted || held.includes(event.key) || isWriting(event)) return;
        globalThis.tellPress(event.key === 'Tab' ? 'tabs' : 'keys');
      },
      listen,
    );
  });
  return {
    reset: () => {
      counts = { clicks: 0, keys: 0, tabs: 0 };
    },
    read: async (page) => {
      // What a page tells and what it answers come in one row.
      await page.evaluate(() => null);
      return { ...counts };
    },
  };
}
