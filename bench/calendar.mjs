// Measures how long the calendar takes with 500 posts in its month: from the click on the rail, and from an address, to a
// board on which a key is answered. Starts a Bedside with the sample organization. Writes bench/results/calendar.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { begin, startSample } from '../e2e/support/sample.ts';
import { findChromium } from '../tools/chromium.mjs';
import { describeCommit, describeLoad, describeMachine } from './publish/machine.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '500' },
    runs: { type: 'string', default: '7' },
    print: { type: 'boolean', default: false },
  },
});
const POSTS = Number(values.posts);
const RUNS = Number(values.runs);
const MONTH = '2027-05-01';
const ADDRESS = `/calendar?view=month&date=${MONTH}`;

/** Copies of one planned draft, spread over the month by day and by quarter of an hour. */
const copies = (postId) => `do $$ declare org uuid; begin
  select organization_id into org from organization_directory limit 1;
  perform set_config('bedside.organization', org::text, true);
  create temporary table copy on commit drop as
    select gen_random_uuid() as id, '${MONTH} 13:00Z'::timestamptz + (n % 31) * interval '1 day' + (n / 31) * interval '15 minutes' as due
      from generate_series(2, ${POSTS}) n;
  insert into post (organization_id, id, author_person_id, stage, due_at, wished_at, created_at, updated_at)
    select org, c.id, p.author_person_id, 'draft', c.due, c.due, now(), now() from copy c join post p on p.id = '${postId}';
  insert into draft (organization_id, post_id, revision, content, editors, updated_by, updated_at)
    select org, c.id, 1, jsonb_set(d.content, '{baseText}', to_jsonb('Visiting hours begin at ten. Note ' || left(c.id::text, 8))),
           d.editors, d.updated_by, now() from copy c join draft d on d.post_id = '${postId}';
  insert into post_plan (organization_id, post_id, local_time, time_zone, due_at, state, planned_by, planned_at)
    select org, c.id, to_char(c.due at time zone 'America/Chicago', 'YYYY-MM-DD"T"HH24:MI'), 'America/Chicago', c.due, 'standing',
           p.planned_by, now() from copy c join post_plan p on p.post_id = '${postId}';
end $$`;

/** In the page: waits until a chip is drawn, focuses it, presses a key on it, and waits for the next frame. Gives ms since the page's zero. */
function untilAnswered() {
  return new Promise((resolve) => {
    const look = () => {
      const chips = [...document.querySelectorAll('[data-post-id]')].filter((chip) =>
        chip.checkVisibility({ visibilityProperty: true }),
      );
      if (chips.length < 2) return requestAnimationFrame(look);
      chips[0].focus();
      chips[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      if (document.activeElement !== chips[1]) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve({ atMs: performance.now(), drawn: chips.length })));
    };
    look();
  });
}

/** CPU time that the page's main thread has had, in ms. Other work on the machine does not lengthen it as it does a wait. */
async function cpuMs(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Its processor time is not told: the browser may give the new page another process, whose count begins anew. */
async function fromAddress({ page, origin }) {
  await page.goto(`${origin}${ADDRESS}`, { waitUntil: 'commit' });
  const { atMs, drawn } = await page.evaluate(untilAnswered);
  return { ms: atMs, drawn };
}

/** From another room: the console is there, the calendar's own parts are not. */
async function fromRail({ page, origin, devtools }) {
  await page.goto(`${origin}/posts`);
  await page.getByRole('navigation', { name: 'Rooms' }).first().getByRole('link', { name: 'Calendar' }).waitFor();
  const before = await cpuMs(devtools);
  await page.evaluate((address) => {
    // The rail leads to this month: the address of the measured one is put in its place.
    globalThis.beganMs = performance.now();
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, ADDRESS);
  const { atMs, drawn } = await page.evaluate(untilAnswered);
  const ms = atMs - (await page.evaluate(() => globalThis.beganMs));
  return { ms, drawn, cpuMs: (await cpuMs(devtools)) - before };
}

function spread(list) {
  const sorted = list.map((ms) => Math.round(ms)).sort((one, other) => one - other);
  return { bestMs: sorted[0], medianMs: sorted[Math.floor(sorted.length / 2)], worstMs: sorted.at(-1) };
}

async function measure() {
  const sample = await startSample();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
  });
  try {
    const maya = await sample.signIn(browser, 'maya');
    const post = await begin(maya, { text: 'Visiting hours begin at ten.', channels: ['newsroom'] });
    const time = { localTime: `${MONTH}T08:00`, timeZone: 'America/Chicago', fold: null };
    await maya.call('PUT', `/posts/${post.id}/plan`, time);
    await sample.runSql(copies(post.id));
    const range = 'from=2027-05-01T05:00:00Z&to=2027-06-01T05:00:00Z';
    const { items } = await maya.call('GET', `/calendar?${range}`);
    if (items.length !== POSTS) throw new Error(`${items.length} posts are in the month, not ${POSTS}`);
    const requestMs = [];
    for (let run = 0; run < RUNS; run += 1) {
      const began = performance.now();
      await maya.call('GET', `/calendar?${range}`);
      requestMs.push(performance.now() - began);
    }
    const devtools = await maya.page.context().newCDPSession(maya.page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const browsed = { page: maya.page, origin: sample.origin, devtools };
    const ways = { fromAddress, fromRail };
    const figures = { request: spread(requestMs) };
    for (const [name, way] of Object.entries(ways)) {
      // The first one fills the browser's cache, as on every day after the first.
      const { drawn } = await way(browsed);
      const all = [];
      for (let run = 0; run < RUNS; run += 1) all.push(await way(browsed));
      const spent = all.flatMap(({ cpuMs: each }) => each ?? []);
      const mainThreadCpu = spent.length === 0 ? {} : { mainThreadCpu: spread(spent) };
      figures[name] = { ...spread(all.map(({ ms }) => ms)), ...mainThreadCpu, chipsDrawn: drawn };
    }
    return { chromium: browser.version(), figures };
  } finally {
    await browser.close();
    await sample.stop();
  }
}

const loadBefore = describeLoad();
const measured = await measure();
const results = {
  measuredAt: new Date().toISOString(),
  ...describeCommit(root),
  machine: { ...describeMachine(), loadBefore, loadAfter: describeLoad() },
  posts: POSTS,
  runs: RUNS,
  ...measured,
};
if (!values.print) {
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', 'calendar.json'), `${JSON.stringify(results, null, 2)}\n`);
}
console.log(JSON.stringify(results, null, 2));
