import { rowOf, WordFeatures } from '../src/tagger/features.ts';
import {
  LABELS,
  MISCELLANEOUS,
  ORGANIZATION_FIRST,
  ORGANIZATION_NEXT,
  OTHER,
  PERSON_FIRST,
  PERSON_NEXT,
  PLACE_FIRST,
  PLACE_NEXT,
} from '../src/tagger/labels.ts';
import { closeGlance, type Glance, newGlance, PAIR_FEATURES, pairFeatures } from '../src/tagger/pairs.ts';
import { readLine } from '../src/tagger/style.ts';
import type { Lexicon } from '../src/text/lexicon.ts';
import { originalEnd, originalStart, Reader } from '../src/text/reading.ts';
import { HANDLE, HASHTAG, LINK, MAIL, Tokens } from '../src/text/tokens.ts';
import type { NerSpan, NerText } from './ner.ts';

/** One line of a text, as the trainer reads it. */
export type Chain = {
  readonly length: number;
  /** Rows of token t: `rows` from `from[t]` to `from[t + 1]`. */
  readonly rows: Int32Array;
  readonly from: Int32Array;
  /** Bit l is set when label l would be right. */
  readonly allowed: Uint8Array;
  readonly weight: number;
  /** Hashes of the words, to look them up. */
  readonly keys: Int32Array;
};

const FIRST_OF = { PER: PERSON_FIRST, LOC: PLACE_FIRST, ORG: ORGANIZATION_FIRST, MISC: MISCELLANEOUS } as const;
const ALL_PLACES = (1 << PLACE_FIRST) | (1 << PLACE_NEXT);
const ALL_ORGANIZATIONS = (1 << ORGANIZATION_FIRST) | (1 << ORGANIZATION_NEXT);
const ALL_PERSONS = (1 << PERSON_FIRST) | (1 << PERSON_NEXT);

/** Turns texts into chains with the very features that the tagger computes. */
export class Encoder {
  /** Leaves out what a word tells of itself, so that only its neighbours speak. */
  contextOnly = false;
  readonly #reader = new Reader();
  readonly #tokens = new Tokens();
  readonly #features: WordFeatures;
  readonly #rowBits: number;

  constructor(lexicon: Lexicon, rowBits: number) {
    this.#features = new WordFeatures(lexicon);
    this.#rowBits = rowBits;
  }

  encode(text: NerText, weight = 1): Chain[] {
    const reading = this.#reader.read(text.text);
    const tokens = this.#tokens;
    tokens.split(reading);
    const chains: Chain[] = [];
    for (let from = 0; from < tokens.count; ) {
      const line = readLine(tokens, from);
      if (line.end > from) chains.push(this.#line(text, { reading, weight, from, ...line }));
      from = line.end + 1;
    }
    return chains;
  }

  #line(
    text: NerText,
    line: { reading: ReturnType<Reader['read']>; weight: number; from: number; end: number; style: number },
  ): Chain {
    const tokens = this.#tokens;
    const length = line.end - line.from;
    const words = this.#words(line);
    const glance = words.glance;
    const from = new Int32Array(length + 1);
    const rows: number[] = [];
    const pairs = new Int32Array(PAIR_FEATURES);
    const allowed = new Uint8Array(length);
    for (let t = 0; t < length; t += 1) {
      for (let offset = -2; offset <= 2; offset += 1) {
        const form = words.forms[t + offset];
        const reach = offset === 0 ? 'count' : offset === -1 || offset === 1 ? 'near' : 'far';
        if (form && !(this.contextOnly && offset === 0))
          for (let i = 0; i < form[reach]; i += 1) rows.push(rowOf(form.values[i] as number, offset, this.#rowBits));
      }
      pairFeatures(glance, t + 2, pairs);
      if (!this.contextOnly) for (const value of pairs) rows.push(rowOf(value, 0, this.#rowBits));
      from[t + 1] = rows.length;
      const i = line.from + t;
      const start = originalStart(line.reading, tokens.start[i] as number);
      const end = originalEnd(line.reading, tokens.end[i] as number);
      const isFirst = t === 0;
      const labels = allowedLabels(text, { start, end, kind: tokens.kind[i] as number, isFirst });
      allowed[t] = isFirst ? labels : reachable(allowed[t - 1] as number, labels);
    }
    return {
      length,
      rows: Int32Array.from(rows),
      from,
      allowed,
      weight: line.weight,
      keys: glance.key.slice(2, length + 2),
    };
  }

  #words(line: { reading: ReturnType<Reader['read']>; from: number; end: number; style: number }): {
    forms: { values: Int32Array; far: number; near: number; count: number }[];
    glance: Glance;
  } {
    const tokens = this.#tokens;
    const features = this.#features;
    const length = line.end - line.from;
    const glance = newGlance(length);
    closeGlance(glance, length);
    const forms = [];
    for (let t = 0; t < length; t += 1) {
      const i = line.from + t;
      features.read({
        codes: line.reading.codes,
        start: tokens.start[i] as number,
        end: tokens.end[i] as number,
        kind: tokens.kind[i] as number,
        flags: tokens.flags[i] as number,
        hash: tokens.hash[i] as number,
        style: line.style,
      });
      const { far, near, count } = features;
      forms.push({ values: features.values.slice(0, count), far, near, count });
      glance.key[t + 2] = features.key;
      glance.cast[t + 2] = features.cast;
    }
    return { forms, glance };
  }
}

/** A name whose first token is a handle begins behind it. */
function reachable(before: number, labels: number): number {
  for (const first of [PERSON_FIRST, PLACE_FIRST, ORGANIZATION_FIRST]) {
    if (labels === 1 << (first + 1) && (before & ((1 << first) | labels)) === 0) return 1 << first;
  }
  return labels;
}

/** True for tokens that never are a name: handles, links and addresses have rules of their own. */
export function isNeverName(kind: number): boolean {
  return kind === HANDLE || kind === LINK || kind === MAIL;
}

function allowedLabels(text: NerText, token: { start: number; end: number; kind: number; isFirst: boolean }): number {
  if (isNeverName(token.kind)) return 1 << OTHER;
  const span = text.spans.find((one) => one.start < token.end && one.end > token.start);
  if (span) return spanLabels(text.text, span, token);
  let labels = 1 << OTHER;
  if (text.source !== 'wnut' && text.source !== 'tweebank') labels |= 1 << MISCELLANEOUS;
  if (text.open && token.kind !== HASHTAG) labels |= ALL_PLACES | ALL_ORGANIZATIONS;
  return labels;
}

const TITLE = /^(?:mr|mrs|ms|miss|dr|dra|sr|sra|srta|prof|don|doña|nurse|rev|sir|señor|señora|doctor|doctora)$/i;

function spanLabels(text: string, span: NerSpan, token: { start: number; end: number; isFirst: boolean }): number {
  const first = FIRST_OF[span.label];
  if (first === MISCELLANEOUS) return 1 << MISCELLANEOUS;
  const isFirst = token.start <= span.start || token.isFirst;
  let labels = 1 << (isFirst ? first : first + 1);
  const words = text
    .slice(span.start, token.start)
    .split(/[\s.]+/)
    .filter((word) => word !== '');
  const isTitled = span.label === 'PER' && words.every((word) => TITLE.test(word));
  if (isTitled && words.length > 0) labels |= 1 << first;
  if (isTitled && TITLE.test(text.slice(token.start, token.end)) && token.end < span.end) labels |= 1 << OTHER;
  if (isTitled && text[token.start] === '.') labels |= 1 << OTHER;
  if (span.optional) labels |= (1 << OTHER) | (span.label === 'PER' ? ALL_PERSONS : 0);
  return labels & ((1 << LABELS) - 1);
}
