import { closedSet, HTTP_METHODS } from '../metrics/closed-set.ts';
import type { MetricLabels } from '../metrics/metrics.ts';

/** What a span may be told. Nothing else is ever an attribute. */
export type SpanFacts = {
  readonly method?: string;
  /** The pattern (`/api/v1/items/:id`), never the path. */
  readonly route?: string;
  readonly status?: number;
  readonly task?: string;
  readonly network?: string;
  readonly outcome?: string;
};

/** The lists that metrics have: what is not in them is told as "other". */
export type SpanLabels = MetricLabels;

export type SpanAttributes = Readonly<Record<string, string | number>>;

/** Names as OpenTelemetry's conventions have them where it has one (semantic conventions 1.43, read 2026-11-21). */
export function createSpanFacts(labels: SpanLabels): (facts: SpanFacts) => SpanAttributes {
  const route = closedSet(labels.routes);
  const task = closedSet(labels.tasks);
  const network = closedSet(labels.networks);
  const outcome = closedSet(labels.deliveryOutcomes);
  return (facts) => ({
    ...(facts.method === undefined
      ? {}
      : { 'http.request.method': HTTP_METHODS.has(facts.method) ? facts.method : '_OTHER' }),
    ...(facts.route === undefined ? {} : { 'http.route': route(facts.route) }),
    ...(facts.status === undefined ? {} : { 'http.response.status_code': Math.trunc(facts.status) }),
    ...(facts.task === undefined ? {} : { 'bedside.task': task(facts.task) }),
    ...(facts.network === undefined ? {} : { 'bedside.network': network(facts.network) }),
    ...(facts.outcome === undefined ? {} : { 'bedside.outcome': outcome(facts.outcome) }),
  });
}

/** A short name with few values, made of attributes that passed the lists. */
export function spanName(kind: string, attributes: SpanAttributes): string {
  const parts =
    kind === 'http'
      ? [attributes['http.request.method'] ?? 'HTTP', attributes['http.route'] ?? '']
      : [kind, attributes['bedside.task'] ?? attributes['bedside.network'] ?? ''];
  return parts.join(' ').trim();
}
