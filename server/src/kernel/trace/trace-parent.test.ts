import { expect, it } from 'vitest';
import { parseTraceParent } from './trace-parent.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

it('reads trace, span and whether it is sampled', () => {
  expect(parseTraceParent(`00-${TRACE}-${SPAN}-01`)).toEqual({ traceId: TRACE, spanId: SPAN, traceFlags: 1 });
  expect(parseTraceParent(`00-${TRACE}-${SPAN}-02`)).toMatchObject({ traceFlags: 0 });
});

it.each([
  null,
  '',
  'Rosa from room 7',
  `00-${TRACE}-${SPAN}`,
  `01-${TRACE}-${SPAN}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE}-${SPAN}-01-rosa`,
  ` 00-${TRACE}-${SPAN}-01`,
])('%s is none', (header) => {
  expect(parseTraceParent(header)).toBeNull();
});
