// Holds the house's dependency rule (ARCHITECTURE.md): who may import what, and who may read the environment.
import { posix } from 'node:path';
import ts from 'typescript';

/** Floors of the server, from the ground up: imports go downwards only. */
const FLOORS = ['kernel', 'registers', 'flow', 'engage', 'insights', 'evidence', 'main'];

/** The life of a post, in order: a stage knows earlier stages, never later ones. */
const STAGES = [
  'compose',
  'screen',
  'permit',
  'review',
  'schedule',
  'relays',
  'library',
  'bulk',
  'publish',
  'hooks',
  'urgent',
  'by-hand',
  'sharing',
];

/** What one domain folder may use of another. */
const DOORS = new Set(['service', 'schema', 'contract', 'state']);

const TEST = /\.(test|spec)\.tsx?$|(^|\/)(test|testing)\//;

/**
 * Every import that breaks the rule, as sentences. Tests may reach across folders to arrange what they need.
 *
 * @param {Map<string, string>} files repository paths and their text
 * @returns {readonly string[]}
 */
export function findBreaches(files) {
  const modules = [...files].filter(([path]) => /\.(ts|tsx)$/.test(path)).map(([path, text]) => readModule(path, text));
  const checked = modules.filter(({ path }) => !TEST.test(path));
  return [
    ...checked.flatMap((module) => module.imports.flatMap((one) => breachesOf(module.path, one))),
    ...checked.filter((module) => module.readsEnvironment).flatMap(({ path }) => environmentBreach(path)),
    ...findCycles(checked),
  ];
}

function readModule(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const imports = [];
  let readsEnvironment = false;
  const add = (specifier, typeOnly) => imports.push({ specifier, typeOnly, target: resolveTarget(path, specifier) });
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier.text, isTypeOnlyImport(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier.text, node.isTypeOnly);
    else if (isDynamicImport(node)) add(node.arguments[0].text, false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal.text, true);
    else if (isEnvironment(node)) readsEnvironment = true;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path, imports, readsEnvironment };
}

function isTypeOnlyImport({ importClause }) {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const named = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((one) => one.isTypeOnly)
  );
}

function isDynamicImport(node) {
  return (
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    ts.isStringLiteral(node.arguments[0])
  );
}

function isEnvironment(node) {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === 'env';
  return ts.isElementAccessExpression(node) && isProcess(node.expression) && node.argumentExpression.text === 'env';
}

const isProcess = (node) => ts.isIdentifier(node) && node.text === 'process';

/** Repository path of a relative import, or of a contract imported by package name; null for other packages. */
function resolveTarget(path, specifier) {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), specifier));
  const contract = /^@bedside\/server\/contract\/(.+)$/.exec(specifier);
  return contract === null ? null : `server/src/${contract[1]}/contract.ts`;
}

function breachesOf(path, one) {
  const breach = (reason) => [`${path} imports ${one.specifier}: ${reason}`];
  const home = homeOf(path);
  if (one.specifier.startsWith('.') && homeOf(one.target) !== home)
    return breach('a relative import stays inside its workspace');
  const rules = { server: serverBreach, web: webBreach, packages: packageBreach };
  const reason = (rules[home?.split('/')[0]] ?? (() => null))(path, one);
  return reason === null ? [] : breach(reason);
}

/** `server`, `web`, `packages/<name>`; other folders name themselves. */
function homeOf(path) {
  const [first, second] = path.split('/');
  return first === 'packages' ? `packages/${second}` : first;
}

function webBreach(_path, { specifier }) {
  if (/^@bedside\/server(\/|$)/.test(specifier) && !specifier.startsWith('@bedside/server/contract/')) {
    return 'the console knows the server by its contracts only';
  }
  return deepPackageBreach(specifier);
}

function packageBreach(_path, { specifier }) {
  if (/^@bedside\/(server|web)(\/|$)/.test(specifier)) return 'packages know nothing of the product';
  return deepPackageBreach(specifier);
}

function deepPackageBreach(specifier) {
  return /^@bedside\/[^/]+\/(src|dist)\//.test(specifier) ? 'packages are imported by their entries' : null;
}

function serverBreach(path, one) {
  if (/^@bedside\/(web|server)(\/|$)/.test(one.specifier))
    return 'the server imports its own files by path, and the console not at all';
  if (posix.basename(path) === 'contract.ts') return contractBreach(one);
  const from = placeOf(path);
  const to = one.target === null ? null : placeOf(one.target);
  if (from === null || to === null || from.folder === to.folder) return deepPackageBreach(one.specifier);
  return floorBreach(from, to) ?? stageBreach(from, to) ?? doorBreach(from, to, one.target);
}

function contractBreach({ specifier, typeOnly, target }) {
  if (specifier === 'zod' || (target !== null && posix.basename(target) === 'contract.ts')) return null;
  if (typeOnly && target === null) return null;
  return 'a contract imports only zod, other contracts, and types of packages';
}

/** Where a server file lives: floor, and the folder that is one domain. */
function placeOf(path) {
  const [, src, floor, domain] = path.split('/');
  if (src !== 'src' || !FLOORS.includes(floor)) return null;
  return { floor, domain, folder: floor === 'main' ? 'main' : `${floor}/${domain}` };
}

function floorBreach(from, to) {
  if (FLOORS.indexOf(to.floor) <= FLOORS.indexOf(from.floor)) return null;
  return `${from.floor} lies below ${to.floor}, and imports go downwards only`;
}

function stageBreach(from, to) {
  if (from.floor !== 'flow' || to.floor !== 'flow') return null;
  if (STAGES.indexOf(to.domain) < STAGES.indexOf(from.domain)) return null;
  return `in the life of a post ${from.domain} comes before ${to.domain}, and a stage knows only earlier ones`;
}

/** The kernel has no domains, and main wires everything: both are open. */
function doorBreach(from, to, target) {
  if (to.floor === 'kernel' || from.floor === 'main') return null;
  const name = posix.basename(target).replace(/\.ts$/, '');
  return DOORS.has(name) ? null : 'across folders only service, schema, contract and state are imported';
}

function environmentBreach(path) {
  const guarded = /^(server\/src|packages\/[^/]+\/src|web\/src)\//.test(path);
  return guarded && path !== 'server/src/main/config.ts'
    ? [`${path} reads process.env: only server/src/main/config.ts does`]
    : [];
}

/** Cycles of imports that run; types are gone by then. Each is told once, from its first file in order of names. */
function findCycles(modules) {
  const graph = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter((one) => !one.typeOnly && one.target !== null).map((one) => one.target),
    ]),
  );
  const done = new Set();
  const cycles = new Map();
  const walk = (path, trail) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const cycle = trail.slice(at);
      cycles.set([...cycle].sort().join(' '), cycle);
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of [...graph.keys()].sort()) walk(path, []);
  return [...cycles.values()].map((cycle) => `cycle: ${[...cycle, cycle[0]].join(' → ')}`);
}
