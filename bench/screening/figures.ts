// Puts the figures of bench/results/screening-*.json into packages/screening/README.md, between its markers.
//   node bench/screening/figures.ts [--print]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print, table } from './machine.ts';

type Rate = { readonly rate: number | null; readonly n: number };
type Target = {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly passed: boolean | null;
};
type Accuracy = {
  readonly parts: readonly { readonly name: string; readonly targets: readonly Target[] }[];
  readonly names: readonly { readonly source: string; readonly by: string; readonly f1: number }[];
};
type Standing = { readonly name: string; readonly version: string } & Readonly<
  Record<'caught' | 'alarmed' | 'cover' | 'precision' | 'wronglyRaised', Rate>
>;
type Peers = {
  readonly parts: readonly { readonly part: string; readonly standings: readonly Standing[] }[];
  readonly speeds: readonly { readonly name: string; readonly postsPerSecond: number }[];
};
type Speed = { readonly targets: readonly Target[] };
type Fuzz = { readonly texts: number; readonly breaches: number };

const root = join(import.meta.dirname, '../..');
const readme = join(root, 'packages/screening/README.md');
const BEGIN = '<!-- figures:start -->';
const END = '<!-- figures:end -->';
const UNTOUCHED = 'development, untouched part';
const HELD_OUT = 'held-out';

function read<Results>(name: string): Results | null {
  const path = join(root, `bench/results/screening-${name}.json`);
  // The benches beside this file write these, in this shape.
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : null;
}

const percent = ({ rate }: Rate): string => (rate === null ? '—' : `${Math.round(100 * rate)} %`);

function peersTable({ parts, speeds }: Peers, part: string): string {
  const standings = parts.find((one) => one.part === part)?.standings ?? [];
  const rows = standings.map(({ name, version, caught, alarmed, cover, precision, wronglyRaised }) => [
    version === '' ? name : `${name} ${version}`,
    ...[caught, alarmed, cover, precision, wronglyRaised].map(percent),
    Math.round(speeds.find((one) => one.name === name)?.postsPerSecond ?? 0).toLocaleString('en-US'),
  ]);
  const head = [
    '',
    'disclosures caught',
    'clean posts alarmed',
    'patient spans covered',
    'findings that are a patient’s',
    'staff, organization, public raised',
    'posts/s',
  ];
  return table(head, rows);
}

/** Kinds of identifier one by one are in the results; here they would drown the rest. */
function targetsTable(rows: readonly Target[]): string {
  const kept = rows.filter(({ what }) => !what.startsWith('  '));
  const verdict = (passed: boolean | null): string => (passed === null ? '' : passed ? 'holds' : 'missed');
  return table(
    ['', 'aim', 'measured', ''],
    kept.map(({ what, target, measured, passed }) => [what, target, measured, verdict(passed)]),
  );
}

function namesTable({ names }: Accuracy): string {
  const rows = names.filter(({ by }) => by === 'tagger').map(({ source, f1 }) => [source, f1.toFixed(3)]);
  return table(['names of people in tagged tweets, by overlap', 'F1'], rows);
}

function figures(): string {
  const accuracy = read<Accuracy>('accuracy');
  const peers = read<Peers>('peers');
  const speed = read<Speed>('speed');
  const fuzz = read<Fuzz>('fuzz');
  const part = (name: string): readonly Target[] => accuracy?.parts.find((one) => one.name === name)?.targets ?? [];
  return [
    peers && `Beside packages from npm, on ${HELD_OUT} posts that nobody read while the engine was made:\n`,
    peers && `${peersTable(peers, HELD_OUT)}\n`,
    peers && 'On the part of the development set that nothing was tuned on:\n',
    peers && `${peersTable(peers, UNTOUCHED)}\n`,
    accuracy && `Against what is aimed at, ${HELD_OUT} posts (95 % interval by Wilson):\n`,
    accuracy && `${targetsTable(part(HELD_OUT))}\n`,
    accuracy && 'The untouched part of the development set:\n',
    accuracy && `${targetsTable(part(UNTOUCHED))}\n`,
    accuracy && `${namesTable(accuracy)}\n`,
    speed && `Speed, one core:\n\n${targetsTable(speed.targets)}\n`,
    fuzz &&
      `Fuzz: ${fuzz.texts.toLocaleString('en-US')} short hostile texts, ${fuzz.breaches} breaches of what the engine promises of every text.`,
  ]
    .filter(Boolean)
    .join('\n')
    .trim();
}

const page = readFileSync(readme, 'utf8');
const [before, rest] = page.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error(`${readme} has no ${BEGIN} … ${END}.`);
const block = `${BEGIN}\n${figures()}\n${END}`;
if (process.argv.includes('--print')) print(block);
else writeFileSync(readme, `${before}${block}${after}`);
