import { expect } from '@playwright/test';
import type { Hands } from './hands.ts';

/** Invented people of the journeys. */
export const ada = { name: 'Ada Brandt', email: 'ada@example.org', password: 'correct horse battery' };
export const pia = { name: 'Pia Osei', email: 'pia@example.org', password: 'another long password' };

/** Goes through the three steps of set-up; gives the second person's invitation link. */
export async function setUpOrganization(hands: Hands, firstUrl: string): Promise<string> {
  const { page } = hands;
  await page.goto(firstUrl);
  await hands.press(page.getByRole('button', { name: /Set up your organization/ }));
  await hands.write(page.getByRole('textbox', { name: 'Name of the organization' }), 'Harbor Clinic');
  await hands.write(page.getByRole('combobox', { name: 'Your telephone numbers' }), '555-0100');
  await page.keyboard.press('Enter');
  await hands.press(page.getByRole('button', { name: 'Next' }));
  await hands.write(page.getByRole('textbox', { name: 'Your name' }), ada.name);
  await hands.write(page.getByRole('textbox', { name: 'Your e-mail' }), ada.email);
  await hands.write(page.getByRole('textbox', { name: 'Password' }), ada.password);
  await hands.press(page.getByRole('button', { name: 'Next' }));
  await hands.write(page.getByRole('textbox', { name: 'Their name' }), pia.name);
  await hands.write(page.getByRole('textbox', { name: 'Their e-mail' }), pia.email);
  await hands.tick(page.getByRole('checkbox', { name: /trained in HIPAA/ }));
  await hands.press(page.getByRole('button', { name: 'Set up Bedside' }));
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await hands.press(page.getByRole('button', { name: 'Open Bedside' }));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return link;
}

/** The second person sets a password and is in. */
export async function acceptInvitation(hands: Hands, link: string): Promise<void> {
  const { page } = hands;
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Join Harbor Clinic' })).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'Choose a password instead' }));
  await hands.write(page.getByRole('textbox', { name: 'Password' }), pia.password);
  await hands.press(page.getByRole('button', { name: 'Join with this password' }));
  await expect(page).not.toHaveURL(/invitation/);
}

/** Writes into an empty composer and chooses channels. */
export async function compose(hands: Hands, post: { text: string; channels: readonly string[] }): Promise<void> {
  const { page } = hands;
  await page.goto(new URL('/compose', page.url()).href);
  await hands.write(page.getByRole('textbox', { name: 'Text', exact: true }), post.text);
  for (const channel of post.channels) await hands.tick(page.getByRole('checkbox', { name: channel }));
}

export async function sendForReview(hands: Hands): Promise<void> {
  const { page } = hands;
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'Send for review' }));
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();
}

/** The reviewer opens what waits and approves it. */
export async function approve(hands: Hands, words: string): Promise<void> {
  const { page } = hands;
  await page.goto(new URL('/review', page.url()).href);
  await hands.press(page.getByRole('link').filter({ hasText: words }));
  await hands.press(page.getByRole('button', { name: 'Approve' }));
  await expect(page.getByRole('heading', { name: 'Ready to go out' })).toBeVisible();
}
