import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { EdgeApp } from '../edge-app.ts';
import { mountHandbook } from './mount-handbook.ts';

const app: EdgeApp = new Hono();
mountHandbook(app);
const get = async (path: string) => {
  const answer = await app.request(path);
  return { status: answer.status, text: await answer.text() };
};

test('the index leads to the page of each network, and that leads back', async () => {
  const index = await get('/help');
  expect(index.text).toContain('<a href="/help/networks/wordpress">');
  const page = await get('/help/networks/wordpress');
  expect(page.status).toBe(200);
  expect(page.text).toContain('<title>WordPress · Bedside handbook</title>');
  expect(page.text).toContain('<a href="/help/exactly-once#four-classes-of-networks">');
});

test('the table of what networks take leads to their pages', async () => {
  const page = await get('/help/network-capabilities');
  expect(page.text).toContain('<a href="/help/networks/mastodon">');
});

test('the pictures on a page are there', async () => {
  const { text } = await get('/help/networks/facebook');
  const [, address = ''] = /<img src="([^"]+)"/.exec(text) ?? [];
  const picture = await app.request(address);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test.each([
  '/help/networks/pictures/none.png',
  '/help/networks/pictures/..%2Ffacebook.md',
  '/help/networks/pictures/%2e%2e%2ffacebook.png',
  '/help/wordpress',
  '/help/networks/channels',
  '/help/networks',
  '/help/networks/..%2Fchannels',
  '/help/networks/%2e%2e%2fchannels',
  '/help/networks/wordpress.md',
  '/help/networks%2Fwordpress%00',
])('%s is no page', async (path) => {
  expect((await get(path)).status).toBe(404);
});
