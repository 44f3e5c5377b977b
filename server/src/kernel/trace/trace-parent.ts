/** Version, trace, span and flags (W3C Trace Context 1, read 2026-11-21); `00` is the only version there is. */
const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

export type TraceParent = { readonly traceId: string; readonly spanId: string; readonly traceFlags: number };

/** Null for what is no `traceparent`: then a trace of our own begins. Ids of zeros alone are invalid. */
export function parseTraceParent(header: string | null): TraceParent | null {
  const [, traceId = '', spanId = '', flags = ''] = TRACE_PARENT.exec(header ?? '') ?? [];
  if (traceId === '' || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  // Of the flags only "sampled" has a meaning in this version.
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 };
}
