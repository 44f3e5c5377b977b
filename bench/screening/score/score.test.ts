import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scoreConduct } from './conduct.ts';
import { scoreInbound } from './inbound.ts';
import { scorePosts } from './posts.ts';
import { type Figures, rate, round4 } from './rates.ts';
import { scoreReplies } from './replies.ts';
import { isCovered, reportPosts } from './report.ts';
import { sampleAnswers } from './sample-answers.ts';
import { sampleConduct, sampleInbound, samplePosts, sampleReplies } from './sample-gold.ts';

const folder = mkdtempSync(join(tmpdir(), 'bedside-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const engines = sampleAnswers();
const gold = { posts: samplePosts, professionalism: sampleConduct, inbound: sampleInbound, replies: sampleReplies };
type Kind = keyof typeof gold;
const cases = Object.keys(engines).flatMap((engine) =>
  (Object.keys(gold) as Kind[]).map((kind): [string, Kind] => [engine, kind]),
);

function figuresOf(engine: string, kind: Kind): Figures {
  const answers = engines[engine];
  if (!answers) throw new Error(engine);
  if (kind === 'posts') return scorePosts(samplePosts, answers.posts);
  if (kind === 'professionalism') return scoreConduct(sampleConduct, answers.professionalism);
  if (kind === 'inbound') return scoreInbound(sampleInbound, answers.inbound);
  return scoreReplies(sampleReplies, answers.replies);
}

/** The reference scorer comes with the data; SCREENING_DATA names the folder. */
const data = process.env.SCREENING_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const script = join(data, 'screening-dev/score.py');
const hasReference = existsSync(script) && spawnSync('python3', ['--version']).status === 0;

function referenceFigures(engine: string, kind: Kind): Figures {
  const write = (name: string, rows: readonly object[]): string => {
    const path = join(folder, `${kind}-${name}.jsonl`);
    writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return path;
  };
  const goldFile = write('gold', gold[kind].map(forPython));
  const outFile = write('out', engines[engine]?.[kind] ?? []);
  const run = spawnSync('python3', [script, kind, outFile, '--gold', goldFile, '--json'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return (JSON.parse(run.stdout.trim().split('\n').at(-1) as string) as { figures: Figures }).figures;
}

/** The reference also reads code points and surfaces. */
function forPython(item: object): object {
  if (!('spans' in item)) return item;
  const { text, spans } = item as (typeof samplePosts)[number];
  const points = (end: number): number => Array.from(text.slice(0, end)).length;
  return {
    ...item,
    spans: spans.map((span) => ({
      ...span,
      cpStart: points(span.start),
      cpEnd: points(span.end),
      surface: text.slice(span.start, span.end),
    })),
  };
}

describe('the figures equal those of score.py', () => {
  // The reference is no part of the repository; its figures are, and hold where it is not at hand.
  it.each(hasReference ? cases : [])('that runs beside: %s, %s', (engine, kind) => {
    expect(figuresOf(engine, kind)).toEqual(referenceFigures(engine, kind));
  });

  it.each(cases)('as recorded: %s, %s', (engine, kind) => {
    const recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'recorded-figures.json'), 'utf8')) as Record<
      string,
      Figures
    >;
    expect(figuresOf(engine, kind)).toEqual(recorded[`${engine}, ${kind}`]);
  });
});

describe('rates', () => {
  it('round exact ties to the even digit, as the reference does', () => {
    expect([1 / 32, 3 / 32, 5 / 32, 2 / 3, 1].map(round4)).toEqual([0.0312, 0.0938, 0.1562, 0.6667, 1]);
  });

  it('carry the Wilson interval', () => {
    expect(rate(8, 10)).toMatchObject({ rate: 0.8, low: 0.4902, high: 0.9433 });
    expect(rate(0, 0)).toEqual({ k: 0, n: 0, rate: null, low: 0, high: 1 });
  });
});

describe('cover', () => {
  const span = { start: 0, end: 7, type: 'NAME', subject: 'patient' };

  it('asks for every letter and digit, and for no mark or space', () => {
    expect(
      isCovered('Ann Lee', span, [
        { start: 0, end: 3 },
        { start: 4, end: 7 },
      ]),
    ).toBe(true);
    expect(isCovered('Ann Lee', span, [{ start: 0, end: 6 }])).toBe(false);
    expect(isCovered('Ann-Lee', span, [{ start: 0, end: 3 }])).toBe(false);
  });

  it('counts a character of two units once both are found', () => {
    const bold = { start: 0, end: 4, type: 'NAME', subject: 'patient' };
    expect(isCovered('𝐀𝐧', bold, [{ start: 0, end: 3 }])).toBe(false);
    expect(isCovered('𝐀𝐧', bold, [{ start: 0, end: 4 }])).toBe(true);
  });

  it('asks for all that is not space where a span has neither letter nor digit', () => {
    const marks = { start: 0, end: 3, type: 'NAME', subject: 'patient' };
    expect(isCovered('★ ★', marks, [{ start: 0, end: 1 }])).toBe(false);
    expect(
      isCovered('★ ★', marks, [
        { start: 0, end: 1 },
        { start: 2, end: 3 },
      ]),
    ).toBe(true);
  });
});

describe('the report', () => {
  it('gives an oracle everything and a silent engine nothing', () => {
    const oracle = reportPosts(samplePosts, engines.oracle?.posts ?? []);
    expect(oracle).toMatchObject({ caught: { k: 8, n: 8 }, alarmed: { k: 0, n: 8 }, cover: { k: 16, n: 16 } });
    expect(oracle.precision.rate).toBe(1);
    expect(oracle.letterPrecision.rate).toBe(1);
    expect(oracle.subjects).toEqual({
      patient: { patient: 16 },
      org: { org: 6 },
      staff: { staff: 3 },
      public: { public: 2 },
    });
    const silent = reportPosts(samplePosts, []);
    expect([silent.caught.k, silent.cover.k, silent.alarmed.k]).toEqual([0, 0, 0]);
    expect(silent.verdicts).toEqual({ disclosure: { pass: 8 }, safe: { pass: 8 } });
  });

  it('counts staff, organization and public as wrongly raised where a patient finding touches them', () => {
    const noisy = reportPosts(samplePosts, engines.noisy?.posts ?? []);
    expect(noisy.wronglyRaised).toMatchObject({ k: 11, n: 11 });
    expect(noisy.subjects.patient).toEqual({ untold: 16 });
  });

  it('does not let a fault of conduct catch a disclosure, and counts every alarm on a safe post', () => {
    const answers = samplePosts.map(({ id }) => ({ id, findings: [], verdict: 'warn', privacy_verdict: 'pass' }));
    expect(reportPosts(samplePosts, answers)).toMatchObject({
      caught: { k: 0 },
      alarmed: { k: 8 },
      alarmedByPrivacy: { k: 0 },
    });
  });

  it('draws confidence against what was right', () => {
    const [first] = samplePosts;
    const finding = { start: 24, end: 34, confidence: 0.95 };
    const wrong = { start: 0, end: 2, confidence: 0.15 };
    const { calibration } = reportPosts(first ? [first] : [], [{ id: 'p0', findings: [finding, wrong] }]);
    expect(calibration.map(({ from, right }) => [from, right.k, right.n])).toEqual([
      [0.1, 0, 1],
      [0.9, 1, 1],
    ]);
  });
});
