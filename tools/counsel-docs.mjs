// Writes the tables of docs/handbook/authorizations-for-counsel.md: every element that a permission is held against with its
// source and what is refused by it, the rules of places, and what was read of them; with --check it only compares.
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
const professions = {
  physician: 'physicians',
  psychologist: 'psychologists',
  chiropractor: 'chiropractors',
  social_worker: 'social workers',
};

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

async function readRules() {
  const { shippedRules, PACK_VERSION } = await load(join(room, 'rules/shipped-rules.ts'));
  const { byPlaceName, placeName } = await load(join(root, 'server/src/kernel/places/contract.ts'));
  const placeOf = ({ jurisdiction }) => (jurisdiction === '*' ? 'everywhere' : placeName(jurisdiction, 'en'));
  const order = byPlaceName([...new Set(shippedRules.map(({ jurisdiction }) => jurisdiction))], 'en');
  const wide = ['*', 'US'];
  const places = [...wide, ...order.filter((code) => !wide.includes(code))];
  const rules = places.flatMap((code) => shippedRules.filter(({ jurisdiction }) => jurisdiction === code));
  return { rules, placeOf, version: PACK_VERSION };
}

function whomIn({ profession }) {
  if (profession === null) return 'all';
  if (!(profession in professions)) throw new Error(`tools/counsel-docs.mjs: ${profession} has no word`);
  return professions[profession];
}

async function writeRules() {
  const { rules, placeOf, version } = await readRules();
  const rows = rules.map((rule) => {
    const { kind, effect, value, cite, source, from } = rule;
    const says = effect === null ? value : effects[effect];
    const since = from === null ? '' : `, from ${from}`;
    return `| ${placeOf(rule)} | ${whomIn(rule)} | ${kinds[kind]} | ${says}${since} | ${cite} | ${sources[source]} |`;
  });
  const ages = rules.filter(({ kind, jurisdiction }) => kind === 'majority_age' && jurisdiction !== 'US');
  const known = Object.entries(sources).map(
    ([source, words]) => `${words} of ${ages.filter((rule) => rule.source === source).length}`,
  );
  return [
    `Version ${version} of what Bedside brings. Of ${ages.length} ages of majority: ${known.join(', ')}.`,
    '',
    '| place | for | about | says | source | how it is known |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

async function writeReadings() {
  const { rules, placeOf } = await readRules();
  const { readingsOf, READ_ON } = await load(join(room, 'rules/readings.ts'));
  const rows = rules.flatMap((rule) =>
    readingsOf(rule.key).map(
      ({ address, words }) =>
        `| ${placeOf(rule)} | ${rule.cite} | “${words.replaceAll('|', '/')}” | [${new URL(address).hostname}](<${address}>) |`,
    ),
  );
  return [
    `Read on ${READ_ON}, in stored copies of these pages.`,
    '',
    '| place | source | words that were read | where |',
    '|---|---|---|---|',
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
const tables = { elements: await writeElements(), rules: await writeRules(), readings: await writeReadings() };
const made = Object.entries(tables).reduce((whole, [name, table]) => withTable(whole, name, table), page);
if (!process.argv.includes('--check')) writeFileSync(path, made);
else if (made !== page) {
  console.error('docs/handbook/authorizations-for-counsel.md is not what is checked: run node tools/counsel-docs.mjs');
  process.exitCode = 1;
}
