// Writes what the handbook tells of networks from their manifests: the tables of network-capabilities.md, the table of classes in
// exactly-once.md, the list of networks/ in index.md, and permissions and pictures on each page of networks/; with --check it only compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifests, networkIds } from '../packages/connectors/src/networks.ts';
import { writePermissions } from './network-permissions.mjs';
import { writePictures } from './network-pictures.mjs';

const handbook = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'handbook');
const pages = readdirSync(join(handbook, 'networks'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -3));
const known = networkIds.map((id) => manifests[id]);

const yes = '✓';
const mark = (is) => (is ? yes : '');
const number = (value) => value.toLocaleString('en-US');

const units = {
  grapheme: 'letters',
  utf16: 'UTF-16 units',
  byte: 'bytes',
  weighted: 'weighted letters',
  mastodon: 'letters',
};
const measureWords = { watchSeconds: 'seconds watched' };

/** Its name, which leads to its page where it has one. */
const nameOf = ({ network, displayName }) =>
  pages.includes(network) ? `[${displayName}](networks/${network}.md)` : displayName;

function textOf({ text }) {
  const parts = [
    `${number(text.maxLength)} ${units[text.countUnit]}`,
    ...(text.addressLength === undefined ? [] : [`an address is ${text.addressLength}`]),
    ...(text.maxBytes === null ? [] : [`${number(text.maxBytes)} bytes`]),
    ...(text.commentMaxLength === undefined ? [] : [`a comment ${number(text.commentMaxLength)}`]),
  ];
  return parts.join('; ');
}

function titleOf({ needsTitle, titleMaxLength }) {
  if (titleMaxLength === undefined) return '';
  return needsTitle ? `${number(titleMaxLength)}, needed` : number(titleMaxLength);
}

const sizeOf = (bytes) =>
  bytes >= 1_000_000_000
    ? `${number(Math.round(bytes / 1e8) / 10)} GB`
    : bytes >= 1_000_000
      ? `${number(Math.round(bytes / 1e5) / 10)} MB`
      : `${number(Math.round(bytes / 1e3))} kB`;

function lengthOf(seconds) {
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  return seconds > 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function picturesOf({ media }) {
  if (media.maxImages === 0) return '';
  const alt = media.altTextMaxLength === 0 ? '; shows no descriptions' : '';
  return `${media.maxImages} of ${sizeOf(media.maxImageBytes)}${alt}`;
}

function videoOf({ media: { video } }) {
  if (video === undefined) return '';
  const { minSeconds, maxSeconds } = video;
  const from = minSeconds === undefined ? '' : `${lengthOf(minSeconds)} to `;
  return maxSeconds === undefined
    ? sizeOf(video.maxBytes)
    : `${sizeOf(video.maxBytes)}, ${from}${lengthOf(maxSeconds)}`;
}

const documentOf = ({ media }) => (media.document === undefined ? '' : sizeOf(media.document.maxBytes));

function editOf({ canEdit, edits }) {
  if (!canEdit) return '';
  return edits === 'words' ? 'words' : yes;
}

function commentsOf({ comments }) {
  if (comments === undefined) return '';
  const may = [
    'read',
    ...(comments.replies ? ['answer'] : []),
    ...(comments.hides ? ['hide'] : []),
    ...(comments.removes ? ['remove'] : []),
  ];
  return may.join(', ');
}

/** Cents, and parts of one where there are any. */
const dollars = (amount) => `$${amount.toFixed(Number.isInteger(amount * 100) ? 2 : 3)}`;
const costOf = ({ cost }) =>
  cost === undefined ? '' : `${dollars(cost.post)} a post, ${dollars(cost.withAddress)} with an address`;

const secondsOf = ({ quietPeriodMs }) => `${quietPeriodMs / 1_000} s`;

/** Tables of the capabilities, one after the other: a table as wide as all of them nobody can read. */
const tables = {
  'What a post can be': {
    Text: textOf,
    Title: titleOf,
    Forms: ({ forms }) => forms.join(', '),
    Pictures: picturesOf,
    Video: videoOf,
    Document: documentOf,
    'Cannot be without': ({ media, needsPlace }) =>
      [...(media.needs === undefined ? [] : [media.needs]), ...(needsPlace ? ['place'] : [])].join(', '),
    Thread: ({ takesThreads }) => mark(takesThreads),
    'First comment': ({ takesFirstComment }) => mark(takesFirstComment),
  },
  'What can be done with what stands': {
    Edit: editOf,
    'Take down': ({ canRemove }) => mark(canRemove),
    'Read back': ({ canReadBack }) => mark(canReadBack),
    'Comments of others': commentsOf,
    Measures: ({ measures }) => measures.map((one) => measureWords[one] ?? one).join(', '),
  },
  'How it is connected, and how a post goes out': {
    'Own application': ({ app }) => (app === undefined ? '' : 'needed'),
    'Delivery class': ({ deliveryClass }) => `\`${deliveryClass}\``,
    'Quiet period': secondsOf,
    'Fetches media from a public address': ({ media }) => mark(media.fetches),
    Cost: costOf,
  },
};

function writeTable(columns) {
  const names = Object.keys(columns);
  const rows = known.map((manifest) =>
    [nameOf(manifest), ...Object.values(columns).map((tell) => tell(manifest))].join(' | '),
  );
  return [
    `| Network | ${names.join(' | ')} |`,
    `|---|${'---|'.repeat(names.length)}`,
    ...rows.map((row) => `| ${row} |`),
  ];
}

const writeTables = () =>
  Object.entries(tables).flatMap(([title, columns], at) => [
    ...(at === 0 ? [] : ['']),
    `## ${title}`,
    '',
    ...writeTable(columns),
  ]);

/** What the four classes are; which network is of which is in the manifests. */
const classes = {
  'native-key': [
    'A',
    'drops a second post under our key, for ever or for a time (A1: an hour)',
    'one look by the key; the list once the key may be forgotten',
  ],
  'handle-first': ['B', 'takes the post in first and publishes it by a handle, once', 'the handle, twice'],
  'duplicate-refusal': [
    'C',
    'refuses a post that is like a recent one, and does not say which',
    'the list, twice; the refusal is evidence and no proof',
  ],
  none: ['D', 'takes everything', 'the list, twice'],
};
/** What is to be said of one network. */
const remarks = {
  mastodon: '; it sends a key too, [on which nothing relies](../decisions/018-mastodon-keys-are-a-second-belt.md)',
  wordpress: '; the handle is a draft that [carries the delivery](../decisions/060-a-draft-is-the-key.md)',
};

function writeClasses() {
  const rows = Object.entries(classes).map(([name, [letter, does, proves]]) => {
    const ofClass = known.filter(({ deliveryClass }) => deliveryClass === name);
    const named = ofClass.map((one) => `${one.displayName} (${secondsOf(one)}${remarks[one.network] ?? ''})`);
    return `| ${letter} \`${name}\` | ${does} | ${proves} | ${named.join(', ') || 'none'} |`;
  });
  return ['| class | the network | what proves absence | networks |', '|---|---|---|---|', ...rows];
}

const writeList = () => [
  '| page | for |',
  '|---|---|',
  ...known
    .filter(({ network }) => pages.includes(network))
    .map((one) => `| ${nameOf(one)} | administrators: connecting ${one.displayName}, and what Bedside can do there |`),
];

const parts = [
  { file: 'network-capabilities.md', name: 'capabilities', write: writeTables },
  { file: 'exactly-once.md', name: 'classes', write: writeClasses },
  { file: 'index.md', name: 'networks', write: writeList },
  ...known
    .filter(({ network }) => pages.includes(network))
    .flatMap((one) => [
      { file: `networks/${one.network}.md`, name: 'permissions', write: () => writePermissions(one.network) },
      { file: `networks/${one.network}.md`, name: 'pictures', write: () => writePictures(one) },
    ]),
];

/** The page with its part in the place of what stood between the marks. */
async function written({ file, name, write }) {
  const page = readFileSync(join(handbook, file), 'utf8');
  const marks = [`<!-- ${name}: made by node tools/network-docs.mjs -->`, `<!-- /${name} -->`];
  const [before, rest] = page.split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (after === undefined) throw new Error(`docs/handbook/${file} has no ${marks.join(' … ')}`);
  return { page, next: `${before}${marks[0]}\n\n${(await write()).join('\n')}\n\n${marks[1]}${after}` };
}

for (const part of parts) {
  const { page, next } = await written(part);
  if (page === next) continue;
  if (process.argv.includes('--check')) {
    console.error(`docs/handbook/${part.file} does not tell the networks as they are: run node tools/network-docs.mjs`);
    process.exitCode = 1;
  } else writeFileSync(join(handbook, part.file), next);
}
