// Writes docs/handbook/configuration.md from the settings in server/src/main/settings.ts; with --check it only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeSettings } from '../server/src/main/settings.ts';

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'handbook', 'configuration.md');

/** The page, whole. */
function writePage(settings) {
  const rows = settings.map(({ name, fallback, secret, description }) => {
    const names = secret ? `\`${name}\` or \`${name}_FILE\`` : `\`${name}\``;
    return `| ${names} | ${fallback} | ${description} |`;
  });
  return [
    '# Configuration',
    '',
    'Bedside needs no setting to start. Settings are environment variables, read once at the start; a wrong one is told in a',
    'sentence and nothing starts. A secret can be given as a file instead: `NAME_FILE` names it. An empty variable counts as',
    'not set.',
    '',
    '| Setting | When not set | What it does |',
    '|---|---|---|',
    ...rows,
    '',
    'This page is made from `server/src/main/settings.ts` by `node tools/config-docs.mjs`.',
    '',
  ].join('\n');
}

function readPage() {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const page = writePage(describeSettings());
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, page);
} else if (readPage() !== page) {
  console.error(
    'docs/handbook/configuration.md does not tell the settings as they are: run node tools/config-docs.mjs',
  );
  process.exitCode = 1;
}
