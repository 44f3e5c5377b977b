import type { Content, PostView } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { MediaView } from '@bedside/server/contract/registers/media';
import { expect, type Page, test } from '@playwright/test';
import {
  type StartedFakeMastodon,
  startFakeMastodon,
} from '../packages/connectors/src/testing/fake-mastodon-server.ts';
import { en } from '../web/src/messages/en.ts';
import { es } from '../web/src/messages/es.ts';
import { everyLook, expectAccessible, lookAt, looks } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { connectMastodon } from './support/mastodon-account.ts';
import {
  approved,
  begin,
  type Colleague,
  open,
  publishNow,
  rewrite,
  type Sample,
  startSample,
  submit,
} from './support/sample.ts';

let mastodon: StartedFakeMastodon;
let sample: Sample;
let maya: Colleague;
let lucia: Colleague;
let osei: Colleague;
let posts: Readonly<Record<'marked' | 'thread' | 'remarked' | 'out', string>>;

test.beforeAll(async ({ browser }) => {
  mastodon = await startFakeMastodon();
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  lucia = await sample.signIn(browser, 'lucia');
  osei = await sample.signIn(browser, 'osei');
  await open(maya, '/channels');
  await connectMastodon(maya.page, { serviceUrl: mastodon.serviceUrl, decision: 'Authorize' });
  // What a conflict holds is left behind with the page.
  maya.page.on('dialog', (dialog) => void dialog.accept());
  posts = await preparePosts();
});

test.afterAll(async () => {
  await sample.stop();
  await mastodon.close();
});

const languages = { es, en } as const;

for (const locale of everyLook ? (['es', 'en'] as const) : (['es'] as const)) {
  test(`every state of the composer is without a serious fault and never wider than the screen: ${locale}`, async () => {
    test.setTimeout(300_000);
    const { page } = maya;
    await maya.call('PUT', '/session/locale', { locale });
    for (const [state, show] of Object.entries(statesOf(page, languages[locale]))) {
      await test.step(state, async () => {
        await show();
        for (const look of looks) {
          await lookAt(page, look);
          await expectSound(page, `${state}, ${look.width}, ${look.colorScheme}`);
        }
      });
    }
  });
}

type Words = typeof en | typeof es;

/** How each state comes on screen; some go on where the one before stopped. */
function statesOf(page: Page, words: Words): Readonly<Record<string, () => Promise<void>>> {
  const { compose, networks, pictures, together, writing } = words;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const text = page.getByRole('textbox', { name: compose.text, exact: true });
  const reach = async (postId: string) => {
    await open(maya, `/compose/${postId}`);
    await expect(page.getByRole('textbox').first()).toBeVisible();
  };
  let apart = '';
  const closeDrawer = () => page.getByRole('dialog').getByRole('button', { name: words.common.close }).click();
  return {
    empty: () => open(maya, '/compose'),
    'a long text with findings': async () => {
      await reach(posts.marked);
      await expect(page.locator('#findings-summary')).not.toBeEmpty();
      await expect(page.getByText('2026-11-19').first()).toBeVisible();
    },
    'emoji picker': async () => {
      await button(writing.emoji.name).click();
      await expect(page.getByRole('dialog').getByRole('button').first()).toBeVisible();
    },
    'thread with images, first comment and options of Mastodon': async () => {
      await reach(posts.thread);
      await page.getByRole('tab', { name: 'Mastodon' }).click();
      await expect(page.getByRole('list', { name: networks.parts.replace('{{network}}', 'Mastodon') })).toBeVisible();
      await expect(page.getByRole('textbox', { name: networks.firstComment })).toBeVisible();
    },
    'crop dialog': async () => {
      await button(pictures.crop.open.replace('{{number}}', '1')).click();
      await expect(page.getByText(pictures.crop.preview).first()).toBeVisible();
    },
    comments: async () => {
      await reach(posts.remarked);
      await page.getByRole('button', { name: new RegExp(`^${together.comments.open}`) }).click();
      await expect(page.getByText('Is nine too early?')).toBeVisible();
    },
    'history with a difference': async () => {
      await closeDrawer();
      await button(together.history.open).click();
      await expect(page.locator('del, ins').first()).toBeVisible();
    },
    offline: async () => {
      apart = (await begin(maya, { text: 'The pool opens in June.' })).id;
      await reach(apart);
      await page.context().setOffline(true);
      await text.fill(`The pool opens on 1 June.`);
      await expect(page.getByText(together.status.offline)).toBeVisible();
    },
    conflict: async () => {
      await rewrite(lucia, apart, `The pool opens on 2 June.`);
      await page.context().setOffline(false);
      await expect(page.getByRole('alert').filter({ hasText: compose.conflictTitle })).toBeVisible();
    },
    'in review': () => reach(posts.remarked),
    'out, for reading only': () => reach(posts.out),
  };
}

async function expectSound(page: Page, where: string): Promise<void> {
  await expectAccessible(page, where);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** A post for each state, with words long enough to be in the way. */
async function preparePosts(): Promise<typeof posts> {
  const { channels } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
  const channelIds = channels.map(({ id }) => id);
  const write = async (content: Partial<Content>) => {
    const whole = { schema: 1, link: null, images: [], variants: {}, channelIds, language: 'en', ...content };
    return (await maya.call<PostView>('POST', '/posts', { content: whole })).id;
  };
  const images = await Promise.all(['The east lobby with its new benches.', 'IMG_2041.jpg'].map(upload));
  const remarked = await write({ baseText: 'Blood drive on Friday from nine to five.' });
  await maya.call('POST', `/posts/${remarked}/draft-comments`, { body: 'Is nine too early?' });
  await submit(maya, remarked);
  await rewrite(maya, remarked, 'Blood drive on Friday from ten to five, in the lobby.');
  const away = await approved(maya, osei, { text: 'The garden is open.' });
  await publishNow(maya, away);
  return {
    marked: await write({ baseText: marked, link: 'https://example.org/flu' }),
    thread: await write({
      baseText: 'Flu shots are here.',
      variants: {
        mastodon: { text: paragraph, thread: [{ text: paragraph, imageIndexes: [1] }, { text: 'Thank you.' }] },
      },
      firstComment: 'Questions? Ask at the front desk.',
      options: { mastodon: { visibility: 'unlisted', contentWarning: 'Needles' } },
      images,
    }),
    remarked,
    out: away.postId,
  };
}

const paragraph =
  'Flu shots are here. Walk in on any weekday from eight to six; no appointment is needed, and it takes ten minutes. The season begins in October, and the protection needs two weeks to build up. ';

/** Invented; too long for Mastodon, and it would say who somebody is. */
const marked = `Our patient Maria Delgado, 91, MRN 4482913, was admitted on 2026-11-19 with pneumonia.\n\n${paragraph.repeat(4)}`;

async function upload(altText: string, index: number): Promise<Content['images'][number]> {
  const answer = await maya.page.request.post(`${sample.origin}/api/v1/media`, {
    headers: { origin: sample.origin, 'content-type': 'image/png', 'x-file-name': `${index}.png` },
    data: await pngOf({ widthPx: 640 + index, heightPx: 480 }),
  });
  const { id, sha256 } = (await answer.json()) as MediaView;
  return { mediaId: id, sha256, altText };
}
