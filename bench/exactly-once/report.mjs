// Holds results files against their targets.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a figure about the publisher depends on. Tests, words about it, and where a network of tests keeps its posts, change no figure. */
const FOLDERS = [
  'server/src/flow/publish',
  'server/src/registers/channels',
  'server/src/kernel/db',
  'packages/connectors/src',
];
const OF_TESTS = 'packages/connectors/src/practice/store.ts';
const ENGINE = [...FOLDERS, ':(exclude,glob)**/*.test.ts', ':(exclude,glob)**/*.md', `:(exclude)${OF_TESTS}`];
const isOfEngine = (path) =>
  FOLDERS.some((folder) => path.startsWith(`${folder}/`)) && !/\.(test\.ts|md)$/.test(path) && path !== OF_TESTS;

/** One line of the table. `met` is null where nothing was measured. */
export function judge(root, target) {
  const results = readResults(root, target.results);
  if (results === null) return { target, measured: 'never measured', met: null, when: '', commit: '', isStale: false };
  const { measured, met } = readFigures(target, results);
  const { commit = '', changed = false, measuredAt = '' } = results;
  const isStale = (Array.isArray(changed) ? changed.some(isOfEngine) : changed) || isChangedSince(root, commit);
  return {
    target,
    measured,
    met,
    when: measuredAt.slice(0, 16).replace('T', ' '),
    commit: commit.slice(0, 9),
    isStale,
  };
}

function readResults(root, name) {
  try {
    return JSON.parse(readFileSync(join(root, 'bench', 'results', name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A file without the figures says nothing, and so is not met. */
function readFigures(target, results) {
  try {
    return target.read(results);
  } catch (error) {
    if (error instanceof TypeError) return { measured: 'the results file has no such figures', met: false };
    throw error;
  }
}

/** Whether the publisher is another one than on that commit, what is not committed yet included. */
function isChangedSince(root, commit) {
  if (!/^[0-9a-f]{40}$/.test(commit)) return true;
  const { status } = spawnSync('git', ['diff', '--quiet', commit, '--', ...ENGINE], { cwd: root });
  // A commit that is not here any more gives another status than 0.
  return status !== 0 || untracked(root);
}

function untracked(root) {
  const listed = execFileSync('git', ['ls-files', '--others', '--exclude-standard', '--', ...ENGINE], { cwd: root });
  return listed.toString().trim() !== '';
}

/** The table, as Markdown. */
export function tableOf(judged) {
  const rows = judged.map(({ target, measured, met, when, commit, isStale }) => {
    const verdict = met === null ? 'missing' : met ? 'yes' : 'NO';
    const cells = [target.what, target.target, measured, isStale ? `${verdict}, stale` : verdict, when, commit];
    return `| ${[...cells, `\`${target.command}\``].join(' | ')} |`;
  });
  const head = '| what | target | measured | met | when (UTC) | commit | command |';
  return [head, '|---|---|---|---|---|---|---|', ...rows, ''].join('\n');
}

/** What is to be said of those that are missing, stale or missed; one sentence each. */
export function tellUnmet(judged) {
  return judged.flatMap(({ target, measured, met, commit, isStale }) => {
    const again = `: ${target.command}`;
    if (met === null) return [`missing  ${target.name} was never measured${again}`];
    if (!met) return [`missed   ${target.name}: ${measured}, wanted ${target.target}`];
    return isStale
      ? [`stale    ${target.name}: the publisher was changed since ${commit || 'it was measured'}${again}`]
      : [];
  });
}
