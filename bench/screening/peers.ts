// Bedside beside packages from npm, on the same posts, in one process. Prints tables, writes bench/results/screening-peers.json.
//   node bench/screening/peers.ts [--data FOLDER] [--print]
import { parseArgs } from 'node:util';
import { createScreener } from '../../packages/screening/src/index.ts';
import { bedsideAnswers } from './bedside.ts';
import { print, table, writeResults } from './machine.ts';
import { checkData, type Part, readDevelopment, readHeldOut } from './material.ts';
import { makePeers, type Peer } from './peers/adapters.ts';
import { installPeers } from './peers/load.ts';
import { makeSwearing, type Swearing } from './peers/profanity.ts';
import type { PostAnswer } from './score/items.ts';
import { type Rate, rate } from './score/rates.ts';
import { reportPosts } from './score/report.ts';
import { readTexts, shortPosts } from './speed/posts.ts';
import { showRate } from './targets.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, print: { type: 'boolean', default: false } } });
const MEASURE_MS = 2500;
const WARM_UP_MS = 1000;
const POSTS = 20_000;

type Standing = {
  name: string;
  version: string;
  note: string;
  caught: Rate;
  alarmed: Rate;
  cover: Rate;
  overlap: Rate;
  precision: Rate;
  noNameCaught: Rate;
  wronglyRaised: Rate;
};
type Answer = (posts: Part['posts']) => Promise<PostAnswer[]>;
type Contestant = {
  name: string;
  version: string;
  note: string;
  answer: Answer;
  screen: (text: string) => unknown;
};

function bedside(): Contestant {
  const screener = createScreener();
  return {
    name: 'Bedside',
    version: screener.screen('').engineVersion,
    note: '',
    answer: async (posts) => bedsideAnswers(posts, screener),
    screen: (text) => screener.screen(text),
  };
}

function contestant(peer: Peer): Contestant {
  const answer: Answer = async (posts) => {
    const answers: PostAnswer[] = [];
    for (const { id, text } of posts) answers.push({ id, findings: await peer.find(text) });
    return answers;
  };
  return { ...peer, answer, screen: (text) => peer.find(text) };
}

async function standings(part: Part, contestants: readonly Contestant[]): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const { name, version, note, answer } of contestants) {
    const { caught, alarmed, cover, overlap, precision, noNameCaught, wronglyRaised } = reportPosts(
      part.posts,
      await answer(part.posts),
    );
    found.push({ name, version, note, caught, alarmed, cover, overlap, precision, noNameCaught, wronglyRaised });
  }
  return found;
}

/** Posts of 112 bytes a second, as many as fit into the time; one at a time, as they would come. */
async function measureRate(screen: Contestant['screen'], posts: readonly string[]): Promise<number> {
  const run = async (ms: number): Promise<number> => {
    const began = performance.now();
    let count = 0;
    while (performance.now() - began < ms) {
      const answer = screen(posts[count % posts.length] as string);
      // A promise is awaited only where there is one: waiting would cost the others time that they do not take.
      if (answer instanceof Promise) await answer;
      count += 1;
    }
    return Math.round((1000 * count) / (performance.now() - began));
  };
  await run(WARM_UP_MS);
  return await run(MEASURE_MS);
}

function tellStandings(name: string, found: readonly Standing[]): void {
  print(`\n## ${name}\n`);
  const rows = found.map((one) => [
    one.name,
    showRate(one.caught),
    showRate(one.alarmed),
    showRate(one.cover),
    showRate(one.precision),
    showRate(one.wronglyRaised),
  ]);
  const head = [
    '',
    'disclosures caught',
    'clean posts alarmed',
    'cover recall',
    'precision',
    'staff, org, public raised',
  ];
  print(table(head, rows));
}

function judgeSwearing(parts: readonly Part[], { name, version, isProfane }: Swearing): object {
  const pairs = parts.flatMap(({ conduct }) => conduct);
  const swears = pairs.filter(({ labels }) => labels.includes('PROFANITY'));
  const clean = pairs.filter(({ labels }) => labels.length === 0);
  const caught = rate(swears.filter(({ text }) => isProfane(text)).length, swears.length);
  const alarmed = rate(clean.filter(({ text }) => isProfane(text)).length, clean.length);
  return { name, version, caught, alarmed };
}

function bedsideSwearing(): Swearing {
  const screener = createScreener();
  const isProfane = (text: string): boolean => screener.screen(text).findings.some(({ type }) => type === 'PROFANITY');
  return { name: 'Bedside', version: screener.screen('').engineVersion, isProfane };
}

async function compare(): Promise<void> {
  const data = values.data ?? null;
  if (data !== null) checkData(data);
  const parts = [...(data === null ? [] : readDevelopment(data)), readHeldOut()];
  const contestants = [bedside(), ...makePeers().map(contestant)];
  const results = [];
  for (const part of parts) {
    const found = await standings(part, contestants);
    tellStandings(part.name, found);
    results.push({ part: part.name, standings: found });
  }
  const posts = shortPosts(readTexts(data), POSTS);
  const speeds: { name: string; version: string; note: string; postsPerSecond: number }[] = [];
  for (const { name, version, note, screen } of contestants) {
    speeds.push({ name, version, note, postsPerSecond: await measureRate(screen, posts) });
  }
  print('\n## Posts of 112 bytes, one core\n');
  print(
    table(
      ['', 'version', 'posts/s', 'note'],
      speeds.map((one) => [one.name, one.version, one.postsPerSecond.toLocaleString('en-US'), one.note]),
    ),
  );
  const swearing = [bedsideSwearing(), ...makeSwearing()].map((one) => judgeSwearing(parts, one)) as {
    name: string;
    caught: Rate;
    alarmed: Rate;
  }[];
  print('\n## Profanity, all pairs\n');
  const rows = swearing.map(({ name, caught, alarmed }) => [name, showRate(caught), showRate(alarmed)]);
  print(table(['', 'profane posts caught', 'clean posts alarmed'], rows));
  if (!values.print) writeResults('screening-peers', { parts: results, speeds, swearing });
}

const hindrance = installPeers();
if (hindrance === null) {
  await compare();
} else {
  print(hindrance);
  process.exitCode = 1;
}
