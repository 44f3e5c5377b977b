// Writes the tables of docs/handbook/authorizations-for-counsel.md: every element that a permission is held against with its
// source and what is refused by it, and the rules of places; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const room = join(root, 'server', 'src', 'registers', 'authorizations');
const path = join(root, 'docs', 'handbook', 'authorizations-for-counsel.md');
const marksOf = (name) => [`<!-- ${name}: made by node tools/counsel-docs.mjs -->`, `<!-- /${name} -->`];

const sources = { primary: 'text read', secondary: 'a page about it read', to_confirm: 'to be confirmed' };
const kinds = {
  testimonial: 'what patients say',
  majority_age: 'age of majority',
  assent_age: 'age from which a child is asked',
  retention_years: 'years for which a signed form is kept',
  years_after_death: 'years of protection after death',
};
const effects = { barred: 'not allowed', conditional: 'allowed where counsel has noted that its conditions are met' };
const professions = { physician: 'physicians' };

const load = (file) => import(pathToFileURL(file).href);

const codesIn = (part) =>
  [...part.matchAll(/'([A-Z][A-Z0-9]{4,}(?:_[A-Z0-9]+)*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g)].map(([, code]) => code);

/** Codes by the number of their element, as they stand in the checks and in what those call. */
function readCodes() {
  const text = readFileSync(join(room, 'checks.ts'), 'utf8');
  const functions = new Map(
    [...text.matchAll(/^function (\w+)\([\s\S]*?^\}/gm)].map(([body, name]) => [name, codesIn(body)]),
  );
  const table = text.slice(text.indexOf('export const checks'), text.indexOf('\n};\n'));
  const rows = table.split(/^ {2}(?=\d+: )/m).slice(1);
  return new Map(
    rows.map((row) => {
      const called = [...row.matchAll(/\b(check\w+)\b/g)].flatMap(([, name]) => functions.get(name) ?? []);
      return [Number.parseInt(row, 10), [...new Set([...codesIn(row), ...called])]];
    }),
  );
}

async function writeElements() {
  const { elements } = await load(join(room, 'elements.ts'));
  const { authorizationReasons } = await load(join(root, 'web/src/messages/en/authorization-reasons.ts'));
  const codes = readCodes();
  const rows = elements.map(({ number, what, cite, read }) => {
    const found = codes.get(number) ?? [];
    const silent = found.filter((code) => !(code in authorizationReasons));
    if (found.length === 0 || silent.length > 0) {
      throw new Error(
        `tools/counsel-docs.mjs: element ${number} has no words for ${silent.join(', ') || 'what it refuses'}`,
      );
    }
    const told = found.map((code) => authorizationReasons[code]).join(' · ');
    return `| ${number} | ${what} | ${cite} | ${sources[read]} | ${told} |`;
  });
  return ['| | element | source | how it is known | what is refused by it |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

async function writeRules() {
  const { shippedRules, PACK_VERSION } = await load(join(room, 'rules/shipped-rules.ts'));
  const rows = shippedRules.map(({ jurisdiction, profession, kind, effect, value, cite, source }) => {
    const place = jurisdiction === '*' ? 'everywhere' : jurisdiction;
    const whom = profession === null ? 'all' : professions[profession];
    return `| ${place} | ${whom} | ${kinds[kind]} | ${effect === null ? value : effects[effect]} | ${cite} | ${sources[source]} |`;
  });
  return [
    `Version ${PACK_VERSION} of what Bedside brings.`,
    '',
    '| place | for | about | says | source | how it is known |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function withTable(page, name, table) {
  const [from, to] = marksOf(name);
  const [before, rest] = page.split(from);
  const after = rest?.split(to)[1];
  if (after === undefined)
    throw new Error(`docs/handbook/authorizations-for-counsel.md has lost its marks for ${name}`);
  return [before, from, '\n\n', table, '\n\n', to, after].join('');
}

const page = readFileSync(path, 'utf8');
const made = withTable(withTable(page, 'elements', await writeElements()), 'rules', await writeRules());
if (!process.argv.includes('--check')) writeFileSync(path, made);
else if (made !== page) {
  console.error('docs/handbook/authorizations-for-counsel.md is not what is checked: run node tools/counsel-docs.mjs');
  process.exitCode = 1;
}
