/** What `deploy/` asks of `/metrics`, held against what a running Bedside prints there. */
import { readFileSync } from 'node:fs';
import { parseYaml } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestApp, type TestApp } from '../../test/app.ts';
import { createWorld, type World } from '../../test/world.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const rule = z.strictObject({
  alert: z.string().regex(/^Bedside[A-Z]/),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+m$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({
    summary: z.string().regex(/\.$/),
    what_helps: z.string().startsWith('docs/handbook/watching.md#'),
  }),
});
const alertFile = z.strictObject({
  groups: z.array(z.strictObject({ name: z.literal('bedside'), rules: z.array(rule).min(10) })).length(1),
});
const dashboardFile = z.looseObject({
  panels: z
    .array(z.looseObject({ id: z.number(), title: z.string(), targets: z.array(z.looseObject({ expr: z.string() })) }))
    .min(10),
});

const alerts = alertFile.parse(parseYaml(read('deploy/prometheus-alerts.yml'))).groups.flatMap(({ rules }) => rules);
const { panels } = dashboardFile.parse(JSON.parse(read('deploy/grafana-dashboard.json')));
const asked = [
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** Prometheus itself adds these to what it scrapes. */
const ITS_OWN_METRICS = new Set(['up']);
const ITS_OWN_LABELS = new Set(['job', 'instance']);
const NO_METRICS = new Set(['by', 'without', 'on', 'ignoring', 'and', 'or', 'unless', 'bool', 'offset']);

type Asked = { readonly metric: string; readonly labels: readonly { name: string; value: string | null }[] };

/** Metrics of an expression with the labels that it matches or groups by. */
function partsOf(expr: string): Asked[] {
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(/,\s*/));
  const bare = expr.replaceAll(/\bby \([^)]*\)/g, '').replaceAll(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/([a-z_][a-z0-9_]*)(\{[^}]*\})?(?!\s*\(|[a-z0-9_{])/g)]
    .filter(([, name = '']) => !NO_METRICS.has(name) && !/^\d/.test(name))
    .filter(({ index }) => !isInBraces(bare, index))
    .map(([, metric = '', braces = '']) => ({
      metric,
      labels: [
        ...[...braces.matchAll(/([a-z_]+)(=~|!=|=)"([^"]*)"/g)].map(([, name = '', how, value = '']) => ({
          name,
          value: how === '=' ? value : null,
        })),
        ...grouped.map((name) => ({ name, value: null })),
      ],
    }));
}

function isInBraces(text: string, at: number): boolean {
  return text.lastIndexOf('{', at) > text.lastIndexOf('}', at);
}

let world: World;
let app: TestApp;
let printed: Map<string, Map<string, Set<string>>>;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  await world.openHouse();
  const { metrics } = app;
  metrics.jobEnded('mail-send', 'done');
  metrics.deliveryEnded({ network: 'practice', outcome: 'confirmed' });
  metrics.deliveryLate(1);
  metrics.gateDecided('clear');
  metrics.cspReported('script-src');
  await app.ask('GET', '/api/v1/session');
  await app.ask('GET', '/api/v1/posts/of-nobody');
  printed = readPrinted((await app.ask('GET', '/metrics')).text);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

/** Of each metric its labels, and of each label its values. */
function readPrinted(text: string): Map<string, Map<string, Set<string>>> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const line of text.split('\n')) {
    const [, name, braces = ''] = /^([a-z_][a-z0-9_]*)(\{.*\})? \S+$/.exec(line) ?? [];
    if (name === undefined) continue;
    const labels = found.get(name) ?? new Map<string, Set<string>>();
    found.set(name, labels);
    for (const [, label = '', value = ''] of braces.matchAll(/([a-z_]+)="([^"]*)"/g)) {
      labels.set(label, (labels.get(label) ?? new Set()).add(value));
    }
  }
  return found;
}

describe('the reader of expressions', () => {
  it('finds metrics and labels, and takes no function or keyword for one', () => {
    const expr = 'sum by (le) (rate(a_bucket{x="1",y=~"5.."}[5m])) / max(b_total) > 0.5 and time() - c > 2';
    expect(partsOf(expr).map(({ metric }) => metric)).toEqual(['a_bucket', 'b_total', 'c']);
    expect(partsOf(expr)[0]?.labels).toEqual([
      { name: 'x', value: '1' },
      { name: 'y', value: null },
      { name: 'le', value: null },
    ]);
  });
});

it.each(asked)('%s asks for what is printed: %s', (_name, expr) => {
  const parts = partsOf(expr);
  expect(parts.length).toBeGreaterThan(0);
  for (const { metric, labels } of parts) {
    if (ITS_OWN_METRICS.has(metric)) continue;
    const known = printed.get(metric);
    expect(known, metric).toBeDefined();
    for (const { name, value } of labels.filter((label) => !ITS_OWN_LABELS.has(label.name))) {
      expect([...(known?.keys() ?? [])], `${metric}{${name}}`).toContain(name);
      if (value !== null) expect([...(known?.get(name) ?? [])], `${metric}{${name}}`).toContain(value);
    }
  }
});

it.each([
  ['alerts', alerts.map(({ alert }) => alert)],
  ['panels', panels.map(({ title }) => title)],
  ['ids of panels', panels.map(({ id }) => String(id))],
])('%s are told apart', (_what, names) => {
  expect(new Set(names).size).toBe(names.length);
});

it('each alert leads to words that help', () => {
  const headings = [...read('docs/handbook/watching.md').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const { annotations } of alerts) expect(headings).toContain(annotations.what_helps.split('#')[1]);
});

it('a request is counted by the pattern of the door that answered', () => {
  const routes = printed.get('http_requests_total')?.get('route');
  expect([...(routes ?? [])].toSorted()).toEqual(['/api/v1/posts/:id', '/api/v1/session']);
});

it('no label of the house tells of an organization or a person', () => {
  const names = new Set([...printed.values()].flatMap((labels) => [...labels.keys()]));
  expect([...names].filter((name) => !ALLOWED_LABELS.has(name))).toEqual([]);
});

const OURS = ['method', 'route', 'status', 'le', 'task', 'outcome', 'network', 'verdict', 'directive', 'state'];
const OF_THE_PROCESS = ['version', 'major', 'minor', 'patch', 'type', 'space', 'kind'];
const ALLOWED_LABELS: ReadonlySet<string> = new Set([...OURS, ...OF_THE_PROCESS]);
