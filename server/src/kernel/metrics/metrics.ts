import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { closedSet, HTTP_METHODS } from './closed-set.ts';
import { createHouseGauges, type HouseParts } from './house-gauges.ts';

/** Values that a label may have, given by those who know them; anything else is counted as "other". */
export type MetricLabels = {
  readonly routes: readonly string[];
  readonly tasks: readonly string[];
  readonly networks: readonly string[];
  readonly deliveryOutcomes: readonly string[];
};

export type Metrics = {
  /** `route` is the pattern (`/api/v1/items/:id`), never the path. */
  httpAnswered(request: { method: string; route: string; status: number; seconds: number }): void;
  jobEnded(task: string, outcome: 'done' | 'failed'): void;
  deliveryEnded(delivery: { network: string; outcome: string }): void;
  /** How long after its time something went out, in seconds; early counts as 0. */
  deliveryLate(seconds: number): void;
  gateDecided(verdict: 'clear' | 'blocked'): void;
  /** The file store could not say what is stopped, so nothing goes out. */
  stopsUnreadable(): void;
  /** A browser told that a page tried what its content security policy forbids. */
  cspReported(directive: string): void;
  /** Prometheus text format, and its content type. */
  render(): Promise<{ body: string; contentType: string }>;
};

/** Directives of a content security policy that a report can name (CSP Level 3, Trusted Types). */
export const CSP_DIRECTIVES: ReadonlySet<string> = new Set([
  'default-src',
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'style-src-attr',
  'img-src',
  'font-src',
  'connect-src',
  'media-src',
  'object-src',
  'frame-src',
  'child-src',
  'worker-src',
  'manifest-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
  'sandbox',
  'require-trusted-types-for',
  'trusted-types',
]);
const HTTP_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** To the second where punctuality is promised, then up to the half hour after which nothing goes out unasked. */
const LATENESS_SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 1800];

export type MetricOptions = {
  /** Also memory, event loop and garbage collection of the process. */
  readonly processMetrics?: boolean;
  /** Also what is the same for all processes, read when asked. */
  readonly house?: HouseParts;
};

/**
 * Counters of one process, and gauges of the house. Labels come from closed sets: no ids, names or paths can become one,
 * and the number of time series stays bounded.
 */
export function createMetrics(labels: MetricLabels, options: MetricOptions = {}): Metrics {
  const registry = new Registry();
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const meters = createMeters(registry);
  const house = options.house === undefined ? null : createHouseGauges(options.house);
  const known = {
    route: closedSet(labels.routes),
    task: closedSet(labels.tasks),
    network: closedSet(labels.networks),
    outcome: closedSet(labels.deliveryOutcomes),
    directive: (value: string) => (CSP_DIRECTIVES.has(value) ? value : 'other'),
    method: (value: string) => (HTTP_METHODS.has(value) ? value : 'other'),
  };
  return {
    httpAnswered: ({ method, route, status, seconds }) => {
      const where = { method: known.method(method), route: known.route(route) };
      meters.httpRequests.inc({ ...where, status: knownStatus(status) });
      meters.httpSeconds.observe(where, seconds);
    },
    jobEnded: (task, outcome) => meters.jobs.inc({ task: known.task(task), outcome }),
    deliveryEnded: ({ network, outcome }) =>
      meters.deliveries.inc({ network: known.network(network), outcome: known.outcome(outcome) }),
    deliveryLate: (seconds) => meters.lateness.observe(Math.max(0, seconds)),
    gateDecided: (verdict) => meters.verdicts.inc({ verdict }),
    stopsUnreadable: () => meters.stopsUnreadable.inc(),
    cspReported: (directive) => meters.cspReports.inc({ directive: known.directive(directive) }),
    render: async () => ({
      body: `${await registry.metrics()}${house === null ? '' : await house.render()}`,
      contentType: registry.contentType,
    }),
  };
}

function createMeters(registry: Registry) {
  const registers = [registry];
  return {
    httpRequests: new Counter({
      name: 'http_requests_total',
      help: 'Requests answered.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    httpSeconds: new Histogram({
      name: 'http_request_seconds',
      help: 'Time from request to answer.',
      labelNames: ['method', 'route'],
      buckets: HTTP_SECONDS,
      registers,
    }),
    jobs: new Counter({
      name: 'jobs_total',
      help: 'Background jobs ended.',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    deliveries: new Counter({
      name: 'deliveries_total',
      help: 'Deliveries that came to an outcome.',
      labelNames: ['network', 'outcome'],
      registers,
    }),
    lateness: new Histogram({
      name: 'delivery_lateness_seconds',
      help: 'Time between when a delivery was due and when it went out.',
      buckets: LATENESS_SECONDS,
      registers,
    }),
    stopsUnreadable: new Counter({
      name: 'publishing_stops_unreadable_total',
      help: 'Looks at the file store that could not tell what is stopped. Nothing goes out meanwhile.',
      registers,
    }),
    cspReports: new Counter({
      name: 'csp_reports_total',
      help: 'Reports of browsers about a content security policy that a page broke.',
      labelNames: ['directive'],
      registers,
    }),
    verdicts: new Counter({
      name: 'gate_verdict_total',
      help: 'Decisions of the gate.',
      labelNames: ['verdict'],
      registers,
    }),
  };
}

function knownStatus(status: number): string {
  return Number.isInteger(status) && status >= 100 && status <= 599 ? String(status) : 'other';
}
