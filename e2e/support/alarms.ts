import type { BrowserContext, Page } from '@playwright/test';

/** What a page must never do with words of people, gathered over its life. */
export type Alarms = readonly string[];

/** Marks a line of the page's console as ours. */
const BROKEN_POLICY = 'broken policy:';

/** Listens for dialogs, errors, broken policies and programs that ran, in every page of this browser from now on. */
export async function listenForAlarms(context: BrowserContext): Promise<Alarms> {
  const alarms: string[] = [];
  await context.addInitScript((mark) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      console.error(mark, effectiveDirective, blockedURI, sample);
    });
    // What the planted programs set; a page that they reach tells it at once.
    Object.defineProperty(window, 'ran', { set: () => console.error(mark, 'a program ran') });
  }, BROKEN_POLICY);
  context.on('dialog', async (dialog) => {
    alarms.push(`${dialog.page()?.url()}: dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on('weberror', (error) => alarms.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('console', (message) => {
    const isAlarm = message.text().startsWith(BROKEN_POLICY) || /Content Security Policy|Trusted/i.test(message.text());
    if (isAlarm) alarms.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return alarms;
}

/** What words became that must stay words: marked elements, handlers in attributes, addresses that are programs. */
export async function elementsOfWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isProgram = (value: string) => /^[\u0000-\u0020]*(javascript|vbscript|data:text)/i.test(value);
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
