import type { Logger } from '../log/logger.ts';
import type { SpanFacts, SpanLabels } from './span-facts.ts';

export type SpanBeginning =
  | {
      readonly kind: 'http';
      /** What a proxy said in `traceparent`, whose word counts; null begins a trace. */
      readonly parent: string | null;
    }
  | { readonly kind: 'job' | 'delivery' }
  /** Told only within one of the others. */
  | { readonly kind: 'transaction' };

/** Tells a collector what took how long: see README.md for what is told and what never is. */
export type Tracing = {
  /** Runs work within a span and gives what it gives; what it throws marks the span and is thrown on. */
  span<T>(beginning: SpanBeginning, work: () => Promise<T>): Promise<T>;
  /** Facts for the span that this runs in; nothing where there is none. */
  note(facts: SpanFacts): void;
  /** Sends what waits, for two seconds at most. */
  stop(): Promise<void>;
};

export type TracingOptions = {
  /** Where the collector takes OTLP over HTTP, without `/v1/traces`; null is off. */
  readonly endpoint: string | null;
  readonly version: string;
  readonly labels: SpanLabels;
  readonly log: Logger;
};

export const noTracing: Tracing = {
  span: (_beginning, work) => work(),
  note: () => {},
  stop: async () => {},
};

/** Off, nothing of OpenTelemetry is loaded, and a span costs a call. */
export async function createTracing(options: TracingOptions): Promise<Tracing> {
  const { endpoint } = options;
  if (endpoint === null) return noTracing;
  const { createOtlpTracing } = await import('./otlp-tracing.ts');
  return createOtlpTracing({ ...options, endpoint });
}
