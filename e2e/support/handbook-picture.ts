import { join } from 'node:path';
import type { Locator } from '@playwright/test';

/** Keeps a picture of a part of a page for the handbook, in the folder `HANDBOOK_PICTURES`. Does nothing where that is not set. */
export async function handbookPicture(part: Locator, name: string): Promise<void> {
  const folder = process.env.HANDBOOK_PICTURES;
  if (folder === undefined || folder === '') return;
  await part.screenshot({
    path: join(folder, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
    scale: 'css',
    // What floats above a page is no part of it.
    style: '.mantine-Notifications-root { display: none }',
  });
}
