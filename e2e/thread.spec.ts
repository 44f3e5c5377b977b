import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import type { ReviewView } from '@bedside/server/contract/flow/review';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { reachByTab, typing } from './support/hands.ts';
import { pngOf } from './support/images.ts';
import { type KeepingPds, startKeepingPds } from './support/keeping-pds.ts';
import {
  approve,
  type Colleague,
  deliveriesOf,
  newestVersion,
  open,
  publishNow,
  type Sample,
  startSample,
} from './support/sample.ts';

let sample: Sample;
let pds: KeepingPds;
let maya: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  pds = await startKeepingPds();
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  await maya.call('POST', '/channels', {
    network: 'bluesky',
    name: 'Lakeside on Bluesky',
    serviceUrl: pds.serviceUrl,
    credentials: pds.credentials,
  });
});

test.afterAll(async () => {
  await sample.stop();
  await pds.stop();
});

const paragraphs = [
  'Flu shots are here. Walk in on any weekday from eight to six; no appointment is needed, and it takes ten minutes. The season begins in October, and the protection needs two weeks.',
  'What to bring: your insurance card and a short sleeve. Parking is free in the east garage, and the lobby has a corner where children can play while they wait for their turn.',
  'Not sure whether it is for you? Children from six months on and older people need it most. Ask at the front desk, or read the questions and answers on our page before you come by.',
  'Our volunteers read stories in the lobby every afternoon, and there is juice for everybody who was brave. Thank you for looking after each other.',
];

test('a long post with images leaves as a thread where a network needs one, with the keyboard alone', async () => {
  const { page } = maya;
  const hands = typing(page);
  await open(maya, '/compose');
  await hands.write(page.getByRole('textbox', { name: 'Text', exact: true }), paragraphs.join('\n\n'));
  for (const channel of ['Newsroom', 'Practice network', 'Lakeside on Bluesky, Bluesky'])
    await hands.tick(page.getByRole('checkbox', { name: channel, exact: true }));
  for (const [index, alt] of ['The east lobby.', 'A nurse with a vaccine.'].entries()) {
    const png = await pngOf({ widthPx: 64 + index, heightPx: 48 });
    await page
      .locator('input[type=file][multiple]')
      .setInputFiles({ name: `${index}.png`, mimeType: 'image/png', buffer: png });
    await hands.write(page.getByRole('textbox', { name: `What image ${index + 1} shows` }), alt);
  }

  await hands.press(page.getByRole('button', { name: 'Split into a thread for Practice network' }));
  await expect(page.getByRole('textbox', { name: 'Part 2 of 2' })).toHaveValue(
    /Thank you for looking after each other\.$/,
  );
  await reachByTab(page, page.getByRole('tab', { selected: true }));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /All networks/ })).toHaveAttribute('aria-selected', 'true');
  await hands.press(page.getByRole('button', { name: 'Split into a thread for Bluesky' }));
  await expect(page.getByRole('textbox', { name: 'Part 4 of 4' })).toHaveValue(paragraphs[3] ?? '');
  const secondImage = page.getByRole('combobox', { name: 'Image 2 goes with' });
  await reachByTab(page, secondImage);
  await page.keyboard.press('ArrowDown');
  await expect(secondImage.locator('option:checked')).toHaveText('Part 2 of 4');
  await hands.press(page.getByRole('button', { name: 'Move part 4 up' }));
  await hands.tick(page.getByRole('switch', { name: 'Number the parts' }));
  await expect(page.getByRole('textbox', { name: 'Part 3 of 4' })).toHaveValue(`${paragraphs[3]} 3/4`);
  await expectAccessible(page, 'a thread');
  await hands.press(page.getByRole('button', { name: 'Send for review' }));
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();

  const postId = page.url().split('/').at(-1) ?? '';
  const { review } = await osei.call<{ review: ReviewView }>('GET', `/posts/${postId}/review`);
  await approve(osei, review);
  await publishNow(maya, await newestVersion(maya, postId));
  await expect
    .poll(async () => summary(await deliveriesOf(maya, postId)), { timeout: 60_000 })
    .toEqual(['bluesky 4 confirmed', 'newsroom 1 confirmed', 'practice 2 confirmed']);

  const [first, ...answers] = pds.posts();
  expect([first, ...answers].map((post) => post?.text)).toEqual([
    `${paragraphs[0]} 1/4`,
    `${paragraphs[1]} 2/4`,
    `${paragraphs[3]} 3/4`,
    `${paragraphs[2]} 4/4`,
  ]);
  let before = first;
  for (const answer of answers) {
    expect(answer.reply).toMatchObject({ root: { uri: first?.uri }, parent: { uri: before?.uri } });
    before = answer;
  }
  expect(first?.embed?.images?.map(({ alt }) => alt)).toEqual(['The east lobby.']);
  expect(answers[0]?.embed?.images?.map(({ alt }) => alt)).toEqual(['A nurse with a vaccine.']);
});

/** Per network: how many parts, and in which states they are. */
function summary(deliveries: readonly DeliveryView[]): string[] {
  const networks = Map.groupBy(deliveries, ({ network }) => network);
  return [...networks]
    .map(([network, parts]) => `${network} ${parts.length} ${[...new Set(parts.map(({ state }) => state))].join(' ')}`)
    .toSorted();
}
