import type { BrowserContext, Page } from '@playwright/test';

/** What a page must never do with words of people, gathered over its life. */
export type Alarms = readonly string[];

/** What the pages call; the test runner puts it there. */
declare global {
  var tellAlarm: (words: string) => void;
}

/** Listens for dialogs, errors, broken policies and programs that ran, in every page of this browser from now on. */
export async function listenForAlarms(context: BrowserContext): Promise<Alarms> {
  const alarms: string[] = [];
  await context.exposeBinding('tellAlarm', ({ page }, words: string) => void alarms.push(`${page.url()}: ${words}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      globalThis.tellAlarm(`broken policy: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
    // What the planted programs set; a page that they reach tells it at once.
    Object.defineProperty(globalThis, 'ran', { set: () => globalThis.tellAlarm('a program ran') });
  });
  context.on('dialog', async (dialog) => {
    alarms.push(`${dialog.page()?.url()}: dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on('weberror', (error) => alarms.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('console', (message) => {
    // Workers have no document of their own to listen to.
    if (/Content Security Policy|Trusted/i.test(message.text()))
      alarms.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return alarms;
}

/** What words became that must stay words: marked elements, handlers in attributes, addresses that are programs. */
export async function elementsOfWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isProgram = (value: string) => /^(javascript|vbscript|data:text)/i.test(value.replaceAll(/[^!-~]/g, ''));
    return [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(
          ({ name, value }) =>
            name === 'data-xss' ||
            name.startsWith('on') ||
            name === 'srcdoc' ||
            (/^(href|src|action|formaction|data|xlink:href|srcset)$/.test(name) && isProgram(value)),
        )
        .map(({ name, value }) => `<${element.tagName.toLowerCase()} ${name}="${value}">`),
    );
  });
}
