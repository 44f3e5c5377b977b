// How right the engine is. Prints tables and writes bench/results/screening-accuracy.json.
//   node bench/screening/accuracy.ts                 the repository's own held-out posts
//   node bench/screening/accuracy.ts --data FOLDER   those, the development set in its two parts, and tagged tweets
//   --print: do not write; --brief: targets only
import { parseArgs } from 'node:util';
import { bedsideAnswers, bedsideConductAnswers } from './bedside.ts';
import { print, table, writeResults } from './machine.ts';
import { checkData, type Part, readDevelopment, readHeldOut } from './material.ts';
import { type NamesReport, reportNames } from './names.ts';
import { type ConductReport, reportConduct } from './score/conduct.ts';
import { CONDUCT } from './score/items.ts';
import type { Rate } from './score/rates.ts';
import { type PostsReport, reportPosts } from './score/report.ts';
import { type Judged, judgeConduct, judgePosts, showPassed, showRate } from './targets.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    print: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
  },
});

/** Faults that the engine names and the development set has no label for. */
const FURTHER_CONDUCT = ['PROPRIETARY', 'SELF_DIAGNOSIS', 'BOUNDARY', 'UNCLEAR', 'OFF_FACT'];
const GOALS: Record<string, { goal: number; floor: number }> = {
  'wnut-dev': { goal: 0.7, floor: 0.64 },
  'btc-dev': { goal: 0.86, floor: 0.82 },
  'tweebank-dev': { goal: 0.84, floor: 0.8 },
};

type PartReport = { name: string; targets: Judged[]; posts: PostsReport | null; conduct: ConductReport | null };

function measure({ name, posts, conduct }: Part): PartReport {
  const labels = new Set([...CONDUCT, ...(name === 'held-out' ? FURTHER_CONDUCT : [])]);
  const postsReport = posts.length === 0 ? null : reportPosts(posts, bedsideAnswers(posts));
  const conductReport = conduct.length === 0 ? null : reportConduct(conduct, bedsideConductAnswers(conduct), labels);
  const targets = [
    ...(postsReport ? judgePosts(postsReport) : []),
    ...(conductReport ? judgeConduct(conductReport) : []),
  ];
  return { name, targets, posts: postsReport, conduct: conductReport };
}

function tellPart(report: PartReport): void {
  print(`\n## ${report.name}\n`);
  const rows = report.targets.map(({ what, target, measured, passed }) => [what, target, measured, showPassed(passed)]);
  print(table(['figure', 'target', 'measured (95 % interval)', ''], rows));
  if (values.brief) return;
  if (report.posts) tellPosts(report.posts);
  if (report.conduct) tellConduct(report.conduct);
}

function tellPosts(report: PostsReport): void {
  const rows = [
    ['caught, by the whole verdict or privacy alone', showRate(report.caughtByPrivacy)],
    ['alarmed, by privacy findings alone', showRate(report.alarmedByPrivacy)],
    ['patient spans, overlap recall', showRate(report.overlap)],
    ['disclosure posts with every span covered', showRate(report.everySpanCovered)],
    ['letters and digits under patient findings that are a patient’s', showRate(report.letterPrecision)],
  ];
  print(`\n${table(['also', ''], rows)}`);
  tellRates('cover by type', report.coverByType);
  tellRates('cover by tag', report.coverByTag);
  tellRates('disclosures caught by tag', report.caughtByTag);
  tellRates('disclosures caught by author', report.caughtByAuthor);
  tellRates('clean posts alarmed by tag', report.alarmedByTag);
  tellRates('clean posts alarmed by author', report.alarmedByAuthor);
  tellRates('wrongly raised by subject', report.wronglyRaisedBySubject);
  tellMatrix('gold subject × subject found', report.subjects);
  tellMatrix('label × verdict', report.verdicts);
  if (report.calibrationError !== null) {
    const bins = report.calibration.map((bin) => [
      `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`,
      bin.meanConfidence.toFixed(3),
      showRate(bin.right),
    ]);
    print(`\n${table(['confidence', 'mean', 'right'], bins)}`);
    print(`calibration error: ${report.calibrationError.toFixed(3)}`);
  }
}

function tellConduct(report: ConductReport): void {
  const rows = [
    ['precision of labels', showRate(report.labelPrecision)],
    ['problem posts flagged at all', showRate(report.flagged)],
    ['pairs right', showRate(report.pairsRight)],
  ];
  print(`\n${table(['conduct, also', ''], rows)}`);
  tellRates('right label, by label', report.recallByLabel);
  tellRates('twins alarmed, by label of the problem', report.twinsAlarmedByLabel);
}

function tellRates(title: string, rates: Record<string, Rate>): void {
  const rows = Object.entries(rates).map(([key, one]) => [key, showRate(one)]);
  if (rows.length > 0) print(`\n${table([title, ''], rows)}`);
}

function tellMatrix(title: string, matrix: Record<string, Record<string, number>>): void {
  const columns = [...new Set(Object.values(matrix).flatMap((row) => Object.keys(row)))].sort();
  const rows = Object.entries(matrix).map(([key, row]) => [key, ...columns.map((column) => String(row[column] ?? 0))]);
  print(`\n${table([title, ...columns], rows)}`);
}

function tellNames(reports: readonly NamesReport[]): void {
  print('\n## People’s names in tagged tweets, by overlap\n');
  const rows = reports.map(({ source, by, precision, recall, f1 }) => {
    const aim = GOALS[source];
    const isJudged = by === 'tagger' && aim !== undefined;
    const verdict = aim && f1 >= aim.goal ? 'goal' : aim && f1 >= aim.floor ? 'floor' : 'MISS';
    const target = isJudged ? `≥ ${aim.goal.toFixed(2)}, floor ${aim.floor.toFixed(2)}` : '';
    return [source, by, showRate(precision), showRate(recall), f1.toFixed(3), target, isJudged ? verdict : ''];
  });
  print(table(['dev file', 'by', 'precision', 'recall', 'F1', 'target', ''], rows));
}

const data = values.data ?? null;
if (data !== null) checkData(data);
const parts = [...(data === null ? [] : readDevelopment(data)), readHeldOut()].map(measure);
for (const part of parts) tellPart(part);
const names = data === null ? null : await reportNames(data);
if (names !== null) tellNames(names);
if (!values.print) writeResults('screening-accuracy', { parts, names });
