/**
 * Makes the tables and weights that the package ships.
 *
 *     node packages/screening/train/main.ts --data FOLDER             writes src/tables/*.generated.ts
 *     node packages/screening/train/main.ts --data FOLDER --verify    makes them again and compares; 1 where they differ
 *     node packages/screening/train/main.ts --slice                   trains twice on a part of the own corpus and compares
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import { checkData } from './data.ts';
import { postNames, readNameTexts } from './name-texts.ts';
import type { Built, Stage, TrainingContext } from './stage.ts';
import { ENGINE_STAGES, WORD_STAGES } from './stages.ts';

const packageFolder = join(import.meta.dirname, '..');
const SLICE_EVERY = 8;

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

function contextOf(data: string | null): TrainingContext {
  const all = readCorpus(join(packageFolder, 'corpus/posts'));
  const posts = data === null ? all.filter((_, i) => i % SLICE_EVERY === 0) : all;
  const names = [...(data === null ? [] : readNameTexts(data)), ...posts.map(postNames)];
  return { data, posts, names, isSlice: data === null, report: (line) => report(`  ${line}`) };
}

function build(context: TrainingContext, stages: readonly Stage[]): Built[] {
  return stages.flatMap((stage) => {
    report(stage.name);
    const began = performance.now();
    const built = stage.run(context);
    report(`  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return built;
  });
}

function differing(built: readonly Built[], other: (path: string) => string | undefined): string[] {
  return built.filter((one) => other(one.path) !== one.source).map((one) => one.path);
}

function committed(path: string): string | undefined {
  try {
    return readFileSync(join(packageFolder, path), 'utf8');
  } catch {
    return undefined;
  }
}

function compare(built: readonly Built[], other: (path: string) => string | undefined): void {
  const paths = differing(built, other);
  for (const path of paths) report(`differs: ${path}`);
  if (paths.length === 0) report(`the same: ${built.map((one) => one.path).join(', ')}`);
  process.exitCode = paths.length === 0 ? 0 : 1;
}

function write(built: readonly Built[]): void {
  for (const { path, source } of built) {
    mkdirSync(dirname(join(packageFolder, path)), { recursive: true });
    writeFileSync(join(packageFolder, path), source);
    report(`wrote ${path}`);
  }
}

/** Words first and alone: the stages behind them read posts with the engine, which must know the words just learned. */
function train(data: string): void {
  write(build(contextOf(data), WORD_STAGES));
  const args = [import.meta.filename, '--data', data, '--behind-words'];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    verify: { type: 'boolean' },
    slice: { type: 'boolean' },
    'behind-words': { type: 'boolean' },
  },
});
const ALL = [...WORD_STAGES, ...ENGINE_STAGES];
if (values.slice) {
  const first = build(contextOf(null), ALL);
  const second = build(contextOf(null), ALL);
  compare(first, (path) => second.find((one) => one.path === path)?.source);
} else if (values.data === undefined) {
  report('usage: node packages/screening/train/main.ts --data FOLDER [--verify] | --slice');
  process.exitCode = 2;
} else {
  checkData(values.data);
  if (values['behind-words']) write(build(contextOf(values.data), ENGINE_STAGES));
  else if (values.verify) compare(build(contextOf(values.data), ALL), committed);
  else train(values.data);
}
