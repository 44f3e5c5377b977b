import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { BY_COLON, isDigit, SEEN_COLON, SEEN_GROUPS } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';
import type { Reading } from '../../text/reading.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const V4 = new RegExp(`${OCTET}(?:\\.${OCTET}){3}(?:(?=[^\\w./-]|$)|(?=[./-](?:[^\\w]|$))|(?=:\\d))`, 'y');
const V6 =
  /(?=[0-9a-f:]{0,39}\d)(?:[0-9a-f]{1,4}:){1,7}(?::[0-9a-f]{1,4}|[0-9a-f]{1,4}|:)(?::[0-9a-f]{1,4}){0,6}(?![\w:/])/iy;
const MAC = /[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![\w:-])/iy;
const MAX_V6_UNITS = 39;
/** An address and a few units that cling to it; longer runs are none. */
const MAX_RUN = 48;
const QUADS = new Set<number>();
for (const a of '123')
  for (const b of '123') for (const c of '123') for (const d of '123') QUADS.add(shapeOf(`${a}-${b}-${c}-${d}`));

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading } = document;
  let done = 0;
  for (let i = 0; i < numbers.count; i += 1) {
    const start = numbers.start[i] as number;
    if (numbers.taken[i] !== 0 || start < done) continue;
    const isQuad = numbers.separator[i] === 46 && QUADS.has(numbers.shape[i] as number);
    const at = isQuad ? start : hexStart(document, i);
    if (at < 0) continue;
    if (!isQuad) done = runEnd(reading, start);
    if (!isQuad && done - at > MAX_RUN) continue;
    const end = isQuad ? endOf(V4, reading.text, at) : hexEnd(reading.text, at);
    if (end < 0 || (isQuad && isVersion(document, i))) continue;
    done = Math.max(done, end);
    numbers.take(at, end);
    found.push(mentionOf(internetAddress, { start: at, end, certainty: 0.96 }));
  }
}

/** Where the hexadecimal groups around a cluster beside a colon, or one of six pairs, begin; -1 for other clusters. */
function hexStart({ numbers, reading }: IdentifierDocument, index: number): number {
  const start = numbers.start[index] as number;
  if (((numbers.flags[index] as number) & BY_COLON) === 0)
    return (numbers.end[index] as number) - start === 17 && numbers.separator[index] === 45 ? start : -1;
  const { codes } = reading;
  let at = start;
  while (at > 0 && start - at < MAX_V6_UNITS && isHexOrColon(codes[at - 1] as number)) at -= 1;
  while (at < start && codes[at] === 58) at += 1;
  return at;
}

/** Where the run of hexadecimal digits and colons around `at` ends. */
function runEnd({ codes, length }: Reading, at: number): number {
  let end = at;
  while (end < length && isHexOrColon(codes[end] as number)) end += 1;
  return end;
}

function hexEnd(text: string, at: number): number {
  const mac = endOf(MAC, text, at);
  if (mac > 0) return mac;
  const end = endOf(V6, text, at);
  if (end < 0) return -1;
  const value = text.slice(at, end);
  // Clock times such as 10:30:15 have at most two colons and no letters.
  return value.includes('::') || value.split(':').length === 8 ? end : -1;
}

function isHexOrColon(unit: number): boolean {
  return isDigit(unit) || unit === 58 || (unit >= 97 && unit <= 102) || (unit >= 65 && unit <= 70);
}

/** "version 10.1.0.2" */
function isVersion({ numbers }: IdentifierDocument, index: number): boolean {
  return numbers.cue[index] === CUE.other && (numbers.cueScore[index] as number) >= 80;
}

/** IPv4, IPv6 and MAC addresses. Ranges (with /24) are equipment and pass. */
export const internetAddress: IdentifierRule = {
  id: 'internet-address',
  version: 2,
  type: 'IP',
  code: 'IP_ADDRESS',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(O); RFC 4291; read 2026-11-21',
  needs: { numbers: SEEN_GROUPS | SEEN_COLON },
  find,
  examples: {
    flags: [
      ['her chart was opened from 203.0.113.47 at home', '203.0.113.47'],
      ['his ventilator on 2001:db8:44:9::1f stopped', '2001:db8:44:9::1f'],
      ['the patient’s pump answers at 203[.]0[.]113[.]77', '203[.]0[.]113[.]77'],
      ['addr 198 dot 51 dot 100 dot 60, paid in eggs', '198 dot 51 dot 100 dot 60'],
      ['her CPAP 00:00:5e:00:53:af fell off the network', '00:00:5e:00:53:af'],
      ['log-in came from 203.0.113.200, a grandfather.', '203.0.113.200'],
    ],
    passes: ['Blocked ranges: 203.0.113.0/24', 'version 4.1.2 is out', 'at 10:30:15', 'version 10.1.0.2 is out'],
  },
};
