import type { PostView } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { OrganizationView } from '@bedside/server/contract/registers/org';
import { expect, test } from '@playwright/test';
import { type SmtpSink, startSmtpSink } from '../server/src/kernel/mail/smtp-sink.ts';
import { type Alarms, elementsOfWords, listenForAlarms } from './support/alarms.ts';
import { expectPlanted, expectWords, namesUpTo } from './support/planted.ts';
import { begin, type Colleague, networksOf, open, type Sample, startSample, submit } from './support/sample.ts';
import { packed, XSS_STRINGS } from './support/xss-strings.ts';

// Each goes on where the one before stopped.
test.describe.configure({ mode: 'serial' });
let sink: SmtpSink;
let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let draft: PostView;
let reviewId: string;
const alarms: Alarms[] = [];
const GUEST = 'dana.reyes@counsel.example.org';

/** All strings, in as many fields of this size as it takes. */
const spread = (maxUnits: number) => packed(XSS_STRINGS, maxUnits);
const short = namesUpTo(58);
const long = namesUpTo(110);

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  sink = await startSmtpSink();
  sample = await startSample({ SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  for (const { page } of [maya, osei]) alarms.push(await listenForAlarms(page.context()));
});

test.afterEach(() => {
  expect(alarms.flat()).toEqual([]);
});

test.afterAll(async () => {
  await sample.stop();
  await sink.close();
});

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test('they go into threads, first comments, warnings and comments on a draft', async () => {
  const { channels } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
  const parts = spread(280).slice(0, 8);
  const thread = parts.slice(1).map((text) => ({ text }));
  const content = {
    schema: 1,
    baseText: spread(4_000)[0],
    link: null,
    images: [],
    variants: { practice: { text: parts[0], thread } },
    firstComment: spread(900)[1],
    options: { mastodon: { contentWarning: spread(480)[2] } },
    channelIds: channels.map(({ id }) => id),
    language: 'en',
  };
  draft = await maya.call<PostView>('POST', '/posts', { content });
  for (const body of spread(1_900).slice(0, 6)) {
    const comment = { field: 'baseText', quote: short.next().value, body, mentions: [] };
    await maya.call('POST', `/posts/${draft.id}/draft-comments`, comment);
  }
  const { page } = maya;
  await expectWords(page, `${maya.origin}/compose/${draft.id}`);
  await page
    .getByRole('button', { name: /^\d* ?Comments|comments/i })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('top.ran');
  expect(await elementsOfWords(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await elementsOfWords(page)).toEqual([]);
});

test('they become templates, snippets and saved views', async () => {
  for (const kind of ['post', 'snippet'] as const) {
    for (const text of spread(1_900).slice(0, 4)) {
      const name = long.next().value;
      await maya.call('POST', '/templates', { kind, name, content: { text } });
    }
  }
  for (const list of ['posts', 'review', 'search'] as const) {
    const view = { list, name: short.next().value, filters: { q: short.next().value }, isShared: true };
    await maya.call('POST', '/views', view);
  }
  const { page, origin } = maya;
  await expectWords(page, `${origin}/templates`);
  for (const room of ['posts', 'search']) {
    await open(maya, `/${room}`);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await expect(page.getByRole('menu')).toContainText('top.ran');
    expect(await elementsOfWords(page), room).toEqual([]);
  }
  await open(maya, '/compose');
  await page.getByRole('button', { name: 'Use a template' }).click();
  await expectPlanted(page, 'the picker of templates');
});

test('they stand in the calendar, as posts and as reasons for days without posts', async () => {
  const localTime = `${dayFromNow(3)}T16:00`;
  await maya.call('PUT', `/posts/${draft.id}/plan`, { localTime, timeZone: 'America/Chicago' });
  const days = { from: dayFromNow(2), until: dayFromNow(4) };
  for (let count = 0; count < 4; count += 1) {
    await maya.call('POST', '/calendar/blackouts', { channelId: null, ...days, reason: long.next().value });
  }
  const { page, origin } = maya;
  for (const view of ['month', 'week', 'list']) {
    await expectWords(page, `${origin}/calendar?view=${view}&date=${dayFromNow(3)}`);
  }
  await page.getByRole('button', { name: 'Arrange the calendar' }).click();
  await expect(page.getByRole('dialog')).toContainText('top.ran');
  expect(await elementsOfWords(page)).toEqual([]);
});

test('a search and the palette show them as words', async () => {
  const { page } = maya;
  await open(maya, '/search');
  await page.getByRole('searchbox').fill('onerror');
  await expect(page.getByRole('main')).toContainText('top.ran');
  expect(await elementsOfWords(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill('onerror');
  await expect(page.getByRole('listbox')).toContainText('top.ran');
  expect(await elementsOfWords(page)).toEqual([]);
});

test('a file of them is read as words, row by row', async () => {
  const { page } = maya;
  await open(maya, '/plan-from-file');
  const cell = (text: string) => `"${text.replaceAll('"', '""').replaceAll(/[\r\n]+/g, ' ')}"`;
  const rows = XSS_STRINGS.slice(0, 300).map((text, index) => {
    const channels = index % 3 === 0 ? cell(short.next().value) : 'newsroom';
    const day = index % 3 === 1 ? cell(short.next().value) : dayFromNow(9);
    return [cell(text), channels, day, '9:30'].join(';');
  });
  const buffer = Buffer.from(['Text;Channels;Date;Time', ...rows].join('\r\n'));
  const name = '<img data-xss src=x onerror=top.ran=1>.csv';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await expect(page.getByText(/of 300 rows can become drafts/)).toBeVisible();
  await expectPlanted(page, 'rows of a file');
});

test('a reviewer and a guest see them as words, in names, passages and comments', async ({ browser }) => {
  const now = await maya.call<OrganizationView>('GET', '/organization');
  const { name, kind, timeZone, languages, packs, revision } = now;
  const reviewSteps = now.reviewSteps.map((step) => ({ ...step, allowsGuests: true }));
  await maya.call('PUT', '/organization', { name, kind, timeZone, languages, packs, revision, reviewSteps });
  const text = `A post for review.\n${spread(240)[4]}`;
  const post = await begin(maya, { text, channels: networksOf.practice });
  const review = await submit(maya, post.id);
  reviewId = review.id;
  const guestName = long.next().value;
  await osei.call('POST', `/reviews/${reviewId}/guests`, { stepId: 'approval', name: guestName, email: GUEST });
  await expectWords(osei.page, `${osei.origin}/review/${reviewId}`);

  const guest = await (await browser.newContext({ locale: 'en-US' })).newPage();
  alarms.push(await listenForAlarms(guest.context()));
  const mailed = (found: RegExp) => sink.mails.map((mail) => found.exec(mail.text)?.[0]).findLast(Boolean) ?? '';
  await expect.poll(() => mailed(/http\S+guest-review#\S+/)).not.toBe('');
  await guest.goto(mailed(/http\S+guest-review#\S+/));
  await guest.getByRole('button', { name: 'Begin' }).click();
  await expect.poll(() => mailed(/\b\d{6}\b/)).not.toBe('');
  await guest.getByRole('textbox', { name: 'Code' }).fill(mailed(/\b\d{6}\b/));
  await guest.getByRole('button', { name: 'Continue' }).click();
  await expect(guest.getByRole('heading', { name: 'The text' })).toBeVisible();
  await expectPlanted(guest, 'what a guest reviews');
  await guest.context().close();

  const { contentHash } = review;
  const passages = [{ field: 'baseText', start: 0, end: 6, comment: spread(1_900)[3] }];
  const decision = { stepId: 'approval', contentHash, outcome: 'request_changes', comment: spread(4_900)[0], passages };
  await osei.call('POST', `/reviews/${reviewId}/decisions`, decision);
  await expectWords(osei.page, `${osei.origin}/review/${reviewId}`);
  await expectWords(maya.page, `${maya.origin}/compose/${post.id}`);
  await expectWords(maya.page, `${maya.origin}/posts/${post.id}`);
});

test('health and the messages hold no elements of them, and no browser reported a broken policy', async () => {
  for (const room of ['health', 'messages', 'start']) {
    await expectWords(maya.page, `${maya.origin}/${room}`, { mayBeEmpty: true });
  }
  const metrics = await (await fetch(`${sample.origin}/metrics`)).text();
  expect(metrics).toContain('http_requests_total');
  expect(metrics).not.toContain('csp_reports_total{');
});
