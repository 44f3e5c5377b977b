import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Logger } from '../log/logger.ts';
import { createSpanFacts, type SpanAttributes, type SpanFacts, spanName } from './span-facts.ts';
import { parseTraceParent } from './trace-parent.ts';
import type { SpanBeginning, Tracing, TracingOptions } from './tracing.ts';

const EXPORT_TIMEOUT_MS = 5_000;
const STOP_MS = 2_000;
/** What does not get away is dropped: a dead collector costs this much memory and no more. */
const MOST_WAITING = 2_048;

/** A span that runs. Transactions are told within it, and hold nothing themselves. */
type Open = { readonly span: Span; readonly kind: string; attributes: SpanAttributes; ended: boolean };

/** Spans over OTLP as JSON. Loaded only where an endpoint is set. */
export function createOtlpTracing(options: TracingOptions & { readonly endpoint: string }): Tracing {
  const provider = createProvider(options);
  const tracer = provider.getTracer('bedside', options.version);
  const attributesOf = createSpanFacts(options.labels);
  const current = new AsyncLocalStorage<Open>();
  return {
    span: (beginning, work) => {
      if (beginning.kind === 'transaction') return withinCurrent(tracer, current.getStore(), work);
      const open = begin(tracer, beginning);
      return current.run(open, () => settle(open, work));
    },
    note: (facts: SpanFacts) => {
      const open = current.getStore();
      if (open !== undefined) open.attributes = { ...open.attributes, ...attributesOf(facts) };
    },
    stop: () => atMost(STOP_MS, provider.shutdown()),
  };
}

function createProvider({ endpoint, version, log }: TracingOptions & { readonly endpoint: string }): TracerProvider {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
    concurrencyLimit: 1,
  });
  return new TracerProvider({
    // Made of these alone: what finds out the machine's name and its command line by itself is not asked.
    resource: resourceFromAttributes({ 'service.name': 'bedside', 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: tellFailures(exporter, log),
        maxQueueSize: MOST_WAITING,
        exportTimeoutMillis: EXPORT_TIMEOUT_MS * 2,
      }),
    ],
  });
}

/** The first failure of a row is logged, and that it is over; what the collector answered is not. */
function tellFailures(exporter: SpanExporter, log: Logger): SpanExporter {
  let fails = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed !== fails) log.warn(failed ? 'trace.export-failed' : 'trace.export-recovered');
        fails = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}

function begin(tracer: Tracer, beginning: Exclude<SpanBeginning, { kind: 'transaction' }>): Open {
  const { kind } = beginning;
  const context = beginning.kind === 'http' ? contextOf(beginning.parent) : ROOT_CONTEXT;
  const spanKind = kind === 'http' ? SpanKind.SERVER : kind === 'job' ? SpanKind.CONSUMER : SpanKind.PRODUCER;
  return { span: tracer.startSpan(kind, { kind: spanKind }, context), kind, attributes: {}, ended: false };
}

function contextOf(header: string | null): Context {
  const parent = parseTraceParent(header);
  return parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true });
}

async function settle<T>(open: Open, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Its class and message may hold words: that it failed is all that is told.
    open.span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    const { span, kind, attributes } = open;
    if (Number(attributes['http.response.status_code']) >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttributes(attributes);
    span.updateName(spanName(kind, attributes));
    open.ended = true;
    span.end();
  }
}

/** What runs on after the span it began in has ended belongs to none. */
async function withinCurrent<T>(tracer: Tracer, open: Open | undefined, work: () => Promise<T>): Promise<T> {
  if (open === undefined || open.ended) return work();
  const context = trace.setSpan(ROOT_CONTEXT, open.span);
  const span = tracer.startSpan('transaction', { kind: SpanKind.CLIENT }, context);
  try {
    return await work();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** A collector that does not answer holds up no stop. */
async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const given = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), given]);
  clearTimeout(timer);
}
